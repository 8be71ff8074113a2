import { Temporal } from 'temporal-polyfill';
import type { JourneyQuery } from '../../domain/journeys.ts';
import { OutsideTimetableError } from '../../domain/refused-requests.ts';
import { BadRequestError } from '../../lib/errors.ts';
import type { ServingTimetable } from '../../timetable/service/timetable-service.ts';

/** When journeys are looked for. */
export interface JourneyWindow {
  readonly by: JourneyQuery['by'];
  /** Both ends of leaving, or of being there: ISO 8601 with offset. */
  readonly from: string;
  readonly to: string;
}

const DEFAULT_MINUTES = 120;
/** Until this hour what arrives belongs to the evening before. */
const MORNING_HOUR = 5;

/**
 * The window a question means. A clock time that the night of the clock change
 * skips moves on by an hour; one that it has twice is the first (RFC 5545).
 * @throws BadRequestError for a date outside the timetable, or what is no time.
 */
export function journeyWindow(query: JourneyQuery, timetable: ServingTimetable, now: Date): JourneyWindow {
  const { by, windowMinutes } = query;
  const moment = momentOf(query, timetable.timeZone, now);
  const minutes = windowMinutes ?? DEFAULT_MINUTES;
  const isArrival = by === 'arriveBy';
  const first = isArrival ? moment.subtract({ minutes }) : moment;
  const last = isArrival ? moment : moment.add({ minutes });
  const ofEvening = isArrival && moment.hour < MORNING_HOUR;
  const day = moment.toPlainDate().subtract({ days: ofEvening ? 1 : 0 });
  requireValid(day, query, timetable);
  return { by, from: show(first), to: show(last) };
}

function momentOf({ by, time, date }: JourneyQuery, timeZone: string, now: Date): Temporal.ZonedDateTime {
  const present = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  try {
    if (time === null && date === null) return present;
    if (time !== null && /[zZ]|[+-]\d\d:?\d\d$/.test(time)) {
      return Temporal.Instant.from(time).toZonedDateTimeISO(timeZone);
    }
    const day = date === null ? present.toPlainDate() : Temporal.PlainDate.from(date, { overflow: 'reject' });
    const clock =
      time === null ? present.toPlainTime() : Temporal.PlainTime.from(time, { overflow: 'reject' });
    return day.toZonedDateTime({ timeZone, plainTime: clock });
  } catch (error) {
    if (error instanceof RangeError)
      throw new BadRequestError(date === null ? by : 'date', 'is no such time');
    throw error;
  }
}

function requireValid(
  day: Temporal.PlainDate,
  { by, date }: JourneyQuery,
  { validFrom, validTo }: ServingTimetable,
): void {
  if (day.toString() >= validFrom && day.toString() <= validTo) return;
  throw new OutsideTimetableError(date === null ? by : 'date', { validFrom, validTo });
}

function show(moment: Temporal.ZonedDateTime): string {
  return moment.toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
