import { crowDistance } from '../network/distance.ts';
import {
  endCallOf,
  firstCallOf,
  type Network,
  TRANSFER_IN_SEAT,
  TRANSFER_NOT_IN_SEAT,
} from '../network/network.ts';
import type { TripInstances } from './trip-instances.ts';

/** What one can stay on: row `v` is the instances from `first[v]` to before `first[v + 1]`, one after another. */
export interface Vehicles {
  readonly first: Int32Array;
  /** Index among the trip instances. */
  readonly instance: Int32Array;
}

export interface VehicleOptions {
  /**
   * Whether to leave out continuations that only go back over stops just served: who wants to go there boards the
   * vehicle on its way back and loses nothing. Nearly all blocks are there-and-back, and joining them would make
   * each vehicle a pattern of its own.
   */
  readonly leaveOutReturns: boolean;
}

/** Where a vehicle goes on as another trip of its block, it does so from here, metres. */
const SAME_PLACE_METRES = 200;
/** A train that splits gives a row for each part; more than this many for one beginning is a fault of the feed. */
const MOST_ROWS_EACH = 16;
/** Longer chains are cut: nobody sits through more. */
const MOST_PARTS = 12;

/**
 * Joins trips that one vehicle runs one after another, where riders may stay aboard: consecutive trips of a block
 * (GTFS `block_id`, unless a transfer of type 5 forbids it) and linked trips (transfers of type 4).
 */
export function joinVehicles(network: Network, instances: TripInstances, options: VehicleOptions): Vehicles {
  const next = findContinuations(network, instances, options);
  const first = [0];
  const rows: number[] = [];
  const follows = new Uint8Array(instances.trip.length);
  for (const followers of next.values()) for (const follower of followers) follows[follower] = 1;
  for (let instance = 0; instance < instances.trip.length; instance++) {
    if (follows[instance] === 1) continue;
    for (const chain of chainsFrom(instance, next)) {
      rows.push(...chain);
      first.push(rows.length);
    }
  }
  return { first: Int32Array.from(first), instance: Int32Array.from(rows) };
}

function chainsFrom(start: number, next: ReadonlyMap<number, readonly number[]>): number[][] {
  if (!next.has(start)) return [[start]];
  const done: number[][] = [];
  const open: number[][] = [[start]];
  while (open.length > 0) {
    const chain = open.pop() ?? [];
    const followers = (next.get(chain.at(-1) ?? -1) ?? []).filter((follower) => !chain.includes(follower));
    if (followers.length === 0) done.push(chain);
    else if (chain.length >= MOST_PARTS) {
      done.push(chain);
      for (const follower of followers) open.push([follower]);
    } else if (done.length + open.length + followers.length > MOST_ROWS_EACH) {
      open.push([...chain, followers[0] ?? -1]);
    } else {
      for (const follower of followers.toReversed()) open.push([...chain, follower]);
    }
  }
  return done;
}

function findContinuations(
  network: Network,
  instances: TripInstances,
  options: VehicleOptions,
): Map<number, number[]> {
  const next = new Map<number, number[]>();
  const link = (from: number, to: number): void => {
    // Trips of no length could follow each other in a ring: then the one first in the list leads.
    if (beginOf(network, instances, from) === beginOf(network, instances, to) && from >= to) return;
    if (options.leaveOutReturns && onlyReturns(network, instances, from, to)) return;
    const followers = next.get(from);
    if (followers === undefined) next.set(from, [to]);
    else if (!followers.includes(to)) followers.push(to);
  };
  linkBlocks(network, instances, link);
  linkTransfers(network, instances, link);
  return next;
}

type Link = (from: number, to: number) => void;

function linkBlocks(network: Network, instances: TripInstances, link: Link): void {
  const blocks = new Map<string, number[]>();
  for (const [instance, trip] of instances.trip.entries()) {
    const block = network.trips.block[trip] ?? -1;
    if (block === -1 || instances.repeated[instance] === 1) continue;
    const key = `${block} ${instances.day[instance]}`;
    const members = blocks.get(key);
    if (members === undefined) blocks.set(key, [instance]);
    else members.push(instance);
  }
  const separated = tripPairs(network, TRANSFER_NOT_IN_SEAT);
  for (const members of blocks.values()) {
    members.sort((a, b) => beginOf(network, instances, a) - beginOf(network, instances, b) || a - b);
    for (let i = 1; i < members.length; i++) {
      const from = members[i - 1] ?? -1;
      const to = members[i] ?? -1;
      if (endOf(network, instances, from) > beginOf(network, instances, to)) continue;
      if (separated.get(instances.trip[from] ?? -1)?.includes(instances.trip[to] ?? -1)) continue;
      if (meet(network, instances, from, to)) link(from, to);
    }
  }
}

function linkTransfers(network: Network, instances: TripInstances, link: Link): void {
  const linked = tripPairs(network, TRANSFER_IN_SEAT);
  if (linked.size === 0) return;
  const ofTrip = new Map<number, number[]>();
  for (const [instance, trip] of instances.trip.entries()) {
    if (instances.repeated[instance] === 1) continue;
    ofTrip.set(trip, [...(ofTrip.get(trip) ?? []), instance]);
  }
  for (const [fromTrip, toTrips] of linked) {
    for (const from of ofTrip.get(fromTrip) ?? []) {
      for (const toTrip of toTrips) {
        const to = continuationOf(network, instances, from, ofTrip.get(toTrip) ?? []);
        if (to !== null) link(from, to);
      }
    }
  }
}

/** The one of the same service day, or of the next where the linked trip begins before the first one ends. */
function continuationOf(
  network: Network,
  instances: TripInstances,
  from: number,
  candidates: readonly number[],
): number | null {
  const day = instances.day[from] ?? 0;
  for (const wanted of [day, day + 1]) {
    const to = candidates.find((candidate) => instances.day[candidate] === wanted);
    if (to !== undefined && endOf(network, instances, from) <= beginOf(network, instances, to)) return to;
  }
  return null;
}

function tripPairs({ transfers }: Network, type: number): Map<number, number[]> {
  const pairs = new Map<number, number[]>();
  for (const [i, from] of transfers.fromTrip.entries()) {
    if (transfers.type[i] !== type || from === -1) continue;
    pairs.set(from, [...(pairs.get(from) ?? []), transfers.toTrip[i] ?? -1]);
  }
  return pairs;
}

function beginOf(network: Network, instances: TripInstances, instance: number): number {
  const call = firstCallOf(network, instances.trip[instance] ?? 0);
  return (network.calls.departure[call] ?? 0) + (instances.shift[instance] ?? 0);
}

function endOf(network: Network, instances: TripInstances, instance: number): number {
  const call = endCallOf(network, instances.trip[instance] ?? 0) - 1;
  return (network.calls.arrival[call] ?? 0) + (instances.shift[instance] ?? 0);
}

function meet(network: Network, instances: TripInstances, from: number, to: number): boolean {
  const last = network.calls.stop[endCallOf(network, instances.trip[from] ?? 0) - 1] ?? -1;
  const first = network.calls.stop[firstCallOf(network, instances.trip[to] ?? 0)] ?? -1;
  return isSamePlace(network, last, first);
}

function isSamePlace({ stops }: Network, a: number, b: number): boolean {
  if (a === b) return true;
  const station = stops.station[a] ?? -1;
  if (station !== -1 && station === stops.station[b]) return true;
  const distance = crowDistance(
    stops.latitude[a] ?? 0,
    stops.longitude[a] ?? 0,
    stops.latitude[b] ?? 0,
    stops.longitude[b] ?? 0,
  );
  return distance <= SAME_PLACE_METRES;
}

/** Whether the second trip only calls, in the opposite order, where the first one did. */
function onlyReturns(network: Network, instances: TripInstances, from: number, to: number): boolean {
  const { stop } = network.calls;
  let back = endCallOf(network, instances.trip[from] ?? 0) - 1;
  const begin = firstCallOf(network, instances.trip[from] ?? 0);
  const end = endCallOf(network, instances.trip[to] ?? 0);
  for (let call = firstCallOf(network, instances.trip[to] ?? 0); call < end; call++) {
    while (back >= begin && !isSamePlace(network, stop[back] ?? -1, stop[call] ?? -1)) back--;
    if (back < begin) return false;
  }
  return true;
}
