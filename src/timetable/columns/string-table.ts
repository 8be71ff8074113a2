/**
 * Many strings in two flat arrays: UTF-8 bytes one after another, and where each begins. Costs its bytes and
 * nothing else, is shared between threads and written to a file as it is; a string is decoded when asked for.
 */
export interface StringTable {
  readonly bytes: Uint8Array;
  /** Beginning of each string in `bytes`, and the end of the last: one longer than the table. */
  readonly offsets: Uint32Array;
}

export function stringCount(table: StringTable): number {
  return Math.max(0, table.offsets.length - 1);
}

/** The string at `index`; empty where there is none. */
export function stringAt(table: StringTable, index: number): string {
  const from = table.offsets[index];
  const to = table.offsets[index + 1];
  if (from === undefined || to === undefined || from === to) return '';
  return Buffer.from(table.bytes.buffer, table.bytes.byteOffset + from, to - from).toString('utf8');
}

export function stringTable(strings: Iterable<string>): StringTable {
  const offsets = [0];
  const parts: Buffer[] = [];
  let length = 0;
  for (const text of strings) {
    const part = Buffer.from(text, 'utf8');
    parts.push(part);
    length += part.length;
    offsets.push(length);
  }
  return { bytes: new Uint8Array(Buffer.concat(parts)), offsets: Uint32Array.from(offsets) };
}

/** The tables one after another. */
export function concatStringTables(tables: readonly StringTable[]): StringTable {
  const bytes = new Uint8Array(sum(tables.map((table) => table.bytes.length)));
  const offsets = new Uint32Array(sum(tables.map(stringCount)) + 1);
  let byte = 0;
  let index = 0;
  for (const table of tables) {
    bytes.set(table.bytes, byte);
    const count = stringCount(table);
    for (let i = 0; i < count; i++) offsets[index++] = byte + (table.offsets[i] ?? 0);
    byte += table.bytes.length;
  }
  offsets[index] = byte;
  return { bytes, offsets };
}

/** The strings at `indexes`, in that order. Copied as bytes: nothing is decoded. */
export function pickStrings(table: StringTable, indexes: ArrayLike<number>): StringTable {
  const offsets = new Uint32Array(indexes.length + 1);
  for (let i = 0; i < indexes.length; i++) {
    const index = indexes[i] ?? -1;
    const length = (table.offsets[index + 1] ?? 0) - (table.offsets[index] ?? 0);
    offsets[i + 1] = (offsets[i] ?? 0) + Math.max(0, length);
  }
  const bytes = new Uint8Array(offsets[indexes.length] ?? 0);
  for (let i = 0; i < indexes.length; i++) {
    const to = offsets[i + 1] ?? 0;
    let from = table.offsets[indexes[i] ?? -1] ?? 0;
    for (let at = offsets[i] ?? 0; at < to; at++) bytes[at] = table.bytes[from++] ?? 0;
  }
  return { bytes, offsets };
}

/** Every string with its index; the first where one occurs twice. */
export function stringIndex(table: StringTable): Map<string, number> {
  const index = new Map<string, number>();
  const count = stringCount(table);
  for (let i = 0; i < count; i++) {
    const text = stringAt(table, i);
    if (!index.has(text)) index.set(text, i);
  }
  return index;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
