import type { VocabularyRows } from '../store/read-vocabulary.ts';
import { foldSpelling } from './fold-spelling.ts';
import { PrefixTable } from './prefix-table.ts';
import type { KnownWords } from './understand-query.ts';
import { WordCorrector } from './word-corrector.ts';

const LETTERS = /\p{L}{4,}/gu;

/** What the open vacancies are called and made of, in memory: as of the last harvest. */
export class Vocabulary implements KnownWords {
  readonly employers: PrefixTable<string>;
  readonly corrector: WordCorrector;
  private readonly employerKeys: ReadonlySet<string>;
  private readonly words: ReadonlyMap<string, number>;
  private readonly byMunicipality: ReadonlyMap<string, number>;
  private readonly byCity: ReadonlyMap<string, number>;
  private readonly byOccupation: ReadonlyMap<string, number>;
  private readonly byGroup: ReadonlyMap<string, number>;

  /** @param names of occupations and places, which are known words too. */
  constructor(rows: VocabularyRows, names: Iterable<string> = []) {
    this.employers = new PrefixTable(mergeSpellings(rows.employers));
    this.employerKeys = new Set(rows.employers.map(({ value }) => foldSpelling(value)));
    this.words = countWords(rows, names);
    this.corrector = new WordCorrector(this.words);
    this.byMunicipality = countsOf(rows.municipalities);
    this.byCity = countsOf(rows.cities.map(({ value, count }) => ({ value: foldSpelling(value), count })));
    this.byOccupation = countsOf(rows.occupations);
    this.byGroup = countsOf(rows.groups);
  }

  isEmployer(name: string): boolean {
    return this.employerKeys.has(foldSpelling(name));
  }

  isWord(word: string): boolean {
    return this.words.has(word.toLowerCase());
  }

  /** How many open vacancies are in any of these municipalities. */
  inMunicipalities(codes: readonly string[]): number {
    return codes.reduce((sum, code) => sum + (this.byMunicipality.get(code) ?? 0), 0);
  }

  inCity(name: string): number {
    return this.byCity.get(foldSpelling(name)) ?? 0;
  }

  /** How many open vacancies are known to be of the occupation, or of the ISCO-08 group. */
  ofConcept({ uri, kind, isco }: { uri: string; kind: 'occupation' | 'group'; isco: string }): number {
    if (kind === 'occupation') return this.byOccupation.get(uri) ?? 0;
    let sum = 0;
    for (const [group, count] of this.byGroup) if (group.startsWith(isco)) sum += count;
    return sum;
  }
}

/** The commonest spelling of each name stands for all: "MALMÖ STAD", "Malmö stad". */
function mergeSpellings(rows: VocabularyRows['employers']) {
  const merged = new Map<string, { name: string; value: string; count: number; most: number }>();
  for (const { value, count } of rows) {
    const key = foldSpelling(value);
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { name: value, value, count, most: count });
    else {
      known.count += count;
      if (count > known.most) Object.assign(known, { value, most: count });
    }
  }
  return merged.values();
}

function countWords(
  { words, employers, cities }: VocabularyRows,
  names: Iterable<string>,
): Map<string, number> {
  const counts = countsOf(words);
  const count = (text: string, times: number): void => {
    for (const [word] of text.toLowerCase().matchAll(LETTERS))
      counts.set(word, (counts.get(word) ?? 0) + times);
  };
  for (const { value, count: times } of [...employers, ...cities]) count(value, times);
  for (const name of names) count(name, 0);
  return counts;
}

function countsOf(rows: readonly { readonly value: string; readonly count: number }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { value, count } of rows) counts.set(value, (counts.get(value) ?? 0) + count);
  return counts;
}
