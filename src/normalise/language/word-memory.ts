/** Room for the words of a language's ads and their long tail; a power of two. */
const SLOTS = 1 << 17;
/** Beyond half of the slots the search for a free one takes long. */
const MOST_WORDS = 50_000;

/** What is known of words, each found by two 32-bit hashes of it: a table with open addressing. Forgets all when full. */
export class WordMemory<Known> {
  readonly #hashes = new Uint32Array(SLOTS);
  readonly #otherHashes = new Uint32Array(SLOTS);
  #known: (Known | undefined)[] = new Array(SLOTS);
  #size = 0;

  get(hash: number, otherHash: number): Known | undefined {
    return this.#known[this.#slotOf(hash, otherHash)];
  }

  set(hash: number, otherHash: number, known: Known): void {
    if (this.#size >= MOST_WORDS) {
      this.#known = new Array(SLOTS);
      this.#size = 0;
    }
    const slot = this.#slotOf(hash, otherHash);
    if (this.#known[slot] === undefined) this.#size += 1;
    this.#hashes[slot] = hash;
    this.#otherHashes[slot] = otherHash;
    this.#known[slot] = known;
  }

  /** Where the word is, or would be. */
  #slotOf(hash: number, otherHash: number): number {
    let slot = (hash ^ (otherHash >>> 7)) & (SLOTS - 1);
    while (
      this.#known[slot] !== undefined &&
      (this.#hashes[slot] !== hash || this.#otherHashes[slot] !== otherHash)
    ) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }
}
