import type { Language } from '../../domain/codes.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { fill, fillPlural } from './fill.ts';

/** "42 min", "1 h 5 min": whole minutes, never negative. */
export function formatMinutes(
  minutes: number,
  messages: Pick<Catalogue, 'journeys'>,
  language: Language,
): string {
  if (minutes < 60) return fillPlural(messages.journeys.minutes, minutes, language);
  return fill(messages.journeys.hoursMinutes, {
    hours: String(Math.floor(minutes / 60)),
    minutes: String(minutes % 60),
  });
}

/** "07.05", "07:05": the clock as the reader writes it, on the clocks of the region; `instant` is ISO 8601. */
export function formatClock(instant: string): string {
  // Both countries write timetables with a colon; only running Danish text has a point.
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Copenhagen',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(instant));
}
