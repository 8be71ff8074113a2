import type { Duration, Hours, Language } from './codes.ts';
import type { OccupationClaim } from './posting-draft.ts';
import type { Employer, Occupation, Workplace } from './vacancy.ts';

/** One posting in the shared schema: clean, placed, masked, ready to store. What `src/normalise` answers. */
export interface NormalisedPosting {
  readonly sourceId: string;
  readonly url: string;
  readonly title: string;
  /** Plain text, people masked. */
  readonly description: string;
  /** Sanitised HTML, people masked. */
  readonly descriptionHtml: string;
  readonly language: Language | null;
  readonly employer: Employer;
  readonly workplace: Workplace;
  readonly occupation: Occupation | null;
  /** Kept as stated, so that codes can be mapped again without fetching. */
  readonly occupationClaims: readonly OccupationClaim[];
  readonly hours: Hours | null;
  readonly duration: Duration | null;
  readonly positions: number | null;
  readonly publishedAt: string | null;
  readonly deadline: string | null;
  readonly openUntil: string | null;
}

/** A part of a record that could not be believed: the field's path, why, and what stood there. */
export interface FieldIssue {
  readonly path: string;
  readonly reason: string;
  readonly value: unknown;
}

export type Normalised =
  /** `issues` are fields that were dropped; the posting itself is good. */
  | { readonly kind: 'posting'; readonly posting: NormalisedPosting; readonly issues: readonly FieldIssue[] }
  /** The workplace is proven to lie outside our region. */
  | { readonly kind: 'outside' }
  /** Cannot become a vacancy; never lost without these. */
  | { readonly kind: 'rejected'; readonly issues: readonly FieldIssue[] };
