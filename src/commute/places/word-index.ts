import { distanceToPrefix } from './distance-to-prefix.ts';

/** A word of the index that a word of the query may stand for. */
export interface WordMatch {
  /** 1 for the word itself, less for a beginning of it or a misspelling. */
  readonly quality: number;
  /** Entries that hold the word, ascending. */
  readonly entries: readonly number[];
}

const PREFIX_QUALITY = 0.85;
const ONE_TYPO = 0.6;
const TWO_TYPOS = 0.4;
/** Shorter words are other words after one change. */
const LEAST_FOR_ONE = 4;
const LEAST_FOR_TWO = 8;

/**
 * Finds entries by their words: whole, cut short, or misspelt. Prefixes by binary search; misspellings by the pairs
 * of letters they share, and only then letter by letter (after Ukkonen, "Approximate string-matching with q-grams and
 * maximal matches", 1992: one edit destroys at most two pairs, but two letters swapped three).
 */
export class WordIndex {
  readonly #words: readonly string[];
  readonly #entries: readonly (readonly number[])[];
  readonly #wordsByPair = new Map<string, number[]>();
  readonly #shared: Uint8Array;

  /** @param wordsOfEntries folded words of each entry. */
  constructor(wordsOfEntries: readonly ReadonlySet<string>[]) {
    const byWord = new Map<string, number[]>();
    for (const [entry, words] of wordsOfEntries.entries()) {
      for (const word of words) {
        const entries = byWord.get(word);
        if (entries === undefined) byWord.set(word, [entry]);
        else entries.push(entry);
      }
    }
    this.#words = [...byWord.keys()].sort(compare);
    this.#entries = this.#words.map((word) => byWord.get(word) ?? []);
    for (const [number, word] of this.#words.entries()) {
      for (const pair of pairsOf(word)) {
        const words = this.#wordsByPair.get(pair);
        if (words === undefined) this.#wordsByPair.set(pair, [number]);
        else words.push(number);
      }
    }
    this.#shared = new Uint8Array(this.#words.length);
  }

  /** The words that begin with this one. */
  beginning(word: string): WordMatch[] {
    const found: WordMatch[] = [];
    for (let at = this.#firstFrom(word); this.#words[at]?.startsWith(word); at++) {
      const whole = this.#words[at] === word;
      // A word nearly typed to its end is likelier meant than a long one just begun.
      const share = word.length / (this.#words[at]?.length ?? 1);
      found.push({
        quality: whole ? 1 : PREFIX_QUALITY * (0.8 + 0.2 * share),
        entries: this.#entries[at] ?? [],
      });
    }
    return found;
  }

  /** The words that begin nearly as this one. */
  resembling(word: string): WordMatch[] {
    const most = word.length >= LEAST_FOR_TWO ? 2 : word.length >= LEAST_FOR_ONE ? 1 : 0;
    if (most === 0) return [];
    const found: WordMatch[] = [];
    for (const number of this.#sharing(word, most)) {
      const known = this.#words[number] ?? '';
      const edits = distanceToPrefix(word, known, most);
      if (edits > most || edits === 0) continue;
      found.push({ quality: edits === 1 ? ONE_TYPO : TWO_TYPOS, entries: this.#entries[number] ?? [] });
    }
    return found;
  }

  /** Words that share enough pairs of letters to be within `most` edits. */
  #sharing(word: string, most: number): number[] {
    const pairs = pairsOf(word);
    // The last pair, with the end of what was typed, need not be there: the word may go on.
    const least = Math.max(1, pairs.length - 2 * most - 1);
    const touched: number[] = [];
    for (const pair of pairs) {
      for (const number of this.#wordsByPair.get(pair) ?? []) {
        const before = this.#shared[number] ?? 0;
        if (before === 0) touched.push(number);
        this.#shared[number] = before + 1;
      }
    }
    const enough = touched.filter((number) => (this.#shared[number] ?? 0) >= least);
    for (const number of touched) this.#shared[number] = 0;
    return enough;
  }

  #firstFrom(word: string): number {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Each pair of letters once, with the word's beginning as a letter of its own. */
function pairsOf(word: string): string[] {
  const text = `^${word}`;
  const pairs = new Set<string>();
  for (let at = 0; at + 2 <= text.length; at++) pairs.add(text.slice(at, at + 2));
  return [...pairs];
}

/** By code unit, as `startsWith` and the binary search see it. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
