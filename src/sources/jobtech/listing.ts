import { IdSet } from '../../lib/id-set.ts';
import type { AdEvent } from './ad-reader.ts';

/** JobSearch counts a moment earlier than JobStream lists, and neither stands still: share of the count. */
const TOLERANCE = 0.01;

/** What JobSearch says there is, or why that is not known. */
export type ExpectedCount =
  | { readonly known: true; readonly total: number }
  | { readonly known: false; readonly reason: string };

export interface SnapshotEnd {
  readonly complete: boolean;
  /** Whether it may be whole when it is asked for again. */
  readonly isCut: boolean;
  readonly reason: string;
}

/** Keeps count of a snapshot, to tell at its end whether it was the whole of it. */
export class SnapshotListing {
  readonly #expected: ExpectedCount;
  readonly #ids = new IdSet();
  /** Of those, the ones that could not be read. */
  readonly #unread = new IdSet();
  #withoutId = 0;

  constructor(expected: ExpectedCount) {
    this.#expected = expected;
  }

  /** Records so far, each ad once. */
  get size(): number {
    return this.#ids.size + this.#withoutId;
  }

  /** Records so far that have no id to be told apart by. */
  get withoutId(): number {
    return this.#withoutId;
  }

  /** Whether the ad was listed and could be read. */
  hasRead(sourceId: string): boolean {
    return this.#ids.has(sourceId) && !this.#unread.has(sourceId);
  }

  /** Whether the ad was listed, read or not. */
  has(sourceId: string): boolean {
    return this.#ids.has(sourceId);
  }

  /** Takes the next record. @returns whether it is the first of its id. */
  take(event: AdEvent): boolean {
    const id = event.type === 'posting' ? event.draft.sourceId : event.sourceId;
    if (id === null) {
      this.#withoutId += 1;
      return true;
    }
    if (event.type === 'removed') return true;
    const isNew = this.#ids.add(id);
    if (isNew && event.type === 'rejected') this.#unread.add(id);
    return isNew;
  }

  /** To be asked when the upstream has ended its answer; `endsBroken` where that is in the middle of a record. */
  conclude(endsBroken: boolean): SnapshotEnd {
    if (this.size === 0) return cut('the snapshot was empty');
    if (endsBroken) return cut('the snapshot ended in the middle of a record');
    const doubt = this.#doubt();
    if (doubt !== null) return doubt;
    const reason = `JobSearch counts about as many ads as the ${this.size} listed`;
    return { complete: true, isCut: false, reason };
  }

  #doubt(): SnapshotEnd | null {
    if (!this.#expected.known) {
      return unclear(`there was nothing to count the snapshot against: ${this.#expected.reason}`);
    }
    const { total } = this.#expected;
    const reason = `the snapshot listed ${this.size} ads where JobSearch counts ${total}`;
    // The transfer is known to end cleanly between two ads as well: then only the count tells.
    if (this.size < total * (1 - TOLERANCE)) return cut(reason);
    if (this.#withoutId > 0) {
      return unclear(`${this.#withoutId} records of the snapshot could not be told apart`);
    }
    return this.size > total * (1 + TOLERANCE) ? unclear(reason) : null;
  }
}

function cut(reason: string): SnapshotEnd {
  return { complete: false, isCut: true, reason };
}

function unclear(reason: string): SnapshotEnd {
  return { complete: false, isCut: false, reason };
}
