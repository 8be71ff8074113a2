import type { Temporal } from 'temporal-polyfill';
import { endCallOf, firstCallOf, type Network, NO_DROP_OFF, NO_PICKUP } from '../network/network.ts';
import { dayNumber, serviceDayStart } from '../network/service-day.ts';
import { DEFAULT_WALKING, type Footpaths, type WalkingOptions } from '../network/walking.ts';
import type { Layout } from './layout.ts';
import { type LayoutParts, packLayout } from './layout-pack.ts';
import { makePatterns, type Pattern, VehicleTimes } from './patterns.ts';
import { makePoints, type Points } from './points.ts';
import { completeTimeline, mirrorTimeline, type TimelineCore } from './timelines.ts';
import { findInstances, type TripInstances } from './trip-instances.ts';
import { joinVehicles, type Vehicles } from './vehicles.ts';

export interface LayoutOptions {
  /** As the footpaths were built: its `changeSeconds` is also the time to change at one stop. */
  readonly walking: WalkingOptions;
  /**
   * Vehicles that call between these are in the layout, seconds since the base: from the evening before (to arrive
   * early) to the next morning (to leave late).
   */
  readonly windowFrom: number;
  readonly windowTo: number;
  /** See `VehicleOptions`. */
  readonly leaveOutReturns: boolean;
  /** Zone of the date; default: the first feed's. */
  readonly timeZone?: string;
}

const HOUR = 3600;

export const DEFAULT_LAYOUT: LayoutOptions = {
  walking: DEFAULT_WALKING,
  windowFrom: -2 * HOUR,
  windowTo: 30 * HOUR,
  leaveOutReturns: true,
};

/** Makes what can be searched for a date out of a network: about a second for a region of two million people. */
export function buildLayout(
  network: Network,
  footpaths: Footpaths,
  date: Temporal.PlainDate,
  options: LayoutOptions = DEFAULT_LAYOUT,
): Layout {
  const timeZone = options.timeZone ?? network.feeds[0]?.timeZone ?? 'UTC';
  const day = dayNumber(date);
  const baseEpoch = serviceDayStart(day, timeZone);
  const { windowFrom, windowTo } = options;
  const instances = findInstances(network, { day, baseEpoch, from: windowFrom, to: windowTo });
  const vehicles = joinVehicles(network, instances, options);
  const points = makePoints(network, footpaths, options.walking, instances);
  const patterns = makePatterns(network, instances, vehicles, points);
  const core = makeCore(network, instances, vehicles, points, patterns);
  const parts: LayoutParts = {
    date: date.toString(),
    timeZone,
    baseEpoch,
    windowFrom,
    windowTo,
    stopCount: network.stops.latitude.length,
    pointCount: points.stopOfPoint.length,
    stopOfPoint: points.stopOfPoint,
    pointFirst: points.pointFirst,
    pointsOfStop: points.pointsOfStop,
    ...vehicleParts(network, instances, vehicles, patterns),
    forward: completeTimeline(core),
    backward: completeTimeline(mirrorTimeline(core)),
  };
  return packLayout(parts);
}

function makeCore(
  network: Network,
  instances: TripInstances,
  vehicles: Vehicles,
  points: Points,
  patterns: readonly Pattern[],
): TimelineCore {
  const times = new VehicleTimes(network, instances, vehicles);
  const pointCount = points.stopOfPoint.length;
  const patternFirst = prefix(patterns.map((pattern) => pattern.points.length));
  const tripFirst = prefix(patterns.map((pattern) => pattern.vehicles.length));
  const timeFirst = prefix(patterns.map((pattern) => pattern.points.length * pattern.vehicles.length));
  const boardPoint = new Int32Array(patternFirst.at(-1) ?? 0).fill(pointCount);
  const alightPoint = new Int32Array(boardPoint.length).fill(pointCount);
  const calls = new Int32Array(2 * (timeFirst.at(-1) ?? 0));
  for (const [p, pattern] of patterns.entries()) {
    for (const [position, point] of pattern.points.entries()) {
      const at = (patternFirst[p] ?? 0) + position;
      const flags = pattern.flags[position] ?? 0;
      if ((flags & NO_PICKUP) === 0) boardPoint[at] = point;
      if ((flags & NO_DROP_OFF) === 0) alightPoint[at] = point;
    }
    let at = 2 * (timeFirst[p] ?? 0);
    for (const vehicle of pattern.vehicles) {
      const both = times.times(vehicle);
      calls.set(both, at);
      at += both.length;
    }
  }
  return {
    pointCount,
    patternCount: patterns.length,
    patternFirst,
    boardPoint,
    alightPoint,
    tripFirst,
    timeFirst: timeFirst.slice(0, patterns.length),
    calls,
    footFirst: points.footFirst,
    footTo: points.footTo,
    footSeconds: points.footSeconds,
    change: points.change,
  };
}

/** Of each layout trip, in the order of patterns: what it is made of. */
function vehicleParts(
  network: Network,
  instances: TripInstances,
  vehicles: Vehicles,
  patterns: readonly Pattern[],
): Pick<Layout, 'partFirst' | 'partTrip' | 'partShift' | 'partPosition'> {
  const partFirst = [0];
  const partTrip: number[] = [];
  const partShift: number[] = [];
  const partPosition: number[] = [];
  for (const vehicle of patterns.flatMap((pattern) => pattern.vehicles)) {
    let position = 0;
    for (const instance of vehicles.instance.subarray(vehicles.first[vehicle], vehicles.first[vehicle + 1])) {
      const trip = instances.trip[instance] ?? 0;
      partTrip.push(trip);
      partShift.push(instances.shift[instance] ?? 0);
      partPosition.push(position);
      position += endCallOf(network, trip) - firstCallOf(network, trip);
    }
    partFirst.push(partTrip.length);
  }
  return {
    partFirst: Int32Array.from(partFirst),
    partTrip: Int32Array.from(partTrip),
    partShift: Int32Array.from(partShift),
    partPosition: Int32Array.from(partPosition),
  };
}

function prefix(lengths: readonly number[]): Int32Array {
  const first = new Int32Array(lengths.length + 1);
  for (const [i, length] of lengths.entries()) first[i + 1] = (first[i] ?? 0) + length;
  return first;
}
