import { Temporal } from 'temporal-polyfill';

/** The zone of both countries' clocks as Danish sources mean it. */
export const COPENHAGEN = 'Europe/Copenhagen';
export const STOCKHOLM = 'Europe/Stockholm';

/** The moment as ISO 8601 with the offset of Europe/Copenhagen, whole seconds: `2026-03-29T03:00:00+02:00`. */
export function instantInCopenhagen(date: Date): string {
  const time = date.getTime();
  const offset = offsetInCopenhagen(time);
  return `${new Date(time + offset.milliseconds).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)}${offset.text}`;
}

interface Offset {
  readonly milliseconds: number;
  readonly text: string;
}

const HOUR_MS = 3_600_000;
/** A page of vacancies shows a hundred times, mostly of the same hours. Within an hour the offset never changes. */
const shownOffsets = new Map<number, Offset>();

function offsetInCopenhagen(time: number): Offset {
  const hour = Math.floor(time / HOUR_MS);
  const known = shownOffsets.get(hour);
  if (known !== undefined) return known;
  const zoned = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(COPENHAGEN);
  const offset = { milliseconds: zoned.offsetNanoseconds / 1e6, text: zoned.offset };
  if (shownOffsets.size >= MOST_HOURS) shownOffsets.clear();
  shownOffsets.set(hour, offset);
  return offset;
}

/**
 * Reads a time as an upstream writes it: with an offset or `Z` as the instant it is, without one as the wall clock
 * of `timeZone`. In the night the clocks go forward a time that does not exist moves on by an hour; in the night
 * they go back a time that exists twice is the first (the default of RFC 5545 and Temporal, "compatible").
 * @returns ISO 8601 with the zone's offset, whole seconds; null where `text` is not a time.
 */
export function parseInstant(text: string, timeZone: string): string | null {
  const plain = PLAIN.exec(text);
  if (plain === null) return parseAny(text, timeZone);
  const [, wallClock = '', stated] = plain;
  const offset = offsetIn(wallClock.slice(0, HOUR_LENGTH), timeZone);
  // In the hour that exists twice, and where another zone's offset is stated, it takes more than the wall clock.
  if (offset === null || (stated !== undefined && stated !== offset)) return parseAny(text, timeZone);
  return wallClock + offset;
}

function parseAny(text: string, timeZone: string): string | null {
  const zoned = parseZoned(text, timeZone);
  return zoned === null ? null : show(zoned);
}

/** What nearly all times of ads look like, since 1980: from when on both zones have changed on the hour. */
const PLAIN = /^((?:19[89]|20\d)\d-\d\d-\d\dT\d\d:[0-5]\d:[0-5]\d)([+-]\d\d:\d\d)?$/;
const HOUR_LENGTH = 'YYYY-MM-DDTHH'.length;

/** Reading a time with its zone costs more than most of an ad does: the offset of an hour is asked for once. */
const MOST_HOURS = 10_000;
const offsets = new Map<string, string | null>();

/** @returns the offset of that hour on the zone's clocks, of two the first; null where there is no such hour. */
function offsetIn(hour: string, timeZone: string): string | null {
  const known = offsets.get(timeZone + hour);
  if (known !== undefined) return known;
  const zoned = parseZoned(`${hour}:00:00`, timeZone);
  const offset = zoned?.toPlainDateTime().toString().startsWith(hour) ? zoned.offset : null;
  if (offsets.size >= MOST_HOURS) offsets.clear();
  offsets.set(timeZone + hour, offset);
  return offset;
}

/**
 * As `parseInstant`, for the end of something that may be given as a day: midnight and a bare date mean the last
 * second of that day on the zone's clock.
 */
export function parseEnd(text: string, timeZone: string): string | null {
  const zoned = parseZoned(text, timeZone);
  if (zoned === null) return null;
  const isMidnight = zoned.equals(zoned.startOfDay());
  return show(isMidnight ? zoned.add({ days: 1 }).startOfDay().subtract({ seconds: 1 }) : zoned);
}

const HAS_OFFSET = /(?:z|[+-]\d{2}(?::?\d{2})?)$/i;
const HAS_TIME = /\d[t ]\d/i;

function parseZoned(text: string, timeZone: string): Temporal.ZonedDateTime | null {
  const trimmed = text.trim();
  try {
    if (HAS_TIME.test(trimmed) && HAS_OFFSET.test(trimmed)) {
      return Temporal.Instant.from(trimmed).toZonedDateTimeISO(timeZone);
    }
    return Temporal.PlainDateTime.from(trimmed).toZonedDateTime(timeZone);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function show(zoned: Temporal.ZonedDateTime): string {
  return zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
