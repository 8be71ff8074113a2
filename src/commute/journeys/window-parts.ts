import { Temporal } from 'temporal-polyfill';
import type { JourneyWindow } from './journey-window.ts';

/** A stretch of a window, and the date (ISO) whose layout knows what goes on in it and for hours around. */
export interface WindowPart {
  readonly date: string;
  /** ISO 8601 with offset, both inclusive. */
  readonly from: string;
  readonly to: string;
}

/**
 * From so many hours before noon of the next date on, its layout has everything, and what leaves then goes on into its
 * morning: from 22:00 on, but for the night before the clocks go back.
 */
const HOURS_BEFORE_NOON = 14;
/** Until this hour what arrives comes out of the evening before, whose night the layout of that date holds. */
const MORNING = 5;
/**
 * A layout ends at six the next morning and begins at ten the evening before: who leaves after two, or arrives before
 * two, is too near the end of it. Windows of two hours never get there.
 */
const NEAR_THE_END = 2;

/** The parts of a window, earliest first: one, unless it reaches so far over a night that no one layout holds it. */
export function windowParts({ by, from, to }: JourneyWindow, timeZone: string): WindowPart[] {
  const [first, last] = [from, to].map((moment) =>
    Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
  return by === 'departAt' ? leaving(first, last) : arriving(first, last);
}

function leaving(first: Temporal.ZonedDateTime, last: Temporal.ZonedDateTime): WindowPart[] {
  const isLate = Temporal.ZonedDateTime.compare(first, evening(first.toPlainDate(), first)) >= 0;
  const date = first.toPlainDate().add({ days: isLate ? 1 : 0 });
  const tooLate = at(date.add({ days: 1 }), NEAR_THE_END, first);
  if (Temporal.ZonedDateTime.compare(last, tooLate) <= 0) return [part(date, first, last)];
  const next = evening(date, first);
  return [part(date, first, next.subtract({ seconds: 1 })), ...leaving(next, last)];
}

function arriving(first: Temporal.ZonedDateTime, last: Temporal.ZonedDateTime): WindowPart[] {
  const date = last.toPlainDate().subtract({ days: last.hour < MORNING ? 1 : 0 });
  const tooEarly = at(date, NEAR_THE_END, last);
  if (Temporal.ZonedDateTime.compare(first, tooEarly) >= 0) return [part(date, first, last)];
  const morning = at(date, MORNING, last);
  return [...arriving(first, morning.subtract({ seconds: 1 })), part(date, morning, last)];
}

function evening(date: Temporal.PlainDate, zoned: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return at(date.add({ days: 1 }), 12, zoned).subtract({ hours: HOURS_BEFORE_NOON });
}

function at(date: Temporal.PlainDate, hour: number, { timeZoneId }: Temporal.ZonedDateTime) {
  return date.toZonedDateTime({ timeZone: timeZoneId, plainTime: { hour } });
}

function part(
  date: Temporal.PlainDate,
  from: Temporal.ZonedDateTime,
  to: Temporal.ZonedDateTime,
): WindowPart {
  return { date: date.toString(), from: show(from), to: show(to) };
}

function show(moment: Temporal.ZonedDateTime): string {
  return moment.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
