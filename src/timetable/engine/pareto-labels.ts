import { NEVER, type Timeline } from '../layout/layout.ts';
import { lastDepartures, patternOfTrip } from '../layout/timeline-lookup.ts';
import type { Ride } from './ride-path.ts';

/** Board and alight position of a ride in one number. */
const POSITION_BITS = 15;
const POSITION_MASK = (1 << POSITION_BITS) - 1;

/**
 * What a search knows for each number of trips. Labels of a number of trips lie together, in a row, so that the few
 * that matter stay in the processor's caches. A label is never larger in a row of more trips than in one of fewer;
 * rows of many trips are made only when a search gets that far, which few do.
 *
 * How a label came about is written in the row of the trips it took; where a row only has what one of fewer trips has,
 * that one tells.
 */
export class ParetoLabels {
  /** Points, and the one that stands for "not here". */
  readonly row: number;
  /** Positions of all patterns. */
  readonly positionRow: number;
  /** By trips × `row` + point: when one gets off there. */
  readonly arrival: Int32Array;
  /** The same: when one is ready to board there. */
  readonly ready: Int32Array;
  /**
   * By trips × `positionRow` + position: who departs there by then is ahead of all that is known to depart there in
   * that many trips; everybody else need not board. (The idea is Witt's, "Trip-Based Public Transit Routing",
   * arXiv 1504.07149.)
   */
  readonly boardBy: Int32Array;
  /** Rows up to this number of trips are made. */
  top = 1;
  readonly #timeline: Timeline;
  readonly #lastDeparture: Int32Array;
  readonly #byTrip: Int32Array;
  readonly #byPositions: Int32Array;
  readonly #readyFrom: Int32Array;

  constructor(timeline: Timeline, rounds: number) {
    this.#timeline = timeline;
    this.row = timeline.pointCount + 1;
    this.#lastDeparture = lastDepartures(timeline);
    this.positionRow = this.#lastDeparture.length;
    const labels = this.row * (rounds + 1);
    this.arrival = new Int32Array(labels);
    this.ready = new Int32Array(labels);
    this.boardBy = new Int32Array(this.positionRow * (rounds + 1));
    this.#byTrip = new Int32Array(labels);
    this.#byPositions = new Int32Array(labels);
    this.#readyFrom = new Int32Array(labels);
  }

  begin(): void {
    this.top = 1;
    this.arrival.fill(NEVER, this.row, 2 * this.row);
    // Nobody alights at the point that stands for "not here".
    this.arrival[2 * this.row - 1] = -NEVER;
    this.ready.fill(NEVER, this.row, 2 * this.row);
    this.boardBy.set(this.#lastDeparture, this.positionRow);
  }

  /** Labels of one trip more begin as those of one fewer. */
  raiseTop(): void {
    this.top += 1;
    this.arrival.copyWithin(this.top * this.row, (this.top - 1) * this.row, this.top * this.row);
    this.ready.copyWithin(this.top * this.row, (this.top - 1) * this.row, this.top * this.row);
    const to = this.top * this.positionRow;
    this.boardBy.copyWithin(to, to - this.positionRow, to);
  }

  /** An arrival that is earlier than the one known. `trip` is the layout's, positions are those within its pattern. */
  arrive(point: number, trips: number, time: number, trip: number, board: number, alight: number): void {
    const label = trips * this.row + point;
    this.#byTrip[label] = trip;
    this.#byPositions[label] = (board << POSITION_BITS) | alight;
    lower(this.arrival, label, this.row, (this.top + 1) * this.row, time);
  }

  getReady(point: number, trips: number, time: number, from: number): void {
    const label = trips * this.row + point;
    this.#readyFrom[label] = from;
    lower(this.ready, label, this.row, (this.top + 1) * this.row, time);
  }

  /** Somebody who departs from the position is known now: only who departs by `time` is ahead of them. */
  depart(position: number, trips: number, time: number): void {
    const row = this.positionRow;
    lower(this.boardBy, trips * row + position, row, (this.top + 1) * row, time);
  }

  /** The rides to a point in at most so many trips, in order. */
  trace(trips: number, point: number): Ride[] {
    const { patternFirst, boardPoint } = this.#timeline;
    const rides: Ride[] = [];
    let at = point;
    let most = trips;
    for (;;) {
      const label = lowestRow(this.arrival, most * this.row + at, this.row);
      const trip = this.#byTrip[label] as number;
      const pattern = patternOfTrip(this.#timeline, trip);
      const board = (this.#byPositions[label] as number) >> POSITION_BITS;
      rides.push({ pattern, trip, board, alight: (this.#byPositions[label] as number) & POSITION_MASK });
      const before = (label - at) / this.row - 1;
      if (before === 0) return rides.reverse();
      const boarded = boardPoint[(patternFirst[pattern] as number) + board] as number;
      const ready = lowestRow(this.ready, before * this.row + boarded, this.row);
      at = this.#readyFrom[ready] as number;
      most = (ready - boarded) / this.row;
    }
  }
}

/** The time in this row, and in those of more trips as far as they had a later one. */
function lower(labels: Int32Array, label: number, row: number, end: number, time: number): void {
  for (let i = label; i < end && time < (labels[i] as number); i += row) labels[i] = time;
}

/** The label of the fewest trips that has the same time. */
function lowestRow(labels: Int32Array, label: number, row: number): number {
  let lowest = label;
  while (lowest >= 2 * row && labels[lowest - row] === labels[lowest]) lowest -= row;
  return lowest;
}
