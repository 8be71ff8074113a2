import type { RunOutcome } from '../domain/harvest.ts';
import type { ReadContext, Source, SourceEvent } from '../sources/source.ts';
import type { HarvestStore, RunRef } from '../store/harvest-store.ts';
import { expectationsOf, shortfalls } from './expectations.ts';
import { type RunPlan, reachableCover } from './plan-run.ts';
import type { RunWriter } from './run-writer.ts';

/** How a run ended. */
export interface Conclusion {
  readonly outcome: RunOutcome;
  readonly complete: boolean;
  readonly coveredUntil: Date | null;
  readonly message: string | null;
  readonly retry: boolean;
}

export type Listing = Extract<SourceEvent, { type: 'listing' }>;

/** A run that has read its source to the end. */
export interface ReadRun {
  readonly source: Source;
  readonly plan: RunPlan;
  readonly run: RunRef;
  readonly writer: RunWriter;
  readonly store: HarvestStore;
  readonly context: ReadContext;
  /** Whether somebody has looked and lets it close even where it falls short. */
  readonly isAccepted: boolean;
  /** Null where the source gave none. */
  readonly listing: Listing | null;
}

/** Runs looked at for the last good listings: some weeks of changes every ten minutes lie between. */
const RUNS_LOOKED_AT = 5_000;

/**
 * Listings nearer to each other count as one where an ad must be missing twice: what a site lacks for an hour, it lacks
 * in a listing by hand and in the repetition of one that was killed too. Half of a night's distance from the next.
 */
const LEAST_BETWEEN_ABSENCES_MS = 12 * 60 * 60 * 1000;

/**
 * Judges a run and closes what it may: what it was told is gone, and what is over by its own date and was not seen
 * again, once it is found good; what a listing lacks only where that was proven complete besides. A run that falls short
 * closes nothing and says why, unless it was accepted.
 */
export async function concludeRun(read: ReadRun): Promise<Conclusion> {
  const complete = read.listing?.complete ?? false;
  const found = await findShortfalls(read, complete);
  if (found.length > 0 && !read.isAccepted) {
    const message = `nothing was closed: ${found.join('; ')}`;
    return { outcome: 'suspect', complete, coveredUntil: null, message, retry: false };
  }
  await read.writer.closeHeld();
  // Before the listing is concluded, so that nobody is asked about ads that are over.
  await read.writer.retireExpired();
  const said = read.plan.mode === 'listing' ? await concludeListing(read) : null;
  const accepted = found.map((shortfall) => `accepted by hand: ${shortfall}`);
  const message = [...accepted, said].filter((part) => part !== null).join('; ');
  const coveredUntil = await coverOf(read);
  return { outcome: 'ok', complete, coveredUntil, message: message === '' ? null : message, retry: false };
}

async function findShortfalls(read: ReadRun, complete: boolean): Promise<string[]> {
  const { source, plan, run, writer, store } = read;
  const unseen = complete ? await store.countUnseen(run) : 0;
  const evidence = {
    mode: plan.mode,
    counts: writer.counts,
    open: await store.countOpen(run),
    closing: Math.max(unseen, await store.countOpen(run, writer.held)),
    earlier: plan.mode === 'listing' ? await store.recentRuns(source.id, RUNS_LOOKED_AT) : [],
  };
  return shortfalls(evidence, expectationsOf(source.expectations));
}

/**
 * Up to when the source's changes are known: a listing tells how things were when it began. One that was not whole
 * does not let the changes before it be forgotten.
 */
async function coverOf({ source, plan, run, store, listing }: ReadRun): Promise<Date | null> {
  if (plan.mode === 'changes') return plan.window.to;
  if (source.readChanges === undefined) return null;
  return listing?.complete ? run.at : ((await reachableCover(source.id, store, run.at)) ?? run.at);
}

/** Closes what a complete listing lacks. @returns what is to be said about it; null where there is nothing. */
async function concludeListing(read: ReadRun): Promise<string | null> {
  const { source, writer, listing } = read;
  if (!listing?.complete) {
    const reason = listing?.reason ?? 'the source did not say whether its listing was complete';
    return `nothing was closed by absence: ${reason}`;
  }
  if ((source.absence ?? 'once') === 'twice') return closeMissingTwice(read);
  await writer.retireUnseen();
  return null;
}

/** Missing twice in a row is gone; missing once is asked for by id, and kept where that proves nothing. */
async function closeMissingTwice({ source, run, writer, store, context }: ReadRun): Promise<string | null> {
  const countedBefore = new Date(run.at.getTime() - LEAST_BETWEEN_ABSENCES_MS);
  const missing = await store.markUnseen(run, countedBefore);
  const gone = missing.flatMap(({ sourceId, times }) => (times >= 2 ? [sourceId] : []));
  const doubtful = missing.flatMap(({ sourceId, times }) => (times >= 2 ? [] : [sourceId]));
  if (source.confirmGone !== undefined && doubtful.length > 0) {
    for await (const answer of source.confirmGone(context, doubtful)) {
      if (answer.gone) gone.push(answer.sourceId);
    }
  }
  await writer.close(gone, 'missing');
  const kept = missing.length - gone.length;
  if (kept === 0) return null;
  return `${kept} postings that were not listed stay open until the next listing lacks them too`;
}
