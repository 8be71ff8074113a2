import type { SlotSet } from './slot-set.ts';
import { TermDictionary } from './term-dictionary.ts';

/** Bytes of a term's first piece, its second, and so on: the last size for all that follow. */
const PIECES = [8, 16, 32, 64, 128, 256, 512, 1024, 4096] as const;
const LARGEST = 4096;
/** At the end of each piece: where the next one begins. */
const LINK = 4;
/** Below the distance between two slots: the two flags, and whether there is but one place, which most have. */
const SIGN_BITS = 3;
const FLAGS = 3;
const ONE_PLACE = 4;
const NOWHERE: readonly number[] = [];

/**
 * In which slots each term stands, with up to two flags and its places in each: grows at its end only, and a list is
 * never moved.
 *
 * Each list is a chain of pieces in one pool of bytes, each larger than the one before, as in Twitter's Earlybird
 * (Busch et al., "Earlybird: Real-Time Search at Twitter", ICDE 2012): terms that stand in one ad cost eight bytes, and
 * terms that stand in most waste little. In the pieces stand, seven bits a byte, for each slot: the distance from the one
 * before with the flags below, how many places unless it is one, and the distances between those. Most take one byte.
 */
export class TermLists {
  readonly #dictionary = new TermDictionary();
  /** How many terms have a list. */
  #lists = 0;
  #pool = new Uint8Array(1 << 16);
  #used = 0;
  // By number of the term.
  #heads = new Uint32Array(1024);
  #counts = new Uint32Array(1024);
  #lasts = new Uint32Array(1024);
  /** Where the next byte goes, and where that piece's link stands. */
  #nexts = new Uint32Array(1024);
  #links = new Uint32Array(1024);
  #levels = new Uint8Array(1024);

  get terms(): number {
    return this.#dictionary.size;
  }

  /** Gives back what was taken in advance; to be called when much was put in and little is to follow. */
  trim(): void {
    this.#pool = this.#pool.slice(0, Math.ceil(this.#used * 1.05));
  }

  /** The number of the term that stands in the text from `from` to before `to`. */
  numberOf(text: string, from = 0, to = text.length): number {
    const number = this.#dictionary.numberOf(text, from, to);
    if (number === this.#lists) this.#begin(number);
    return number;
  }

  /**
   * Says that the term stands in the slot.
   * @param number of the term.
   * @param slot not below the term's last one.
   * @param flags 0..3.
   * @param places where in the slot's text, ascending.
   */
  append(number: number, slot: number, flags = 0, places: readonly number[] = NOWHERE): void {
    const distance = slot - (this.#lasts[number] ?? 0);
    this.#lasts[number] = slot;
    this.#counts[number] = (this.#counts[number] ?? 0) + 1;
    const isOne = places.length === 1;
    this.#write(number, distance * (1 << SIGN_BITS) + flags + (isOne ? ONE_PLACE : 0));
    if (!isOne) this.#write(number, places.length);
    let last = 0;
    for (const place of places) {
      this.#write(number, place - last);
      last = place;
    }
  }

  /**
   * Adds the term's slots to a set.
   * @param needed only those that have all of these flags.
   */
  collect(term: string, into: SlotSet, needed = 0): void {
    this.visit(term, (slot, flags) => {
      if ((flags & needed) === needed) into.add(slot);
    });
  }

  /** Visits the term's slots, the lowest first. */
  visit(term: string, seen: (slot: number, flags: number) => void): void {
    const reader = this.#read(term);
    let slot = 0;
    for (let left = reader.slots; left > 0; left -= 1) {
      const value = reader.next();
      slot += value >>> SIGN_BITS;
      for (let places = countPlaces(reader, value); places > 0; places -= 1) reader.skip();
      seen(slot, value & FLAGS);
    }
  }

  /** Visits the term's places in those slots that are in `among`. */
  visitPlaces(term: string, among: SlotSet, seen: (slot: number, places: readonly number[]) => void): void {
    const reader = this.#read(term);
    let slot = 0;
    for (let left = reader.slots; left > 0; left -= 1) {
      const value = reader.next();
      slot += value >>> SIGN_BITS;
      const places = readPlaces(reader, countPlaces(reader, value), among.has(slot));
      if (places !== null) seen(slot, places);
    }
  }

  #read(term: string): ListReader {
    const number = this.#dictionary.find(term);
    return new ListReader(this.#pool, this.#heads[number] ?? 0, this.#counts[number] ?? 0);
  }

  #begin(number: number): void {
    this.#lists += 1;
    if (number === this.#heads.length) this.#growTerms();
    const head = this.#takePiece(PIECES[0]);
    this.#heads[number] = head;
    this.#nexts[number] = head;
    this.#links[number] = head + PIECES[0] - LINK;
  }

  #write(number: number, value: number): void {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.#writeByte(number, (rest % 128) | 128);
    this.#writeByte(number, rest);
  }

  #writeByte(number: number, byte: number): void {
    if (this.#nexts[number] === this.#links[number]) this.#addPiece(number);
    const at = this.#nexts[number] ?? 0;
    this.#pool[at] = byte;
    this.#nexts[number] = at + 1;
  }

  #addPiece(number: number): void {
    const level = (this.#levels[number] ?? 0) + 1;
    const size = PIECES[level] ?? LARGEST;
    const piece = this.#takePiece(size);
    writeLink(this.#pool, this.#links[number] ?? 0, piece);
    this.#levels[number] = Math.min(level, PIECES.length - 1);
    this.#nexts[number] = piece;
    this.#links[number] = piece + size - LINK;
  }

  #takePiece(size: number): number {
    const at = this.#used;
    this.#used += size;
    if (this.#used > this.#pool.length) {
      const larger = new Uint8Array(Math.max(this.#used, Math.ceil(this.#pool.length * 1.5)));
      larger.set(this.#pool);
      this.#pool = larger;
    }
    return at;
  }

  #growTerms(): void {
    this.#heads = doubled(this.#heads);
    this.#counts = doubled(this.#counts);
    this.#lasts = doubled(this.#lasts);
    this.#nexts = doubled(this.#nexts);
    this.#links = doubled(this.#links);
    const levels = new Uint8Array(this.#levels.length * 2);
    levels.set(this.#levels);
    this.#levels = levels;
  }
}

/** Reads the numbers of a list, piece by piece. */
class ListReader {
  readonly slots: number;
  readonly #pool: Uint8Array;
  #at: number;
  #level = 0;
  #link: number;

  constructor(pool: Uint8Array, head: number, slots: number) {
    this.slots = slots;
    this.#pool = pool;
    this.#at = head;
    this.#link = head + PIECES[0] - LINK;
  }

  next(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      if (this.#at === this.#link) this.#follow();
      const byte = this.#pool[this.#at] ?? 0;
      this.#at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  /** Reads past a number. */
  skip(): void {
    do {
      if (this.#at === this.#link) this.#follow();
      this.#at += 1;
    } while ((this.#pool[this.#at - 1] ?? 0) > 127);
  }

  #follow(): void {
    this.#at = readLink(this.#pool, this.#link);
    this.#level += 1;
    this.#link = this.#at + (PIECES[this.#level] ?? LARGEST) - LINK;
  }
}

function countPlaces(reader: ListReader, value: number): number {
  return (value & ONE_PLACE) === 0 ? reader.next() : 1;
}

/** Null where they are not wanted, and only read past. */
function readPlaces(reader: ListReader, count: number, isWanted: boolean): number[] | null {
  if (!isWanted) {
    for (let left = count; left > 0; left -= 1) reader.skip();
    return null;
  }
  let place = 0;
  return Array.from({ length: count }, () => {
    place += reader.next();
    return place;
  });
}

function doubled(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

function readLink(pool: Uint8Array, at: number): number {
  return (
    (pool[at] ?? 0) +
    (pool[at + 1] ?? 0) * 0x100 +
    (pool[at + 2] ?? 0) * 0x10000 +
    (pool[at + 3] ?? 0) * 0x1000000
  );
}

function writeLink(pool: Uint8Array, at: number, target: number): void {
  pool[at] = target & 255;
  pool[at + 1] = (target >>> 8) & 255;
  pool[at + 2] = (target >>> 16) & 255;
  pool[at + 3] = target >>> 24;
}
