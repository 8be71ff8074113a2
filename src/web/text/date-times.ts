import type { Language } from '../../domain/codes.ts';
import { localeOf } from './locale.ts';

/** Both sides of the Sound keep the same clock. */
const ZONE = 'Europe/Copenhagen';

/** "mandag 23. november kl. 03.00" on the clocks of the region; `instant` is ISO 8601 with offset. */
export function formatDateTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: ZONE,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(Date.parse(instant));
}

/** "22. nov." for a calendar day `YYYY-MM-DD`. */
export function formatShortDay(date: string, language: Language): string {
  // A day is no instant: UTC has no clock changes to move it by.
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
  }).format(Date.parse(`${date}T00:00:00Z`));
}

/** The hour, 0 to 23, that the clocks of the region show. */
export function hourOf(instant: string): number {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', hourCycle: 'h23' });
  return Number(hour.format(Date.parse(instant)));
}
