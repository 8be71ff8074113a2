import { endCallOf, firstCallOf, type Network, NO_DROP_OFF, NO_PICKUP } from '../network/network.ts';
import type { Points } from './points.ts';
import type { TripInstances } from './trip-instances.ts';
import type { Vehicles } from './vehicles.ts';

/** Vehicles that call at the same points, in an order in which none overtakes another. */
export interface Pattern {
  /** By position. */
  readonly points: Int32Array;
  /** By position: `NO_PICKUP` and `NO_DROP_OFF`, added, also where the vehicle begins, ends or becomes another trip. */
  readonly flags: Uint8Array;
  /** Rows of `Vehicles`, earliest first. */
  readonly vehicles: readonly number[];
}

/**
 * Groups vehicles by where they call and where one may board and alight, and splits groups so that no vehicle
 * overtakes another: at every position a later one neither arrives nor departs before an earlier one. (RAPTOR needs
 * that: Delling, Pajor, Werneck, "Round-Based Public Transit Routing", section 2.)
 */
export function makePatterns(
  network: Network,
  instances: TripInstances,
  vehicles: Vehicles,
  points: Points,
): Pattern[] {
  const times = new VehicleTimes(network, instances, vehicles);
  const groups = groupVehicles(points, times, vehicles.first.length - 1);
  return groups.flatMap((group) => splitOvertaking(times, group));
}

interface Group {
  readonly points: Int32Array;
  readonly flags: Uint8Array;
  readonly vehicles: number[];
}

/** The calls of a vehicle over all its parts. */
export class VehicleTimes {
  readonly #network: Network;
  readonly #instances: TripInstances;
  readonly #vehicles: Vehicles;

  constructor(network: Network, instances: TripInstances, vehicles: Vehicles) {
    this.#network = network;
    this.#instances = instances;
    this.#vehicles = vehicles;
  }

  /** Writes where it calls. @returns how often. */
  calls(vehicle: number, { pointOfCall }: Points, points: number[], flags: number[]): number {
    const { stop, flags: stated } = this.#network.calls;
    let count = 0;
    this.#visit(vehicle, (call, _, edge) => {
      points[count] = pointOfCall.get(call) ?? stop[call] ?? 0;
      flags[count++] = (stated[call] ?? 0) | edge;
    });
    return count;
  }

  /**
   * Arrival and departure of each call, in turn, since the base. Where a trip begins or ends its other time is
   * nobody's concern, and might lie behind the beginning of the trip the vehicle goes on as.
   */
  times(vehicle: number): Int32Array {
    const { arrival, departure } = this.#network.calls;
    const times: number[] = [];
    this.#visit(vehicle, (call, shift, edge) => {
      const arrives = (edge === NO_DROP_OFF ? departure[call] : arrival[call]) ?? 0;
      const departs = (edge === NO_PICKUP ? arrival[call] : departure[call]) ?? 0;
      times.push(arrives + shift, departs + shift);
    });
    return Int32Array.from(times);
  }

  /** `edge`: what one may not do where a part begins or ends, for the part before or behind is the one to use. */
  #visit(vehicle: number, see: (call: number, shift: number, edge: number) => void): void {
    const { first, instance } = this.#vehicles;
    const end = first[vehicle + 1] ?? 0;
    for (let i = first[vehicle] ?? 0; i < end; i++) {
      const trip = this.#instances.trip[instance[i] ?? 0] ?? 0;
      const shift = this.#instances.shift[instance[i] ?? 0] ?? 0;
      const firstCall = firstCallOf(this.#network, trip);
      const lastCall = endCallOf(this.#network, trip) - 1;
      see(firstCall, shift, NO_DROP_OFF);
      for (let call = firstCall + 1; call < lastCall; call++) see(call, shift, 0);
      see(lastCall, shift, NO_PICKUP);
    }
  }
}

function groupVehicles(points: Points, times: VehicleTimes, count: number): Group[] {
  const groups: Group[] = [];
  const byHash = new Map<number, Group[]>();
  const at: number[] = [];
  const flags: number[] = [];
  for (let vehicle = 0; vehicle < count; vehicle++) {
    const length = times.calls(vehicle, points, at, flags);
    let hash = length;
    for (let i = 0; i < length; i++)
      hash = Math.imul(hash ^ ((at[i] ?? 0) * 4 + (flags[i] ?? 0)), 0x01000193);
    const candidates = byHash.get(hash) ?? [];
    const group = candidates.find(
      (candidate) =>
        candidate.points.length === length &&
        candidate.points.every((point, i) => point === at[i]) &&
        candidate.flags.every((flag, i) => flag === flags[i]),
    );
    if (group !== undefined) {
      group.vehicles.push(vehicle);
      continue;
    }
    const created: Group = {
      points: Int32Array.from(at.slice(0, length)),
      flags: Uint8Array.from(flags.slice(0, length)),
      vehicles: [vehicle],
    };
    groups.push(created);
    candidates.push(created);
    byHash.set(hash, candidates);
  }
  return groups;
}

function splitOvertaking(times: VehicleTimes, group: Group): Pattern[] {
  const timesOf = new Map<number, Int32Array>();
  for (const vehicle of group.vehicles) timesOf.set(vehicle, times.times(vehicle));
  const none = new Int32Array(0);
  const sorted = group.vehicles.toSorted(
    (a, b) => compareTimes(timesOf.get(a) ?? none, timesOf.get(b) ?? none) || a - b,
  );
  const lanes: { vehicles: number[]; last: Int32Array }[] = [];
  for (const vehicle of sorted) {
    const own = timesOf.get(vehicle) ?? none;
    const lane = lanes.find(({ last }) => last.every((time, i) => time <= (own[i] ?? 0)));
    if (lane === undefined) lanes.push({ vehicles: [vehicle], last: own });
    else {
      lane.vehicles.push(vehicle);
      lane.last = own;
    }
  }
  return lanes.map(({ vehicles }) => ({ points: group.points, flags: group.flags, vehicles }));
}

/** By the first departure, then as they come: deterministic, and nearly always without overtaking. */
function compareTimes(a: Int32Array, b: Int32Array): number {
  for (let i = 1; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
