import type { Language } from './codes.ts';
import type { OccupationLabels } from './vacancy.ts';

/**
 * Occupations as they are kept: *concepts* (an ESCO occupation or an ISCO-08 group), what each is called, and which
 * codes of other classifications lead to it. All comes in *layers*, one for each file or service it was read from; a
 * layer is replaced whole.
 */

export const CONCEPT_KINDS = ['occupation', 'group'] as const;
export type ConceptKind = (typeof CONCEPT_KINDS)[number];

/**
 * What a label is to its concept. `everyday` are the words people use, written by us; `source-title` is what another
 * classification calls what it maps to the concept.
 */
export const LABEL_KINDS = ['preferred', 'alternative', 'hidden', 'everyday', 'source-title'] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

/** Classifications whose codes lead to concepts. */
export const CODE_SCHEMES = ['star-esco', 'jobtech-occupation-name', 'ssyk-2012', 'disco-08'] as const;
export type CodeScheme = (typeof CODE_SCHEMES)[number];

/**
 * What the concept is to the code (SKOS): `exact` and `close` mean the same; `broad`: the concept is the wider of the
 * two, so that what has the code is certainly of the concept; `narrow`: the concept is one of several that the code
 * may stand for.
 */
export const RELATIONS = ['exact', 'close', 'broad', 'narrow'] as const;
export type Relation = (typeof RELATIONS)[number];

export interface ConceptRecord {
  /** Ours, small, and the same over all imports. */
  readonly number: number;
  readonly uri: string;
  readonly kind: ConceptKind;
  /** ISCO-08: four digits for an occupation, one to four for a group. */
  readonly isco: string;
  readonly labels: OccupationLabels;
}

export interface LabelRecord {
  readonly concept: number;
  readonly language: Language;
  readonly label: string;
  readonly kind: LabelKind;
  /** The layer it came with. */
  readonly source: string;
  /** 0..1: how surely the label means this concept, as far as its layer tells. */
  readonly weight: number;
}

export interface CodeRecord {
  readonly scheme: CodeScheme;
  readonly code: string;
  readonly concept: number;
  readonly relation: Relation;
}

/** All that is known of occupations, for the index in memory. */
export interface TaxonomyData {
  /** Changes whenever the rest does. */
  readonly version: string;
  readonly concepts: readonly ConceptRecord[];
  readonly labels: readonly LabelRecord[];
  readonly codes: readonly CodeRecord[];
  /** Codes that may also stand for something whose group nobody has told: nothing certain follows from the rest. */
  readonly unsettled: readonly Pick<CodeRecord, 'scheme' | 'code'>[];
}

/** What one file or service says. Concepts go by URI: it knows nothing of our numbers. */
export interface TaxonomyLayer {
  /** `[a-z0-9-]+`: `esco-da`, `crosswalk-se`. */
  readonly source: string;
  /** Of the content: equal versions mean that there is nothing to write. */
  readonly version: string;
  readonly concepts: readonly LayerConcept[];
  readonly labels: readonly LayerLabel[];
  readonly codes: readonly LayerCode[];
}

export interface LayerConcept {
  readonly uri: string;
  readonly kind: ConceptKind;
  /** Null where the layer does not say: then another must. */
  readonly isco: string | null;
}

export interface LayerLabel {
  readonly uri: string;
  readonly language: Language;
  readonly label: string;
  readonly kind: LabelKind;
  readonly weight: number;
}

export interface LayerCode {
  readonly uri: string;
  readonly scheme: CodeScheme;
  readonly code: string;
  readonly relation: Relation;
}

export interface LayerCounts {
  readonly source: string;
  readonly concepts: number;
  readonly labels: number;
  readonly codes: number;
}

/** Where the concepts are kept. */
export interface TaxonomyStore {
  /** Of all layers together: cheap to ask. */
  version(): Promise<string>;
  read(): Promise<TaxonomyData>;
  /**
   * Puts the layers in the place of those with the same names, all or none. Concepts keep their numbers for good.
   * `importedAt` becomes `at` also of a layer that is as it was: then it was last known to be so.
   * @returns for each whether it changed anything.
   */
  replace(layers: readonly TaxonomyLayer[], at: Date): Promise<readonly boolean[]>;
  layers(): Promise<readonly (LayerCounts & { readonly importedAt: Date })[]>;
}
