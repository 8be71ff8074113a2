import { stringAt } from '../columns/string-table.ts';
import { crowDistance } from '../network/distance.ts';
import { endCallOf, firstCallOf, type Network, tripCount } from '../network/network.ts';
import { type RouteMode, routeMode } from '../network/route-mode.ts';
import { canonicalStopId } from './border-stations.ts';
import { stationKey } from './station-key.ts';

/** What people would call one stop or station of one side: its stops, called at by something. */
export interface StopGroup {
  readonly side: 0 | 1;
  readonly name: string;
  readonly key: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly stops: readonly number[];
  /** Of each of the stops: a bit for each mode that calls there. */
  readonly modeBits: readonly number[];
  readonly modes: ReadonlySet<RouteMode>;
  /** Canonical ids of its station and its stops. */
  readonly ids: ReadonlySet<string>;
  /** How many calls there are at it. */
  readonly calls: number;
}

/** Stops of one name without a station are one group up to this apart, metres: the two kerbs of a street. */
const SAME_GROUP_METRES = 300;

/** The groups of two networks one behind the other; `firstStop` is where the second one's stops begin. */
export function groupStops(network: Network, firstStop: number): StopGroup[] {
  const uses = usesOf(network);
  const drafts = new Map<string, number[][]>();
  for (const [stop, calls] of uses.calls.entries()) {
    if (calls > 0) addToGroup(network, drafts, stop, stop < firstStop ? 0 : 1);
  }
  return [...drafts.values()].flat().map((stops) => describeGroup(network, uses, stops, firstStop));
}

interface Uses {
  /** By stop. */
  readonly calls: Int32Array;
  /** By stop: a bit for each mode in `MODES`. */
  readonly modes: Uint8Array;
}

const MODES: readonly RouteMode[] = ['train', 'metro', 'tram', 'bus', 'ferry', 'taxi', 'other'];

function usesOf(network: Network): Uses {
  const { stops, routes, trips, calls } = network;
  const uses = {
    calls: new Int32Array(stops.latitude.length),
    modes: new Uint8Array(stops.latitude.length),
  };
  const bits = Uint8Array.from(routes.type, (type) => 1 << MODES.indexOf(routeMode(type)));
  for (let trip = 0; trip < tripCount(network); trip++) {
    const bit = bits[trips.route[trip] ?? 0] ?? 0;
    const end = endCallOf(network, trip);
    for (let call = firstCallOf(network, trip); call < end; call++) {
      const stop = calls.stop[call] ?? 0;
      uses.calls[stop] = (uses.calls[stop] ?? 0) + 1;
      uses.modes[stop] = (uses.modes[stop] ?? 0) | bit;
    }
  }
  return uses;
}

function addToGroup({ stops }: Network, drafts: Map<string, number[][]>, stop: number, side: 0 | 1): void {
  const station = stops.station[stop] ?? -1;
  const key = station === -1 ? `${side} ${stringAt(stops.name, stop)}` : `station ${station}`;
  const groups = drafts.get(key);
  const near = groups?.find(
    ([first = stop]) => station !== -1 || distance(stops, first, stop) <= SAME_GROUP_METRES,
  );
  if (near !== undefined) near.push(stop);
  else if (groups === undefined) drafts.set(key, [[stop]]);
  else groups.push([stop]);
}

function describeGroup(
  network: Network,
  uses: Uses,
  members: readonly number[],
  firstStop: number,
): StopGroup {
  const { stops, stations } = network;
  const [first = 0] = members;
  const station = stops.station[first] ?? -1;
  const name = station === -1 ? stringAt(stops.name, first) : stringAt(stations.name, station);
  const ids = members.map((stop) => canonicalStopId(stringAt(stops.id, stop)));
  if (station !== -1) ids.push(canonicalStopId(stringAt(stations.id, station)));
  const bits = members.reduce((all, stop) => all | (uses.modes[stop] ?? 0), 0);
  const mean = (values: Float64Array) =>
    members.reduce((sum, stop) => sum + (values[stop] ?? 0), 0) / members.length;
  return {
    side: first < firstStop ? 0 : 1,
    name,
    key: stationKey(name),
    latitude: station === -1 ? mean(stops.latitude) : (stations.latitude[station] ?? 0),
    longitude: station === -1 ? mean(stops.longitude) : (stations.longitude[station] ?? 0),
    stops: members,
    modeBits: members.map((stop) => uses.modes[stop] ?? 0),
    modes: new Set(MODES.filter((_, i) => (bits & (1 << i)) !== 0)),
    ids: new Set(ids),
    calls: members.reduce((sum, stop) => sum + (uses.calls[stop] ?? 0), 0),
  };
}

function distance({ latitude, longitude }: Network['stops'], a: number, b: number): number {
  return crowDistance(latitude[a] ?? 0, longitude[a] ?? 0, latitude[b] ?? 0, longitude[b] ?? 0);
}
