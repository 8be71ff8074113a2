import type { Clock } from '../lib/clock.ts';
import type { PurgeCounts, UpkeepStore } from '../store/upkeep-store.ts';

/** Runs and their issues are of use for as long as one compares a night with the same a year before. */
const RUN_DAYS = 400;
const DAY_MS = 86_400_000;

/**
 * Deletes what has been closed for longer than `retentionDays`, and the record of old runs. Belongs at the end of a
 * nightly run; may be repeated, killed, and called by several at once.
 */
export function purge(
  upkeep: Pick<UpkeepStore, 'purge'>,
  clock: Clock,
  retentionDays: number,
): Promise<PurgeCounts> {
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * DAY_MS);
  return upkeep.purge({ closedBefore: daysAgo(retentionDays), runsBefore: daysAgo(RUN_DAYS) });
}
