import { NEVER, type Timeline } from '../layout/layout.ts';
import { findNear, lastDepartures, positionsOfBoardings } from '../layout/timeline-lookup.ts';
import type { WalkList } from './ride-path.ts';

/** Later than any vehicle. */
const LATEST = 0x1fffffff;

/**
 * The earliest arrival at every point from one departure, by rounds after RAPTOR (Delling, Pajor, Werneck, "Round-Based
 * Public Transit Routing", Transportation Science 49, 2015). One label of each kind for a point is enough here: what is
 * ready to board only changes between rounds, so that a round boards what the rounds before made ready, and the first
 * round to reach a time does so with the fewest trips.
 *
 * What RAPTOR scans again in the next round only to find nothing (the very pattern that made somebody ready) is left
 * alone: for each position of each pattern it is known which trip one leaves it aboard of (the idea is Witt's,
 * "Trip-Based Public Transit Routing", arXiv 1504.07149), and until when one must be ready to catch an earlier one.
 *
 * All state is allocated once and reused. Indexes are in range by construction, hence the casts.
 */
export class EarliestSearch {
  /** By point, after `toAll`: when one gets off there at the earliest; NEVER where no vehicle takes one. */
  readonly arrival: Int32Array;
  /** By point: with how many trips that is, at least. */
  readonly trips: Uint8Array;
  readonly #timeline: Timeline;
  readonly #maxTrips: number;
  readonly #ready: Int32Array;
  /** By boarding: its position among those of all patterns. */
  readonly #boardings: Int32Array;
  readonly #queue: Int32Array;
  /** By pattern: the first position to look at, or NEVER where it is not in the queue. */
  readonly #from: Int32Array;
  /** By pattern in the queue: the last position to board at. */
  readonly #to: Int32Array;
  /** By position of all patterns: the earliest trip that one leaves it aboard of so far, or NEVER. */
  readonly #aboard: Int32Array;
  /** By position of all patterns: who is ready by then catches an earlier one. */
  readonly #boardBy: Int32Array;
  /** What `#boardBy` is before anybody is aboard: the last departure. */
  readonly #lastDeparture: Int32Array;
  readonly #marked: Int32Array;
  readonly #isMarked: Uint8Array;
  #queued = 0;
  #markedCount = 0;
  /** Nothing at this time or later is of interest. */
  #bound = LATEST;

  constructor(timeline: Timeline, maxTrips: number) {
    this.#timeline = timeline;
    this.#maxTrips = maxTrips;
    const points = timeline.pointCount + 1;
    this.arrival = new Int32Array(points);
    this.trips = new Uint8Array(points);
    this.#ready = new Int32Array(points);
    this.#boardings = positionsOfBoardings(timeline);
    this.#queue = new Int32Array(timeline.patternCount);
    this.#from = new Int32Array(timeline.patternCount).fill(NEVER);
    this.#to = new Int32Array(timeline.patternCount);
    this.#aboard = new Int32Array(timeline.boardPoint.length);
    this.#boardBy = new Int32Array(timeline.boardPoint.length);
    this.#lastDeparture = lastDepartures(timeline);
    this.#marked = new Int32Array(points);
    this.#isMarked = new Uint8Array(points);
  }

  /** Every point, leaving the origins at `departure`; what arrives after `arriveBy` is not looked for. */
  toAll(origins: WalkList, departure: number, maxTrips: number, arriveBy = LATEST - 1): void {
    this.#begin(Math.min(arriveBy + 1, LATEST));
    for (let i = 0; i < origins.points.length; i++) {
      this.#getReady(origins.points[i] as number, departure + (origins.seconds[i] as number));
    }
    const rounds = Math.min(maxTrips, this.#maxTrips);
    for (let round = 1; round <= rounds && this.#queued > 0; round++) {
      this.#scanPatterns(round);
      this.#walk();
    }
    for (let i = 0; i < this.#queued; i++) this.#from[this.#queue[i] as number] = NEVER;
    this.#queued = 0;
    for (let point = 0; point < this.arrival.length; point++) {
      if ((this.arrival[point] as number) >= LATEST) this.arrival[point] = NEVER;
    }
  }

  #begin(bound: number): void {
    this.#bound = bound;
    this.arrival.fill(LATEST);
    // Nobody boards or alights at the point that stands for "not here".
    this.arrival[this.#timeline.pointCount] = -NEVER;
    this.#ready.fill(NEVER);
    this.#aboard.fill(NEVER);
    this.#boardBy.set(this.#lastDeparture);
  }

  /**
   * Rides every pattern in the queue, as long as that is ahead of all rounds before: aboard a trip at a position that
   * was left aboard the same or an earlier one, nothing new is to be had. The loop is one long one, for it takes most of
   * a search's time and was a seventh slower in three functions.
   */
  #scanPatterns(round: number): void {
    const { patternFirst, timeFirst, boardPoint, alightPoint, calls } = this.#timeline;
    const { arrival } = this;
    const ready = this.#ready;
    const aboard = this.#aboard;
    const boardBy = this.#boardBy;
    for (let i = 0; i < this.#queued; i++) {
      const pattern = this.#queue[i] as number;
      const first = patternFirst[pattern] as number;
      const length = (patternFirst[pattern + 1] as number) - first;
      const begin = 2 * (timeFirst[pattern] as number);
      const lastBoarding = this.#to[pattern] as number;
      let trip = NEVER;
      let times = 0;
      for (let position = this.#from[pattern] as number; position < length; position++) {
        const slot = first + position;
        // Who is ready by then boards an earlier trip than the one aboard, or than any known to leave here.
        let latest = boardBy[slot] as number;
        if (trip !== NEVER) {
          const point = alightPoint[slot] as number;
          const time = calls[times + 2 * position] as number;
          if (time < (arrival[point] as number) && time < this.#bound) this.#arrive(point, round, time);
          if (trip >= (aboard[slot] as number)) trip = NEVER;
          else latest = trip === 0 ? -NEVER : (calls[times + 2 * (position - length) + 1] as number);
        } else if (position > lastBoarding) break;
        const at = ready[boardPoint[slot] as number] as number;
        if (at <= latest) {
          trip = findNear(this.#timeline, pattern, position, at, Math.min(trip, aboard[slot] as number));
          times = begin + 2 * trip * length;
          latest = trip === 0 ? -NEVER : (calls[times + 2 * (position - length) + 1] as number);
        }
        if (trip !== NEVER) {
          aboard[slot] = trip;
          boardBy[slot] = latest;
        }
      }
      this.#from[pattern] = NEVER;
    }
    this.#queued = 0;
  }

  #arrive(point: number, round: number, time: number): void {
    this.arrival[point] = time;
    this.trips[point] = round;
    if (this.#isMarked[point] === 0) {
      this.#isMarked[point] = 1;
      this.#marked[this.#markedCount++] = point;
    }
  }

  #walk(): void {
    const { footFirst, footTo, footSeconds, change } = this.#timeline;
    for (let i = 0; i < this.#markedCount; i++) {
      const point = this.#marked[i] as number;
      this.#isMarked[point] = 0;
      const time = this.arrival[point] as number;
      this.#getReady(point, time + (change[point] as number));
      const end = footFirst[point + 1] as number;
      for (let j = footFirst[point] as number; j < end; j++) {
        this.#getReady(footTo[j] as number, time + (footSeconds[j] as number));
      }
    }
    this.#markedCount = 0;
  }

  #getReady(point: number, time: number): void {
    if (time >= (this.#ready[point] as number) || time >= this.#bound) return;
    this.#ready[point] = time;
    const { boardingFirst, boardingPattern, boardingPosition } = this.#timeline;
    const first = this.#from;
    const last = this.#to;
    const boardBy = this.#boardBy;
    const end = boardingFirst[point + 1] as number;
    for (let i = boardingFirst[point] as number; i < end; i++) {
      if (time > (boardBy[this.#boardings[i] as number] as number)) continue;
      const pattern = boardingPattern[i] as number;
      const position = boardingPosition[i] as number;
      const known = first[pattern] as number;
      if (known === NEVER) {
        this.#queue[this.#queued++] = pattern;
        last[pattern] = position;
      } else if (position > (last[pattern] as number)) last[pattern] = position;
      if (position < known) first[pattern] = position;
    }
  }
}
