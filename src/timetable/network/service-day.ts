import { Temporal } from 'temporal-polyfill';

const EPOCH = Temporal.PlainDate.from('1970-01-01');
const HALF_DAY_SECONDS = 12 * 3600;

/** Days since 1970-01-01. */
export function dayNumber(date: Temporal.PlainDate): number {
  return EPOCH.until(date, { largestUnit: 'days' }).days;
}

export function dateOfDay(day: number): Temporal.PlainDate {
  return EPOCH.add({ days: day });
}

/** 0 for Monday to 6 for Sunday. 1970-01-01 was a Thursday. */
export function weekdayOfDay(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * The moment times of a service day count from, seconds since 1970-01-01T00:00Z: noon − 12 h, which is midnight but
 * for the two nights the clocks change (GTFS reference, "Time").
 */
export function serviceDayStart(day: number, timeZone: string): number {
  const noon = dateOfDay(day).toZonedDateTime({ timeZone, plainTime: '12:00' });
  return noon.epochMilliseconds / 1000 - HALF_DAY_SECONDS;
}
