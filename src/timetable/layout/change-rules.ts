import { crowDistance } from '../network/distance.ts';
import { type Network, TRANSFER_FORBIDDEN, TRANSFER_MIN_TIME, TRANSFER_TIMED } from '../network/network.ts';
import { type Footpaths, type WalkingOptions, walkingSeconds } from '../network/walking.ts';

/** Seconds it takes to change from stop to stop; FORBIDDEN where one may not, NO_WAY where nothing is said. */
export const FORBIDDEN = -1;
export const NO_WAY = -2;

/** One row of the network's transfers that holds for some trips only. */
export interface TripRule {
  readonly row: number;
  /** The larger holds before the smaller. */
  readonly rank: number;
  readonly fromStops: readonly number[];
  readonly toStops: readonly number[];
}

/**
 * What is said about changing between stops, whatever trips one changes between: footpaths, over them the rules of
 * GTFS transfers.txt, of which one for stops holds before one for their stations.
 */
export class ChangeRules {
  /** Rules that name trips or routes (types 0 to 3), the most specific last. */
  readonly tripRules: readonly TripRule[];
  readonly #network: Network;
  readonly #footpaths: Footpaths;
  readonly #walking: WalkingOptions;
  readonly #stopsOfStation: readonly number[][];
  /** By stop changed from: seconds or FORBIDDEN by stop changed to. */
  readonly #said = new Map<number, Map<number, number>>();
  #tripRulesAt: ReadonlyMap<number, readonly TripRule[]> | null = null;

  constructor(network: Network, footpaths: Footpaths, walking: WalkingOptions) {
    this.#network = network;
    this.#footpaths = footpaths;
    this.#walking = walking;
    this.#stopsOfStation = groupByStation(network);
    const rules: TripRule[] = [];
    for (const [row, type] of network.transfers.type.entries()) {
      if (type <= TRANSFER_FORBIDDEN) rules.push(this.#resolve(row));
    }
    rules.sort((a, b) => a.rank - b.rank || a.row - b.row);
    for (const rule of rules) if (rule.rank < RANK_ROUTE) this.#apply(rule);
    this.tripRules = rules.filter((rule) => rule.rank >= RANK_ROUTE);
  }

  /** Stops one can change to from `stop`, itself included, in ascending order. */
  targets(stop: number): number[] {
    const { first, to } = this.#footpaths;
    const targets = new Set<number>([stop]);
    const end = first[stop + 1] ?? 0;
    for (let i = first[stop] ?? 0; i < end; i++) targets.add(to[i] ?? stop);
    for (const target of this.#said.get(stop)?.keys() ?? []) targets.add(target);
    return [...targets].sort((a, b) => a - b);
  }

  /** By the rules for stops alone. */
  seconds(from: number, to: number): number {
    return this.#said.get(from)?.get(to) ?? this.#byWalking(from, to);
  }

  /** What a rule says for these stops. */
  secondsOf(row: number, from: number, to: number): number {
    const { type, minTime } = this.#network.transfers;
    const stated = minTime[row] ?? -1;
    if (type[row] === TRANSFER_FORBIDDEN) return FORBIDDEN;
    if (type[row] === TRANSFER_TIMED) return 0;
    if (type[row] === TRANSFER_MIN_TIME && stated >= 0) return stated;
    const walk = this.#byWalking(from, to);
    return walk === NO_WAY ? this.#walking.changeSeconds + this.#walkFarther(from, to) : walk;
  }

  /** Between two trips at one stop: by the most specific rule that holds for both. */
  secondsAt(stop: number, fromTrip: number, toTrip: number): number {
    if (this.#tripRulesAt === null) this.#tripRulesAt = rulesAtOneStop(this.tripRules);
    const rules = this.#tripRulesAt.get(stop) ?? [];
    const rule = rules.findLast(
      (each) => holdsFrom(this.#network, each, fromTrip) && holdsTo(this.#network, each, toTrip),
    );
    return rule === undefined ? this.seconds(stop, stop) : this.secondsOf(rule.row, stop, stop);
  }

  #resolve(row: number): TripRule {
    const { fromStop, toStop, fromStation, toStation } = this.#network.transfers;
    return {
      row,
      rank: rankOf(this.#network, row),
      fromStops: this.#stops(fromStop[row] ?? -1, fromStation[row] ?? -1),
      toStops: this.#stops(toStop[row] ?? -1, toStation[row] ?? -1),
    };
  }

  #stops(stop: number, station: number): readonly number[] {
    return stop >= 0 ? [stop] : (this.#stopsOfStation[station] ?? []);
  }

  #apply(rule: TripRule): void {
    for (const from of rule.fromStops) {
      let said = this.#said.get(from);
      if (said === undefined) {
        said = new Map();
        this.#said.set(from, said);
      }
      for (const to of rule.toStops) said.set(to, this.secondsOf(rule.row, from, to));
    }
  }

  #byWalking(from: number, to: number): number {
    if (from === to) return this.#walking.changeSeconds;
    const { first, to: target, seconds } = this.#footpaths;
    const end = first[from + 1] ?? 0;
    for (let i = first[from] ?? 0; i < end; i++) if (target[i] === to) return seconds[i] ?? NO_WAY;
    return NO_WAY;
  }

  #walkFarther(from: number, to: number): number {
    const { latitude, longitude } = this.#network.stops;
    const distance = crowDistance(
      latitude[from] ?? 0,
      longitude[from] ?? 0,
      latitude[to] ?? 0,
      longitude[to] ?? 0,
    );
    return walkingSeconds(distance, this.#walking);
  }
}

/** Stops alone have 0 to 2: one more for each end that is a stop, not a station. */
const RANK_ROUTE = 10;
const RANK_ROUTES = 20;
const RANK_TRIP = 30;
const RANK_TRIP_AND_ROUTE = 40;
const RANK_TRIPS = 50;

/**
 * GTFS reference, transfers.txt: both trips, a trip and a route, a trip, both routes, a route, stops only. On equal
 * terms the one that names more stops rather than stations.
 */
function rankOf({ transfers }: Network, row: number): number {
  const fromTrip = (transfers.fromTrip[row] ?? -1) >= 0;
  const toTrip = (transfers.toTrip[row] ?? -1) >= 0;
  const fromRoute = !fromTrip && (transfers.fromRoute[row] ?? -1) >= 0;
  const toRoute = !toTrip && (transfers.toRoute[row] ?? -1) >= 0;
  const stops = ((transfers.fromStop[row] ?? -1) >= 0 ? 1 : 0) + ((transfers.toStop[row] ?? -1) >= 0 ? 1 : 0);
  if (fromTrip && toTrip) return RANK_TRIPS + stops;
  if (fromTrip || toTrip) return (fromRoute || toRoute ? RANK_TRIP_AND_ROUTE : RANK_TRIP) + stops;
  if (fromRoute && toRoute) return RANK_ROUTES + stops;
  return (fromRoute || toRoute ? RANK_ROUTE : 0) + stops;
}

/** Whether the rule is for who comes with the trip. */
export function holdsFrom({ transfers, trips }: Network, { row }: TripRule, trip: number): boolean {
  return holds(transfers.fromTrip[row] ?? -1, transfers.fromRoute[row] ?? -1, trip, trips.route[trip] ?? -1);
}

/** Whether the rule is for who goes on with the trip. */
export function holdsTo({ transfers, trips }: Network, { row }: TripRule, trip: number): boolean {
  return holds(transfers.toTrip[row] ?? -1, transfers.toRoute[row] ?? -1, trip, trips.route[trip] ?? -1);
}

function holds(ruleTrip: number, ruleRoute: number, trip: number, route: number): boolean {
  return (ruleTrip === -1 || ruleTrip === trip) && (ruleRoute === -1 || ruleRoute === route);
}

function rulesAtOneStop(rules: readonly TripRule[]): Map<number, TripRule[]> {
  const at = new Map<number, TripRule[]>();
  for (const rule of rules) {
    for (const stop of rule.fromStops) {
      if (!rule.toStops.includes(stop)) continue;
      const known = at.get(stop);
      if (known === undefined) at.set(stop, [rule]);
      else known.push(rule);
    }
  }
  return at;
}

function groupByStation({ stations, stops }: Network): number[][] {
  const groups: number[][] = Array.from({ length: stations.latitude.length }, () => []);
  for (const [stop, station] of stops.station.entries()) if (station >= 0) groups[station]?.push(stop);
  return groups;
}
