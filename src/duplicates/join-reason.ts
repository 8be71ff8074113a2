import type { EmployerLikeness } from './compare-employers.ts';
import type { PlaceLikeness } from './compare-places.ts';

/** What was found to be one of two postings, with the figures; shares are from 0 to 1. */
export type JoinReason =
  /** It is one posting of one source. */
  | { readonly kind: 'same_posting'; readonly id: string }
  /** One names an id that the other has or names too. */
  | { readonly kind: 'external_id'; readonly id: string }
  /** Both lead to one page that is of this job alone. */
  | {
      readonly kind: 'url';
      readonly url: string;
      readonly titleSimilarity: number;
      readonly textSimilarity: number;
    }
  /** Same employer, same place, same job by title and text. */
  | {
      readonly kind: 'employer_and_text';
      readonly employer: EmployerLikeness;
      readonly place: SamePlace;
      readonly titleSimilarity: number;
      /** Of the shorter text, the share that the longer has too. */
      readonly textSimilarity: number;
      /** One text is only the beginning of the other: see `surenessOf`. */
      readonly excerpt: boolean;
    }
  /** The same ad in two languages: same employer, place, title and deadline. */
  | {
      readonly kind: 'translation';
      readonly employer: EmployerLikeness;
      readonly place: SamePlace;
      readonly deadline: string;
      readonly titleSimilarity: number;
    };

export type SamePlace = Extract<PlaceLikeness, { relation: 'same' }>;

/** Why two postings are taken for two vacancies: the first thing found that forbids to join them. */
export type ApartReason =
  | 'other_country_or_municipality'
  | 'other_address'
  | 'place_unknown'
  | 'other_employer'
  | 'other_hours'
  | 'other_title'
  | 'other_language'
  | 'other_text'
  | 'too_little_known';
