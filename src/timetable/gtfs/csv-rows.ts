import { isUtf8 } from 'node:buffer';
import { inUtf8 } from './text-encoding.ts';

/**
 * CSV after RFC 4180 as GTFS uses it, read at byte level: no string is made that nobody asks for. Takes a byte order
 * mark, LF and CRLF, quoted fields with doubled quotes and line breaks, spaces around fields, short and long rows,
 * blank lines.
 */

/** The row being looked at; the same object for every row. */
export class CsvRow {
  /** Line of the file the row begins on, from 1. */
  line = 0;
  bytes: Uint8Array = new Uint8Array(0);
  /** Beginning and end in `bytes` of each wanted column, in the order asked for; equal where it is empty or absent. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;

  constructor(columns: number) {
    this.starts = new Int32Array(columns);
    this.ends = new Int32Array(columns);
  }

  isEmpty(column: number): boolean {
    return this.starts[column] === this.ends[column];
  }

  text(column: number): string {
    const from = this.starts[column] ?? 0;
    const to = this.ends[column] ?? 0;
    if (from === to) return '';
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + from, to - from).toString('utf8');
  }
}

export interface CsvHandlers {
  /** A line was not UTF-8: what it was taken for. */
  notUtf8(line: number, text: string): void;
  /** Called once: which of the wanted columns the file has, in the order asked for. False ends the reading. */
  header(present: readonly boolean[]): boolean;
  row(row: CsvRow): void;
  /** The file stops making sense; reading ends. */
  broken(line: number, message: string): void;
}

const COMMA = 44;
const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const SPACE = 32;
/** A row is held whole, so it has a limit: a quote that never closes must not take the whole file. */
const LONGEST_ROW_BYTES = 1 << 20;

export async function readCsv(
  chunks: AsyncIterable<Uint8Array>,
  columns: readonly string[],
  handlers: CsvHandlers,
): Promise<void> {
  const parser = new CsvParser(columns, handlers);
  for await (const chunk of chunks) {
    parser.push(chunk);
    if (parser.ended) return;
  }
  parser.finish();
}

class CsvParser {
  ended = false;
  readonly #columns: readonly string[];
  readonly #handlers: CsvHandlers;
  readonly #row: CsvRow;
  /** Wanted column of each field of the file, -1 where nobody asked for it; null until the header is in. */
  #wanted: Int32Array | null = null;
  #rest: Uint8Array = new Uint8Array(0);
  #line = 1;
  /** Wanted columns of this row whose text still holds doubled quotes. */
  readonly #escaped: number[] = [];

  constructor(columns: readonly string[], handlers: CsvHandlers) {
    this.#columns = columns;
    this.#handlers = handlers;
    this.#row = new CsvRow(columns.length);
  }

  push(chunk: Uint8Array): void {
    const bytes = this.#readable(this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]));
    const used = this.#parse(bytes, false);
    // Copied, so that a small rest does not keep a large chunk.
    this.#rest = bytes.slice(used);
    if (!this.ended && this.#rest.length > LONGEST_ROW_BYTES)
      this.#break('a row does not end; is a quote left open?');
  }

  finish(): void {
    this.#rest = inUtf8(this.#rest, this.#tellLine);
    const used = this.#parse(this.#rest, true);
    if (this.ended) return;
    if (used < this.#rest.length) this.#break('a quote is left open');
    else if (this.#wanted === null) this.#break('the file is empty');
  }

  /** With its whole lines in UTF-8; what follows the last of them is looked at once it is whole. */
  #readable(bytes: Uint8Array): Uint8Array {
    if (isUtf8(bytes)) return bytes;
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    const whole = inUtf8(bytes.subarray(0, end), this.#tellLine);
    return Buffer.concat([whole, bytes.subarray(end)]);
  }

  readonly #tellLine = (before: number, text: string): void => {
    this.#handlers.notUtf8(this.#line + before, text);
  };

  #break(message: string): void {
    this.ended = true;
    this.#handlers.broken(this.#line, message);
  }

  /** @returns how many bytes were whole rows. */
  #parse(bytes: Uint8Array, isLast: boolean): number {
    let at = 0;
    if (this.#wanted === null) {
      at = this.#parseHeader(bytes, isLast);
      if (at === 0) return 0;
    }
    this.#row.bytes = bytes;
    while (at < bytes.length && !this.ended) {
      const end = this.#parseRow(bytes, at, isLast);
      if (end === -1) break;
      at = end;
    }
    return at;
  }

  #parseHeader(bytes: Uint8Array, isLast: boolean): number {
    const newline = bytes.indexOf(NEWLINE);
    if (newline === -1 && !(isLast && bytes.length > 0)) return 0;
    const end = newline === -1 ? bytes.length : newline;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, end)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
    const fault = headerFault(text);
    if (fault !== null) {
      this.#break(fault);
      return bytes.length;
    }
    const names = text.split(',').map((name) =>
      name
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    );
    this.#wanted = Int32Array.from(names, (name) => this.#columns.indexOf(name));
    const present = this.#columns.map((name) => names.includes(name));
    if (!this.#handlers.header(present)) this.ended = true;
    this.#line = 2;
    return newline === -1 ? bytes.length : newline + 1;
  }

  /** One row from `from` on. @returns where the next begins, or -1 where this one is not whole yet. */
  #parseRow(bytes: Uint8Array, from: number, isLast: boolean): number {
    const { starts, ends } = this.#row;
    const wanted = this.#wanted ?? new Int32Array(0);
    const limit = bytes.length;
    let at = from;
    let lines = 1;
    let field = 0;
    starts.fill(0);
    ends.fill(0);
    this.#escaped.length = 0;
    for (;;) {
      while (at < limit && bytes[at] === SPACE) at++;
      let start = at;
      let end: number;
      let escaped = false;
      if (at < limit && bytes[at] === QUOTE) {
        start = ++at;
        for (;;) {
          if (at >= limit) return -1;
          const byte = bytes[at];
          if (byte === NEWLINE) lines++;
          if (byte === QUOTE) {
            if (at + 1 >= limit && !isLast) return -1;
            if (bytes[at + 1] !== QUOTE) break;
            escaped = true;
            at++;
          }
          at++;
        }
        end = at++;
        while (at < limit && bytes[at] !== COMMA && bytes[at] !== NEWLINE) at++;
      } else {
        let byte = 0;
        while (at < limit) {
          byte = bytes[at] ?? 0;
          if (byte === COMMA || byte === NEWLINE) break;
          at++;
        }
        end = at;
        while (end > start && (bytes[end - 1] === SPACE || bytes[end - 1] === RETURN)) end--;
      }
      if (at >= limit && !isLast) return -1;
      const column = wanted[field] ?? -1;
      if (column >= 0) {
        starts[column] = start;
        ends[column] = end;
        if (escaped) this.#escaped.push(column);
      }
      if (at < limit && bytes[at] === COMMA) {
        field++;
        at++;
        continue;
      }
      this.#emit(field === 0 && start === end, lines);
      return Math.min(at + 1, limit);
    }
  }

  #emit(isBlank: boolean, lines: number): void {
    const row = this.#row;
    row.line = this.#line;
    this.#line += lines;
    if (isBlank) return;
    for (const column of this.#escaped) row.ends[column] = unescapeQuotes(row, column);
    this.#handlers.row(row);
  }
}

/** What tells that the bytes are not lines of a CSV in an encoding that has ASCII in it; null where nothing does. */
function headerFault(text: string): string | null {
  if (text.includes('\0')) return 'the file is in UTF-16, and GTFS is in UTF-8';
  if (text.trimEnd().includes('\r')) return 'lines end with CR alone: CSV ends them with LF or CRLF';
  return null;
}

/** Makes one quote of two, in place. @returns the new end. */
function unescapeQuotes(row: CsvRow, column: number): number {
  const { bytes } = row;
  const end = row.ends[column] ?? 0;
  let to = row.starts[column] ?? 0;
  for (let from = to; from < end; from++) {
    bytes[to++] = bytes[from] ?? 0;
    if (bytes[from] === QUOTE) from++;
  }
  return to;
}
