import { dateOf } from './field-values.ts';
import { columnPlaces, type GtfsReading, readTable } from './read-table.ts';
import type { ServiceTable } from './services.ts';

const FILE = 'calendar.txt';
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const COLUMNS = ['service_id', 'start_date', 'end_date', ...WEEKDAYS] as const;
const COLUMN = columnPlaces(COLUMNS);

/** @returns whether the feed has the file. */
export async function readCalendar(reading: GtfsReading, services: ServiceTable): Promise<boolean> {
  const { files, problems } = reading;
  const shape = { file: FILE, mustExist: false, columns: COLUMNS, required: COLUMNS };
  await readTable(reading, shape, (row) => {
    const id = row.text(COLUMN.service_id);
    if (id === '') return problems.error('missing_required_field', FILE, row.line, 'service_id is empty');
    const start = dateOf(row, COLUMN.start_date);
    const end = dateOf(row, COLUMN.end_date);
    if (start < 0 || end < 0) {
      const dates = `${row.text(COLUMN.start_date)}–${row.text(COLUMN.end_date)}`;
      return problems.error('invalid_date', FILE, row.line, `service ${id} has dates "${dates}"`);
    }
    if (end < start) {
      return problems.error(
        'start_and_end_range_out_of_order',
        FILE,
        row.line,
        `service ${id} ends before it starts`,
      );
    }
    let weekdays = 0;
    for (const [bit, name] of WEEKDAYS.entries()) {
      const text = row.text(COLUMN[name]);
      if (text === '1') weekdays |= 1 << bit;
      else if (text !== '0') problems.error('unexpected_enum_value', FILE, row.line, `${name} is "${text}"`);
    }
    const outcome = services.setWeek(id, weekdays, start, end);
    const message = `service ${id} stands here again`;
    if (outcome === 'differs')
      return problems.error('duplicate_key', FILE, row.line, `${message}, otherwise`);
    if (outcome === 'repeats')
      return problems.warning('duplicate_key', FILE, row.line, `${message}, word for word`);
    return undefined;
  });
  return files.sizeOf(FILE) !== null;
}
