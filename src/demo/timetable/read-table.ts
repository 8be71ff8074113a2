import { readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../../seeds/demo/timetable');

/**
 * Rows of one of the demo's own tables, by column name. Nothing in them holds the separator.
 * @throws RangeError naming file and line for a row with too many or too few fields.
 */
export function readTable<Column extends string>(
  file: string,
  columns: readonly Column[],
  separator: ',' | ';',
): Record<Column, string>[] {
  const [head = '', ...lines] = readFileSync(path.join(FOLDER, file), 'utf8').trimEnd().split('\n');
  if (head !== columns.join(separator)) throw new RangeError(`${file}: the columns are ${head}`);
  return lines.map((line, index) => {
    const fields = line.split(separator);
    if (fields.length !== columns.length)
      throw new RangeError(`${file}:${index + 2}: ${fields.length} fields`);
    return Object.fromEntries(columns.map((column, at) => [column, fields[at] ?? ''])) as Record<
      Column,
      string
    >;
  });
}
