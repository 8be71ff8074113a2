import { doubled } from '../columns/growable.ts';
import { NEVER, type Timeline } from '../layout/layout.ts';
import { findDeparture, firstAtOrAfter, patternOfTrip, timesOfTrip } from '../layout/timeline-lookup.ts';
import { AboardBounds } from './aboard-bounds.ts';
import type { LowerBounds } from './lower-bounds.ts';
import type { Path, Ride, WalkList } from './ride-path.ts';

/** Later than any vehicle: what is not before this is no time at all. */
const LATEST = 0x1fffffff;
/** Board and alight position of a ride in one number. */
const POSITION_BITS = 15;
const POSITION_MASK = (1 << POSITION_BITS) - 1;
/** More first rides than any window has; leaving times times this stay exact in a double. */
const EVENT_SLOTS = 2 ** 24;
const FIRST_EVENTS = 1024;

/**
 * One origin, one target: rounds over patterns after RAPTOR, and for a window of departures rRAPTOR, which keeps all
 * labels while it goes from the latest departure to the earliest (Delling, Pajor, Werneck, "Round-Based Public
 * Transit Routing", Transportation Science 49, 2015). Between two vehicles there is one footpath or one change at a
 * point, never two walks in a row; so there are two labels for each point and number of trips: when one gets off
 * there, and when one is ready to board. What cannot beat the journeys known so far, by the lower bounds of the
 * target, is left out.
 *
 * All state is allocated once and reused; a search allocates only for the journeys it answers. Indexes are in range
 * by construction, hence the casts.
 */
export class ParetoSearch {
  readonly #timeline: Timeline;
  readonly #rounds: number;
  /** Points, and the one that stands for "not here": labels of a number of trips lie together. */
  readonly #row: number;
  readonly #bounds: LowerBounds;
  readonly #aboard: AboardBounds;
  /**
   * By trips × row + point; never larger for more trips than for fewer. What is looked at all the time lies together
   * by number of trips, so that the few numbers that matter stay in the processor's caches.
   */
  readonly #arrival: Int32Array;
  readonly #ready: Int32Array;
  /** How an arrival came about: the trip, its two positions, and how many trips it took. */
  readonly #byTrip: Int32Array;
  readonly #byPositions: Int32Array;
  readonly #byRound: Uint8Array;
  /** How one got ready: the point one got off at, and after how many trips. */
  readonly #readyFrom: Int32Array;
  readonly #readyRound: Uint8Array;
  /** By number of trips: the earliest known arrival at the target's own place, and over which point. */
  readonly #best: Int32Array;
  readonly #bestPoint: Int32Array;
  /** By number of trips: whether the departure that is looked at improved it. */
  readonly #improved: Uint8Array;
  /** By point: index in the list of targets or origins, and the walk; -1 and NEVER elsewhere. */
  readonly #targetAt: Int32Array;
  readonly #targetWalk: Int32Array;
  readonly #originAt: Int32Array;
  readonly #originWalk: Int32Array;
  readonly #queue: Int32Array;
  /** By pattern: the first position to look at, or NEVER where it is not in the queue. */
  readonly #from: Int32Array;
  /** By pattern in the queue: the last position one can board at. */
  readonly #until: Int32Array;
  readonly #marked: Int32Array;
  readonly #isMarked: Uint8Array;
  /** Labels of more trips than this are not made yet. */
  #top = 1;
  #queued = 0;
  #markedCount = 0;
  /** First rides of a window: leaving time and number of the event in one sortable number. */
  #eventKeys = new Float64Array(FIRST_EVENTS);
  #eventPattern = new Int32Array(FIRST_EVENTS);
  #eventPosition = new Int32Array(FIRST_EVENTS);
  #eventTrip = new Int32Array(FIRST_EVENTS);
  #events = 0;

  /** @param bounds for the same number of rounds, over the timeline of opposite direction. */
  constructor(timeline: Timeline, bounds: LowerBounds, rounds: number) {
    this.#timeline = timeline;
    this.#bounds = bounds;
    this.#aboard = new AboardBounds(timeline, bounds);
    this.#rounds = rounds;
    const points = timeline.pointCount + 1;
    this.#row = points;
    const labels = points * (rounds + 1);
    this.#arrival = new Int32Array(labels);
    this.#ready = new Int32Array(labels);
    this.#byTrip = new Int32Array(labels);
    this.#byPositions = new Int32Array(labels);
    this.#byRound = new Uint8Array(labels);
    this.#readyFrom = new Int32Array(labels);
    this.#readyRound = new Uint8Array(labels);
    this.#best = new Int32Array(rounds + 1);
    this.#bestPoint = new Int32Array(rounds + 1);
    this.#improved = new Uint8Array(rounds + 1);
    this.#targetAt = new Int32Array(points).fill(-1);
    this.#targetWalk = new Int32Array(points).fill(NEVER);
    this.#originAt = new Int32Array(points).fill(-1);
    this.#originWalk = new Int32Array(points).fill(NEVER);
    this.#queue = new Int32Array(timeline.patternCount);
    this.#from = new Int32Array(timeline.patternCount).fill(NEVER);
    this.#until = new Int32Array(timeline.patternCount);
    this.#marked = new Int32Array(points);
    this.#isMarked = new Uint8Array(points);
  }

  /**
   * All journeys leaving the origin from `from` to `to`, both inclusive: Pareto-optimal over departure (later),
   * arrival (earlier) and number of trips (fewer), latest departure first.
   */
  range(origins: WalkList, targets: WalkList, from: number, to: number, arriveBefore = LATEST): Path[] {
    this.#begin(origins, targets, arriveBefore);
    this.#collectEvents(origins, from, to);
    const paths: Path[] = [];
    const keys = this.#eventKeys.subarray(0, this.#events).sort();
    let next = keys.length - 1;
    while (next >= 0) {
      const leave = Math.floor((keys[next] as number) / EVENT_SLOTS);
      for (; next >= 0 && Math.floor((keys[next] as number) / EVENT_SLOTS) === leave; next--) {
        const event = (keys[next] as number) - leave * EVENT_SLOTS;
        this.#rideFirst(
          this.#eventPattern[event] as number,
          this.#eventPosition[event] as number,
          this.#eventTrip[event] as number,
        );
      }
      if (this.#markedCount === 0) continue;
      this.#laterRounds();
      this.#collect(paths);
    }
    this.#end(origins, targets);
    return paths;
  }

  #begin(origins: WalkList, targets: WalkList, arriveBefore: number): void {
    this.#top = 1;
    this.#arrival.fill(NEVER, this.#row, 2 * this.#row);
    this.#ready.fill(NEVER, this.#row, 2 * this.#row);
    // Nobody boards or alights at the point that stands for "not here".
    this.#arrival[2 * this.#row - 1] = -NEVER;
    this.#best.fill(Math.min(arriveBefore, LATEST));
    this.#improved.fill(0);
    putWalks(origins, this.#originAt, this.#originWalk);
    putWalks(targets, this.#targetAt, this.#targetWalk);
    this.#bounds.compute(targets.points, targets.seconds);
    this.#aboard.begin();
  }

  /** Labels of one trip more begin as those of one fewer: made when a search first gets that far, which few do. */
  #raiseTop(): void {
    const to = (this.#top + 1) * this.#row;
    for (const labels of [
      this.#arrival,
      this.#ready,
      this.#byTrip,
      this.#byPositions,
      this.#byRound,
      this.#readyFrom,
      this.#readyRound,
    ]) {
      labels.copyWithin(to, to - this.#row, to);
    }
    this.#top += 1;
  }

  #end(origins: WalkList, targets: WalkList): void {
    removeWalks(origins, this.#originAt, this.#originWalk);
    removeWalks(targets, this.#targetAt, this.#targetWalk);
  }

  #collectEvents(origins: WalkList, from: number, to: number): void {
    const { boardingFirst, boardingPattern, boardingPosition, departuresByPosition, tripFirst, timeFirst } =
      this.#timeline;
    this.#events = 0;
    for (let i = 0; i < origins.points.length; i++) {
      const point = origins.points[i] as number;
      if (this.#originAt[point] !== i) continue;
      const walk = this.#originWalk[point] as number;
      const end = boardingFirst[point + 1] as number;
      for (let b = boardingFirst[point] as number; b < end; b++) {
        const pattern = boardingPattern[b] as number;
        const position = boardingPosition[b] as number;
        const trips = (tripFirst[pattern + 1] as number) - (tripFirst[pattern] as number);
        const column = (timeFirst[pattern] as number) + position * trips;
        let trip = findDeparture(this.#timeline, pattern, position, from + walk);
        for (; trip >= 0 && trip < trips; trip++) {
          const leave = (departuresByPosition[column + trip] as number) - walk;
          if (leave > to) break;
          this.#addEvent(leave, pattern, position, trip);
        }
      }
    }
  }

  #addEvent(leave: number, pattern: number, position: number, trip: number): void {
    const event = this.#events++;
    if (event === this.#eventKeys.length) this.#growEvents();
    this.#eventKeys[event] = leave * EVENT_SLOTS + event;
    this.#eventPattern[event] = pattern;
    this.#eventPosition[event] = position;
    this.#eventTrip[event] = trip;
  }

  #growEvents(): void {
    const keys = new Float64Array(this.#eventKeys.length * 2);
    keys.set(this.#eventKeys);
    this.#eventKeys = keys;
    this.#eventPattern = doubled(this.#eventPattern);
    this.#eventPosition = doubled(this.#eventPosition);
    this.#eventTrip = doubled(this.#eventTrip);
  }

  /** Round 1: stays on a trip boarded at the origin. */
  #rideFirst(pattern: number, board: number, trip: number): void {
    const { patternFirst, timeFirst, arrivals, alightPoint } = this.#timeline;
    const first = patternFirst[pattern] as number;
    const length = (patternFirst[pattern + 1] as number) - first;
    const times = (timeFirst[pattern] as number) + trip * length;
    const row = this.#row;
    this.#aboard.ensure(pattern);
    for (let position = board + 1; position < length; position++) {
      const time = arrivals[times + position] as number;
      if (!this.#isUsefulAboard(first + position, 1, time)) return;
      const point = alightPoint[first + position] as number;
      if (time < (this.#arrival[row + point] as number)) {
        this.#arrive(point, 1, time, pattern, trip, board, position);
      }
    }
  }

  #laterRounds(): void {
    for (let round = 2; round <= this.#rounds; round++) {
      this.#walk(round - 1);
      if (this.#queued === 0) return;
      if (round > this.#top) this.#raiseTop();
      this.#scanPatterns(round);
    }
    this.#clearMarks();
  }

  #scanPatterns(round: number): void {
    const {
      patternFirst,
      tripFirst,
      timeFirst,
      boardPoint,
      alightPoint,
      arrivals,
      departures,
      departuresByPosition,
    } = this.#timeline;
    const row = round * this.#row;
    const arrival = this.#arrival.subarray(row, row + this.#row);
    const ready = this.#ready.subarray(row - this.#row, row);
    for (let i = 0; i < this.#queued; i++) {
      const pattern = this.#queue[i] as number;
      const first = patternFirst[pattern] as number;
      const length = (patternFirst[pattern + 1] as number) - first;
      const trips = (tripFirst[pattern + 1] as number) - (tripFirst[pattern] as number);
      const begin = timeFirst[pattern] as number;
      let trip = -1;
      let times = 0;
      let board = 0;
      const until = this.#until[pattern] as number;
      this.#aboard.ensure(pattern);
      for (let position = this.#from[pattern] as number; position < length; position++) {
        if (trip >= 0) {
          const time = arrivals[times + position] as number;
          if (this.#isUsefulAboard(first + position, round, time)) {
            const point = alightPoint[first + position] as number;
            if (time < (arrival[point] as number)) {
              this.#arrive(point, round, time, pattern, trip, board, position);
            }
          } else trip = -1;
        }
        if (position > until) {
          if (trip < 0) break;
          continue;
        }
        const at = ready[boardPoint[first + position] as number] as number;
        if (at >= LATEST) continue;
        // Who cannot even catch this trip catches no earlier one; the column lies far away in memory, this does not.
        if (trip >= 0 && at > (departures[times + position] as number)) continue;
        const column = begin + position * trips;
        if (trip < 0) {
          trip = firstAtOrAfter(departuresByPosition, column, trips, at);
          if (trip < 0) continue;
        } else {
          let earlier = trip;
          while (earlier > 0 && (departuresByPosition[column + earlier - 1] as number) >= at) earlier--;
          if (earlier === trip) continue;
          trip = earlier;
        }
        times = begin + trip * length;
        board = position;
      }
      this.#from[pattern] = NEVER;
    }
    this.#queued = 0;
  }

  #arrive(
    point: number,
    round: number,
    time: number,
    pattern: number,
    trip: number,
    board: number,
    alight: number,
  ): void {
    if (!this.#isUseful(this.#bounds.afterRide, point, round, time)) return;
    const layoutTrip = (this.#timeline.tripFirst[pattern] as number) + trip;
    const positions = (board << POSITION_BITS) | alight;
    const end = (this.#top + 1) * this.#row;
    for (let j = round * this.#row + point; j < end && time < (this.#arrival[j] as number); j += this.#row) {
      this.#arrival[j] = time;
      this.#byTrip[j] = layoutTrip;
      this.#byPositions[j] = positions;
      this.#byRound[j] = round;
    }
    if (this.#isMarked[point] === 0) {
      this.#isMarked[point] = 1;
      this.#marked[this.#markedCount++] = point;
    }
    const walk = this.#targetWalk[point] as number;
    if (walk < NEVER) this.#reachTarget(point, round, time + walk);
  }

  #reachTarget(point: number, round: number, time: number): void {
    if (time >= (this.#best[round] as number)) return;
    this.#improved[round] = 1;
    for (let j = round; j <= this.#rounds && time < (this.#best[j] as number); j++) {
      this.#best[j] = time;
      this.#bestPoint[j] = point;
    }
  }

  /** The same from aboard the last of the trips, arriving at a position of its pattern, wherever one gets off. */
  #isUsefulAboard(position: number, round: number, time: number): boolean {
    const fewest = round + (this.#aboard.trips[position] as number);
    return (
      fewest <= this.#rounds &&
      time + (this.#aboard.seconds[position] as number) < (this.#best[fewest] as number)
    );
  }

  /** Whether, after so many trips at this time at the point, some number of further trips could still win. */
  #isUseful(bound: Int32Array, point: number, round: number, time: number): boolean {
    const best = this.#best;
    const row = this.#timeline.pointCount + 1;
    const further = this.#rounds - round;
    const least = time + (bound[further * row + point] as number);
    if (least >= (best[round] as number)) return false;
    if (least < (best[this.#rounds] as number)) return true;
    for (let more = 0; more < further; more++) {
      if (time + (bound[more * row + point] as number) < (best[round + more] as number)) return true;
    }
    return false;
  }

  /** From every point just reached: the change there and the footpaths; queues what can be boarded then. */
  #walk(round: number): void {
    const { footFirst, footTo, footSeconds, change } = this.#timeline;
    for (let i = 0; i < this.#markedCount; i++) {
      const point = this.#marked[i] as number;
      this.#isMarked[point] = 0;
      const time = this.#arrival[round * this.#row + point] as number;
      this.#getReady(point, round, time + (change[point] as number), point);
      const end = footFirst[point + 1] as number;
      for (let j = footFirst[point] as number; j < end; j++) {
        this.#getReady(footTo[j] as number, round, time + (footSeconds[j] as number), point);
      }
    }
    this.#markedCount = 0;
  }

  #getReady(point: number, round: number, time: number, from: number): void {
    const label = round * this.#row + point;
    if (time >= (this.#ready[label] as number) || time >= LATEST) return;
    if (!this.#isUseful(this.#bounds.beforeRide, point, round, time)) return;
    const last = (this.#top + 1) * this.#row;
    for (let j = label; j < last && time < (this.#ready[j] as number); j += this.#row) {
      this.#ready[j] = time;
      this.#readyFrom[j] = from;
      this.#readyRound[j] = round;
    }
    const { boardingFirst, boardingPattern, boardingPosition } = this.#timeline;
    const end = boardingFirst[point + 1] as number;
    for (let i = boardingFirst[point] as number; i < end; i++) {
      const pattern = boardingPattern[i] as number;
      const position = boardingPosition[i] as number;
      const known = this.#from[pattern] as number;
      if (known === NEVER) {
        this.#queue[this.#queued++] = pattern;
        this.#until[pattern] = position;
      } else if (position > (this.#until[pattern] as number)) this.#until[pattern] = position;
      if (position < known) this.#from[pattern] = position;
    }
  }

  #clearMarks(): void {
    for (let i = 0; i < this.#markedCount; i++) this.#isMarked[this.#marked[i] as number] = 0;
    this.#markedCount = 0;
  }

  /** Adds the journeys that were found since the last call, fewest trips first. */
  #collect(paths: Path[]): void {
    for (let round = 1; round <= this.#top; round++) {
      if (this.#improved[round] === 0) continue;
      this.#improved[round] = 0;
      if (round > 1 && (this.#best[round - 1] as number) <= (this.#best[round] as number)) continue;
      paths.push(this.#trace(round));
    }
  }

  #trace(rounds: number): Path {
    const { patternFirst, boardPoint, departures } = this.#timeline;
    const targetPoint = this.#bestPoint[rounds] as number;
    const rides: Ride[] = [];
    let point = targetPoint;
    let round = rounds;
    for (;;) {
      const label = round * this.#row + point;
      const trip = this.#byTrip[label] as number;
      const pattern = patternOfTrip(this.#timeline, trip);
      const board = (this.#byPositions[label] as number) >> POSITION_BITS;
      const alight = (this.#byPositions[label] as number) & POSITION_MASK;
      rides.push({ pattern, trip, board, alight });
      const boarded = boardPoint[(patternFirst[pattern] as number) + board] as number;
      const before = (this.#byRound[label] as number) - 1;
      if (before === 0) {
        const times = timesOfTrip(this.#timeline, pattern, trip);
        return {
          departure: (departures[times + board] as number) - (this.#originWalk[boarded] as number),
          arrival: this.#best[rounds] as number,
          origin: this.#originAt[boarded] as number,
          target: this.#targetAt[targetPoint] as number,
          rides: rides.reverse(),
        };
      }
      const ready = before * this.#row + boarded;
      point = this.#readyFrom[ready] as number;
      round = this.#readyRound[ready] as number;
    }
  }
}

/** The shorter walk holds where a point is listed twice. */
function putWalks({ points, seconds }: WalkList, at: Int32Array, walks: Int32Array): void {
  for (let i = 0; i < points.length; i++) {
    const point = points[i] as number;
    if ((seconds[i] as number) >= (walks[point] as number)) continue;
    walks[point] = seconds[i] as number;
    at[point] = i;
  }
}

function removeWalks({ points }: WalkList, at: Int32Array, walks: Int32Array): void {
  for (const point of points) {
    at[point] = -1;
    walks[point] = NEVER;
  }
}
