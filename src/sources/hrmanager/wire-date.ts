import { COPENHAGEN, instantInCopenhagen, parseEnd } from '../../lib/zoned-time.ts';

/**
 * The Microsoft date of older .NET services: milliseconds since 1970 in UTC; the offset behind them tells of the
 * server's clock and shifts nothing (https://learn.microsoft.com/dotnet/standard/datetime/system-text-json-support).
 */
const WIRE_DATE = /^\/Date\((-?\d{1,16})(?:[+-]\d{4})?\)\/$/;

/** The first year that .NET and SQL Server begin their calendars with stands for "not said". */
const FIRST_REAL_YEAR_MS = Date.parse('1901-01-01T00:00:00Z');
/** The last moment that ECMAScript counts to. */
const LAST_MS = 8_640_000_000_000_000;

export type WireDate =
  | { readonly kind: 'instant'; readonly instant: string }
  | { readonly kind: 'not-said' }
  | { readonly kind: 'unreadable' };

/** `/Date(ms+0200)/` as ISO 8601 with the offset of Copenhagen, whole seconds. */
export function parseWireDate(text: string): WireDate {
  const [, digits] = WIRE_DATE.exec(text.trim()) ?? [];
  if (digits === undefined) return { kind: 'unreadable' };
  const ms = Number(digits);
  if (ms < FIRST_REAL_YEAR_MS) return { kind: 'not-said' };
  if (ms > LAST_MS) return { kind: 'unreadable' };
  return { kind: 'instant', instant: instantInCopenhagen(new Date(ms)) };
}

/** As `parseWireDate`, for a deadline: midnight on Copenhagen's clock means the end of that day. */
export function parseWireEnd(text: string): WireDate {
  const date = parseWireDate(text);
  if (date.kind !== 'instant') return date;
  const end = parseEnd(date.instant, COPENHAGEN);
  return end === null ? { kind: 'unreadable' } : { kind: 'instant', instant: end };
}
