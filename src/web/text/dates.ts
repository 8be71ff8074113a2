import type { Language } from '../../domain/codes.ts';
import { localeOf } from './locale.ts';

/** Both sides of the Sound keep the same clock. */
const ZONE = 'Europe/Copenhagen';
const DAY_MS = 86_400_000;

/**
 * Whole calendar days from `now` to `instant` as the calendars on the wall in the region count them: 0 is today,
 * negative is past, and a night with a clock change counts as any other. Both are ISO 8601 with offset.
 */
export function daysUntil(instant: string, now: string): number {
  return dayNumber(instant) - dayNumber(now);
}

/** "27. november"; with its year where that is not the year of `now`. */
export function formatDate(instant: string, now: string, language: Language): string {
  const sameYear = calendarDay(instant).year === calendarDay(now).year;
  return new Intl.DateTimeFormat(localeOf(language), {
    timeZone: ZONE,
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(Date.parse(instant));
}

/** "om 5 dage", "i går": the nearest days in words, later ones in weeks and months. */
export function formatRelativeDay(days: number, language: Language): string {
  const format = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  const size = Math.abs(days);
  if (size < 21) return format.format(days, 'day');
  if (size < 61) return format.format(Math.trunc(days / 7), 'week');
  return format.format(Math.trunc(days / 30), 'month');
}

/** The calendar day in the region, `YYYY-MM-DD`, of an instant. */
export function dayOf(instant: string): string {
  return new Date(dayNumber(instant) * DAY_MS).toISOString().slice(0, 10);
}

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function calendarDay(instant: string): CalendarDay {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(Date.parse(instant));
  const numberOf = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return { year: numberOf('year'), month: numberOf('month'), day: numberOf('day') };
}

/** Days since 1970 of the calendar day alone; UTC has no clock changes to stumble over. */
function dayNumber(instant: string): number {
  const { year, month, day } = calendarDay(instant);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}
