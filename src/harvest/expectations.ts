import type { RunCounts } from '../domain/harvest.ts';

/**
 * What a run must live up to before it may close anything. Deliberately generous: a false alarm costs a look, a
 * missed one costs counsellors the vacancies of a whole night.
 */
export interface Expectations {
  /** Fewest records a listing may hold. An empty one is far likelier an upstream's fault than an empty country. */
  readonly leastRead: number;
  /** Largest share of the records read that may be unreadable. */
  readonly mostRejectedShare: number;
  /** Largest share of the open postings that one run may retire because they were not listed… */
  readonly mostRetiredShare: number;
  /** …unless there are fewer than this, where one busy day moves the share too far. */
  readonly leastOpenForShare: number;
}

export const DEFAULT_EXPECTATIONS: Expectations = {
  leastRead: 1,
  mostRejectedShare: 0.1,
  mostRetiredShare: 0.3,
  leastOpenForShare: 50,
};

/** What the run fell short of, in words; empty where it did not. */
export function shortfalls(
  counts: RunCounts,
  before: { readonly open: number; readonly unseen: number },
  expected: Expectations,
): string[] {
  const found: string[] = [];
  if (counts.read < expected.leastRead) {
    found.push(`only ${counts.read} records were listed, at least ${expected.leastRead} expected`);
  }
  if (counts.read > 0 && counts.rejected / counts.read > expected.mostRejectedShare) {
    found.push(
      `${counts.rejected} of ${counts.read} records could not be read, at most ${percent(expected.mostRejectedShare)} expected`,
    );
  }
  if (before.open >= expected.leastOpenForShare && before.unseen / before.open > expected.mostRetiredShare) {
    found.push(
      `${before.unseen} of ${before.open} open postings were not listed, at most ${percent(expected.mostRetiredShare)} expected`,
    );
  }
  return found;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
