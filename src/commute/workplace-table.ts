import type { Precision } from '../domain/codes.ts';
import type { WorkplaceRow } from '../store/read-workplaces.ts';
import { doubled, doubledShared, sharedInt32 } from '../timetable/columns/growable.ts';
import type { StopPlaces } from '../timetable/engine/place-labels.ts';
import { DEFAULT_WALKING, type Point, type StopFinder, type StopWalk } from '../timetable/network/walking.ts';
import type { MainPlaces } from './main-places.ts';

/** Points of a number that is not known. */
export const UNKNOWN_PLACE = -1;

/** From the last stop to work at most, minutes: what a profile tells exactly. */
export const MOST_WALK_MINUTES = 15;
const MOST_WALK_METRES = MOST_WALK_MINUTES * 60 * DEFAULT_WALKING.speed;
/** Places worked on between two turns of the event loop. */
const PLACES_AT_ONCE = 100;

/**
 * Workplaces by their number and, over one timetable, the stops around each: flat arrays, so that all of them can be
 * joined to a profile in some milliseconds. A workplace has one point where it is an address, several where only its
 * postcode or municipality is known, none where it cannot be placed. Rows are only ever added.
 */
export class WorkplaceTable {
  /** The highest number known. */
  last = 0;
  /** How many are known. */
  places = 0;
  /** By number: its points are from `firstPoint[n]` on, `pointCount[n]` of them; a number that is not known has `UNKNOWN_PLACE`. */
  firstPoint = new Int32Array(1024);
  pointCount = new Int8Array(1024).fill(UNKNOWN_PLACE);
  points = 0;
  /** By point: where it is. */
  latitude = new Float64Array(1024);
  longitude = new Float64Array(1024);
  /**
   * By point: its stops from `firstStop[p]` to before `firstStop[p + 1]`. Shared with the threads that search, which read
   * what was there when they were asked while this one adds behind it.
   */
  firstStop = sharedInt32(1025);
  stop = sharedInt32(16_384);
  /** Minutes to walk, rounded up. */
  walk = sharedInt32(16_384);
  readonly #approximate = new Set<number>();
  readonly #stops: StopFinder;
  readonly #main: MainPlaces;

  constructor(stops: StopFinder, main: MainPlaces) {
    this.#stops = stops;
    this.#main = main;
  }

  /** Numbers below the highest that are not known. */
  missing(): number[] {
    const missing: number[] = [];
    for (let number = 1; number < this.last; number++) if (!this.has(number)) missing.push(number);
    return missing;
  }

  has(number: number): boolean {
    return number <= this.last && (this.pointCount[number] ?? UNKNOWN_PLACE) !== UNKNOWN_PLACE;
  }

  isApproximate(number: number): boolean {
    return this.#approximate.has(number);
  }

  /** Adds places, letting others work in between: finding their stops takes a second for a whole region. */
  async add(rows: readonly WorkplaceRow[]): Promise<void> {
    for (let from = 0; from < rows.length; from += PLACES_AT_ONCE) {
      if (from > 0) await new Promise((resolve) => setImmediate(resolve));
      for (const row of rows.slice(from, from + PLACES_AT_ONCE)) if (!this.has(row.number)) this.#add(row);
    }
  }

  /** All points there are now. */
  stopPlaces(): StopPlaces {
    const { points: count, firstStop, stop, walk } = this;
    return { count, firstStop, stop, walk };
  }

  pointsOf(number: number): number[] {
    const first = this.firstPoint[number] ?? 0;
    const count = this.has(number) ? (this.pointCount[number] ?? 0) : 0;
    return Array.from({ length: count }, (_, i) => first + i);
  }

  pointAt(point: number): Point {
    return { latitude: this.latitude[point] ?? 0, longitude: this.longitude[point] ?? 0 };
  }

  /** The stops around a point, each walk a whole number of minutes. */
  walksAt(point: number): StopWalk[] {
    const walks: StopWalk[] = [];
    const end = this.firstStop[point + 1] ?? 0;
    for (let i = this.firstStop[point] ?? 0; i < end; i++) {
      walks.push({ stop: this.stop[i] ?? 0, seconds: (this.walk[i] ?? 0) * 60 });
    }
    return walks;
  }

  #add(row: WorkplaceRow): void {
    const { number } = row;
    while (number >= this.pointCount.length) this.#growNumbers();
    const points = this.#place(row);
    this.firstPoint[number] = this.points;
    this.pointCount[number] = points.length;
    if (row.precision !== 'address') this.#approximate.add(number);
    for (const point of points) this.#addPoint(point);
    this.last = Math.max(this.last, number);
    this.places += 1;
  }

  #place({ precision, country, municipalityCode, city, lat, lon }: WorkplaceRow): Point[] {
    if (lat !== null && lon !== null) return [{ latitude: lat, longitude: lon }];
    const places: Partial<Record<Precision, () => Point[]>> = {
      postcode: () => this.#main.ofTown(city, country, municipalityCode),
      municipality: () => (municipalityCode === null ? [] : this.#main.ofMunicipality(municipalityCode)),
    };
    return places[precision]?.() ?? [];
  }

  #addPoint(place: Point): void {
    const point = this.points++;
    if (point + 1 >= this.firstStop.length) this.#growPoints();
    this.latitude[point] = place.latitude;
    this.longitude[point] = place.longitude;
    let end = this.firstStop[point] ?? 0;
    for (const { stop, seconds } of this.#stops.near(place, MOST_WALK_METRES)) {
      if (end === this.stop.length) {
        this.stop = doubledShared(this.stop);
        this.walk = doubledShared(this.walk);
      }
      this.stop[end] = stop;
      this.walk[end++] = Math.ceil(seconds / 60);
    }
    this.firstStop[point + 1] = end;
  }

  #growNumbers(): void {
    const before = this.pointCount.length;
    this.firstPoint = doubled(this.firstPoint);
    const counts = new Int8Array(before * 2).fill(UNKNOWN_PLACE);
    counts.set(this.pointCount);
    this.pointCount = counts;
  }

  #growPoints(): void {
    const grow = (array: Float64Array): Float64Array<ArrayBuffer> => {
      const grown = new Float64Array(array.length * 2);
      grown.set(array);
      return grown;
    };
    this.latitude = grow(this.latitude);
    this.longitude = grow(this.longitude);
    this.firstStop = doubledShared(this.firstStop);
  }
}
