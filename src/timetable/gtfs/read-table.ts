import { type CsvRow, readCsv } from './csv-rows.ts';
import type { FeedFiles } from './feed-files.ts';
import type { ProblemLog } from './problem-log.ts';

export interface GtfsReading {
  readonly files: FeedFiles;
  readonly problems: ProblemLog;
  /** Told now and then how many bytes of all files have been read. */
  readonly onProgress: ((doneBytes: number, totalBytes: number) => void) | undefined;
  readonly signal: AbortSignal | undefined;
  doneBytes: number;
  readonly totalBytes: number;
}

export interface TableShape {
  readonly file: string;
  /** A feed without the file is refused. */
  readonly mustExist: boolean;
  readonly columns: readonly string[];
  /** Those of the columns without which the file makes no sense. */
  readonly required: readonly string[];
  /** What is wrong with the file as such is no reason to refuse the feed. */
  readonly isDispensable?: boolean;
}

/**
 * Reads one file row by row; values are asked for by the place of their column in `shape.columns`. A missing file
 * or column is noted among the problems. @returns whether the file was there and made sense to its end.
 */
export async function readTable(
  reading: GtfsReading,
  shape: TableShape,
  onRow: (row: CsvRow) => void,
): Promise<boolean> {
  const { files, problems } = reading;
  if (files.sizeOf(shape.file) === null) {
    if (shape.mustExist)
      problems.error('missing_required_file', shape.file, 0, `the feed has no ${shape.file}`);
    return false;
  }
  if (files.sizeOf(shape.file) === 0 && !shape.mustExist) {
    problems.warning('empty_file', shape.file, 0, 'the file is empty: taken as if it were not there');
    return false;
  }
  let whole = true;
  const note = (code: string, line: number, message: string) =>
    shape.isDispensable === true
      ? problems.warning(code, shape.file, line, message)
      : problems.error(code, shape.file, line, message);
  await readCsv(counted(reading, shape.file), shape.columns, {
    header(present) {
      const missing = shape.columns.filter((name, i) => !present[i] && shape.required.includes(name));
      for (const name of missing) {
        note('missing_required_column', 1, `there is no column ${name}`);
      }
      whole = missing.length === 0;
      return whole;
    },
    row: onRow,
    notUtf8(line, text) {
      problems.warning('invalid_characters', shape.file, line, `"${text}" is not UTF-8`);
    },
    broken(line, message) {
      whole = false;
      note('csv_parsing_failed', line, message);
    },
  });
  return whole;
}

async function* counted(reading: GtfsReading, file: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of reading.files.read(file)) {
    reading.signal?.throwIfAborted();
    yield chunk;
    reading.doneBytes += chunk.length;
    reading.onProgress?.(reading.doneBytes, reading.totalBytes);
  }
}

/** The place of each column by its name. */
export function columnPlaces<const Names extends readonly string[]>(
  names: Names,
): Record<Names[number], number> {
  return Object.fromEntries(names.map((name, place) => [name, place])) as Record<Names[number], number>;
}
