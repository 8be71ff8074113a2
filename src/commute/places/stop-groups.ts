import { stringAt } from '../../timetable/columns/string-table.ts';
import { crowDistance } from '../../timetable/network/distance.ts';
import { type Network, stopCount } from '../../timetable/network/network.ts';
import { PointGrid } from '../../timetable/network/point-grid.ts';
import { type RouteMode, routeMode } from '../../timetable/network/route-mode.ts';
import { foldedWords } from './fold-query.ts';

/** What people call one stop or station: platforms, kerbs, both countries' entries for it, the metro below it. */
export interface StopGroup {
  /** `gtfs-dk:000008600626`: feed and id of a stop or station of it, the same after a new import. */
  readonly key: string;
  readonly name: string;
  /** What else it is called, in either feed. */
  readonly otherNames: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
  /** Stops of the network where something calls. */
  readonly stops: readonly number[];
  readonly modes: readonly RouteMode[];
  /** Calls of all trips of the timetable: how much goes on there. */
  readonly calls: number;
}

export interface StopGroups {
  readonly groups: readonly StopGroup[];
  /** Place in `groups` by `feed:id` of every stop and station. */
  readonly byKey: ReadonlyMap<string, number>;
}

/** Stops of one name this near are one, metres: big stations are long. */
const SAME_NAME_METRES = 400;
/** A stop that another feed's has taken the place of lies this near to it, metres. */
const REPLACED_METRES = 450;

/** Groups the stops of a network. The order, the names and the keys depend on nothing but the network. */
export function groupStops(network: Network): StopGroups {
  const use = measureUse(network);
  const groups = joinByName(network, use);
  const byKey = new Map<string, number>();
  const built = groups.map((stops, index) => {
    for (const stop of stops) {
      byKey.set(stopKeyOf(network, stop), index);
      const station = network.stops.station[stop] ?? -1;
      if (station !== -1) byKey.set(stationKeyOf(network, station), index);
    }
    return describeGroup(network, stops, use);
  });
  const others = addReplaced(network, use, groups, byKey);
  return {
    byKey,
    groups: built.map((group, index) => ({
      ...group,
      otherNames: distinct([...group.otherNames, ...(others.get(index) ?? [])], group.name),
    })),
  };
}

interface Use {
  readonly calls: Int32Array;
  /** Bit of each of `MODES` that calls there. */
  readonly modes: Uint8Array;
}

/** Likeliest to be what a place is called by first. */
const MODES: readonly RouteMode[] = ['train', 'metro', 'tram', 'bus', 'ferry', 'taxi', 'other'];

function measureUse({ calls, trips, routes, stops }: Network): Use {
  const count = new Int32Array(stops.latitude.length);
  const modes = new Uint8Array(count.length);
  const bits = Array.from(routes.type, (type) => 1 << MODES.indexOf(routeMode(type)));
  for (const [trip, route] of trips.route.entries()) {
    const bit = bits[route] ?? 0;
    const end = trips.firstCall[trip + 1] ?? 0;
    for (let call = trips.firstCall[trip] ?? 0; call < end; call++) {
      const stop = calls.stop[call] ?? 0;
      count[stop] = (count[stop] ?? 0) + 1;
      modes[stop] = (modes[stop] ?? 0) | bit;
    }
  }
  return { calls: count, modes };
}

/** Lists of stops where something calls: those of one station, and those of one name near each other. */
function joinByName(network: Network, { calls }: Use): number[][] {
  const leader = Int32Array.from({ length: stopCount(network) }, (_, stop) => stop);
  const find = (stop: number): number => {
    let root = stop;
    while (leader[root] !== root) root = leader[root] ?? root;
    leader[stop] = root;
    return root;
  };
  const join = (a: number, b: number) => {
    const [low, high] = [find(a), find(b)].sort((one, other) => one - other);
    if (low !== undefined && high !== undefined) leader[high] = low;
  };
  const byStation = new Map<number, number>();
  const byName = new Map<string, number[]>();
  for (const [stop, count] of calls.entries()) {
    if (count === 0) continue;
    const station = network.stops.station[stop] ?? -1;
    const first = byStation.get(station);
    if (station !== -1 && first !== undefined) join(stop, first);
    if (station !== -1) byStation.set(station, first ?? stop);
    const name = coreName(stringAt(network.stops.name, stop));
    byName.set(name, [...(byName.get(name) ?? []), stop]);
  }
  for (const stops of byName.values()) {
    for (const [i, stop] of stops.entries()) {
      for (const other of stops.slice(0, i)) {
        if (find(stop) !== find(other) && apart(network, stop, other) <= SAME_NAME_METRES) join(stop, other);
      }
    }
  }
  const groups = new Map<number, number[]>();
  for (const [stop, count] of calls.entries()) {
    if (count === 0) continue;
    const root = find(stop);
    groups.set(root, [...(groups.get(root) ?? []), stop]);
  }
  return [...groups.values()];
}

/**
 * What is left of a name when what the two countries and the kinds of vehicle add to it is gone: "København H",
 * "Københavns Hovedbanegård", "København H St. (Metro)" → "kobenhavn h".
 */
export function coreName(name: string): string {
  const words = foldedWords(name.replace(/\(.*?\)/g, ' ')).map((word) => {
    if (word === 'centralstation' || word === 'centralen') return 'c';
    if (word === 'hovedbanegard' || word === 'hovedbanegarden') return 'h';
    return word;
  });
  const core = words.filter((word) => word !== 'st' && word !== 'station' && word !== 'stationen');
  const last = core.at(-1);
  if (core.length > 1 && (last === 'h' || last === 'c')) {
    core[core.length - 2] = (core.at(-2) ?? '').replace(/s$/, '');
  }
  return core.join(' ');
}

function describeGroup(network: Network, stops: readonly number[], use: Use): StopGroup {
  const calls = (stop: number) => use.calls[stop] ?? 0;
  const modes = stops.reduce((all, stop) => all | (use.modes[stop] ?? 0), 0);
  // Railways name a place better than the metro below or the bus outside.
  const rank = (stop: number) => MODES.findIndex((_, bit) => ((use.modes[stop] ?? 0) >> bit) & 1);
  const [main = 0] = [...stops].sort((a, b) => rank(a) - rank(b) || calls(b) - calls(a) || a - b);
  const station = network.stops.station[main] ?? -1;
  const name = station === -1 ? stringAt(network.stops.name, main) : stringAt(network.stations.name, station);
  return {
    key: station === -1 ? stopKeyOf(network, main) : stationKeyOf(network, station),
    name,
    otherNames: distinct(
      stops.map((stop) => stringAt(network.stops.name, stop)),
      name,
    ),
    latitude: network.stops.latitude[main] ?? 0,
    longitude: network.stops.longitude[main] ?? 0,
    stops,
    modes: MODES.filter((_, bit) => (modes >> bit) & 1),
    calls: stops.reduce((sum, stop) => sum + calls(stop), 0),
  };
}

/**
 * Stops where nothing calls any more because the merge moved their calls to another feed's: their ids and names lead
 * to the nearest group of another feed. @returns names by group.
 */
function addReplaced(
  network: Network,
  { calls }: Use,
  groups: readonly (readonly number[])[],
  byKey: Map<string, number>,
): Map<number, string[]> {
  const { latitude, longitude, feed, station, name } = network.stops;
  const groupOf = new Int32Array(latitude.length).fill(-1);
  for (const [index, stops] of groups.entries()) for (const stop of stops) groupOf[stop] = index;
  const inUse = Uint8Array.from(calls, (count) => (count > 0 ? 1 : 0));
  const grid = new PointGrid(latitude, longitude, REPLACED_METRES, inUse);
  const names = new Map<number, string[]>();
  for (const [stop, count] of calls.entries()) {
    if (count > 0) continue;
    let nearest = -1;
    let best = Number.POSITIVE_INFINITY;
    grid.within(latitude[stop] ?? 0, longitude[stop] ?? 0, REPLACED_METRES, (other, distance) => {
      if (feed[other] === feed[stop] || distance >= best) return;
      nearest = other;
      best = distance;
    });
    const group = groupOf[nearest] ?? -1;
    if (group === -1) continue;
    const keys = [stopKeyOf(network, stop)];
    const parent = station[stop] ?? -1;
    if (parent !== -1) keys.push(stationKeyOf(network, parent));
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, group);
    names.set(group, [...(names.get(group) ?? []), stringAt(name, stop)]);
  }
  return names;
}

function distinct(names: readonly string[], not: string): string[] {
  return [...new Set(names)].filter((name) => name !== not && name !== '');
}

function apart({ stops }: Network, a: number, b: number): number {
  return crowDistance(
    stops.latitude[a] ?? 0,
    stops.longitude[a] ?? 0,
    stops.latitude[b] ?? 0,
    stops.longitude[b] ?? 0,
  );
}

function stopKeyOf({ stops, feeds }: Network, stop: number): string {
  return `${feeds[stops.feed[stop] ?? 0]?.id}:${stringAt(stops.id, stop)}`;
}

function stationKeyOf({ stations, feeds }: Network, station: number): string {
  return `${feeds[stations.feed[station] ?? 0]?.id}:${stringAt(stations.id, station)}`;
}
