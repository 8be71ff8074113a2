import { endCallOf, firstCallOf, type Network } from '../network/network.ts';
import type { Footpaths, WalkingOptions } from '../network/walking.ts';
import { ChangeRules, FORBIDDEN, holdsFrom, holdsTo, NO_WAY, type TripRule } from './change-rules.ts';
import { NEVER } from './layout.ts';
import type { TripInstances } from './trip-instances.ts';

/** Where one boards and alights, and how one changes between: see `Layout`. */
export interface Points {
  readonly stopOfPoint: Int32Array;
  readonly pointFirst: Int32Array;
  readonly pointsOfStop: Int32Array;
  /** Point of a call of the network (by its index in `calls`), where that is not its stop. */
  readonly pointOfCall: ReadonlyMap<number, number>;
  readonly change: Int32Array;
  readonly footFirst: Int32Array;
  readonly footTo: Int32Array;
  readonly footSeconds: Int32Array;
}

/** Trips that call at a stop under the same rules: they share a point. */
interface PointClass {
  readonly stop: number;
  readonly fromRules: ReadonlySet<TripRule>;
  readonly toRules: ReadonlySet<TripRule>;
}

/**
 * Makes the points of all stops. A stop where rules name trips or routes (GTFS transfers.txt) is split by which
 * rules hold for the trips that call there; the exact rule for each pair of points becomes a footpath.
 */
export function makePoints(
  network: Network,
  footpaths: Footpaths,
  walking: WalkingOptions,
  instances: TripInstances,
): Points {
  const rules = new ChangeRules(network, footpaths, walking);
  const classes: PointClass[] = Array.from(network.stops.latitude, (_, stop) => ({ stop, ...NO_RULES }));
  const pointOfCall = splitStops(network, relevantRules(network, rules, instances), instances, classes);
  const stopOfPoint = Int32Array.from(classes, (pointClass) => pointClass.stop);
  const { pointFirst, pointsOfStop } = groupByStop(stopOfPoint, network.stops.latitude.length);
  return {
    stopOfPoint,
    pointFirst,
    pointsOfStop,
    pointOfCall,
    ...connectPoints(rules, classes, pointFirst, pointsOfStop),
  };
}

const NO_RULES = { fromRules: new Set<TripRule>(), toRules: new Set<TripRule>() };

/** Adds the points of split stops to `classes`. @returns their calls. */
function splitStops(
  network: Network,
  rules: readonly TripRule[],
  instances: TripInstances,
  classes: PointClass[],
): Map<number, number> {
  const pointOfCall = new Map<number, number>();
  if (rules.length === 0) return pointOfCall;
  const fromAt = rulesByStop(rules, (rule) => rule.fromStops);
  const toAt = rulesByStop(rules, (rule) => rule.toStops);
  const pointOfSignature = new Map<string, number>();
  for (const trip of new Set(instances.trip)) {
    const end = endCallOf(network, trip);
    for (let call = firstCallOf(network, trip); call < end; call++) {
      const stop = network.calls.stop[call] ?? 0;
      const fromRules = (fromAt.get(stop) ?? []).filter((rule) => holdsFrom(network, rule, trip));
      const toRules = (toAt.get(stop) ?? []).filter((rule) => holdsTo(network, rule, trip));
      if (fromRules.length + toRules.length === 0) continue;
      const signature = `${stop}|${fromRules.map((rule) => rule.row)}|${toRules.map((rule) => rule.row)}`;
      let point = pointOfSignature.get(signature);
      if (point === undefined) {
        point = classes.length;
        classes.push({ stop, fromRules: new Set(fromRules), toRules: new Set(toRules) });
        pointOfSignature.set(signature, point);
      }
      pointOfCall.set(call, point);
    }
  }
  return pointOfCall;
}

/**
 * A rule between two trips matters only where it decides: where, at the times they call, one may change by it and
 * not without it, or the other way round. Most guaranteed connections are long enough anyway.
 */
function relevantRules(network: Network, rules: ChangeRules, instances: TripInstances): readonly TripRule[] {
  const { transfers } = network;
  const isTripToTrip = (rule: TripRule) =>
    (transfers.fromTrip[rule.row] ?? -1) >= 0 && (transfers.toTrip[rule.row] ?? -1) >= 0;
  // Where looser rules exist too, what would hold instead is not for sure the stops' own rule.
  if (rules.tripRules.some((rule) => !isTripToTrip(rule))) return rules.tripRules;
  const shifts = new Map<number, number[]>();
  for (const [instance, trip] of instances.trip.entries()) {
    const shift = instances.shift[instance] ?? 0;
    const known = shifts.get(trip);
    if (known === undefined) shifts.set(trip, [shift]);
    else known.push(shift);
  }
  return rules.tripRules.filter((rule) => decides(network, rules, rule, shifts));
}

function decides(
  network: Network,
  rules: ChangeRules,
  rule: TripRule,
  shifts: ReadonlyMap<number, readonly number[]>,
): boolean {
  const { calls, transfers } = network;
  const arrivals = timesAt(
    network,
    transfers.fromTrip[rule.row] ?? -1,
    rule.fromStops,
    calls.arrival,
    shifts,
  );
  const departures = timesAt(
    network,
    transfers.toTrip[rule.row] ?? -1,
    rule.toStops,
    calls.departure,
    shifts,
  );
  for (const { stop: from, time: arrival } of arrivals) {
    for (const { stop: to, time: departure } of departures) {
      const wait = departure - arrival;
      const withRule = isPossible(rules.secondsOf(rule.row, from, to), wait);
      if (withRule !== isPossible(rules.seconds(from, to), wait)) return true;
    }
  }
  return false;
}

function isPossible(seconds: number, wait: number): boolean {
  return seconds >= 0 && seconds <= wait;
}

function timesAt(
  network: Network,
  trip: number,
  stops: readonly number[],
  times: Int32Array,
  shifts: ReadonlyMap<number, readonly number[]>,
): { stop: number; time: number }[] {
  const found: { stop: number; time: number }[] = [];
  const end = endCallOf(network, trip);
  for (let call = firstCallOf(network, trip); call < end; call++) {
    const stop = network.calls.stop[call] ?? -1;
    if (!stops.includes(stop)) continue;
    for (const shift of shifts.get(trip) ?? []) found.push({ stop, time: (times[call] ?? 0) + shift });
  }
  return found;
}

function rulesByStop(
  rules: readonly TripRule[],
  stopsOf: (rule: TripRule) => readonly number[],
): Map<number, TripRule[]> {
  const byStop = new Map<number, TripRule[]>();
  for (const rule of rules) {
    for (const stop of stopsOf(rule)) {
      const known = byStop.get(stop);
      if (known === undefined) byStop.set(stop, [rule]);
      else known.push(rule);
    }
  }
  return byStop;
}

function groupByStop(
  stopOfPoint: Int32Array,
  stopCount: number,
): Pick<Points, 'pointFirst' | 'pointsOfStop'> {
  const pointFirst = new Int32Array(stopCount + 1);
  for (const stop of stopOfPoint) pointFirst[stop + 1] = (pointFirst[stop + 1] ?? 0) + 1;
  for (let stop = 0; stop < stopCount; stop++) {
    pointFirst[stop + 1] = (pointFirst[stop + 1] ?? 0) + (pointFirst[stop] ?? 0);
  }
  const free = pointFirst.slice();
  const pointsOfStop = new Int32Array(stopOfPoint.length);
  for (const [point, stop] of stopOfPoint.entries()) {
    const place = free[stop] ?? 0;
    pointsOfStop[place] = point;
    free[stop] = place + 1;
  }
  return { pointFirst, pointsOfStop };
}

function connectPoints(
  rules: ChangeRules,
  classes: readonly PointClass[],
  pointFirst: Int32Array,
  pointsOfStop: Int32Array,
): Pick<Points, 'change' | 'footFirst' | 'footTo' | 'footSeconds'> {
  const change = new Int32Array(classes.length).fill(NEVER);
  const footFirst = new Int32Array(classes.length + 1);
  const to: number[] = [];
  const seconds: number[] = [];
  for (const [point, from] of classes.entries()) {
    for (const stop of targetsOf(rules, from)) {
      for (const other of pointsOfStop.subarray(pointFirst[stop], pointFirst[stop + 1])) {
        const target = classes[other];
        const time = target === undefined ? NO_WAY : secondsBetween(rules, from, target);
        if (time === FORBIDDEN || time === NO_WAY) continue;
        if (other === point) change[point] = time;
        else {
          to.push(other);
          seconds.push(time);
        }
      }
    }
    footFirst[point + 1] = to.length;
  }
  return { change, footFirst, footTo: Int32Array.from(to), footSeconds: Int32Array.from(seconds) };
}

function targetsOf(rules: ChangeRules, from: PointClass): number[] {
  const targets = rules.targets(from.stop);
  if (from.fromRules.size === 0) return targets;
  const all = new Set(targets);
  for (const rule of from.fromRules) for (const stop of rule.toStops) all.add(stop);
  return [...all].sort((a, b) => a - b);
}

/** `toRules` lie in ascending rank, later rows behind: the last that holds for both is the most specific. */
function secondsBetween(rules: ChangeRules, from: PointClass, to: PointClass): number {
  let strongest: TripRule | null = null;
  if (from.fromRules.size > 0) {
    for (const rule of to.toRules) if (from.fromRules.has(rule)) strongest = rule;
  }
  if (strongest === null) return rules.seconds(from.stop, to.stop);
  return rules.secondsOf(strongest.row, from.stop, to.stop);
}
