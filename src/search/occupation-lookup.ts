import type { Language } from '../domain/codes.ts';
import type { OccupationLabels } from '../domain/vacancy.ts';

/** An occupation, or an ISCO-08 group of them. */
export interface SearchConcept {
  readonly number: number;
  readonly uri: string;
  readonly kind: 'occupation' | 'group';
  readonly isco: string;
  readonly labels: OccupationLabels;
}

export interface SearchCandidate {
  readonly concept: SearchConcept;
  /** 0..1. */
  readonly confidence: number;
  readonly via: { readonly label: string; readonly match: 'exact' | 'inflected' | 'compound' | 'fuzzy' };
}

/** What the search asks of the occupations; handed in by the root. */
export interface OccupationLookup {
  /** Changes whenever its content does. */
  readonly version: string;
  concept(uri: string): SearchConcept | null;
  numbered(number: number): SearchConcept | null;
  /** The ISCO-08 group of one to four digits. */
  group(isco: string): SearchConcept | null;
  /** What exactly this phrase names, in any inflection; best first. */
  lookup(phrase: string): readonly SearchCandidate[];
  /** What a text may name, however it is spelt; best first. */
  link(
    text: string,
    options: { readonly language: Language | null; readonly limit?: number },
  ): readonly SearchCandidate[];
  labelsStartingWith(
    prefix: string,
    options: { readonly language: Language; readonly limit: number },
  ): readonly { readonly label: string; readonly language: Language; readonly concept: SearchConcept }[];
}

/** Nothing is an occupation: words are only words. */
export const NO_OCCUPATIONS: OccupationLookup = {
  version: '',
  concept: () => null,
  numbered: () => null,
  group: () => null,
  lookup: () => [],
  link: () => [],
  labelsStartingWith: () => [],
};
