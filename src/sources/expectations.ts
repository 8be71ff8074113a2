/** The fields of a posting without which it is hardly of use, and whose loss tells of a changed upstream. */
export const FILL_FIELDS = ['title', 'body', 'place', 'employer', 'end', 'occupation'] as const;
export type FillField = (typeof FILL_FIELDS)[number];

/**
 * What a run must live up to before it may close anything. A source states what is known of it; the rest is as
 * `src/harvest/expectations.ts` has it for all. Deliberately generous: a false alarm costs a look, a missed one costs
 * counsellors the vacancies of a whole night. Shares are from 0 to 1.
 */
export interface Expectations {
  /** Fewest records a listing may hold. An empty one is far likelier an upstream's fault than an empty country. */
  readonly leastRead: number;
  /** Largest share of the records read that may be unreadable. */
  readonly mostRejectedShare: number;
  /** Least share of the written postings that say each field: `end` is a deadline or an end of publication. */
  readonly leastFill: Readonly<Partial<Record<FillField, number>>>;
  /** Largest share by which a listing may fall below the median of the last good ones. */
  readonly largestDrop: number;
  /** Largest share of the open postings that one run may close. */
  readonly mostRetiredShare: number;
}
