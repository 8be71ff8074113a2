import type { Language } from '../domain/codes.ts';
import type { CodeScheme, ConceptRecord, LabelRecord, TaxonomyData } from '../domain/taxonomy.ts';
import { calibrate } from './calibrate.ts';
import type { Concept, ConceptCandidate, ConceptIndex, LinkOptions, MappedConcept } from './concept-index.ts';
import { foldLabel } from './fold-label.ts';
import { LabelTable } from './label-table.ts';
import { type Evidence, linkText, meetPhrase } from './link-title.ts';

const DEFAULT_LIMIT = 10;
/** Titles, and phrases, whose candidates are kept: the same few thousand make up most of a night. */
const REMEMBERED = 5_000;
/** Titles are cut to fewer characters; what a source calls an occupation may be anything. */
const LONGEST_REMEMBERED = 320;

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
  readonly #table: LabelTable;
  readonly #linked = new Map<string, readonly ConceptCandidate[]>();
  readonly #looked = new Map<string, readonly ConceptCandidate[]>();
  readonly #prefixes = new Map<Language, { readonly folded: string; readonly label: LabelRecord }[]>();

  constructor(data: TaxonomyData) {
    this.version = data.version;
    for (const concept of data.concepts) this.#addConcept(concept);
    for (const { scheme, code, concept: number, relation } of data.codes) {
      const concept = this.#byNumber.get(number);
      if (concept !== undefined) push(this.#codes, codeKey(scheme, code), { concept, relation });
    }
    this.#settleGroups(data);
    this.#labels = data.labels.filter(({ concept }) => this.#byNumber.has(concept));
    this.#table = new LabelTable(this.#labels);
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
    const key = `${language} ${limit} ${text}`;
    const known = this.#linked.get(key);
    if (known !== undefined) return known;
    const evidence = linkText(text, language, this.#table, this.#groupOf);
    const candidates = this.#candidates(evidence, limit);
    remember(this.#linked, key, candidates);
    return candidates;
  }

  lookup(phrase: string): readonly ConceptCandidate[] {
    const known = this.#looked.get(phrase);
    if (known !== undefined) return known;
    const evidence = meetPhrase(phrase, this.#table);
    const candidates = this.#candidates(evidence, evidence.length);
    remember(this.#looked, phrase, candidates);
    return candidates;
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

  readonly #groupOf = (number: number): string => this.#byNumber.get(number)?.isco ?? '';

  #addConcept({ number, uri, kind, isco, labels }: ConceptRecord): void {
    const concept: Concept = { number, uri, kind, isco, labels };
    this.#byNumber.set(number, concept);
    this.#byUri.set(uri, concept);
    if (kind === 'group') this.#groups.set(isco, concept);
  }

  /**
   * A group of SSYK is of one group of ISCO-08 where every occupation that it may stand for is: then that is the wider.
   * The numbers are never compared: of 365 groups only 146 have the same in both.
   */
  #settleGroups({ codes, unsettled }: TaxonomyData): void {
    const open = new Set(unsettled.map(({ scheme, code }) => codeKey(scheme, code)));
    for (const code of new Set(
      codes.filter(({ scheme }) => scheme === 'ssyk-2012').map((each) => each.code),
    )) {
      const key = codeKey('ssyk-2012', code);
      const mapped = this.#codes.get(key) ?? [];
      const unitGroups = new Set(mapped.map(({ concept }) => concept.isco));
      const [isco = ''] = unitGroups;
      const group = this.#groups.get(isco);
      if (open.has(key) || unitGroups.size !== 1 || isco.length !== 4 || group === undefined) continue;
      const others = mapped.filter(({ concept }) => concept !== group);
      this.#codes.set(key, [{ concept: group, relation: 'broad' }, ...others]);
    }
  }

  #candidates(evidence: readonly Evidence[], limit: number): ConceptCandidate[] {
    const confidences = calibrate(evidence, this.#groupOf, limit);
    return evidence.slice(0, limit).flatMap(({ concept: number, meeting: { label }, match }, index) => {
      const concept = this.#byNumber.get(number);
      if (concept === undefined) return [];
      const { label: text, language, kind } = label;
      const confidence = confidences[index] ?? 0;
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

function remember<Value>(known: Map<string, Value>, key: string, value: Value): void {
  if (key.length > LONGEST_REMEMBERED) return;
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, value);
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
