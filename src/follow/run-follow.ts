import type { Clock } from '../lib/clock.ts';
import type { FollowStore } from '../store/follow-store.ts';
import { type CollectDeps, collectNews } from './collect-news.ts';
import { type DeliverDeps, deliverAll } from './deliver.ts';

const DAY_MS = 86_400_000;
/** Asked for and never confirmed. */
const PENDING_DAYS = 2;
/** Switched off: long enough for its owner to find out why. */
const OFF_DAYS = 30;
const DELIVERED_DAYS = 14;

/** One round: forgets what is over, looks for what is new of every search that is due, and sends all that waits. */
export async function runFollow(deps: CollectDeps & DeliverDeps, signal: AbortSignal): Promise<void> {
  await tidyFollows(deps.store, deps.clock);
  await collectNews(deps, signal);
  await deliverAll(deps, signal);
}

async function tidyFollows(store: Pick<FollowStore, 'purge'>, clock: Clock): Promise<void> {
  const now = clock.now();
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await store.purge({
    now,
    pendingBefore: daysAgo(PENDING_DAYS),
    offBefore: daysAgo(OFF_DAYS),
    deliveredBefore: daysAgo(DELIVERED_DAYS),
  });
}
