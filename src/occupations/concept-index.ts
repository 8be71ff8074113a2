import type { Language } from '../domain/codes.ts';
import type { CodeScheme, ConceptKind, LabelKind, Relation } from '../domain/taxonomy.ts';
import type { OccupationLabels } from '../domain/vacancy.ts';

/** An ESCO occupation or an ISCO-08 group. */
export interface Concept {
  /** What vacancies are indexed by. The same over all imports. */
  readonly number: number;
  readonly uri: string;
  readonly kind: ConceptKind;
  /** ISCO-08: four digits for an occupation, one to four for a group. */
  readonly isco: string;
  readonly labels: OccupationLabels;
}

/**
 * How a label was met: letter by letter (after folding), in another inflection, with its compounds joined or parted
 * otherwise, or only alike.
 */
export type LabelMatch = 'exact' | 'inflected' | 'compound' | 'fuzzy';

export interface ConceptCandidate {
  readonly concept: Concept;
  /** 0..1, calibrated: of candidates with .8 about four in five are of the right ISCO-08 unit group. */
  readonly confidence: number;
  readonly via: {
    readonly label: string;
    readonly language: Language;
    readonly kind: LabelKind;
    readonly match: LabelMatch;
  };
}

export interface MappedConcept {
  readonly concept: Concept;
  /** What the concept is to the code; see `Relation`. */
  readonly relation: Relation;
}

export interface LinkOptions {
  /** What the text is written in; null: any. */
  readonly language: Language | null;
  /** Default 10. */
  readonly limit?: number;
}

/** All occupations in memory: what they are called, and what leads to them. Nothing in it waits. */
export interface ConceptIndex {
  /** Changes whenever its content does. */
  readonly version: string;
  concept(uri: string): Concept | null;
  numbered(number: number): Concept | null;
  /** The ISCO-08 group of one to four digits. */
  group(isco: string): Concept | null;
  byCode(scheme: CodeScheme, code: string): readonly MappedConcept[];
  /** Which occupations a title, or the words of a query, may name; best first. */
  link(text: string, options: LinkOptions): readonly ConceptCandidate[];
  /** What exactly this phrase names (folded, inflected, compounds joined): for reading a query word by word. */
  lookup(phrase: string): readonly ConceptCandidate[];
  labelsStartingWith(
    prefix: string,
    options: { readonly language: Language; readonly limit: number },
  ): readonly { readonly label: string; readonly language: Language; readonly concept: Concept }[];
}
