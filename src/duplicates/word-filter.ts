import { hashWords, mixBits } from './hash-words.ts';

const BITS = 4096;
const PROBES = 3;
/** Size of a filter, bytes. */
export const WORD_FILTER_BYTES = BITS / 8;

/**
 * Which words stand in a text, roughly: a Bloom filter (B. Bloom, "Space/time trade-offs in hash coding with
 * allowable errors", 1970). It never denies a word that is there; one that is not there it affirms in about two cases
 * of a hundred for an ad of 6 kB.
 */
export class WordFilter {
  readonly bytes: Uint8Array;

  /** @param bytes `WORD_FILTER_BYTES` of them, as another filter's `bytes` has them. */
  constructor(bytes: Uint8Array) {
    if (bytes.length !== WORD_FILTER_BYTES)
      throw new RangeError(`a word filter has ${WORD_FILTER_BYTES} bytes`);
    this.bytes = bytes;
  }

  static of(stems: Uint32Array, count: number): WordFilter {
    const bytes = new Uint8Array(WORD_FILTER_BYTES);
    for (let index = 0; index < count; index += 1) {
      for (let probe = 0; probe < PROBES; probe += 1) {
        const bit = bitOf(stems[index] ?? 0, probe);
        bytes[bit >>> 3] = (bytes[bit >>> 3] ?? 0) | (1 << (bit & 7));
      }
    }
    return new WordFilter(bytes);
  }

  /** Whether `word`, in any of its inflections, may stand in the text. */
  has(word: string): boolean {
    const { stems, count } = hashWords(word);
    for (let index = 0; index < count; index += 1) {
      if (!this.#hasStem(stems[index] ?? 0)) return false;
    }
    return true;
  }

  #hasStem(stem: number): boolean {
    for (let probe = 0; probe < PROBES; probe += 1) {
      const bit = bitOf(stem, probe);
      if (((this.bytes[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
    }
    return true;
  }
}

/** One mixed hash gives all probes: twelve bits, ten further on for each, overlapping by two. */
function bitOf(stem: number, probe: number): number {
  return (mixBits(stem) >>> (probe * 10)) & (BITS - 1);
}
