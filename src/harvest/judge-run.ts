import type { HarvestRun, RunCounts } from '../domain/harvest.ts';
import type { Expectations } from '../sources/expectations.ts';
import type { FeedName, ReadContext, Source, SourceEvent } from '../sources/source.ts';
import type { HarvestStore, RunRef, Scopes } from '../store/harvest-store.ts';
import { type Evidence, expectationsOf, type Loss, shortfalls, usualOf } from './expectations.ts';
import type { RunPlan } from './plan-run.ts';
import type { RunWriter } from './run-writer.ts';
import { subtractCounts } from './subtract-counts.ts';

type Listing = Extract<SourceEvent, { type: 'listing' }>;

/** What a source said of its listing, or of that of one of its feeds, and what was read before it said so. */
export interface ReadListing {
  readonly listing: Listing;
  readonly counts: RunCounts;
}

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
  /** One of the whole source, or one of each of its feeds; empty where the source gave none. */
  readonly listings: readonly ReadListing[];
}

/** A feed of which nothing may be closed, and why. */
export interface DoubtedFeed {
  readonly feed: FeedName;
  readonly doubt: string;
}

export interface Verdict {
  /** What the run fell short of, so that it may close nothing at all; empty where it did not. */
  readonly shortfalls: readonly string[];
  /** What it fell short of and somebody accepted. */
  readonly accepted: readonly string[];
  /** Whether what was not seen is proven to be gone, but for what stands in the scopes of a doubted feed. */
  readonly isProof: boolean;
  readonly doubted: readonly DoubtedFeed[];
  /** Records of each feed that stood, by its id; null where the source is not made of feeds. */
  readonly feeds: Readonly<Record<string, number>> | null;
}

/** Runs looked at for the last good listings: some weeks of changes every ten minutes lie between. */
const RUNS_LOOKED_AT = 5_000;

/**
 * Judges a run that has read its source. Each feed is held to what is expected as a source of its own: one that falls
 * short, or did not prove that it was read whole, is as if it had not been read, and holds up no other. The rest is
 * held to it together, so that what is too small to be judged alone, or happens to all, is not overlooked.
 */
export async function judgeRun(read: ReadRun): Promise<Verdict> {
  const expected = expectationsOf(read.source.expectations);
  const isListing = read.plan.mode === 'listing';
  const earlier = isListing ? await read.store.recentRuns(read.source.id, RUNS_LOOKED_AT) : [];
  const feeds: JudgedFeed[] = [];
  for (const part of read.listings) {
    const { feed } = part.listing;
    if (feed !== undefined) feeds.push(await judgeFeed(feed, part, read, earlier, expected));
  }
  const doubted = feeds.filter(({ doubt }) => doubt !== null);
  read.writer.keepOpen(doubted.flatMap(({ feed }) => feed.scopes));
  const whole = await judgeWhole(read, feeds, earlier, expected);
  const fellShort = feeds.flatMap(({ feed, shortfalls: found }) =>
    found.map((what) => `${feed.name}: ${what}`),
  );
  return {
    shortfalls: read.isAccepted ? [] : whole.shortfalls,
    accepted: read.isAccepted ? [...fellShort, ...whole.shortfalls] : [],
    isProof: whole.isProof,
    doubted: doubted.map(({ feed, doubt }) => ({ feed, doubt: doubt ?? '' })),
    feeds:
      feeds.length === 0
        ? null
        : Object.fromEntries(stoodOf(feeds).map(({ feed, counts }) => [feed.id, counts.read])),
  };
}

interface JudgedFeed {
  readonly feed: FeedName;
  readonly counts: RunCounts;
  /** Records that its last good listings had; null where there were none. */
  readonly usual: number | null;
  readonly shortfalls: readonly string[];
  /** Null where it stood. */
  readonly doubt: string | null;
}

async function judgeFeed(
  feed: FeedName,
  { listing, counts }: ReadListing,
  { store, run, isAccepted }: ReadRun,
  earlier: readonly HarvestRun[],
  expected: Expectations,
): Promise<JudgedFeed> {
  const usual = usualOf(earlier, (past) => past.counts.feeds?.[feed.id]);
  if (!listing.complete) return { feed, counts, usual, shortfalls: [], doubt: listing.reason };
  const missing = await store.countUnseen(run, { within: feed.scopes });
  const evidence: Evidence = {
    of: 'feed',
    counts,
    losses: [{ open: missing.open, closing: missing.unseen, what: 'were not listed' }],
    listed: { now: counts.read, usual },
  };
  const found = shortfalls(evidence, expected);
  const doubt = found.length === 0 || isAccepted ? null : found.join('; ');
  return { feed, counts, usual, shortfalls: found, doubt };
}

function stoodOf(feeds: readonly JudgedFeed[]): readonly JudgedFeed[] {
  return feeds.filter(({ doubt }) => doubt === null);
}

/** Everything but the doubted feeds, together with what belongs to no feed any more. */
async function judgeWhole(
  read: ReadRun,
  feeds: readonly JudgedFeed[],
  earlier: readonly HarvestRun[],
  expected: Expectations,
): Promise<Pick<Verdict, 'shortfalls' | 'isProof'>> {
  const stood = stoodOf(feeds);
  if (feeds.length > 0 && stood.length === 0) {
    return { shortfalls: feeds.flatMap(({ shortfalls: found }) => found), isProof: false };
  }
  const doubted = feeds.filter(({ doubt }) => doubt !== null);
  const isProof = feeds.length > 0 || isComplete(read.listings);
  const counts = doubted.reduce((rest, feed) => subtractCounts(rest, feed.counts), read.writer.counts);
  const evidence: Evidence = {
    of: read.plan.mode,
    counts,
    losses: await lossesOf(
      read,
      isProof,
      doubted.flatMap(({ feed }) => feed.scopes),
    ),
    listed:
      feeds.length > 0
        ? compareFeeds(stood)
        : {
            now: counts.read,
            usual: usualOf(earlier, (past) => (past.complete ? past.counts.read : undefined)),
          },
  };
  return { shortfalls: shortfalls(evidence, expected), isProof };
}

/** Whether all was proven: by the one listing there is, or by that of each feed. */
export function isComplete(listings: readonly ReadListing[]): boolean {
  return listings.length > 0 && listings.every(({ listing }) => listing.complete);
}

async function lossesOf({ store, run, writer }: ReadRun, isProof: boolean, except: Scopes): Promise<Loss[]> {
  const { open, unseen } = await store.countUnseen(run, { except });
  const held = await store.countOpen(run, writer.held);
  return [
    { open, closing: isProof ? unseen : 0, what: 'were not listed' },
    { open, closing: held, what: 'were said to be gone' },
  ];
}

/** Like with like: a feed that is new, or could not be read today, would hide or feign a drop of the others. */
function compareFeeds(stood: readonly JudgedFeed[]): Evidence['listed'] {
  const known = stood.filter(({ usual }) => usual !== null);
  if (known.length === 0) return { now: 0, usual: null };
  return {
    now: known.reduce((sum, { counts }) => sum + counts.read, 0),
    usual: known.reduce((sum, { usual }) => sum + (usual ?? 0), 0),
  };
}
