import { Temporal } from 'temporal-polyfill';
import type { Country } from '../../domain/codes.ts';
import { DAY_KINDS, type DayKind, runsOnDate } from './day-kinds.ts';
import { GtfsText, gtfsDate } from './gtfs-text.ts';

const RUNS = 1;
const DOES_NOT_RUN = 2;

/**
 * One service for each kind of day: the weekdays that the feed tells by the week, and every date that is otherwise.
 * @param weekly days of the week (1 for Monday) on which trips of a kind are said to run; a feed may say none at all.
 */
export function writeCalendar(
  from: Temporal.PlainDate,
  days: number,
  country: Country,
  weekly: (kind: DayKind) => readonly number[],
): Record<string, GtfsText> {
  const week = new GtfsText(
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date',
  );
  const exceptions = new GtfsText('service_id,date,exception_type');
  const until = from.add({ days: days - 1 });
  for (const kind of DAY_KINDS) {
    const weekdays = weekly(kind);
    const flags = [1, 2, 3, 4, 5, 6, 7].map((day) => Number(weekdays.includes(day)));
    week.add(serviceId(kind), ...flags, gtfsDate(from), gtfsDate(until));
    for (let date = from; Temporal.PlainDate.compare(date, until) <= 0; date = date.add({ days: 1 })) {
      const runs = runsOnDate(kind, date, country);
      if (runs === weekdays.includes(date.dayOfWeek)) continue;
      exceptions.add(serviceId(kind), gtfsDate(date), runs ? RUNS : DOES_NOT_RUN);
    }
  }
  return { 'calendar.txt': week, 'calendar_dates.txt': exceptions };
}

export function serviceId(kind: DayKind): number {
  return DAY_KINDS.indexOf(kind) + 1;
}
