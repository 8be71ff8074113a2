/** Room for the words of a language's ads and their long tail; a power of two. */
const SLOTS = 1 << 17;
/** Beyond half of the slots the search for a free one takes long. */
const MOST_WORDS = 50_000;
/** What a slot holds: two hashes, and one more than what is known; 0 where it is free. A line of cache holds five. */
const SLOT_SIZE = 3;

/** What is known of a word that is not known. */
export const UNKNOWN = -1;

/**
 * A small number that is known of each word, which is found by two 32-bit hashes of it: a table with open addressing.
 * Forgets all when full.
 */
export class WordMemory {
  readonly #slots = new Int32Array(SLOTS * SLOT_SIZE);
  #size = 0;

  /** `UNKNOWN` where nothing is. */
  get(hash: number, otherHash: number): number {
    return (this.#slots[this.#placeOf(hash, otherHash) + 2] ?? 0) + UNKNOWN;
  }

  /** @param known from 0. */
  set(hash: number, otherHash: number, known: number): void {
    if (this.#size >= MOST_WORDS) {
      this.#slots.fill(0);
      this.#size = 0;
    }
    const place = this.#placeOf(hash, otherHash);
    if (this.#slots[place + 2] === 0) this.#size += 1;
    this.#slots[place] = hash;
    this.#slots[place + 1] = otherHash;
    this.#slots[place + 2] = known + 1;
  }

  /** Where the word is, or would be. */
  #placeOf(hash: number, otherHash: number): number {
    const slots = this.#slots;
    const [one, other] = [hash | 0, otherHash | 0];
    let place = ((hash ^ (otherHash >>> 7)) & (SLOTS - 1)) * SLOT_SIZE;
    while (slots[place + 2] !== 0 && (slots[place] !== one || slots[place + 1] !== other)) {
      place += SLOT_SIZE;
      if (place === slots.length) place = 0;
    }
    return place;
  }
}
