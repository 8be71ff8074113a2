import { GrowableInt32, GrowableUint8 } from './growable.ts';
import type { StringTable } from './string-table.ts';

/**
 * Byte strings numbered in the order they are added, found again without making a JavaScript string: for the keys
 * of files with millions of rows. Open addressing over FNV-1a, at most half full.
 */
export class KeyIndex {
  readonly #bytes = new GrowableUint8(1 << 16);
  readonly #offsets = new GrowableInt32(1 << 12);
  #slots = new Int32Array(1 << 13).fill(-1);

  constructor() {
    this.#offsets.push(0);
  }

  get size(): number {
    return this.#offsets.length - 1;
  }

  /** The number of `source[from, to)`, or -1. */
  find(source: Uint8Array, from: number, to: number): number {
    return this.#slots[this.#slotOf(source, from, to)] ?? -1;
  }

  /** Adds `source[from, to)`. @returns its new number, or -1 where it is there already. */
  add(source: Uint8Array, from: number, to: number): number {
    if (this.size * 2 >= this.#slots.length) this.#grow();
    const slot = this.#slotOf(source, from, to);
    if (this.#slots[slot] !== -1) return -1;
    const number = this.size;
    this.#slots[slot] = number;
    this.#bytes.append(source, from, to);
    this.#offsets.push(this.#bytes.length);
    return number;
  }

  /** All keys in the order of their numbers. */
  finish(): StringTable {
    return { bytes: this.#bytes.finish(), offsets: Uint32Array.from(this.#offsets.finish()) };
  }

  #slotOf(source: Uint8Array, from: number, to: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(source, from, to) & mask;
    for (;;) {
      const number = this.#slots[slot] ?? -1;
      if (number === -1 || this.#equals(number, source, from, to)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #equals(number: number, source: Uint8Array, from: number, to: number): boolean {
    const offsets = this.#offsets.values;
    const start = offsets[number] ?? 0;
    if ((offsets[number + 1] ?? 0) - start !== to - from) return false;
    const bytes = this.#bytes.values;
    for (let i = from, j = start; i < to; i++, j++) if (bytes[j] !== source[i]) return false;
    return true;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const offsets = this.#offsets.values;
    for (let number = 0; number < this.size; number++) {
      const slot = this.#slotOf(this.#bytes.values, offsets[number] ?? 0, offsets[number + 1] ?? 0);
      this.#slots[slot] = number;
    }
  }
}

function hashOf(source: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (source[i] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
