import { CsvError, parse } from 'csv-parse/sync';
import { SundetError } from '../../lib/errors.ts';

/** A file that cannot be imported; the message names file and line and says what is wrong. */
export class ImportError extends SundetError {
  readonly code = 'import';
}

export interface NamedText {
  /** As the user named it. */
  readonly file: string;
  readonly text: string;
}

export interface TableRow {
  /** Where the row ends, from 1: a field may hold line feeds. */
  readonly line: number;
  /** The field of a column; empty where the table has no such column. */
  field(column: string): string;
}

export interface TableShape {
  /** The delimiter; comma by default. */
  readonly delimiter?: string;
  /** The header is the first row that begins with this cell: what stands above it is of no interest. */
  readonly firstCell: string;
  /** Columns without which the file is another. */
  readonly required: readonly string[];
}

/**
 * The rows under a CSV's header (RFC 4180, UTF-8 with or without a byte order mark). Columns go by name, so that
 * editions with more of them, or in another order, are read alike. Rows shorter than the header are filled up.
 * @throws ImportError naming file and line.
 */
export function readTable({ file, text }: NamedText, shape: TableShape): TableRow[] {
  const records = parseCsv(file, text, shape.delimiter ?? ',');
  const at = records.findIndex(({ record }) => record[0]?.trim() === shape.firstCell);
  const header = records[at];
  if (header === undefined)
    throw new ImportError(`${file}: no row begins with “${shape.firstCell}”: is it the right file?`);
  const columns = new Map(header.record.map((name, index) => [name.trim(), index]));
  const missing = shape.required.filter((name) => !columns.has(name));
  if (missing.length > 0) {
    throw new ImportError(
      `${file}:${header.line}: the header lacks ${missing.map((name) => `“${name}”`).join(', ')}`,
    );
  }
  return records.slice(at + 1).flatMap(({ record, line }) => {
    if (record.every((field) => field.trim() === '')) return [];
    if (record.length > columns.size) {
      throw new ImportError(`${file}:${line}: ${record.length} fields where the header has ${columns.size}`);
    }
    return [{ line, field: (column: string) => record[columns.get(column) ?? -1]?.trim() ?? '' }];
  });
}

interface Parsed {
  readonly record: readonly string[];
  readonly line: number;
}

function parseCsv(file: string, text: string, delimiter: string): Parsed[] {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    // With `info` each row comes with where it stood, which the types of csv-parse do not say.
    return (rows as unknown as readonly { record: string[]; info: { lines: number } }[]).map(
      ({ record, info }) => ({
        record,
        line: info.lines,
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ImportError(`${file}:${String(error['lines'] ?? '?')}: not CSV: ${error.message}`, {
      cause: error,
    });
  }
}
