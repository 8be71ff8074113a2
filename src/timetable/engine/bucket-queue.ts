import { doubled } from '../columns/growable.ts';

const FIRST_ENTRIES = 1 << 14;
const NONE = -1;

/**
 * What is to be looked at next, by a key of seconds, nearly in order: keys in the same bucket come out in any. Made for
 * searches that correct their labels, for which that is near enough, and which know an entry that has been overtaken by
 * its key. All memory is kept; a queue that was emptied is as good as new.
 */
export class BucketQueue {
  /** Of the entry that `next` came to. */
  node = NONE;
  key = 0;
  readonly #shift: number;
  readonly #heads: Int32Array;
  #nodes: Int32Array = new Int32Array(FIRST_ENTRIES);
  #keys: Int32Array = new Int32Array(FIRST_ENTRIES);
  #next: Int32Array = new Int32Array(FIRST_ENTRIES);
  #length = 0;
  #at = 0;
  #last = 0;

  /** A bucket holds 2^`shift` seconds, the last of them everything beyond too. */
  constructor(buckets: number, shift: number) {
    this.#shift = shift;
    this.#heads = new Int32Array(buckets).fill(NONE);
  }

  /** @param key not less than that of the entry looked at. */
  push(node: number, key: number): void {
    const entry = this.#length++;
    if (entry === this.#nodes.length) this.#grow();
    const bucket = Math.min(key >> this.#shift, this.#heads.length - 1);
    this.#nodes[entry] = node;
    this.#keys[entry] = key;
    this.#next[entry] = this.#heads[bucket] as number;
    this.#heads[bucket] = entry;
    if (bucket > this.#last) this.#last = bucket;
  }

  /** Takes the next entry out into `node` and `key`. @returns false where there is none: the queue begins anew then. */
  next(): boolean {
    while ((this.#heads[this.#at] as number) === NONE) {
      if (this.#at === this.#last) {
        this.#at = 0;
        this.#last = 0;
        this.#length = 0;
        return false;
      }
      this.#at++;
    }
    const entry = this.#heads[this.#at] as number;
    this.#heads[this.#at] = this.#next[entry] as number;
    this.node = this.#nodes[entry] as number;
    this.key = this.#keys[entry] as number;
    return true;
  }

  #grow(): void {
    this.#nodes = doubled(this.#nodes);
    this.#keys = doubled(this.#keys);
    this.#next = doubled(this.#next);
  }
}
