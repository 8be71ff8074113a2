import { NEVER, type Timeline } from '../layout/layout.ts';
import type { LowerBounds } from './lower-bounds.ts';

/**
 * For one target: how soon one can be there at best from aboard a vehicle, arriving at each position of its pattern
 * and staying on at will, and how many further trips that takes at least. Made for a pattern when it is first looked
 * at, from the bounds of the points it calls at. Each is a lower bound by itself; together they may name a way that
 * does not exist, which is still never worse than the truth.
 */
export class AboardBounds {
  /** By position of the timeline: seconds from arriving there, or NEVER. */
  readonly seconds: Int32Array;
  /** By position: further trips. */
  readonly trips: Uint8Array;
  readonly #timeline: Timeline;
  readonly #bounds: LowerBounds;
  /** By pattern: the target it was last made for. */
  readonly #madeFor: Int32Array;
  #target = 0;

  /** @param bounds over the timeline of opposite direction. */
  constructor(timeline: Timeline, bounds: LowerBounds) {
    this.#timeline = timeline;
    this.#bounds = bounds;
    const positions = timeline.patternFirst[timeline.patternCount] as number;
    this.seconds = new Int32Array(positions);
    this.trips = new Uint8Array(positions);
    this.#madeFor = new Int32Array(timeline.patternCount);
  }

  /** From now on the bounds are of another target. */
  begin(): void {
    this.#target += 1;
  }

  /** Makes them for a pattern, unless that has been done for this target. */
  ensure(pattern: number): void {
    if (this.#madeFor[pattern] === this.#target) return;
    this.#madeFor[pattern] = this.#target;
    const { patternFirst, alightPoint, minRide, minDwell } = this.#timeline;
    const { soonest, fewest } = this.#bounds;
    let seconds = NEVER;
    let trips = 255;
    const first = patternFirst[pattern] as number;
    for (let position = (patternFirst[pattern + 1] as number) - 1; position >= first; position--) {
      const point = alightPoint[position] as number;
      const staying = seconds + (minDwell[position] as number) + (minRide[position] as number);
      seconds = Math.min(soonest[point] as number, seconds === NEVER ? NEVER : staying);
      trips = Math.min(trips, fewest[point] as number);
      this.seconds[position] = seconds;
      this.trips[position] = trips;
    }
  }
}
