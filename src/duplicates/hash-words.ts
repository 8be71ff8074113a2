import { codeUnits } from '../lib/code-units.ts';
import { foldLetter, NOTHING, SEPARATOR } from './fold-letters.ts';

/** The words of a text as numbers, in their order: `words[i]` and `stems[i]` for i below `count`. */
export interface WordHashes {
  readonly count: number;
  /** 32-bit hash of the folded word. */
  readonly words: Uint32Array;
  /** 32-bit hash of its first `STEM_LENGTH` letters, so that an inflected word is still known. */
  readonly stems: Uint32Array;
}

const STEM_LENGTH = 7;

/** FNV-1a, 32 bit (http://www.isthe.com/chongo/tech/comp/fnv/). */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** Folds and hashes in one pass over the code units: ads are long, and strings for their words are not needed. */
export function hashWords(text: string): WordHashes {
  const units = codeUnits(text);
  const words = new Uint32Array((text.length >>> 1) + 1);
  const stems = new Uint32Array(words.length);
  let count = 0;
  let length = 0;
  let hash = FNV_OFFSET;
  let stem = FNV_OFFSET;
  for (let index = 0; index <= text.length; index += 1) {
    const letter = index < text.length ? foldLetter(units[index] ?? SEPARATOR) : SEPARATOR;
    if (letter > NOTHING) {
      hash = Math.imul(hash ^ letter, FNV_PRIME);
      length += 1;
      if (length <= STEM_LENGTH) stem = hash;
    } else if (letter === SEPARATOR && length > 0) {
      words[count] = hash;
      stems[count] = stem;
      count += 1;
      length = 0;
      hash = FNV_OFFSET;
      stem = FNV_OFFSET;
    }
  }
  return { count, words, stems };
}

/** Spreads every bit of `value` over the whole result: the finaliser of MurmurHash3 (public domain). */
export function mixBits(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
