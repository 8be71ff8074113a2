import type { Language } from '../domain/codes.ts';
import type { CodeScheme, ConceptRecord, LabelKind, LabelRecord, TaxonomyData } from '../domain/taxonomy.ts';
import type {
  Concept,
  ConceptCandidate,
  ConceptIndex,
  LabelMatch,
  LinkOptions,
  MappedConcept,
} from './concept-index.ts';
import { foldLabel, foldToAscii } from './fold-label.ts';
import { labelVariants } from './label-variants.ts';
import { stemPhrase } from './stem-label.ts';

const DEFAULT_LIMIT = 10;

interface Meeting {
  readonly label: LabelRecord;
  readonly share: number;
}

/** How surely a label of a kind means its concept when it is met as a whole. */
const KIND_WEIGHTS: Readonly<Record<LabelKind, number>> = {
  everyday: 1,
  preferred: 0.97,
  'source-title': 0.93,
  alternative: 0.8,
  hidden: 0.6,
};
const MATCH_WEIGHTS: Readonly<Record<LabelMatch, number>> = {
  exact: 1,
  inflected: 0.95,
  compound: 0.93,
  fuzzy: 0.5,
};

export function buildConceptIndex(data: TaxonomyData): ConceptIndex {
  return new MemoryConceptIndex(data);
}

class MemoryConceptIndex implements ConceptIndex {
  readonly version: string;
  readonly #byNumber = new Map<number, Concept>();
  readonly #byUri = new Map<string, Concept>();
  readonly #groups = new Map<string, Concept>();
  readonly #codes = new Map<string, MappedConcept[]>();
  readonly #labels: readonly LabelRecord[];
  readonly #exact = new Map<string, Meeting[]>();
  readonly #ascii = new Map<string, Meeting[]>();
  readonly #stems = new Map<string, Meeting[]>();
  readonly #joined = new Map<string, Meeting[]>();
  readonly #prefixes = new Map<Language, { readonly folded: string; readonly label: LabelRecord }[]>();

  constructor(data: TaxonomyData) {
    this.version = data.version;
    for (const concept of data.concepts) this.#addConcept(concept);
    for (const { scheme, code, concept: number, relation } of data.codes) {
      const concept = this.#byNumber.get(number);
      if (concept !== undefined) push(this.#codes, codeKey(scheme, code), { concept, relation });
    }
    this.#labels = data.labels.filter(({ concept }) => this.#byNumber.has(concept));
    for (const label of this.#labels) this.#addLabel(label);
  }

  concept(uri: string): Concept | null {
    return this.#byUri.get(uri) ?? null;
  }

  numbered(number: number): Concept | null {
    return this.#byNumber.get(number) ?? null;
  }

  group(isco: string): Concept | null {
    return this.#groups.get(isco) ?? null;
  }

  byCode(scheme: CodeScheme, code: string): readonly MappedConcept[] {
    return this.#codes.get(codeKey(scheme, code)) ?? [];
  }

  link(text: string, { language, limit = DEFAULT_LIMIT }: LinkOptions): readonly ConceptCandidate[] {
    return this.#meet(text, language).slice(0, limit);
  }

  lookup(phrase: string): readonly ConceptCandidate[] {
    return this.#meet(phrase, null);
  }

  labelsStartingWith(
    prefix: string,
    { language, limit }: { readonly language: Language; readonly limit: number },
  ): { label: string; language: Language; concept: Concept }[] {
    const folded = foldLabel(prefix);
    const sorted = this.#sortedLabels(language);
    const found: { label: string; language: Language; concept: Concept }[] = [];
    for (let at = firstAtLeast(sorted, folded); at < sorted.length && found.length < limit; at += 1) {
      const entry = sorted[at];
      if (entry === undefined || !entry.folded.startsWith(folded)) break;
      const concept = this.#byNumber.get(entry.label.concept);
      if (concept !== undefined) found.push({ label: entry.label.label, language, concept });
    }
    return found;
  }

  #addConcept({ number, uri, kind, isco, labels }: ConceptRecord): void {
    const concept: Concept = { number, uri, kind, isco, labels };
    this.#byNumber.set(number, concept);
    this.#byUri.set(uri, concept);
    if (kind === 'group') this.#groups.set(isco, concept);
  }

  #addLabel(label: LabelRecord): void {
    for (const { text, share } of labelVariants(label.label)) {
      const folded = foldLabel(text);
      if (folded === '') continue;
      const meeting = { label, share };
      push(this.#exact, folded, meeting);
      const stem = stemPhrase(folded);
      push(this.#ascii, foldToAscii(folded), meeting);
      push(this.#stems, stem, meeting);
      push(this.#joined, stem.replaceAll(' ', ''), meeting);
    }
  }

  #meet(text: string, language: Language | null): ConceptCandidate[] {
    const folded = foldLabel(text);
    if (folded === '') return [];
    const stem = stemPhrase(folded);
    const tiers: readonly (readonly [LabelMatch, readonly Meeting[] | undefined])[] = [
      ['exact', this.#exact.get(folded)],
      ['inflected', this.#ascii.get(foldToAscii(folded))],
      ['inflected', this.#stems.get(stem)],
      ['compound', this.#joined.get(stem.replaceAll(' ', ''))],
    ];
    for (const [match, meetings = []] of tiers) {
      const spoken = meetings.filter(({ label }) => language === null || label.language === language);
      if (spoken.length > 0) return this.#rank(spoken, match);
    }
    return [];
  }

  #rank(meetings: readonly Meeting[], match: LabelMatch): ConceptCandidate[] {
    const best = new Map<number, { weight: number; label: LabelRecord }>();
    for (const { label, share } of meetings) {
      const weight = KIND_WEIGHTS[label.kind] * label.weight * share;
      const known = best.get(label.concept);
      if (known === undefined || weight > known.weight) best.set(label.concept, { weight, label });
    }
    const ranked = [...best.values()].sort(
      (a, b) => b.weight - a.weight || a.label.concept - b.label.concept,
    );
    const mass = ranked.reduce((sum, { weight }) => sum + weight ** 8, 0);
    return ranked.flatMap(({ weight, label }) => {
      const concept = this.#byNumber.get(label.concept);
      if (concept === undefined) return [];
      const confidence = (MATCH_WEIGHTS[match] * weight * weight ** 8) / mass;
      const { label: text, language, kind } = label;
      return [{ concept, confidence, via: { label: text, language, kind, match } }];
    });
  }

  #sortedLabels(language: Language): { readonly folded: string; readonly label: LabelRecord }[] {
    const known = this.#prefixes.get(language);
    if (known !== undefined) return known;
    const sorted = this.#labels
      .filter((label) => label.language === language)
      .map((label) => ({ folded: foldLabel(label.label), label }))
      .sort((a, b) => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0));
    this.#prefixes.set(language, sorted);
    return sorted;
  }
}

function codeKey(scheme: CodeScheme, code: string): string {
  return `${scheme} ${code}`;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function firstAtLeast(sorted: readonly { readonly folded: string }[], wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.folded ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
