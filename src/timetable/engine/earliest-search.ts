import { NEVER, type Timeline } from '../layout/layout.ts';
import { findDeparture, lastDepartures, patternOfTrip, timesOfTrip } from '../layout/timeline-lookup.ts';
import type { Path, Ride, WalkList } from './ride-path.ts';

/** Later than any vehicle. */
const LATEST = 0x1fffffff;
/** Board and alight position of a ride in one number. */
const POSITION_BITS = 15;
const POSITION_MASK = (1 << POSITION_BITS) - 1;

/**
 * The earliest arrival from one departure, at every point or at one target, by rounds after RAPTOR (Delling, Pajor,
 * Werneck, "Round-Based Public Transit Routing", Transportation Science 49, 2015), with its target pruning. One label
 * of each kind for a point is enough here: what is ready to board only changes between rounds, so that a round boards
 * what the rounds before made ready, and the first round to reach a time does so with the fewest trips. How labels
 * came about is kept for each round, for a later one overwrites the label itself.
 *
 * What RAPTOR scans again in the next round only to find nothing (the very pattern that made somebody ready) is left
 * alone: for each position of each pattern it is known which trip one leaves it aboard of (the idea is Witt's,
 * "Trip-Based Public Transit Routing", arXiv 1504.07149), and until when one must be ready to catch an earlier one.
 *
 * All state is allocated once and reused. Indexes are in range by construction, hence the casts.
 */
export class EarliestSearch {
  /** By point, after `run`: when one gets off there at the earliest; NEVER where no vehicle takes one. */
  readonly arrival: Int32Array;
  /** By point: with how many trips that is, at least. */
  readonly trips: Uint8Array;
  readonly #timeline: Timeline;
  readonly #stride: number;
  readonly #ready: Int32Array;
  /** By point × stride + round: how the label of that round came about; good where the stamp is of this run. */
  readonly #byTrip: Int32Array;
  readonly #byPositions: Int32Array;
  readonly #readyFrom: Int32Array;
  readonly #readyStamp: Int32Array;
  #stamp = 0;
  /** Whether this run is to one target, whose journey will be asked for. */
  #isTraced = false;
  readonly #targetWalk: Int32Array;
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
  #bestPoint = -1;
  #bestRound = 0;

  constructor(timeline: Timeline, maxTrips: number) {
    this.#timeline = timeline;
    this.#stride = maxTrips + 1;
    const points = timeline.pointCount + 1;
    this.arrival = new Int32Array(points);
    this.trips = new Uint8Array(points);
    this.#ready = new Int32Array(points);
    this.#byTrip = new Int32Array(points * this.#stride);
    this.#byPositions = new Int32Array(points * this.#stride);
    this.#readyFrom = new Int32Array(points * this.#stride);
    this.#readyStamp = new Int32Array(points * this.#stride);
    this.#targetWalk = new Int32Array(points).fill(NEVER);
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
    this.#isTraced = false;
    this.#search(origins, departure, Math.min(maxTrips, this.#stride - 1), Math.min(arriveBy + 1, LATEST));
    for (let point = 0; point < this.arrival.length; point++) {
      if ((this.arrival[point] as number) >= LATEST) this.arrival[point] = NEVER;
    }
  }

  /** The earliest journey to the targets, of the earliest the one with the fewest trips; null for none. */
  toTarget(origins: WalkList, targets: WalkList, departure: number): Path | null {
    for (let i = 0; i < targets.points.length; i++) {
      const point = targets.points[i] as number;
      this.#targetWalk[point] = Math.min(this.#targetWalk[point] as number, targets.seconds[i] as number);
    }
    this.#bestPoint = -1;
    this.#isTraced = true;
    this.#search(origins, departure, this.#stride - 1, LATEST);
    const path = this.#bestPoint === -1 ? null : this.#trace(origins, targets);
    for (const point of targets.points) this.#targetWalk[point] = NEVER;
    return path;
  }

  #search(origins: WalkList, departure: number, rounds: number, bound: number): void {
    this.#stamp++;
    this.#bound = bound;
    this.arrival.fill(LATEST);
    // Nobody boards or alights at the point that stands for "not here".
    this.arrival[this.#timeline.pointCount] = -NEVER;
    this.#ready.fill(NEVER);
    this.#aboard.fill(NEVER);
    this.#boardBy.set(this.#lastDeparture);
    for (let i = 0; i < origins.points.length; i++) {
      const point = origins.points[i] as number;
      this.#getReady(point, departure + (origins.seconds[i] as number), 0, i);
    }
    for (let round = 1; round <= rounds && this.#queued > 0; round++) {
      this.#scanPatterns(round);
      this.#walk(round);
    }
    for (let i = 0; i < this.#queued; i++) this.#from[this.#queue[i] as number] = NEVER;
    this.#queued = 0;
  }

  /**
   * Rides every pattern in the queue, as long as that is ahead of all rounds before: aboard a trip at a position that
   * was left aboard the same or an earlier one, nothing new is to be had. The loop is one long one, for it takes most of
   * a search's time and was a seventh slower in three functions.
   */
  #scanPatterns(round: number): void {
    const { patternFirst, tripFirst, timeFirst, boardPoint, alightPoint, arrivals, departures } =
      this.#timeline;
    const { arrival } = this;
    const ready = this.#ready;
    const aboard = this.#aboard;
    const boardBy = this.#boardBy;
    for (let i = 0; i < this.#queued; i++) {
      const pattern = this.#queue[i] as number;
      const first = patternFirst[pattern] as number;
      const length = (patternFirst[pattern + 1] as number) - first;
      const begin = timeFirst[pattern] as number;
      const lastBoarding = this.#to[pattern] as number;
      let trip = NEVER;
      let times = 0;
      let board = 0;
      for (let position = this.#from[pattern] as number; position < length; position++) {
        const slot = first + position;
        // Who is ready by then boards an earlier trip than the one aboard, or than any known to leave here.
        let latest = boardBy[slot] as number;
        if (trip !== NEVER) {
          const point = alightPoint[slot] as number;
          const time = arrivals[times + position] as number;
          if (time < (arrival[point] as number) && time < this.#bound) {
            const layoutTrip = (tripFirst[pattern] as number) + trip;
            this.#arrive(point, round, time, layoutTrip, (board << POSITION_BITS) | position);
          }
          if (trip >= (aboard[slot] as number)) trip = NEVER;
          else latest = trip === 0 ? -NEVER : (departures[times - length + position] as number);
        } else if (position > lastBoarding) break;
        const at = ready[boardPoint[slot] as number] as number;
        if (at <= latest) {
          trip = this.#firstTrip(pattern, position, Math.min(trip, aboard[slot] as number), at);
          times = begin + trip * length;
          board = position;
          latest = trip === 0 ? -NEVER : (departures[times - length + position] as number);
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

  /** The first trip that departs from the position at `time` or later; `limit` is one that does, or NEVER. */
  #firstTrip(pattern: number, position: number, limit: number, time: number): number {
    if (limit === NEVER) return findDeparture(this.#timeline, pattern, position, time);
    const { patternFirst, timeFirst, departures } = this.#timeline;
    // The trips just before lie beside the one at hand in memory, the column of the position far away.
    const length = (patternFirst[pattern + 1] as number) - (patternFirst[pattern] as number);
    const column = (timeFirst[pattern] as number) + position;
    let trip = limit;
    while (trip > 0 && (departures[column + (trip - 1) * length] as number) >= time) trip--;
    return trip;
  }

  #arrive(point: number, round: number, time: number, trip: number, positions: number): void {
    this.arrival[point] = time;
    this.trips[point] = round;
    if (this.#isMarked[point] === 0) {
      this.#isMarked[point] = 1;
      this.#marked[this.#markedCount++] = point;
    }
    if (!this.#isTraced) return;
    const label = point * this.#stride + round;
    this.#byTrip[label] = trip;
    this.#byPositions[label] = positions;
    const atTarget = time + (this.#targetWalk[point] as number);
    if (atTarget >= this.#bound) return;
    this.#bound = atTarget;
    this.#bestPoint = point;
    this.#bestRound = round;
  }

  #walk(round: number): void {
    const { footFirst, footTo, footSeconds, change } = this.#timeline;
    for (let i = 0; i < this.#markedCount; i++) {
      const point = this.#marked[i] as number;
      this.#isMarked[point] = 0;
      const time = this.arrival[point] as number;
      this.#getReady(point, time + (change[point] as number), round, point);
      const end = footFirst[point + 1] as number;
      for (let j = footFirst[point] as number; j < end; j++) {
        this.#getReady(footTo[j] as number, time + (footSeconds[j] as number), round, point);
      }
    }
    this.#markedCount = 0;
  }

  #getReady(point: number, time: number, round: number, from: number): void {
    if (time >= (this.#ready[point] as number) || time >= this.#bound) return;
    this.#ready[point] = time;
    if (this.#isTraced) {
      const label = point * this.#stride + round;
      this.#readyFrom[label] = from;
      this.#readyStamp[label] = this.#stamp;
    }
    const { boardingFirst, boardingPattern, boardingPosition, patternFirst } = this.#timeline;
    const first = this.#from;
    const last = this.#to;
    const boardBy = this.#boardBy;
    const end = boardingFirst[point + 1] as number;
    for (let i = boardingFirst[point] as number; i < end; i++) {
      const pattern = boardingPattern[i] as number;
      const position = boardingPosition[i] as number;
      if (time > (boardBy[(patternFirst[pattern] as number) + position] as number)) continue;
      const known = first[pattern] as number;
      if (known === NEVER) {
        this.#queue[this.#queued++] = pattern;
        last[pattern] = position;
      } else if (position > (last[pattern] as number)) last[pattern] = position;
      if (position < known) first[pattern] = position;
    }
  }

  #trace(origins: WalkList, targets: WalkList): Path {
    const { patternFirst, boardPoint, departures } = this.#timeline;
    const rides: Ride[] = [];
    let point = this.#bestPoint;
    let round = this.#bestRound;
    for (;;) {
      const label = point * this.#stride + round;
      const trip = this.#byTrip[label] as number;
      const positions = this.#byPositions[label] as number;
      const pattern = patternOfTrip(this.#timeline, trip);
      const board = positions >> POSITION_BITS;
      rides.push({ pattern, trip, board, alight: positions & POSITION_MASK });
      const boarded = boardPoint[(patternFirst[pattern] as number) + board] as number;
      // What was ready to board came from the last round before that made it so.
      round--;
      while (this.#readyStamp[boarded * this.#stride + round] !== this.#stamp) round--;
      point = this.#readyFrom[boarded * this.#stride + round] as number;
      if (round > 0) continue;
      const origin = point;
      const leaves = departures[timesOfTrip(this.#timeline, pattern, trip) + board] as number;
      return {
        departure: leaves - (origins.seconds[origin] as number),
        arrival: this.#bound,
        origin,
        target: nearestOf(targets, this.#bestPoint),
        rides: rides.reverse(),
      };
    }
  }
}

/** Where a point is listed twice, the shorter walk. */
function nearestOf({ points, seconds }: WalkList, point: number): number {
  let best = -1;
  for (let i = 0; i < points.length; i++) {
    if (points[i] !== point) continue;
    if (best === -1 || (seconds[i] as number) < (seconds[best] as number)) best = i;
  }
  return best;
}
