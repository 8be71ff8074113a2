import { NEVER, type Timeline } from '../layout/layout.ts';

/** More trips than any search counts: from there no number of them leads to the target. */
const UNREACHABLE = 255;

/**
 * For one target: how many trips it takes at least, whatever the time. By breadth first from the target, against time;
 * together with `SoonestBounds` it says in how many trips a time can be reached at best.
 */
export class FewestTrips {
  /** By point: further trips from having got off there; 255 where they do not lead to the target. */
  readonly afterRide: Uint8Array;
  /** By point: from standing there ready to board. */
  readonly beforeRide: Uint8Array;
  /** By position of the timeline: further trips from departing there aboard. */
  readonly leaving: Uint8Array;
  readonly #timeline: Timeline;
  readonly #opposite: Timeline;
  readonly #rounds: number;
  readonly #alightings: Int32Array;
  /** Points one gets off at, by round; and within a round those one boards at. */
  readonly #reached: Int32Array;
  readonly #boarded: Int32Array;
  #reachedCount = 0;

  /** @param opposite, alightings as those of `SoonestBounds`. */
  constructor(timeline: Timeline, opposite: Timeline, alightings: Int32Array, rounds: number) {
    this.#timeline = timeline;
    this.#opposite = opposite;
    this.#rounds = rounds;
    const points = timeline.pointCount + 1;
    this.afterRide = new Uint8Array(points);
    this.beforeRide = new Uint8Array(points);
    this.leaving = new Uint8Array(timeline.boardPoint.length);
    this.#alightings = alightings;
    this.#reached = new Int32Array(points);
    this.#boarded = new Int32Array(points);
  }

  compute(targets: Int32Array): void {
    this.afterRide.fill(UNREACHABLE);
    this.beforeRide.fill(UNREACHABLE);
    this.leaving.fill(UNREACHABLE);
    // Nobody departs from a pattern's last position: as good as known, it ends every way back before it.
    const { patternFirst, patternCount } = this.#timeline;
    for (let pattern = 1; pattern <= patternCount; pattern++) {
      this.leaving[(patternFirst[pattern] as number) - 1] = 0;
    }
    this.#reachedCount = 0;
    for (let i = 0; i < targets.length; i++) this.#gotOff(targets[i] as number, 0);
    let begin = 0;
    for (let trips = 1; trips <= this.#rounds && begin < this.#reachedCount; trips++) {
      const end = this.#reachedCount;
      this.#walk(trips, this.#ride(trips, begin, end));
      begin = end;
    }
  }

  #gotOff(point: number, trips: number): void {
    if ((this.afterRide[point] as number) <= trips) return;
    this.afterRide[point] = trips;
    this.#reached[this.#reachedCount++] = point;
  }

  /** @returns how many points one boards at are new. */
  #ride(trips: number, begin: number, end: number): number {
    const { boardingFirst } = this.#opposite;
    const { boardPoint, pointCount } = this.#timeline;
    const { beforeRide, leaving } = this;
    let boarded = 0;
    for (let r = begin; r < end; r++) {
      const point = this.#reached[r] as number;
      const last = boardingFirst[point + 1] as number;
      for (let i = boardingFirst[point] as number; i < last; i++) {
        for (let position = (this.#alightings[i] as number) - 1; position >= 0; position--) {
          if ((leaving[position] as number) < trips) break;
          leaving[position] = trips - 1;
          const from = boardPoint[position] as number;
          if (from === pointCount || (beforeRide[from] as number) <= trips) continue;
          beforeRide[from] = trips;
          this.#boarded[boarded++] = from;
        }
      }
    }
    return boarded;
  }

  #walk(trips: number, boarded: number): void {
    const { footFirst, footTo, change } = this.#opposite;
    for (let i = 0; i < boarded; i++) {
      const point = this.#boarded[i] as number;
      if ((change[point] as number) < NEVER) this.#gotOff(point, trips);
      const end = footFirst[point + 1] as number;
      for (let j = footFirst[point] as number; j < end; j++) this.#gotOff(footTo[j] as number, trips);
    }
  }
}
