/** A set of slots of the board, a bit for each: sets of a hundred thousand are joined in some microseconds. */
export class SlotSet {
  readonly words: Uint32Array;

  /** @param slots one more than the highest slot there may be. */
  constructor(slots: number) {
    this.words = new Uint32Array((slots + 31) >>> 5);
  }

  /** How many slots there is room for. */
  get slots(): number {
    return this.words.length * 32;
  }

  add(slot: number): void {
    const word = slot >>> 5;
    this.words[word] = (this.words[word] ?? 0) | (1 << (slot & 31));
  }

  delete(slot: number): void {
    const word = slot >>> 5;
    this.words[word] = (this.words[word] ?? 0) & ~(1 << (slot & 31));
  }

  has(slot: number): boolean {
    return (((this.words[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1;
  }

  /** Leaves only what is in the other too. */
  keep(other: SlotSet): this {
    for (let index = 0; index < this.words.length; index += 1)
      this.words[index] = (this.words[index] ?? 0) & (other.words[index] ?? 0);
    return this;
  }

  /** Takes in what is in the other. */
  join(other: SlotSet): this {
    for (let index = 0; index < this.words.length; index += 1)
      this.words[index] = (this.words[index] ?? 0) | (other.words[index] ?? 0);
    return this;
  }

  /** Takes out what is in the other. */
  drop(other: SlotSet): this {
    for (let index = 0; index < this.words.length; index += 1)
      this.words[index] = (this.words[index] ?? 0) & ~(other.words[index] ?? 0);
    return this;
  }

  /** Visits every slot in it, the lowest first. */
  visit(seen: (slot: number) => void): void {
    for (let index = 0; index < this.words.length; index += 1) {
      for (let word = this.words[index] ?? 0; word !== 0; word &= word - 1)
        seen((index << 5) | (31 - Math.clz32(word & -word)));
    }
  }

  /** @param slots at least as many as before. */
  copy(slots: number): SlotSet {
    const copied = new SlotSet(slots);
    copied.words.set(this.words);
    return copied;
  }
}
