import { Temporal } from 'temporal-polyfill';
import type { Network } from '../network/network.ts';
import { dateOfDay, dayNumber, weekdayOfDay } from '../network/service-day.ts';
import { runsOn } from '../network/service-days.ts';

const DAYS_AHEAD = 14;
const SATURDAY = 5;
/** A weekday with less than this share of the fortnight's best is a holiday, or near one. */
const ORDINARY_SHARE = 0.9;

/** Trips that run on a day (days since 1970-01-01). */
export function tripsOnDay({ services, trips }: Network, day: number): number {
  const runs = services.weekdays.map((_, service) => (runsOn(services, service, day) ? 1 : 0));
  let count = 0;
  for (const service of trips.service) count += runs[service] ?? 0;
  return count;
}

/**
 * The first day after `date` that is like most working days: Monday to Friday, with nearly as many trips as any
 * weekday of the fortnight. Both countries' holidays show in the timetable itself. The next weekday where no trips run.
 */
export function ordinaryWeekdayAfter(network: Network, date: string): string {
  const today = dayNumber(Temporal.PlainDate.from(date));
  const days = Array.from({ length: DAYS_AHEAD }, (_, i) => today + 1 + i).filter(
    (day) => weekdayOfDay(day) < SATURDAY,
  );
  const trips = days.map((day) => tripsOnDay(network, day));
  const enough = Math.max(...trips) * ORDINARY_SHARE;
  const found = days.find((_, i) => (trips[i] ?? 0) >= enough) ?? today + 1;
  return dateOfDay(found).toString();
}
