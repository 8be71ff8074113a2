import { Temporal } from 'temporal-polyfill';
import type { CommuteQuery, TimeOfDay } from '../domain/commute.ts';
import { ShiftRefusedError } from '../domain/refused-requests.ts';
import { COPENHAGEN } from '../lib/zoned-time.ts';
import { ordinaryWeekdayAfter } from './public-holidays.ts';

/** When one must be where. */
export interface CommuteTimes {
  /** Of the day at work, ISO: the date that `arriveBy` lies on. */
  readonly date: string;
  readonly arriveBy: CommuteMoment;
  readonly leaveAfter: CommuteMoment | null;
}

export interface CommuteMoment {
  /** ISO 8601 with offset. */
  readonly instant: string;
  /** Seconds since 1970-01-01T00:00Z. */
  readonly epoch: number;
  /** The date whose timetable holds the whole search around it. */
  readonly layoutDate: string;
}

/** A day's timetable begins at 22:00 the evening before: what looks back three hours must not begin before 01:00. */
const FIRST_HOUR_THERE = 1;
/** Once around the clock, also in the night that has an hour twice. */
const LONGEST_SHIFT_HOURS = 25;

/**
 * The moments meant. Clock times are both countries' own; where a night skips one it is an hour later, where it has
 * one twice it is the first. Who leaves no later than they arrive leaves the next day: a night shift.
 * @throws ShiftRefusedError where `leaveAfter` is not after `arriveBy`, or more than 25 hours after.
 */
export function commuteTimes(query: CommuteQuery, now: Date): CommuteTimes {
  const arriveBy = arrivalOf(query, now);
  const date = arriveBy.toPlainDate();
  const leaveAfter = query.leaveAfter === null ? null : departureOf(query.leaveAfter, date, arriveBy);
  return {
    date: date.toString(),
    arriveBy: momentOf(arriveBy, arriveBy.hour < FIRST_HOUR_THERE ? date.subtract({ days: 1 }) : date),
    leaveAfter: leaveAfter === null ? null : momentOf(leaveAfter, leaveAfter.toPlainDate()),
  };
}

/** Minutes at work, as elapsed. */
export function minutesAtWork({ arriveBy, leaveAfter }: CommuteTimes): number {
  return leaveAfter === null ? 0 : Math.round((leaveAfter.epoch - arriveBy.epoch) / 60);
}

function arrivalOf({ arriveBy, date }: CommuteQuery, now: Date): Temporal.ZonedDateTime {
  const instant = instantOf(arriveBy);
  if (instant !== null) return instant;
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(COPENHAGEN);
  const day = date === null ? ordinaryWeekdayAfter(today.toPlainDate()) : Temporal.PlainDate.from(date);
  return at(day, arriveBy);
}

function departureOf(
  leaveAfter: TimeOfDay,
  date: Temporal.PlainDate,
  arriveBy: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime {
  const instant = instantOf(leaveAfter);
  const sameDay = instant ?? at(date, leaveAfter);
  const isNextDay = instant === null && Temporal.ZonedDateTime.compare(sameDay, arriveBy) <= 0;
  const leaves = isNextDay ? at(date.add({ days: 1 }), leaveAfter) : sameDay;
  const hours = arriveBy.until(leaves, { largestUnit: 'hours' }).total('hours');
  if (hours <= 0 || hours > LONGEST_SHIFT_HOURS) throw new ShiftRefusedError(LONGEST_SHIFT_HOURS);
  return leaves;
}

function at(date: Temporal.PlainDate, clock: string): Temporal.ZonedDateTime {
  return date.toZonedDateTime({ timeZone: COPENHAGEN, plainTime: Temporal.PlainTime.from(clock) });
}

function instantOf(time: TimeOfDay): Temporal.ZonedDateTime | null {
  return time.length <= 'HH:MM'.length
    ? null
    : Temporal.Instant.from(time)
        .toZonedDateTimeISO(COPENHAGEN)
        .round({ smallestUnit: 'minute', roundingMode: 'floor' });
}

function momentOf(time: Temporal.ZonedDateTime, layoutDate: Temporal.PlainDate): CommuteMoment {
  return {
    instant: time.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    epoch: time.epochMilliseconds / 1000,
    layoutDate: layoutDate.toString(),
  };
}
