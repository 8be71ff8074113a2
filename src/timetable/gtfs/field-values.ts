import type { CsvRow } from './csv-rows.ts';

/** What a field holds that is not a value of its type. */
export const EMPTY = -1;
export const INVALID = -2;

const ZERO = 48;
const COLON = 58;
/** No vehicle is on its way for longer: a time beyond is a typing error. */
const LONGEST_HOURS = 240;
const DAY_MS = 86_400_000;
const LARGEST_INTEGER = 2_000_000_000;

/** `H:MM:SS`, hours from 0 to 240: seconds since noon − 12 h of the service day; EMPTY or INVALID. */
export function timeOf(row: CsvRow, column: number): number {
  const { bytes } = row;
  const from = row.starts[column] ?? 0;
  const to = row.ends[column] ?? 0;
  if (from === to) return EMPTY;
  const length = to - from;
  if (length < 7 || length > 9 || bytes[to - 3] !== COLON || bytes[to - 6] !== COLON) return INVALID;
  const hours = digits(bytes, from, to - 6);
  const minutes = digits(bytes, to - 5, to - 3);
  const seconds = digits(bytes, to - 2, to);
  if (hours < 0 || hours > LONGEST_HOURS || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
    return INVALID;
  }
  return hours * 3600 + minutes * 60 + seconds;
}

/** A whole number from 0; EMPTY or INVALID. */
export function integerOf(row: CsvRow, column: number): number {
  const from = row.starts[column] ?? 0;
  const to = row.ends[column] ?? 0;
  if (from === to) return EMPTY;
  const value = digits(row.bytes, from, to);
  return value < 0 ? INVALID : value;
}

/** A decimal number; NaN where it is empty or none. */
export function decimalOf(row: CsvRow, column: number): number {
  const text = row.text(column);
  return /^[+-]?\d+(\.\d*)?$|^[+-]?\.\d+$/.test(text) ? Number(text) : Number.NaN;
}

/** `YYYYMMDD` as days since 1970-01-01; EMPTY or INVALID. */
export function dateOf(row: CsvRow, column: number): number {
  const text = row.text(column);
  if (text === '') return EMPTY;
  if (!/^\d{8}$/.test(text)) return INVALID;
  // A feed has hundreds of thousands of these: reckoned in UTC, and refused where it comes out as another date.
  const day =
    Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6))) / DAY_MS;
  const isDate = new Date(day * DAY_MS)
    .toISOString()
    .startsWith(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`);
  return isDate ? day : INVALID;
}

function digits(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = (bytes[i] ?? 0) - ZERO;
    if (digit < 0 || digit > 9 || value > LARGEST_INTEGER / 10) return INVALID;
    value = value * 10 + digit;
  }
  return from < to ? value : INVALID;
}
