import type { KeyIndex } from '../columns/key-index.ts';
import type { Frequencies } from '../network/network.ts';
import { EMPTY, integerOf, timeOf } from './field-values.ts';
import { columnPlaces, type GtfsReading, readTable } from './read-table.ts';

const FILE = 'frequencies.txt';
const COLUMNS = ['trip_id', 'start_time', 'end_time', 'headway_secs', 'exact_times'] as const;
const COLUMN = columnPlaces(COLUMNS);
const REQUIRED = ['trip_id', 'start_time', 'end_time', 'headway_secs'];

/** `tripOf`: a trip's index in the network by its number in `trips`, -1 where it was left out. */
export async function readFrequencies(
  reading: GtfsReading,
  trips: KeyIndex,
  tripOf: Int32Array,
): Promise<Frequencies> {
  const { problems } = reading;
  const rows: { trip: number; start: number; end: number; headway: number; exact: number }[] = [];
  const shape = { file: FILE, mustExist: false, columns: COLUMNS, required: REQUIRED };
  await readTable(reading, shape, (row) => {
    const number = trips.find(row.bytes, row.starts[COLUMN.trip_id] ?? 0, row.ends[COLUMN.trip_id] ?? 0);
    const id = row.text(COLUMN.trip_id);
    if (number === -1) {
      problems.error('foreign_key_violation', FILE, row.line, `trip_id "${id}" is not in trips.txt`);
      return;
    }
    const start = timeOf(row, COLUMN.start_time);
    const end = timeOf(row, COLUMN.end_time);
    const headway = integerOf(row, COLUMN.headway_secs);
    const exact = integerOf(row, COLUMN.exact_times);
    if (start < 0 || end < 0 || headway <= 0 || end < start || exact < EMPTY || exact > 1) {
      problems.error('invalid_frequency', FILE, row.line, `the times or headway of trip ${id} make no sense`);
      return;
    }
    const trip = tripOf[number] ?? -1;
    if (trip !== -1) rows.push({ trip, start, end, headway, exact: exact === 1 ? 1 : 0 });
  });
  rows.sort((a, b) => a.trip - b.trip || a.start - b.start);
  return {
    trip: Int32Array.from(rows, (row) => row.trip),
    start: Int32Array.from(rows, (row) => row.start),
    end: Int32Array.from(rows, (row) => row.end),
    headway: Int32Array.from(rows, (row) => row.headway),
    exact: Uint8Array.from(rows, (row) => row.exact),
  };
}
