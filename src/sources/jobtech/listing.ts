import type { RecordEvent } from './read-record.ts';

/** JobSearch counts a moment earlier than JobStream lists, and neither stands still: share of the count. */
const TOLERANCE = 0.01;

/** What JobSearch says there is, or why that is not known. */
export type ExpectedCount =
  | { readonly known: true; readonly total: number }
  | { readonly known: false; readonly reason: string };

/** Keeps count of a snapshot, to tell at its end whether it was the whole of it. */
export class SnapshotListing {
  readonly #expected: ExpectedCount;
  readonly #ids = new Set<string>();
  #withoutId = 0;
  #lastIsBroken = false;

  constructor(expected: ExpectedCount) {
    this.#expected = expected;
  }

  /** Records so far, each ad once. */
  get size(): number {
    return this.#ids.size + this.#withoutId;
  }

  /** Takes the next record. @returns whether it is the first of its id. */
  take(event: RecordEvent, isBroken: boolean): boolean {
    this.#lastIsBroken = isBroken;
    const id = event.type === 'posting' ? event.draft.sourceId : event.sourceId;
    if (id === null) {
      this.#withoutId += 1;
      return true;
    }
    if (event.type === 'removed') return true;
    const isNew = !this.#ids.has(id);
    this.#ids.add(id);
    return isNew;
  }

  /** To be asked when the upstream has ended its answer. */
  conclude(): { readonly complete: boolean; readonly reason: string } {
    const doubt = this.#doubt();
    if (doubt !== null) return { complete: false, reason: doubt };
    return { complete: true, reason: `JobSearch counts about as many ads as the ${this.size} listed` };
  }

  #doubt(): string | null {
    if (this.size === 0) return 'the snapshot was empty';
    if (this.#lastIsBroken) return 'the snapshot ended in the middle of a record';
    if (this.#withoutId > 0) return `${this.#withoutId} records of the snapshot could not be told apart`;
    if (!this.#expected.known)
      return `there was nothing to count the snapshot against: ${this.#expected.reason}`;
    const { total } = this.#expected;
    if (Math.abs(total - this.size) <= total * TOLERANCE) return null;
    return `the snapshot listed ${this.size} ads where JobSearch counts ${total}`;
  }
}
