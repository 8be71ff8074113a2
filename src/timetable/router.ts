import { PathDescriber } from './engine/describe-path.ts';
import type { EarliestSearch } from './engine/earliest-search.ts';
import { mirrorPath } from './engine/mirror-path.ts';
import type { StopPlaces } from './engine/place-labels.ts';
import type { WalkList } from './engine/ride-path.ts';
import { Searches } from './engine/searches.ts';
import type { Journey } from './journey.ts';
import { InstantWriter } from './layout/instants.ts';
import { type Layout, NEVER } from './layout/layout.ts';
import type { Network } from './network/network.ts';
import type { StopWalk } from './network/walking.ts';
import { type Profile, profileOfScan } from './profile.ts';

export type { Profile } from './profile.ts';

/**
 * Answers questions about one date's layout. All times are seconds since the layout's base; `secondsAt` and
 * `instantAt` translate. Origins and targets are stops with the seconds to walk between them and the place itself;
 * every journey has at least one ride: who might as well walk all the way must compare that.
 *
 * A router holds the state of one search at a time (some megabytes) and is not for use from several threads; a
 * thread of its own makes a router of its own over the same layout, which is shared without copying.
 */
export interface Router {
  readonly layout: Layout;
  /** The earliest arrival for who leaves at `departure` or later, with the fewest changes for it; null for none. */
  earliestArrival(query: PointQuery & { readonly departure: number }): Journey | null;
  /** The latest departure for who must be there by `arrival`, with the fewest changes for it; null for none. */
  latestDeparture(query: PointQuery & { readonly arrival: number }): Journey | null;
  /**
   * All journeys in a window that are Pareto-optimal over departure, arrival and changes, by departure, then
   * changes; one for each combination of the three.
   */
  range(query: RangeQuery): Journey[];
  /** The earliest arrival at every stop for who leaves the origins at `departure`. */
  oneToAll(query: {
    readonly origins: readonly StopWalk[];
    readonly departure: number;
    /** At most that of the router. */
    readonly maxTrips?: number;
    /** What arrives later is not looked for. */
    readonly arriveBy?: number;
  }): StopTimes;
  /** The latest departure from every stop for who must be at the targets by `arrival`. */
  allToOne(query: {
    readonly targets: readonly StopWalk[];
    readonly arrival: number;
    readonly maxTrips?: number;
    readonly leaveFrom?: number;
  }): StopTimes;
  /** "There by T": when one must leave the origins at the latest to be at every stop by `arriveBy`. */
  profile(query: {
    readonly origins: readonly StopWalk[];
    readonly leaveFrom: number;
    readonly arriveBy: number;
    readonly places?: StopPlaces;
  }): Profile;
  /** "Home after T": when one is at the targets at the earliest, from every stop, leaving it at `leaveFrom` or later. */
  profileHome(query: {
    readonly targets: readonly StopWalk[];
    readonly leaveFrom: number;
    readonly arriveBy: number;
    readonly places?: StopPlaces;
  }): Profile;
  /** Seconds since the base of a moment, ISO 8601 with offset. @throws RangeError where it is none. */
  secondsAt(instant: string): number;
  instantAt(seconds: number): string;
}

export interface PointQuery {
  readonly origins: readonly StopWalk[];
  readonly targets: readonly StopWalk[];
}

export interface RangeQuery extends PointQuery {
  /** Both ends inclusive: of leaving the origin, or of being at the target. */
  readonly window: { readonly kind: 'departure' | 'arrival'; readonly from: number; readonly to: number };
  /**
   * Also leaves out what is beaten from outside the window: by who leaves after a departure window and is there no
   * later, or is there before an arrival window and leaves no earlier. Default: only journeys in the window count.
   */
  readonly againstOutside?: boolean;
  /** With a departure window: what arrives after this is of no interest. With an arrival window: what leaves before. */
  readonly limit?: number;
}

/** By stop of the network. */
export interface StopTimes {
  /** Seconds since the base; UNREACHED where no vehicle takes one. */
  readonly times: Int32Array;
  /** Vehicles boarded. */
  readonly trips: Uint8Array;
}

export const UNREACHED = NEVER;

export interface RouterOptions {
  /** Vehicles in a journey at most, for journeys between two places. Default 15. */
  readonly maxTrips?: number;
}

/** As many as a profile counts: the latest of all departures may need nine, and then both must find it. */
const DEFAULT_MAX_TRIPS = 15;

/** A router over one layout of the network. */
export function createRouter(
  timetable: { readonly network: Network; readonly layout: Layout },
  options: RouterOptions = {},
): Router {
  return new LayoutRouter(timetable.network, timetable.layout, options.maxTrips ?? DEFAULT_MAX_TRIPS);
}

class LayoutRouter implements Router {
  readonly layout: Layout;
  readonly #forward: Searches;
  readonly #backward: Searches;
  readonly #describer: PathDescriber;
  readonly #instants: InstantWriter;
  readonly #maxTrips: number;

  constructor(network: Network, layout: Layout, maxTrips: number) {
    this.layout = layout;
    this.#maxTrips = maxTrips;
    this.#forward = new Searches(layout, 'forward', maxTrips);
    this.#backward = new Searches(layout, 'backward', maxTrips);
    this.#instants = new InstantWriter(layout.timeZone);
    this.#describer = new PathDescriber(network, layout, this.#instants);
  }

  earliestArrival({ origins, targets, departure }: PointQuery & { departure: number }): Journey | null {
    const from = this.#walks(origins);
    const to = this.#walks(targets);
    const path = this.#forward.earliestScan.toTarget(from, to, departure);
    return path === null ? null : this.#describer.describe(path, from, to);
  }

  latestDeparture({ origins, targets, arrival }: PointQuery & { arrival: number }): Journey | null {
    const from = this.#walks(origins);
    const to = this.#walks(targets);
    const path = this.#backward.earliestScan.toTarget(to, from, -arrival);
    return path === null ? null : this.#describer.describe(mirrorPath(this.layout.forward, path), from, to);
  }

  range({ origins, targets, window, limit, againstOutside = false }: RangeQuery): Journey[] {
    const from = this.#walks(origins);
    const to = this.#walks(targets);
    const paths =
      window.kind === 'departure'
        ? this.#forward.pareto.range(
            from,
            to,
            window.from,
            window.to,
            limit === undefined ? limit : limit + 1,
            againstOutside,
          )
        : this.#backward.pareto
            .range(
              to,
              from,
              -window.to,
              -window.from,
              limit === undefined ? limit : -limit + 1,
              againstOutside,
            )
            .map((path) => mirrorPath(this.layout.forward, path));
    return paths
      .sort((a, b) => a.departure - b.departure || a.rides.length - b.rides.length)
      .map((path) => this.#describer.describe(path, from, to));
  }

  oneToAll(query: Parameters<Router['oneToAll']>[0]): StopTimes {
    const search = this.#forward.earliest;
    search.toAll(
      this.#walks(query.origins),
      query.departure,
      query.maxTrips ?? this.#maxTrips,
      query.arriveBy,
    );
    return this.#byStop(search, 1);
  }

  allToOne(query: Parameters<Router['allToOne']>[0]): StopTimes {
    const search = this.#backward.earliest;
    const until = query.leaveFrom === undefined ? undefined : -query.leaveFrom;
    search.toAll(this.#walks(query.targets), -query.arrival, query.maxTrips ?? this.#maxTrips, until);
    return this.#byStop(search, -1);
  }

  profile({ origins, leaveFrom, arriveBy, places }: Parameters<Router['profile']>[0]): Profile {
    const scan = this.#forward.profile;
    scan.run(this.#walks(origins), leaveFrom, arriveBy);
    return profileOfScan(scan, this.layout, places, 'there');
  }

  profileHome({ targets, leaveFrom, arriveBy, places }: Parameters<Router['profileHome']>[0]): Profile {
    const scan = this.#backward.profile;
    scan.run(this.#walks(targets), -arriveBy, -leaveFrom);
    return profileOfScan(scan, this.layout, places, 'home');
  }

  secondsAt(instant: string): number {
    const epochMs = Date.parse(instant);
    if (Number.isNaN(epochMs)) throw new RangeError(`not an instant: ${instant}`);
    return Math.round(epochMs / 1000) - this.layout.baseEpoch;
  }

  instantAt(seconds: number): string {
    return this.#instants.write(this.layout.baseEpoch + seconds);
  }

  /** Of a stop that is split into points, all are as near. */
  #walks(stops: readonly StopWalk[]): WalkList {
    const { pointFirst, pointsOfStop, stopCount } = this.layout;
    const points: number[] = [];
    const seconds: number[] = [];
    for (const { stop, seconds: walk } of stops) {
      if (!(stop >= 0 && stop < stopCount)) throw new RangeError(`there is no stop ${stop}`);
      for (const point of pointsOfStop.subarray(pointFirst[stop], pointFirst[stop + 1])) {
        points.push(point);
        seconds.push(walk);
      }
    }
    return { points: Int32Array.from(points), seconds: Int32Array.from(seconds) };
  }

  /** `sign` -1 where the search went backwards and its times are negated. */
  #byStop({ arrival, trips }: EarliestSearch, sign: 1 | -1): StopTimes {
    const { stopCount, stopOfPoint } = this.layout;
    const best: StopTimes = { times: arrival.slice(0, stopCount), trips: trips.slice(0, stopCount) };
    for (let point = stopCount; point < stopOfPoint.length; point++) {
      const stop = stopOfPoint[point] ?? 0;
      const time = arrival[point] ?? NEVER;
      const fewer = time === best.times[stop] && (trips[point] ?? 0) < (best.trips[stop] ?? 0);
      if (time > (best.times[stop] ?? NEVER) || (time === best.times[stop] && !fewer)) continue;
      best.times[stop] = time;
      best.trips[stop] = trips[point] ?? 0;
    }
    if (sign === -1) {
      for (const [stop, time] of best.times.entries()) best.times[stop] = time === NEVER ? UNREACHED : -time;
    }
    return best;
  }
}
