import { crowDistance } from './distance.ts';
import type { Network } from './network.ts';
import { PointGrid } from './point-grid.ts';
import { staysDry } from './waters.ts';

/** How people walk. */
export interface WalkingOptions {
  /** Metres a second along the way. */
  readonly speed: number;
  /** How much longer the way is than the crow's. */
  readonly detour: number;
  /** Stops are within walking distance of each other up to this, metres along the way. */
  readonly maxBetweenStops: number;
  /** Added to a walk between two vehicles, seconds: to get off, look around and be there in time. */
  readonly changeSeconds: number;
  /**
   * Whether one can walk straight from one point to another: not across the Sound, say. Default: always.
   */
  readonly mayWalk?: (from: Point, to: Point) => boolean;
}

/** WGS84 decimal degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * 1.2 m/s is what pedestrian crossings are timed for, slow enough for most; measured detours in European towns lie
 * between 1.2 and 1.4 (circuity, e.g. Barthélemy, "Spatial networks", 2011).
 */
export const DEFAULT_WALKING: WalkingOptions = {
  speed: 1.2,
  detour: 1.25,
  maxBetweenStops: 500,
  changeSeconds: 60,
  mayWalk: staysDry,
};

/** Walks from each stop to others: those of stop `s` are from `first[s]` to before `first[s + 1]`. */
export interface Footpaths {
  readonly first: Int32Array;
  readonly to: Int32Array;
  /** From getting off there to getting on here. */
  readonly seconds: Int32Array;
}

/** Of a network for which they are still to be found. */
export const NO_FOOTPATHS: Footpaths = {
  first: new Int32Array(0),
  to: new Int32Array(0),
  seconds: new Int32Array(0),
};

/** A stop one can walk to or from. */
export interface StopWalk {
  readonly stop: number;
  readonly seconds: number;
}

/**
 * Footpaths between all stops near each other where something calls, of one feed or several, in each direction, by
 * stop and nearest first.
 */
export function buildFootpaths(network: Network, options: WalkingOptions = DEFAULT_WALKING): Footpaths {
  const { stops } = network;
  const { latitude, longitude } = stops;
  const reach = options.maxBetweenStops / options.detour;
  const isCalled = calledStops(network);
  const grid = new PointGrid(latitude, longitude, reach, isCalled);
  const first = new Int32Array(latitude.length + 1);
  const to: number[] = [];
  const seconds: number[] = [];
  for (const [stop, lat] of latitude.entries()) {
    const from = { latitude: lat, longitude: longitude[stop] ?? 0 };
    const near: { stop: number; distance: number }[] = [];
    first[stop + 1] = to.length;
    if (isCalled[stop] === 0) continue;
    grid.within(from.latitude, from.longitude, reach, (other, distance) => {
      if (other !== stop && mayWalk(options, from, pointOf(stops, other)))
        near.push({ stop: other, distance });
    });
    near.sort((a, b) => a.distance - b.distance || a.stop - b.stop);
    for (const { stop: other, distance } of near) {
      to.push(other);
      seconds.push(options.changeSeconds + walkingSeconds(distance, options));
    }
    first[stop + 1] = to.length;
  }
  return { first, to: Int32Array.from(to), seconds: Int32Array.from(seconds) };
}

/** Seconds to walk what is `distance` metres as the crow flies, rounded up. */
export function walkingSeconds(distance: number, options: WalkingOptions): number {
  return Math.ceil((distance * options.detour) / options.speed);
}

/** Seconds to walk from one point to another, or null where one cannot. */
export function walkBetween(from: Point, to: Point, options: WalkingOptions): number | null {
  if (!mayWalk(options, from, to)) return null;
  const distance = crowDistance(from.latitude, from.longitude, to.latitude, to.longitude);
  return walkingSeconds(distance, options);
}

/** Finds the stops with calls that one can walk to from anywhere; walks take as long in the other direction. */
export class StopFinder {
  readonly #stops: Network['stops'];
  readonly #options: WalkingOptions;
  readonly #grid: PointGrid;

  constructor(network: Network, options: WalkingOptions = DEFAULT_WALKING) {
    this.#stops = network.stops;
    this.#options = options;
    const { latitude, longitude } = network.stops;
    this.#grid = new PointGrid(latitude, longitude, options.maxBetweenStops, calledStops(network));
  }

  /** Stops within `maxMetres` along the way, nearest first. */
  near(point: Point, maxMetres: number): StopWalk[] {
    const found: { stop: number; distance: number }[] = [];
    this.#grid.within(point.latitude, point.longitude, maxMetres / this.#options.detour, (stop, distance) => {
      if (mayWalk(this.#options, point, pointOf(this.#stops, stop))) found.push({ stop, distance });
    });
    found.sort((a, b) => a.distance - b.distance || a.stop - b.stop);
    return found.map(({ stop, distance }) => ({ stop, seconds: walkingSeconds(distance, this.#options) }));
  }
}

/** 1 for each stop where some trip calls: others (merged away, out of use) lead nowhere. */
function calledStops({ stops, calls }: Network): Uint8Array {
  const isCalled = new Uint8Array(stops.latitude.length);
  for (const stop of calls.stop) isCalled[stop] = 1;
  return isCalled;
}

function mayWalk({ mayWalk: rule }: WalkingOptions, from: Point, to: Point): boolean {
  return rule === undefined || rule(from, to);
}

function pointOf(stops: Network['stops'], stop: number): Point {
  return { latitude: stops.latitude[stop] ?? 0, longitude: stops.longitude[stop] ?? 0 };
}
