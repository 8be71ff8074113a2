import type { RunOutcome } from '../domain/harvest.ts';
import type { Scopes } from '../store/harvest-store.ts';
import { type DoubtedFeed, isComplete, judgeRun, type ReadRun, type Verdict } from './judge-run.ts';
import { reachableCover } from './plan-run.ts';
import type { RunWriter } from './run-writer.ts';

/** How a run ended. */
export interface Conclusion {
  readonly outcome: RunOutcome;
  readonly complete: boolean;
  /** Whether it fell short and somebody let it close all the same. */
  readonly accepted: boolean;
  readonly coveredUntil: Date | null;
  /** Records of each feed that was believed, by its id; null where the source is not made of feeds. */
  readonly feeds: Readonly<Record<string, number>> | null;
  readonly message: string | null;
  readonly retry: boolean;
}

/**
 * Listings nearer to each other count as one where an ad must be missing twice: what a site lacks for an hour, it lacks
 * in a listing by hand and in the repetition of one that was killed too. Half of a night's distance from the next.
 */
const LEAST_BETWEEN_ABSENCES_MS = 12 * 60 * 60 * 1000;

/**
 * Judges a run and closes what it may: what it was told is gone, and what is over by its own date and was not seen
 * again, once it is found good; what a listing lacks only where that was proven complete besides, of a source made of
 * feeds each for itself. A run that falls short closes nothing and says why, unless it was accepted.
 */
export async function concludeRun(read: ReadRun): Promise<Conclusion> {
  const complete = isComplete(read.listings);
  const verdict = await judgeRun(read);
  await reportFeeds(verdict.doubted, read.writer);
  if (verdict.shortfalls.length > 0) {
    const message = `nothing was closed: ${verdict.shortfalls.join('; ')}`;
    return {
      outcome: 'suspect',
      complete,
      accepted: false,
      coveredUntil: null,
      feeds: null,
      message,
      retry: false,
    };
  }
  await read.writer.closeHeld();
  // Before the listing is concluded, so that nobody is asked about ads that are over.
  await read.writer.retireExpired();
  const said = read.plan.mode === 'listing' ? await concludeListing(read, verdict) : [];
  const accepted = verdict.accepted.map((shortfall) => `accepted by hand: ${shortfall}`);
  const message = [...accepted, ...said].join('; ');
  return {
    outcome: 'ok',
    complete,
    accepted: accepted.length > 0,
    coveredUntil: await coverOf(read, complete),
    feeds: verdict.feeds,
    message: message === '' ? null : message,
    retry: false,
  };
}

/** The run may be good all the same: who looks after the source has to know. */
async function reportFeeds(doubted: readonly DoubtedFeed[], writer: RunWriter): Promise<void> {
  for (const { feed, doubt } of doubted) {
    const reason = `nothing of this feed was closed: ${doubt}`;
    writer.note(feed.scopes[0] ?? null, { path: 'feed', reason, value: feed.name });
  }
  await writer.flush();
}

/**
 * Up to when the source's changes are known: a listing tells how things were when it began. One that was not whole
 * does not let the changes before it be forgotten.
 */
async function coverOf({ source, plan, run, store }: ReadRun, complete: boolean): Promise<Date | null> {
  if (plan.mode === 'changes') return plan.window.to;
  if (source.readChanges === undefined) return null;
  return complete ? run.at : ((await reachableCover(source.id, store, run.at)) ?? run.at);
}

/** Closes what a complete listing lacks. @returns what is to be said about it. */
async function concludeListing(read: ReadRun, { doubted, isProof }: Verdict): Promise<string[]> {
  const { source, writer, listings } = read;
  const doubts = doubted.map(({ feed, doubt }) => `of ${feed.name} nothing was closed: ${doubt}`);
  if (!isProof) {
    const [first] = listings;
    const reason = first?.listing.reason ?? 'the source did not say whether its listing was complete';
    return doubts.length > 0 ? doubts : [`nothing was closed by absence: ${reason}`];
  }
  const except = doubted.flatMap(({ feed }) => feed.scopes);
  if ((source.absence ?? 'once') === 'twice') return [...doubts, ...(await closeMissingTwice(read, except))];
  await writer.retireUnseen(except);
  return doubts;
}

/** Missing twice in a row is gone; missing once is asked for by id, and kept where that proves nothing. */
async function closeMissingTwice(
  { source, run, writer, store, context }: ReadRun,
  except: Scopes,
): Promise<string[]> {
  const countedBefore = new Date(run.at.getTime() - LEAST_BETWEEN_ABSENCES_MS);
  const missing = await store.markUnseen(run, countedBefore, except);
  const gone = missing.flatMap(({ sourceId, times }) => (times >= 2 ? [sourceId] : []));
  const doubtful = missing.flatMap(({ sourceId, times }) => (times >= 2 ? [] : [sourceId]));
  if (source.confirmGone !== undefined && doubtful.length > 0) {
    for await (const answer of source.confirmGone(context, doubtful)) {
      if (answer.gone) gone.push(answer.sourceId);
    }
  }
  await writer.close(gone, 'missing');
  const kept = missing.length - gone.length;
  if (kept === 0) return [];
  return [`${kept} postings that were not listed stay open until the next listing lacks them too`];
}
