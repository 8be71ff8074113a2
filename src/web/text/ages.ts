import type { Language } from '../../domain/codes.ts';
import { localeOf } from './locale.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "for 5 timer siden": whole minutes up to an hour and at least one, whole hours up to two days, then whole days. */
export function formatAge(seconds: number, language: Language): string {
  const format = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'always' });
  if (seconds < HOUR) return format.format(-Math.max(1, Math.floor(seconds / MINUTE)), 'minute');
  if (seconds < 2 * DAY) return format.format(-Math.floor(seconds / HOUR), 'hour');
  return format.format(-Math.floor(seconds / DAY), 'day');
}
