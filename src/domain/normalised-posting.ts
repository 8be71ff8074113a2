import type { Duration, Hours, Language } from './codes.ts';
import type { KnownElsewhere, OccupationClaim } from './posting-draft.ts';
import type { Requirement } from './requirement.ts';
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
  /** What it may be where no ESCO occupation was earned, best first; absent where there is nothing to guess. */
  readonly occupationCandidates?: readonly OccupationCandidate[];
  /** Numbers of the concepts of its occupation, or of its candidates; absent where there is neither. */
  readonly concepts?: readonly number[];
  /** What the ad asks for, by its source and by its text; absent where it asks for nothing that we read. */
  readonly requirements?: readonly Requirement[];
  readonly hours: Hours | null;
  readonly duration: Duration | null;
  readonly positions: number | null;
  readonly publishedAt: string | null;
  readonly deadline: string | null;
  readonly openUntil: string | null;
  /** To be compared by, never shown; absent where nothing is known. */
  readonly elsewhere?: KnownElsewhere;
}

/** An occupation that a vacancy may be of: good for ranking, never shown as its code. */
export interface OccupationCandidate {
  /** The concept's number. */
  readonly concept: number;
  /** The concept's URI. */
  readonly esco: string;
  readonly isco: string;
  /** 0..1, calibrated. */
  readonly confidence: number;
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
