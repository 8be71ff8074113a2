import { dateOf } from './field-values.ts';
import { columnPlaces, type GtfsReading, readTable } from './read-table.ts';
import type { ServiceTable } from './services.ts';

const FILE = 'calendar_dates.txt';
const COLUMNS = ['service_id', 'date', 'exception_type'] as const;
const COLUMN = columnPlaces(COLUMNS);
const RUNS = '1';
const DOES_NOT_RUN = '2';

/** @returns whether the feed has the file. */
export async function readCalendarDates(reading: GtfsReading, services: ServiceTable): Promise<boolean> {
  const { files, problems } = reading;
  const shape = { file: FILE, mustExist: false, columns: COLUMNS, required: COLUMNS };
  await readTable(reading, shape, (row) => {
    const id = row.text(COLUMN.service_id);
    const kind = row.text(COLUMN.exception_type);
    const day = dateOf(row, COLUMN.date);
    if (id === '') return problems.error('missing_required_field', FILE, row.line, 'service_id is empty');
    if (day < 0) {
      return problems.error(
        'invalid_date',
        FILE,
        row.line,
        `date "${row.text(COLUMN.date)}" of service ${id}`,
      );
    }
    if (kind !== RUNS && kind !== DOES_NOT_RUN) {
      return problems.error(
        'unexpected_enum_value',
        FILE,
        row.line,
        `exception_type "${kind}" of service ${id}`,
      );
    }
    if (!services.addException(services.numberOf(id), day, kind === RUNS)) {
      problems.error('duplicate_key', FILE, row.line, `service ${id} has that date already`);
    }
  });
  return files.sizeOf(FILE) !== null;
}
