/** Of 32 bits: FNV-1a over the code units (http://www.isthe.com/chongo/tech/comp/fnv/). */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Less of the table is in use than this share. */
const FULL = 0.5;

/**
 * Numbers terms from 0 on. Built for a million of them, looked up tens of millions of times while the board is filled: a
 * `Map` of strings takes five times as long, since every word of every text would first have to become a string, and
 * three times the memory.
 */
export class TermDictionary {
  #size = 0;
  /** Number of a term, and 1; 0 where free. Open addressing, linear probing. */
  #table = new Uint32Array(1 << 12);
  // By number.
  #hashes = new Uint32Array(1 << 10);
  #starts = new Uint32Array((1 << 10) + 1);
  /** The code units of all terms, one after the other. */
  #letters = new Uint16Array(1 << 14);

  get size(): number {
    return this.#size;
  }

  /** The number of the term that stands in the text from `from` to before `to`; -1 where there is none. */
  find(text: string, from = 0, to = text.length): number {
    const at = this.#placeOf(text, from, to, hashOf(text, from, to));
    return (this.#table[at] ?? 0) - 1;
  }

  /** The same; a new term gets the next number. */
  numberOf(text: string, from = 0, to = text.length): number {
    const hash = hashOf(text, from, to);
    const at = this.#placeOf(text, from, to, hash);
    const known = this.#table[at] ?? 0;
    return known > 0 ? known - 1 : this.#add(text, from, to, hash, at);
  }

  #placeOf(text: string, from: number, to: number, hash: number): number {
    const mask = this.#table.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const entry = this.#table[at] ?? 0;
      if (entry === 0 || (this.#hashes[entry - 1] === hash && this.#isTerm(entry - 1, text, from, to)))
        return at;
    }
  }

  #isTerm(number: number, text: string, from: number, to: number): boolean {
    const start = this.#starts[number] ?? 0;
    if ((this.#starts[number + 1] ?? 0) - start !== to - from) return false;
    for (let index = from; index < to; index += 1)
      if (this.#letters[start + index - from] !== text.charCodeAt(index)) return false;
    return true;
  }

  #add(text: string, from: number, to: number, hash: number, at: number): number {
    const number = this.#size;
    this.#size += 1;
    if (this.#size >= this.#hashes.length) {
      this.#hashes = grown(this.#hashes, this.#hashes.length * 2);
      this.#starts = grown(this.#starts, this.#hashes.length + 1);
    }
    const start = this.#starts[number] ?? 0;
    const end = start + to - from;
    if (end > this.#letters.length) {
      const letters = new Uint16Array(Math.max(end, this.#letters.length * 2));
      letters.set(this.#letters);
      this.#letters = letters;
    }
    for (let index = from; index < to; index += 1)
      this.#letters[start + index - from] = text.charCodeAt(index);
    this.#starts[number + 1] = end;
    this.#hashes[number] = hash;
    this.#table[at] = this.#size;
    if (this.#size > this.#table.length * FULL) this.#rehash();
    return number;
  }

  #rehash(): void {
    const table = new Uint32Array(this.#table.length * 2);
    const mask = table.length - 1;
    for (let number = 0; number < this.#size; number += 1) {
      let at = (this.#hashes[number] ?? 0) & mask;
      while (table[at] !== 0) at = (at + 1) & mask;
      table[at] = number + 1;
    }
    this.#table = table;
  }
}

function hashOf(text: string, from: number, to: number): number {
  let hash = FNV_OFFSET;
  for (let index = from; index < to; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  // The lowest bits choose the place: let the others have a say.
  return (hash ^ (hash >>> 15)) >>> 0;
}

function grown(numbers: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(numbers);
  return larger;
}
