import type { Clock } from '../lib/clock.ts';

/** The moment of answering to the minute: deadlines are told in days, and the same page keeps its `ETag` for a while. */
export function thisMinute(clock: Clock): string {
  const now = clock.now();
  now.setUTCSeconds(0, 0);
  return now.toISOString();
}
