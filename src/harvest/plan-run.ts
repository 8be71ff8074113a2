import type { RunMode } from '../domain/harvest.ts';
import { SundetError } from '../lib/errors.ts';
import type { ChangeWindow, Source } from '../sources/source.ts';
import type { HarvestStore } from '../store/harvest-store.ts';

/** What is asked for: one mode, or `either`: the changes while they suffice, else the listing. */
export type WantedRun = RunMode | 'either';

export type RunPlan =
  | { readonly mode: 'listing' }
  | { readonly mode: 'changes'; readonly window: ChangeWindow };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Windows overlap, as an upstream's own clocks may differ: what is read twice changes nothing. */
const OVERLAP_MS = 5 * MINUTE_MS;
/** The newest changes may not be told yet: they are left to the next window. */
const LAG_MS = 2 * MINUTE_MS;
/** Removals may be forgotten after 90 days (JobStream's own term): further back only a listing is the truth. */
const FARTHEST_BACK_MS = 80 * DAY_MS;
/** A stream filtered by region says nothing of an ad that leaves it: a listing has to, once a week. */
const LISTING_EVERY_MS = 7 * DAY_MS;

/** The changes of a source are asked for that has never been listed, or too long ago to follow from there. */
export class NothingToFollowError extends SundetError {
  readonly code = 'nothing_to_follow';
}

/**
 * What a run beginning now has to read.
 * @throws NothingToFollowError where only changes are wanted and there is nothing to follow them from.
 */
export async function planRun(
  source: Source,
  store: HarvestStore,
  now: Date,
  wanted: WantedRun,
): Promise<RunPlan> {
  if (source.readChanges === undefined || wanted === 'listing') return { mode: 'listing' };
  const covered = await reachableCover(source.id, store, now);
  if (wanted === 'changes') {
    if (covered !== null) return followFrom(covered, now);
    throw new NothingToFollowError(`${source.id} has to be listed before its changes can be followed`);
  }
  const listedAt = await store.lastListingAt(source.id);
  const isListed = listedAt !== null && now.getTime() - listedAt.getTime() <= LISTING_EVERY_MS;
  return covered !== null && isListed ? followFrom(covered, now) : { mode: 'listing' };
}

/** Up to when changes have been read, where they can still be followed from there. */
export async function reachableCover(sourceId: string, store: HarvestStore, now: Date): Promise<Date | null> {
  const covered = await store.coveredUntil(sourceId);
  return covered === null || now.getTime() - covered.getTime() > FARTHEST_BACK_MS ? null : covered;
}

/** From the last covered moment on; never backwards, as where the clock was set back meanwhile. */
function followFrom(covered: Date, now: Date): RunPlan {
  const to = now.getTime() - LAG_MS;
  const from = Math.min(covered.getTime() - OVERLAP_MS, to);
  return { mode: 'changes', window: { from: new Date(from), to: new Date(to) } };
}
