import { type SourceHealth, STALE_AFTER_SECONDS } from './source-health.ts';
import type { TimetableSourceState } from './timetable-source.ts';

/**
 * How a timetable stands in one word, as a source does. `stale`: not known to be the newest for more than a night, or
 * over; one that was imported by hand is only ever over. Without zod, so that the pages can use it in the browser.
 * @param today ISO date in the region.
 */
export function timetableHealth(
  { enabled, lastFetch, ageSeconds, inService }: TimetableSourceState,
  today: string,
): SourceHealth {
  if (enabled && lastFetch?.outcome === 'failed') return 'failed';
  if (inService === null) return 'never';
  if (inService.validTo !== null && inService.validTo < today) return 'stale';
  if (!enabled) return 'good';
  if (ageSeconds === null) return 'never';
  return ageSeconds > STALE_AFTER_SECONDS ? 'stale' : 'good';
}
