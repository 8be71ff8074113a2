import { foldedWords, foldQuery } from './fold-query.ts';
import type { KnownPlace } from './known-place.ts';
import { synonymsOf } from './synonyms.ts';
import { WordIndex, type WordMatch } from './word-index.ts';

/** What a place scores for a query: the more the better. */
export interface RankedPlace {
  readonly place: KnownPlace;
  readonly score: number;
}

/** With fewer places found than this, misspellings are looked for too. */
const ENOUGH = 5;
const WHOLE_NAME = 1;
const BEGINNING_OF_NAME = 0.4;
/** For each word of the query that a place does not hold. */
const MISSING = 0.9;
/** How much of the score is which of several of a name is meant. */
const WEIGHT = 0.6;
const MOST_VARIANTS = 12;

/** Places by what people type: every order of words, cut short, misspelt, in the other language. */
export class PlaceCatalogue {
  readonly #places: readonly KnownPlace[];
  /** Folded names of each place, with other words for theirs. */
  readonly #names: readonly (readonly string[])[];
  readonly #words: WordIndex;
  readonly #byId: ReadonlyMap<string, KnownPlace>;

  constructor(places: readonly KnownPlace[]) {
    this.#places = places;
    this.#names = places.map(namesOf);
    this.#words = new WordIndex(
      this.#names.map((names) => new Set(names.flatMap((name) => name.split(' ')))),
    );
    this.#byId = new Map(places.map((place) => [place.id, place]));
  }

  byId(id: string): KnownPlace | null {
    return this.#byId.get(id) ?? null;
  }

  /** The best `limit` places; none for a query without letters or digits. */
  find(q: string, limit: number): RankedPlace[] {
    const query = foldQuery(q);
    const words = foldedWords(q);
    if (words.length === 0) return [];
    let found = this.#score(words, (word) => this.#words.beginning(word));
    if (found.size < ENOUGH) {
      const nearly = this.#score(words, (word) => {
        return [...this.#words.beginning(word), ...this.#words.resembling(word)];
      });
      for (const [entry, score] of found) nearly.set(entry, score);
      found = nearly;
    }
    const ranked = [...found].flatMap(([entry, quality]) => {
      const place = this.#places[entry];
      if (place === undefined) return [];
      return [{ place, entry, score: quality + this.#nameBonus(entry, query) + WEIGHT * place.weight }];
    });
    ranked.sort((a, b) => b.score - a.score || a.entry - b.entry);
    return ranked.slice(0, limit);
  }

  /** Mean quality of the words by entry, for entries that hold all, or else all but one. */
  #score(words: readonly string[], matchesOf: (word: string) => readonly WordMatch[]): Map<number, number> {
    const sums = new Map<number, { sum: number; count: number }>();
    for (const word of words) {
      const best = new Map<number, number>();
      for (const { quality, entries } of matchesOf(word)) {
        for (const entry of entries) {
          if (quality > (best.get(entry) ?? 0)) best.set(entry, quality);
        }
      }
      for (const [entry, quality] of best) {
        const known = sums.get(entry);
        if (known === undefined) sums.set(entry, { sum: quality, count: 1 });
        else {
          known.sum += quality;
          known.count += 1;
        }
      }
    }
    const complete = [...sums].filter(([, { count }]) => count === words.length);
    const least = complete.length > 0 ? words.length : Math.max(1, words.length - 1);
    const kept = [...sums].filter(([, { count }]) => count >= least);
    return new Map(
      kept.map(([entry, { sum, count }]) => [entry, sum / words.length - MISSING * (words.length - count)]),
    );
  }

  #nameBonus(entry: number, query: string): number {
    const names = this.#names[entry] ?? [];
    if (names.includes(query)) return WHOLE_NAME;
    return names.some((name) => name.startsWith(query)) ? BEGINNING_OF_NAME : 0;
  }
}

/**
 * Folded names of a place, with each word's other words in turn, and without what stands for "station" at the end:
 * who types "Lund" or "Köpenhamn" means Lund C and København H.
 */
function namesOf({ name, otherNames, type }: KnownPlace): string[] {
  const names = new Set<string>();
  for (const each of [name, ...otherNames]) {
    const words = foldedWords(each);
    if (words.length > 0) names.add(words.join(' '));
    const isStop = type === 'stop' || type === 'station';
    const short =
      isStop &&
      words.length > 1 &&
      synonymsOf('station')
        .concat(synonymsOf('h'))
        .includes(words.at(-1) ?? '');
    if (short)
      names.add(
        words
          .slice(0, -1)
          .join(' ')
          .replace(/^kobenhavns$/, 'kobenhavn'),
      );
  }
  for (const each of [...names]) {
    const words = each.split(' ');
    for (const [at, word] of words.entries()) {
      for (const other of synonymsOf(word)) {
        if (names.size >= MOST_VARIANTS + otherNames.length) return [...names];
        names.add(words.with(at, other).join(' '));
      }
    }
  }
  return [...names];
}
