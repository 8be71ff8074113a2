import { NEVER, type Timeline } from '../layout/layout.ts';
import { callsOfTrip, findNear, positionsOfBoardings } from '../layout/timeline-lookup.ts';
import { FewestTrips } from './fewest-trips.ts';
import { FirstRides } from './first-rides.ts';
import { ParetoLabels } from './pareto-labels.ts';
import { PlaceWalks } from './place-walks.ts';
import type { Path, WalkList } from './ride-path.ts';
import { SoonestBounds } from './soonest-bounds.ts';

/** Later than any vehicle: what is not before this is no time at all. */
const LATEST = 0x1fffffff;
/** What `FewestTrips` says at most. */
const MOST_TRIPS = 255;

/**
 * One origin, one target: rounds over patterns after RAPTOR, and for a window of departures rRAPTOR, which keeps all
 * labels while it goes from the latest departure to the earliest (Delling, Pajor, Werneck, "Round-Based Public
 * Transit Routing", Transportation Science 49, 2015). Between two vehicles there is one footpath or one change at a
 * point, never two walks in a row; so there are two labels for each point and number of trips: when one gets off
 * there, and when one is ready to board. What cannot beat the journeys known so far, by the lower bounds of the
 * target, is left out; and so is what departs from a position of a pattern no earlier than somebody known to.
 *
 * All state is allocated once and reused; a search allocates only for the journeys it answers. Indexes are in range
 * by construction, hence the casts.
 */
export class ParetoSearch {
  readonly #timeline: Timeline;
  readonly #rounds: number;
  readonly #soonest: SoonestBounds;
  readonly #fewest: FewestTrips;
  readonly #labels: ParetoLabels;
  readonly #origins: PlaceWalks;
  readonly #targets: PlaceWalks;
  readonly #firstRides: FirstRides;
  /**
   * By number of trips: the earliest known arrival at the target's own place, and over which point. More than the most
   * trips lead nowhere.
   */
  readonly #best: Int32Array;
  readonly #bestPoint: Int32Array;
  /** By number of trips: whether the departure that is looked at improved it. */
  readonly #improved: Uint8Array;
  /** By boarding: its position among those of all patterns. */
  readonly #boardings: Int32Array;
  /** By position of all patterns: the trip that was last found to depart from there, near which the next will be. */
  readonly #lastTrip: Int32Array;
  readonly #queue: Int32Array;
  /** By pattern: the first position to look at, or NEVER where it is not in the queue. */
  readonly #from: Int32Array;
  /** By pattern in the queue: the last position one can board at. */
  readonly #until: Int32Array;
  readonly #marked: Int32Array;
  readonly #isMarked: Uint8Array;
  #queued = 0;
  #markedCount = 0;

  /** @param opposite the timeline that runs against it. */
  constructor(timeline: Timeline, opposite: Timeline, rounds: number) {
    this.#timeline = timeline;
    this.#rounds = rounds;
    const alightings = positionsOfBoardings(opposite, true);
    this.#soonest = new SoonestBounds(timeline, opposite, alightings);
    this.#fewest = new FewestTrips(timeline, opposite, alightings, rounds);
    this.#labels = new ParetoLabels(timeline, rounds);
    const points = timeline.pointCount + 1;
    this.#origins = new PlaceWalks(points);
    this.#targets = new PlaceWalks(points);
    this.#firstRides = new FirstRides(timeline);
    this.#best = new Int32Array(rounds + 1 + MOST_TRIPS + 1).fill(-NEVER);
    this.#bestPoint = new Int32Array(rounds + 1);
    this.#improved = new Uint8Array(rounds + 1);
    this.#boardings = positionsOfBoardings(timeline);
    this.#lastTrip = new Int32Array(timeline.boardPoint.length);
    this.#queue = new Int32Array(timeline.patternCount);
    this.#from = new Int32Array(timeline.patternCount).fill(NEVER);
    this.#until = new Int32Array(timeline.patternCount);
    this.#marked = new Int32Array(points);
    this.#isMarked = new Uint8Array(points);
  }

  /**
   * All journeys leaving the origin from `from` to `to`, both inclusive: Pareto-optimal over departure (later),
   * arrival (earlier) and number of trips (fewer), latest departure first.
   * @param againstLater also leaves out what is beaten by a journey on which one leaves later than `to`. What is
   * known of those answers most of what the last departures of the window would else have to look for.
   */
  range(
    origins: WalkList,
    targets: WalkList,
    from: number,
    to: number,
    arriveBefore = LATEST,
    againstLater = false,
  ): Path[] {
    this.#origins.put(origins);
    this.#targets.put(targets);
    this.#best.fill(Math.min(arriveBefore, LATEST), 0, this.#rounds + 1);
    this.#improved.fill(0);
    this.#lastTrip.fill(NEVER);
    this.#labels.begin();
    this.#soonest.compute(targets);
    this.#fewest.compute(targets.points);
    const paths: Path[] = [];
    const ride = this.#rideFirst.bind(this);
    if (againstLater) {
      this.#firstRides.next(origins, this.#origins, to + 1, ride);
      this.#laterRounds();
      this.#improved.fill(0);
    }
    this.#firstRides.collect(origins, this.#origins, from, to);
    while (this.#firstRides.takeLatest(ride)) {
      if (this.#markedCount === 0) continue;
      this.#laterRounds();
      this.#collect(paths);
    }
    this.#origins.remove(origins);
    this.#targets.remove(targets);
    return paths;
  }

  /** Round 1: stays on a trip boarded at the origin. */
  #rideFirst(pattern: number, board: number, trip: number): void {
    const { patternFirst, tripFirst, timeFirst, calls, alightPoint } = this.#timeline;
    const { arrival, boardBy, row, positionRow } = this.#labels;
    const { leaving } = this.#soonest;
    const { leaving: further } = this.#fewest;
    const first = patternFirst[pattern] as number;
    const length = (patternFirst[pattern + 1] as number) - first;
    const times = 2 * ((timeFirst[pattern] as number) + trip * length);
    for (let position = board; position < length; position++) {
      const slot = first + position;
      if (position > board) {
        const point = alightPoint[slot] as number;
        const time = calls[times + 2 * position] as number;
        if (time < (arrival[row + point] as number)) {
          this.#arrive(point, 1, time, (tripFirst[pattern] as number) + trip, board, position);
        }
      }
      const departs = calls[times + 2 * position + 1] as number;
      if (departs > (boardBy[positionRow + slot] as number)) return;
      this.#labels.depart(
        slot,
        1,
        trip === 0 ? -NEVER : (calls[times + 2 * (position - length) + 1] as number),
      );
      if (departs + (leaving[slot] as number) >= (this.#best[1 + (further[slot] as number)] as number))
        return;
    }
  }

  #laterRounds(): void {
    for (let round = 2; round <= this.#rounds; round++) {
      this.#walk(round - 1);
      if (this.#queued === 0) return;
      if (round > this.#labels.top) this.#labels.raiseTop();
      this.#scanPatterns(round);
    }
    for (let i = 0; i < this.#markedCount; i++) this.#isMarked[this.#marked[i] as number] = 0;
    this.#markedCount = 0;
  }

  /**
   * Rides every pattern in the queue, as long as that is ahead of all that is known and may still win. The loop is one
   * long one, for it takes most of a search's time.
   */
  #scanPatterns(round: number): void {
    const { patternFirst, tripFirst, timeFirst, boardPoint, alightPoint, calls } = this.#timeline;
    const labels = this.#labels;
    const arrival = labels.arrival.subarray(round * labels.row);
    const ready = labels.ready.subarray((round - 1) * labels.row, round * labels.row);
    const boardBy = labels.boardBy.subarray(round * labels.positionRow);
    const best = this.#best.subarray(round);
    const lastTrip = this.#lastTrip;
    const { leaving } = this.#soonest;
    const { leaving: further } = this.#fewest;
    for (let i = 0; i < this.#queued; i++) {
      const pattern = this.#queue[i] as number;
      const first = patternFirst[pattern] as number;
      const length = (patternFirst[pattern + 1] as number) - first;
      const begin = 2 * (timeFirst[pattern] as number);
      const until = this.#until[pattern] as number;
      let trip = NEVER;
      let times = 0;
      let board = 0;
      for (let position = this.#from[pattern] as number; position < length; position++) {
        const slot = first + position;
        // Who is ready by then boards an earlier trip than the one aboard, or than any known to leave here.
        let latest = boardBy[slot] as number;
        let departs = 0;
        if (trip !== NEVER) {
          const point = alightPoint[slot] as number;
          const time = calls[times + 2 * position] as number;
          if (time < (arrival[point] as number)) {
            this.#arrive(point, round, time, (tripFirst[pattern] as number) + trip, board, position);
          }
          departs = calls[times + 2 * position + 1] as number;
          if (departs > latest) trip = NEVER;
          else latest = trip === 0 ? -NEVER : (calls[times + 2 * (position - length) + 1] as number);
        } else if (position > until) break;
        const at = ready[boardPoint[slot] as number] as number;
        if (at <= latest) {
          const near = trip === NEVER ? (lastTrip[slot] as number) : trip;
          trip = findNear(this.#timeline, pattern, position, at, near);
          times = begin + 2 * trip * length;
          board = position;
          departs = calls[times + 2 * position + 1] as number;
          latest = trip === 0 ? -NEVER : (calls[times + 2 * (position - length) + 1] as number);
        }
        if (trip === NEVER) continue;
        lastTrip[slot] = trip;
        labels.depart(slot, round, latest);
        if (departs + (leaving[slot] as number) >= (best[further[slot] as number] as number)) trip = NEVER;
      }
      this.#from[pattern] = NEVER;
    }
    this.#queued = 0;
  }

  /** `trip` is the layout's. */
  #arrive(point: number, round: number, time: number, trip: number, board: number, alight: number): void {
    const further = this.#fewest.afterRide[point] as number;
    if (time + (this.#soonest.afterRide[point] as number) >= (this.#best[round + further] as number)) return;
    this.#labels.arrive(point, round, time, trip, board, alight);
    if (this.#isMarked[point] === 0) {
      this.#isMarked[point] = 1;
      this.#marked[this.#markedCount++] = point;
    }
    const walk = this.#targets.seconds[point] as number;
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

  /** From every point just reached: the change there and the footpaths. */
  #walk(round: number): void {
    const { footFirst, footTo, footSeconds, change } = this.#timeline;
    const { row } = this.#labels;
    const arrival = this.#labels.arrival.subarray(round * row, (round + 1) * row);
    const ready = this.#labels.ready.subarray(round * row, (round + 1) * row);
    const best = this.#best.subarray(round);
    const { beforeRide } = this.#soonest;
    const { beforeRide: fewest } = this.#fewest;
    for (let i = 0; i < this.#markedCount; i++) {
      const from = this.#marked[i] as number;
      this.#isMarked[from] = 0;
      const arrived = arrival[from] as number;
      const end = footFirst[from + 1] as number;
      let point = from;
      let time = arrived + (change[from] as number);
      for (let j = footFirst[from] as number; ; j++) {
        if (
          time < (ready[point] as number) &&
          time + (beforeRide[point] as number) < (best[fewest[point] as number] as number)
        ) {
          this.#labels.getReady(point, round, time, from);
          this.#enqueue(point, round + 1, time);
        }
        if (j === end) break;
        point = footTo[j] as number;
        time = arrived + (footSeconds[j] as number);
      }
    }
    this.#markedCount = 0;
  }

  /** Queues what can be boarded at the point in the round, if that is ahead of all that is known: it may nearly always win. */
  #enqueue(point: number, round: number, time: number): void {
    const { boardingFirst, boardingPattern, boardingPosition } = this.#timeline;
    const { top, positionRow, boardBy } = this.#labels;
    const boardRow = Math.min(round, top) * positionRow;
    const boardings = this.#boardings;
    const from = this.#from;
    const until = this.#until;
    const end = boardingFirst[point + 1] as number;
    for (let i = boardingFirst[point] as number; i < end; i++) {
      const slot = boardings[i] as number;
      if (time > (boardBy[boardRow + slot] as number)) continue;
      const pattern = boardingPattern[i] as number;
      const position = boardingPosition[i] as number;
      const known = from[pattern] as number;
      if (known === NEVER) {
        this.#queue[this.#queued++] = pattern;
        until[pattern] = position;
      } else if (position > (until[pattern] as number)) until[pattern] = position;
      if (position < known) from[pattern] = position;
    }
  }

  /** Adds the journeys that were found since the last call, fewest trips first. */
  #collect(paths: Path[]): void {
    for (let round = 1; round <= this.#labels.top; round++) {
      if (this.#improved[round] === 0) continue;
      this.#improved[round] = 0;
      if (round > 1 && (this.#best[round - 1] as number) <= (this.#best[round] as number)) continue;
      paths.push(this.#pathTo(round));
    }
  }

  #pathTo(round: number): Path {
    const { patternFirst, boardPoint, calls } = this.#timeline;
    const point = this.#bestPoint[round] as number;
    const rides = this.#labels.trace(round, point);
    const { pattern, trip, board } = rides[0] as Path['rides'][number];
    const boarded = boardPoint[(patternFirst[pattern] as number) + board] as number;
    const departs = calls[callsOfTrip(this.#timeline, pattern, trip) + 2 * board + 1] as number;
    return {
      departure: departs - (this.#origins.seconds[boarded] as number),
      arrival: this.#best[round] as number,
      origin: this.#origins.index[boarded] as number,
      target: this.#targets.index[point] as number,
      rides,
    };
  }
}
