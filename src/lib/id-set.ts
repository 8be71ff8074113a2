/** Numbers below this fit into a slot, which holds one more than the number. */
const BEYOND = 2 ** 32 - 1;
const PLAIN_NUMBER = /^(?:0|[1-9]\d{0,9})$/;
const LEAST_SLOTS = 1 << 10;
/** Fibonacci hashing (Knuth, TAOCP 6.4): 2^32 divided by the golden ratio. */
const SPREAD = 0x9e3779b1;

/**
 * A set of ids for listings of some hundred thousand. Ids that are plain whole numbers below 2^32 - 1, as those of
 * large upstreams are, take 8 to 16 bytes each, outside the heap, where a `Set` takes some seventy and the collector
 * lets what is alive grow by more than half before it looks; others stay strings.
 */
export class IdSet {
  /** Open addressing; 0 where free, otherwise one more than the number. A power of two, at most half full. */
  #slots = new Uint32Array(LEAST_SLOTS);
  #numbers = 0;
  readonly #others = new Set<string>();

  get size(): number {
    return this.#numbers + this.#others.size;
  }

  has(id: string): boolean {
    const number = plainNumber(id);
    return number === null ? this.#others.has(id) : this.#slots[placeOf(this.#slots, number)] !== 0;
  }

  /** @returns whether it was not in the set before. */
  add(id: string): boolean {
    const number = plainNumber(id);
    if (number !== null) return this.#addNumber(number);
    const { size } = this.#others;
    return this.#others.add(id).size > size;
  }

  #addNumber(number: number): boolean {
    const place = placeOf(this.#slots, number);
    if (this.#slots[place] !== 0) return false;
    this.#slots[place] = number + 1;
    this.#numbers += 1;
    if (this.#numbers * 2 > this.#slots.length) this.#slots = twiceAsLarge(this.#slots);
    return true;
  }
}

/** Null where the id is no number, or is not written as the number would be. */
function plainNumber(id: string): number | null {
  if (!PLAIN_NUMBER.test(id)) return null;
  const number = Number(id);
  return number < BEYOND ? number : null;
}

/** Where the number is, or would be. */
function placeOf(slots: Uint32Array, number: number): number {
  const last = slots.length - 1;
  // The high bits are those that depend on all of the number.
  let place = Math.imul(number, SPREAD) >>> Math.clz32(last);
  while (slots[place] !== 0 && slots[place] !== number + 1) place = (place + 1) & last;
  return place;
}

function twiceAsLarge(slots: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(slots.length * 2);
  for (const slot of slots) if (slot !== 0) larger[placeOf(larger, slot - 1)] = slot;
  return larger;
}
