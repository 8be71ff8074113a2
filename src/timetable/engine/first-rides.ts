import { doubled } from '../columns/growable.ts';
import type { Timeline } from '../layout/layout.ts';
import { findDeparture } from '../layout/timeline-lookup.ts';
import type { PlaceWalks } from './place-walks.ts';
import type { WalkList } from './ride-path.ts';

/** More first rides than any window has; leaving times times this stay exact in a double. */
const SLOTS = 2 ** 24;
const FIRST_CAPACITY = 1024;

/** All that leaves near the origin in a window, latest leaving time first. All memory is kept for the next search. */
export class FirstRides {
  readonly #timeline: Timeline;
  /** Leaving time and number of the ride in one sortable number. */
  #keys = new Float64Array(FIRST_CAPACITY);
  #sorted = this.#keys;
  #patterns: Int32Array = new Int32Array(FIRST_CAPACITY);
  #positions: Int32Array = new Int32Array(FIRST_CAPACITY);
  #trips: Int32Array = new Int32Array(FIRST_CAPACITY);
  #count = 0;

  constructor(timeline: Timeline) {
    this.#timeline = timeline;
  }

  /** All that one can leave the origin for from `from` to `to`, both inclusive. */
  collect(walks: WalkList, origins: PlaceWalks, from: number, to: number): void {
    const { departuresByPosition, tripFirst, timeFirst } = this.#timeline;
    this.#count = 0;
    this.#eachBoarding(walks, origins, (pattern, position, walk) => {
      const trips = (tripFirst[pattern + 1] as number) - (tripFirst[pattern] as number);
      const column = (timeFirst[pattern] as number) + position * trips;
      let trip = findDeparture(this.#timeline, pattern, position, from + walk);
      for (; trip >= 0 && trip < trips; trip++) {
        const leave = (departuresByPosition[column + trip] as number) - walk;
        if (leave > to) break;
        this.#add(leave, pattern, position, trip);
      }
    });
    this.#sorted = this.#keys.subarray(0, this.#count).sort();
  }

  /** What leaves first at each boarding near the origin, for who leaves it at `from` or later. */
  next(
    walks: WalkList,
    origins: PlaceWalks,
    from: number,
    ride: (pattern: number, position: number, trip: number) => void,
  ): void {
    this.#eachBoarding(walks, origins, (pattern, position, walk) => {
      const trip = findDeparture(this.#timeline, pattern, position, from + walk);
      if (trip >= 0) ride(pattern, position, trip);
    });
  }

  /** A point that is listed twice counts once, by its shorter walk. */
  #eachBoarding(
    { points }: WalkList,
    origins: PlaceWalks,
    see: (pattern: number, position: number, walk: number) => void,
  ): void {
    const { boardingFirst, boardingPattern, boardingPosition } = this.#timeline;
    for (let i = 0; i < points.length; i++) {
      const point = points[i] as number;
      if (origins.index[point] !== i) continue;
      const walk = origins.seconds[point] as number;
      const end = boardingFirst[point + 1] as number;
      for (let b = boardingFirst[point] as number; b < end; b++) {
        see(boardingPattern[b] as number, boardingPosition[b] as number, walk);
      }
    }
  }

  /** Takes the rides of the latest leaving time that is left. @returns false where nothing is left. */
  takeLatest(ride: (pattern: number, position: number, trip: number) => void): boolean {
    if (this.#count === 0) return false;
    const leave = Math.floor((this.#sorted[this.#count - 1] as number) / SLOTS);
    while (this.#count > 0) {
      const key = this.#sorted[this.#count - 1] as number;
      if (key < leave * SLOTS) break;
      this.#count--;
      const at = key - leave * SLOTS;
      ride(this.#patterns[at] as number, this.#positions[at] as number, this.#trips[at] as number);
    }
    return true;
  }

  #add(leave: number, pattern: number, position: number, trip: number): void {
    const at = this.#count++;
    if (at === this.#keys.length) this.#grow();
    this.#keys[at] = leave * SLOTS + at;
    this.#patterns[at] = pattern;
    this.#positions[at] = position;
    this.#trips[at] = trip;
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#patterns = doubled(this.#patterns);
    this.#positions = doubled(this.#positions);
    this.#trips = doubled(this.#trips);
  }
}
