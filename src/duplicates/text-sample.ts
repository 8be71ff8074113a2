import { hashWords, mixBits, type WordHashes } from './hash-words.ts';
import { textBands } from './text-bands.ts';
import { WordFilter } from './word-filter.ts';

/** What is kept of an ad's text: enough to say how much of it another ad shares, too little to read it. */
export interface TextSample {
  /** How many different shingles (three words in a row) the text has. */
  readonly shingles: number;
  /**
   * The smallest `SAMPLE_SIZE` of the shingles' hashes, ascending: a bottom-k sketch (A. Broder, "On the resemblance
   * and containment of documents", 1997; E. Cohen and H. Kaplan, "Summarizing data using bottom-k sketches", 2007).
   * Chosen over k separate minima because it also tells how much of a short text stands in a long one.
   */
  readonly sample: Uint32Array;
  /** All shingles' hashes of the first `OPENING_WORDS` words, ascending: what aggregators show of an ad. */
  readonly opening: Uint32Array;
  /** Which words stand in the text. */
  readonly words: WordFilter;
}

/** A sample of a text that is at hand. */
export interface FreshSample extends TextSample {
  /** Keys for finding texts alike by an index, which keeps them; empty for a text without words. */
  readonly bands: Uint32Array;
}

export const SAMPLE_SIZE = 128;
const SHINGLE_WORDS = 3;
const OPENING_WORDS = 40;

/** Samples a plain text; the same text gives the same sample on any machine, on any day. */
export function sampleText(text: string): FreshSample {
  const hashes = hashWords(text);
  const shingles = shingleHashes(hashes, hashes.count);
  return {
    shingles: shingles.length,
    sample: shingles.slice(0, SAMPLE_SIZE),
    opening: shingleHashes(hashes, Math.min(hashes.count, OPENING_WORDS)),
    bands: textBands(shingles),
    words: WordFilter.of(hashes.stems, hashes.count),
  };
}

/** Hashes of all runs of three words among the first `count`, ascending, each once; of fewer words one run. */
function shingleHashes({ words }: WordHashes, count: number): Uint32Array {
  if (count === 0) return new Uint32Array(0);
  const runs = Math.max(1, count - SHINGLE_WORDS + 1);
  const hashes = new Uint32Array(runs);
  for (let start = 0; start < runs; start += 1) hashes[start] = runHash(words, start, count);
  return ascendingOnce(hashes);
}

function runHash(words: Uint32Array, start: number, count: number): number {
  const end = Math.min(start + SHINGLE_WORDS, count);
  let hash = 0;
  for (let index = start; index < end; index += 1) {
    hash = (Math.imul(hash, 0x9e3779b1) + (words[index] ?? 0)) | 0;
  }
  return mixBits(hash);
}

function ascendingOnce(hashes: Uint32Array): Uint32Array {
  hashes.sort();
  let kept = 0;
  for (const hash of hashes) {
    if (kept === 0 || hashes[kept - 1] !== hash) hashes[kept++] = hash;
  }
  return hashes.slice(0, kept);
}
