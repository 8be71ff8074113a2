import { doubled } from '../columns/growable.ts';

/** Numbers of an entry: time, label, seconds walked, the entry before at the same place. */
const ENTRY = 4;
const NO_ENTRY = -1;
const FIRST_ENTRIES = 1 << 15;

/**
 * Every way of getting off at a place that a profile scan found worth going on from, newest first. For a place's best
 * label the earliest of them with that label is the earliest one can be there without leaving home sooner.
 */
export interface ArrivalLog {
  /** By stop: its last entry; -1 for none. */
  readonly heads: Int32Array;
  /** Four numbers each: time of arrival, label (see `ProfileScan`), seconds walked until then, the entry before or -1. */
  readonly entries: Int32Array;
}

/** Writes entries by point; all memory is kept for the next scan. */
export class ArrivalLogWriter {
  #heads = new Int32Array(0);
  #entries = new Int32Array(FIRST_ENTRIES * ENTRY);
  #length = 0;

  reset(points: number): void {
    if (this.#heads.length < points) this.#heads = new Int32Array(points);
    this.#heads.fill(NO_ENTRY);
    this.#length = 0;
  }

  add(point: number, time: number, label: number, walked: number): void {
    const at = this.#length;
    if (at + ENTRY > this.#entries.length) this.#entries = doubled(this.#entries);
    const entries = this.#entries;
    entries[at] = time;
    entries[at + 1] = label;
    entries[at + 2] = walked;
    entries[at + 3] = this.#heads[point] as number;
    this.#heads[point] = at;
    this.#length = at + ENTRY;
  }

  /** A copy by stop: what a stop's points hold is put one behind the other. */
  byStop(stopOfPoint: Int32Array, stopCount: number): ArrivalLog {
    const entries = this.#entries.slice(0, this.#length);
    const heads = this.#heads.slice(0, stopCount);
    for (let point = stopCount; point < stopOfPoint.length; point++) {
      const head = this.#heads[point] ?? NO_ENTRY;
      if (head === NO_ENTRY) continue;
      const stop = stopOfPoint[point] ?? 0;
      let last = head;
      while ((entries[last + 3] ?? NO_ENTRY) !== NO_ENTRY) last = entries[last + 3] ?? NO_ENTRY;
      entries[last + 3] = heads[stop] ?? NO_ENTRY;
      heads[stop] = head;
    }
    return { heads, entries };
  }
}

/** A way to a place beside a stop, of those that leave home as late as possible. */
export interface LoggedArrival {
  /** At the place itself, seconds of the scan's timeline. */
  readonly time: number;
  readonly label: number;
  /** Seconds, the walk to the place included. */
  readonly walked: number;
}

/**
 * The earliest arrival `walkSeconds` from a stop with a label of at least `least`; of those the best label, and then
 * the least walking; null for none.
 * @param best what must be beaten.
 */
export function earliestLogged(
  { heads, entries }: ArrivalLog,
  stop: number,
  walkSeconds: number,
  least: number,
  best: LoggedArrival | null,
): LoggedArrival | null {
  let found = best;
  for (let at = heads[stop] ?? NO_ENTRY; at !== NO_ENTRY; at = entries[at + 3] ?? NO_ENTRY) {
    const label = entries[at + 1] ?? 0;
    if (label < least) continue;
    const time = (entries[at] ?? 0) + walkSeconds;
    const walked = (entries[at + 2] ?? 0) + walkSeconds;
    const isBetter =
      found === null ||
      time < found.time ||
      (time === found.time && (label > found.label || (label === found.label && walked < found.walked)));
    if (isBetter) found = { time, label, walked };
  }
  return found;
}
