import { Quads } from '../columns/quads.ts';
import type { Timeline } from '../layout/layout.ts';
import { callsOfTrip, patternOfTrip, secondOfConnection } from '../layout/timeline-lookup.ts';
import { PlaceWalks } from './place-walks.ts';
import type { Path, Ride, WalkList } from './ride-path.ts';

/** Later than any vehicle. */
const LATEST = 0x1fffffff;
/** More trips than any number of them. */
const NO_WAY = 255;
const NONE = -1;

/**
 * The earliest arrival from one departure at one target, of the earliest with the fewest trips: one pass over the
 * connections in the order they depart, until one is there, after the Connection Scan Algorithm (Dibbelt, Pajor, Strasser,
 * Wagner, "Connection Scan Algorithm", arXiv 1703.05997). The label of a point is the number of trips with which one can
 * be ready to board there by now; what becomes ready later waits in a list for its second.
 *
 * All state is allocated once and reused. Indexes are in range by construction, hence the casts.
 */
export class EarliestScan {
  readonly #timeline: Timeline;
  readonly #maxTrips: number;
  readonly #targets: PlaceWalks;
  /** By point: trips until one is ready there, and the arrival that led there or, below 0, the origin (-1 − its index). */
  readonly #ready: Uint8Array;
  readonly #readyFrom: Int32Array;
  /** By trip: trips with this one, the connection it was boarded at, and what had made one ready for it. */
  readonly #aboard: Uint8Array;
  readonly #boardedAt: Int32Array;
  readonly #boardedFrom: Int32Array;
  /** By point: an arrival that is known, or a wait: what takes no fewer trips and is no sooner is left out. */
  readonly #arrivedTrips: Uint8Array;
  readonly #arrivedTime: Int32Array;
  readonly #waitingTrips: Uint8Array;
  readonly #waitingTime: Int32Array;
  /** By second since the first of all connections: the first of those that become ready then, or -1. */
  readonly #waitingAt: Int32Array;
  /** Point, trips, what leads there as in `readyFrom`, and the next of that second. */
  readonly #waiting = new Quads();
  #lastWait = 0;
  /** Trip, the connections it was boarded at and led there, and what had made one ready for it. */
  readonly #arrivals = new Quads();
  /** Boarded within the second that is looked at: the trip, and the three labels it had before. */
  readonly #boarded = new Quads();
  #bestTime = LATEST;
  #bestTrips = NO_WAY;
  #bestPoint = NONE;
  #bestArrival = NONE;

  constructor(timeline: Timeline, maxTrips: number) {
    this.#timeline = timeline;
    this.#maxTrips = maxTrips;
    const points = timeline.pointCount + 1;
    const trips = timeline.tripFirst[timeline.patternCount] ?? 0;
    this.#targets = new PlaceWalks(points);
    this.#ready = new Uint8Array(points);
    this.#readyFrom = new Int32Array(points);
    this.#aboard = new Uint8Array(trips);
    this.#boardedAt = new Int32Array(trips);
    this.#boardedFrom = new Int32Array(trips);
    this.#arrivedTrips = new Uint8Array(points);
    this.#arrivedTime = new Int32Array(points);
    this.#waitingTrips = new Uint8Array(points);
    this.#waitingTime = new Int32Array(points);
    this.#waitingAt = new Int32Array(timeline.connectionAt.length).fill(NONE);
  }

  /** The best journey for who leaves the origins at `departure` or later; null for none. */
  toTarget(origins: WalkList, targets: WalkList, departure: number): Path | null {
    const { connectionStart, connectionAt } = this.#timeline;
    this.#reset();
    this.#targets.put(targets);
    const end = connectionStart + connectionAt.length - 1;
    let second = Math.max(departure, connectionStart);
    for (let i = 0; i < origins.points.length; i++) {
      this.#wait(
        origins.points[i] as number,
        departure + (origins.seconds[i] as number),
        0,
        -1 - i,
        second - 1,
      );
    }
    for (; second < end && second <= this.#bestTime; second++) this.#passSecond(second);
    const path = this.#bestPoint === NONE ? null : this.#trace(origins);
    this.#targets.remove(targets);
    return path;
  }

  #reset(): void {
    this.#ready.fill(NO_WAY);
    this.#aboard.fill(NO_WAY);
    this.#arrivedTrips.fill(NO_WAY);
    this.#waitingTrips.fill(NO_WAY);
    this.#waitingAt.fill(NONE, 0, this.#lastWait + 1);
    this.#lastWait = 0;
    this.#waiting.length = 0;
    this.#arrivals.length = 0;
    this.#bestTime = LATEST;
    this.#bestTrips = NO_WAY;
    this.#bestPoint = NONE;
  }

  #passSecond(second: number): void {
    const { connectionStart, connectionAt } = this.#timeline;
    const at = second - connectionStart;
    if (this.#waitingAt[at] !== NONE) this.#endWaits(at);
    const from = connectionAt[at] as number;
    const to = connectionAt[at + 1] as number;
    // Where a connection takes no time, or a change none, one before it in the same second may profit: again.
    while (from < to && this.#scan(second, from, to)) this.#getOff();
  }

  #endWaits(at: number): void {
    const { values } = this.#waiting;
    for (let i = this.#waitingAt[at] as number; i !== NONE; i = values[i + 3] as number) {
      const point = values[i] as number;
      const trips = values[i + 1] as number;
      if (trips >= (this.#ready[point] as number)) continue;
      this.#ready[point] = trips;
      this.#readyFrom[point] = values[i + 2] as number;
    }
  }

  /** Who boards a trip within a second is not aboard on the trip's connections before that. */
  #getOff(): void {
    const { values, length } = this.#boarded;
    for (let i = length - 4; i >= 0; i -= 4) {
      const trip = values[i] as number;
      this.#aboard[trip] = values[i + 1] as number;
      this.#boardedAt[trip] = values[i + 2] as number;
      this.#boardedFrom[trip] = values[i + 3] as number;
    }
  }

  /** @returns whether something became ready in this very second that was not before. */
  #scan(second: number, from: number, to: number): boolean {
    const { connections, pointCount } = this.#timeline;
    const ready = this.#ready;
    const aboard = this.#aboard;
    this.#boarded.length = 0;
    let again = false;
    for (let i = from * 4; i < to * 4; i += 4) {
      const trip = connections[i] as number;
      const board = connections[i + 1] as number;
      let trips = aboard[trip] as number;
      const waiting = ready[board] as number;
      // Most connections are such: no trips are NO_WAY without being equal to it.
      if ((waiting & trips) === NO_WAY) continue;
      const boarding = waiting + 1;
      if (boarding < trips && boarding <= this.#maxTrips) {
        this.#boarded.push(trip, trips, this.#boardedAt[trip] as number, this.#boardedFrom[trip] as number);
        this.#boardedAt[trip] = i;
        this.#boardedFrom[trip] = this.#readyFrom[board] as number;
        aboard[trip] = boarding;
        trips = boarding;
      }
      if (trips === NO_WAY) continue;
      const alight = connections[i + 2] as number;
      const time = connections[i + 3] as number;
      if (trips >= (this.#arrivedTrips[alight] as number) && time >= (this.#arrivedTime[alight] as number)) {
        continue;
      }
      if (time > this.#bestTime || alight === pointCount) continue;
      if (this.#arrive(alight, time, trips, i, trip, second)) again = true;
    }
    return again;
  }

  #arrive(
    point: number,
    time: number,
    trips: number,
    connection: number,
    trip: number,
    second: number,
  ): boolean {
    this.#arrivedTrips[point] = trips;
    this.#arrivedTime[point] = time;
    const boarded = this.#boardedAt[trip] as number;
    const arrival = this.#arrivals.push(trip, boarded, connection, this.#boardedFrom[trip] as number);
    const atTarget = time + (this.#targets.seconds[point] as number);
    if (atTarget < this.#bestTime || (atTarget === this.#bestTime && trips < this.#bestTrips)) {
      this.#bestTime = atTarget;
      this.#bestTrips = trips;
      this.#bestPoint = point;
      this.#bestArrival = arrival;
    }
    const { footFirst, footTo, footSeconds, change } = this.#timeline;
    let again = this.#wait(point, time + (change[point] as number), trips, arrival, second);
    const end = footFirst[point + 1] as number;
    for (let i = footFirst[point] as number; i < end; i++) {
      if (this.#wait(footTo[i] as number, time + (footSeconds[i] as number), trips, arrival, second))
        again = true;
    }
    return again;
  }

  /** @returns whether that is now, and better than what was ready. */
  #wait(point: number, time: number, trips: number, from: number, second: number): boolean {
    if (trips >= (this.#ready[point] as number) || time > this.#bestTime) return false;
    if (time <= second) {
      this.#ready[point] = trips;
      this.#readyFrom[point] = from;
      return true;
    }
    const isNoFewer = trips >= (this.#waitingTrips[point] as number);
    if (isNoFewer && time >= (this.#waitingTime[point] as number)) return false;
    if (!isNoFewer) {
      this.#waitingTrips[point] = trips;
      this.#waitingTime[point] = time;
    }
    const at = time - this.#timeline.connectionStart;
    if (at >= this.#waitingAt.length) return false;
    if (at > this.#lastWait) this.#lastWait = at;
    this.#waitingAt[at] = this.#waiting.push(point, trips, from, this.#waitingAt[at] as number);
    return false;
  }

  #trace(origins: WalkList): Path {
    const { values } = this.#arrivals;
    const rides: Ride[] = [];
    let at = this.#bestArrival;
    for (; at >= 0; at = values[at + 3] as number) {
      const trip = values[at] as number;
      const pattern = patternOfTrip(this.#timeline, trip);
      const board = this.#positionsOf(pattern, trip, values[at + 1] as number)[0] as number;
      const alight = (this.#positionsOf(pattern, trip, values[at + 2] as number).at(-1) as number) + 1;
      rides.push({ pattern, trip, board, alight });
    }
    const origin = -1 - at;
    const { pattern, trip, board } = rides.at(-1) as Ride;
    const departs = this.#timeline.calls[
      callsOfTrip(this.#timeline, pattern, trip) + 2 * board + 1
    ] as number;
    return {
      departure: departs - (origins.seconds[origin] as number),
      arrival: this.#bestTime,
      origin,
      target: this.#targets.index[this.#bestPoint] as number,
      rides: rides.reverse(),
    };
  }

  /** Where in its pattern a trip is such a connection: at more than one position only where all of a loop takes no time. */
  #positionsOf(pattern: number, trip: number, connection: number): number[] {
    const { patternFirst, boardPoint, alightPoint, calls, connections } = this.#timeline;
    const first = patternFirst[pattern] as number;
    const length = (patternFirst[pattern + 1] as number) - first;
    const firstArrival = callsOfTrip(this.#timeline, pattern, trip);
    const second = secondOfConnection(this.#timeline, connection / 4);
    const found: number[] = [];
    for (let position = 0; position < length - 1; position++) {
      if (calls[firstArrival + 2 * position + 1] !== second) continue;
      if (calls[firstArrival + 2 * position + 2] !== connections[connection + 3]) continue;
      if (boardPoint[first + position] !== connections[connection + 1]) continue;
      if (alightPoint[first + position + 1] === connections[connection + 2]) found.push(position);
    }
    return found;
  }
}
