import type { HarvestRun, RunCounts } from '../domain/harvest.ts';
import { type Expectations, FILL_FIELDS, type FillField } from '../sources/expectations.ts';

/** What every source is held to where it states nothing else. */
export const DEFAULT_EXPECTATIONS: Expectations = {
  leastRead: 1,
  mostRejectedShare: 0.1,
  leastFill: { title: 0.99, body: 0.9, place: 0.5, employer: 0.5 },
  largestDrop: 0.3,
  mostRetiredShare: 0.3,
};

/** Among fewer open postings one busy day moves the share too far. */
const LEAST_OPEN_FOR_SHARE = 50;
/** Among fewer written postings a share of them says little. */
const LEAST_WRITTEN_FOR_FILL = 50;
/** In a quiet hour, or of a small employer, one unreadable record is a large share. */
const LEAST_READ_FOR_REJECTED = 20;
/** The median is of so many good runs at most, the latest. */
const RUNS_FOR_MEDIAN = 10;

const FIELD_NAMES: Readonly<Record<FillField, string>> = {
  title: 'a title',
  body: 'a text',
  place: 'a place',
  employer: 'an employer',
  end: 'a deadline or an end of publication',
  occupation: 'an occupation',
};

/** What is to be judged: a run that has read its source, or of that one feed, and closed nothing yet. */
export interface Evidence {
  readonly of: 'listing' | 'feed' | 'changes';
  readonly counts: RunCounts;
  readonly losses: readonly Loss[];
  /** How many records were listed, and how many usually are, as far as the two can be compared; null: not known. */
  readonly listed: { readonly now: number; readonly usual: number | null };
}

/** What a run would close for one reason. */
export interface Loss {
  /** Open postings that are not past their own end: those need nobody's word to be closed. */
  readonly open: number;
  /** How many of them the run would close, or has not seen in a complete listing. */
  readonly closing: number;
  /** What became of them. */
  readonly what: 'were not listed' | 'were said to be gone';
}

export function expectationsOf(own: Partial<Expectations> = {}): Expectations {
  const leastFill = { ...DEFAULT_EXPECTATIONS.leastFill, ...own.leastFill };
  return { ...DEFAULT_EXPECTATIONS, ...own, leastFill };
}

/** What the run fell short of, in words; empty where it did not. */
export function shortfalls(evidence: Evidence, expected: Expectations): string[] {
  return [
    tooFewRead(evidence, expected),
    tooManyRejected(evidence, expected),
    tooLargeDrop(evidence, expected),
    ...evidence.losses.map((loss) => tooManyClosing(loss, expected)),
    ...FILL_FIELDS.map((field) => tooLittleFill(field, evidence, expected)),
  ].filter((shortfall) => shortfall !== null);
}

/** A window of changes may rightly be empty, and an employer have nobody to look for. */
function tooFewRead({ of, counts }: Evidence, { leastRead }: Expectations): string | null {
  if (of !== 'listing' || counts.read >= leastRead) return null;
  return `only ${counts.read} records were listed, at least ${leastRead} expected`;
}

function tooManyRejected({ of, counts }: Evidence, { mostRejectedShare }: Expectations): string | null {
  const { read, rejected } = counts;
  if (read === 0 || (of !== 'listing' && read < LEAST_READ_FOR_REJECTED)) return null;
  if (rejected / read <= mostRejectedShare) return null;
  return `${rejected} of ${read} records could not be read, at most ${percent(mostRejectedShare)} expected`;
}

/** Only among listings: how much changes in a window is up to its length and the hour. */
function tooLargeDrop({ of, listed }: Evidence, { largestDrop }: Expectations): string | null {
  const { now, usual } = listed;
  if (of === 'changes' || usual === null) return null;
  if (usual < LEAST_OPEN_FOR_SHARE || now >= usual * (1 - largestDrop)) return null;
  return `only ${now} records were listed where the last good runs had ${usual}, a drop of at most ${percent(largestDrop)} expected`;
}

function tooManyClosing({ open, closing, what }: Loss, { mostRetiredShare }: Expectations): string | null {
  if (open < LEAST_OPEN_FOR_SHARE || closing / open <= mostRetiredShare) return null;
  return `${closing} of ${open} open postings ${what}, at most ${percent(mostRetiredShare)} expected`;
}

function tooLittleFill(field: FillField, { counts }: Evidence, { leastFill }: Expectations): string | null {
  const written = counts.fill?.['postings'] ?? 0;
  const least = leastFill[field] ?? 0;
  const filled = counts.fill?.[field] ?? 0;
  if (written < LEAST_WRITTEN_FOR_FILL || filled / written >= least) return null;
  return `only ${filled} of ${written} postings have ${FIELD_NAMES[field]}, at least ${percent(least)} expected`;
}

/**
 * What the last good listings mostly counted, since somebody last accepted that one fell short: that is what is to be
 * expected from then on.
 * @param earlier runs of the source before this one, newest first, of either mode.
 * @param countOf undefined where the run is no measure of it.
 * @returns null where no run is.
 */
export function usualOf(
  earlier: readonly HarvestRun[],
  countOf: (run: HarvestRun) => number | undefined,
): number | null {
  const good = earlier.filter((run) => run.mode === 'listing' && run.outcome === 'ok');
  const accepted = good.findIndex((run) => run.accepted === true);
  const counts = good
    .slice(0, accepted === -1 ? undefined : accepted + 1)
    .map(countOf)
    .filter((count) => count !== undefined);
  return median(counts.slice(0, RUNS_FOR_MEDIAN));
}

/** The lower middle value; null of nothing. */
function median(numbers: readonly number[]): number | null {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? null;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
