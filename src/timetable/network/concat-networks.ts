import { concatStringTables } from '../columns/string-table.ts';
import type { Network, Places } from './network.ts';

/** The networks one behind the other: nothing is joined yet, every index is moved behind those before it. */
export function concatNetworks(networks: readonly Network[]): Network {
  const feeds = starts(networks.map((network) => network.feeds.length));
  const agencies = starts(networks.map((network) => network.agencies.length));
  const stations = starts(networks.map(({ stations: table }) => table.latitude.length));
  const stops = starts(networks.map(({ stops: table }) => table.latitude.length));
  const routes = starts(networks.map(({ routes: table }) => table.type.length));
  const services = starts(networks.map(({ services: table }) => table.weekdays.length));
  const trips = starts(networks.map(({ trips: table }) => table.route.length));
  const calls = starts(networks.map(({ calls: table }) => table.stop.length));
  const exceptions = starts(networks.map(({ services: table }) => table.exceptionDay.length));
  const shapes = starts(networks.map(({ shapes: table }) => table.firstByte.length - 1));
  const shapeBytes = starts(networks.map(({ shapes: table }) => table.bytes.length));
  const blocks = starts(networks.map(({ trips: table }) => blockCount(table.block)));
  const moved = (pick: (network: Network) => Int32Array, by: readonly number[]) =>
    concatMoved(networks.map(pick), by);
  const places = (pick: (network: Network) => Places): Places => concatPlaces(networks.map(pick), feeds);
  return {
    feeds: networks.flatMap((network) => network.feeds),
    agencies: networks.flatMap((network, i) =>
      network.agencies.map((agency) => ({ ...agency, feed: agency.feed + (feeds[i] ?? 0) })),
    ),
    stations: places((network) => network.stations),
    stops: {
      ...places((network) => network.stops),
      station: moved(({ stops: table }) => table.station, stations),
      platform: concatStringTables(networks.map(({ stops: table }) => table.platform)),
    },
    routes: {
      id: concatStringTables(networks.map(({ routes: table }) => table.id)),
      shortName: concatStringTables(networks.map(({ routes: table }) => table.shortName)),
      longName: concatStringTables(networks.map(({ routes: table }) => table.longName)),
      color: concatStringTables(networks.map(({ routes: table }) => table.color)),
      type: Uint16Array.from(networks.flatMap(({ routes: table }) => [...table.type])),
      agency: moved(({ routes: table }) => table.agency, agencies),
      feed: concatFeeds(
        networks.map(({ routes: table }) => table.feed),
        feeds,
      ),
    },
    services: {
      id: concatStringTables(networks.map(({ services: table }) => table.id)),
      weekdays: concatBytes(networks.map(({ services: table }) => table.weekdays)),
      start: moved(({ services: table }) => table.start, []),
      end: moved(({ services: table }) => table.end, []),
      exceptionFirst: concatFirst(
        networks.map(({ services: table }) => table.exceptionFirst),
        exceptions,
      ),
      exceptionDay: moved(({ services: table }) => table.exceptionDay, []),
      exceptionRuns: concatBytes(networks.map(({ services: table }) => table.exceptionRuns)),
    },
    trips: {
      id: concatStringTables(networks.map(({ trips: table }) => table.id)),
      headsign: concatStringTables(networks.map(({ trips: table }) => table.headsign)),
      shortName: concatStringTables(networks.map(({ trips: table }) => table.shortName)),
      route: moved(({ trips: table }) => table.route, routes),
      service: moved(({ trips: table }) => table.service, services),
      direction: concatBytes(networks.map(({ trips: table }) => table.direction)),
      block: moved(({ trips: table }) => table.block, blocks),
      shape: moved(({ trips: table }) => table.shape, shapes),
      firstCall: concatFirst(
        networks.map(({ trips: table }) => table.firstCall),
        calls,
      ),
    },
    calls: {
      stop: moved(({ calls: table }) => table.stop, stops),
      arrival: moved(({ calls: table }) => table.arrival, []),
      departure: moved(({ calls: table }) => table.departure, []),
      flags: concatBytes(networks.map(({ calls: table }) => table.flags)),
    },
    frequencies: {
      trip: moved(({ frequencies: table }) => table.trip, trips),
      start: moved(({ frequencies: table }) => table.start, []),
      end: moved(({ frequencies: table }) => table.end, []),
      headway: moved(({ frequencies: table }) => table.headway, []),
      exact: concatBytes(networks.map(({ frequencies: table }) => table.exact)),
    },
    transfers: {
      fromStop: moved(({ transfers: table }) => table.fromStop, stops),
      toStop: moved(({ transfers: table }) => table.toStop, stops),
      fromStation: moved(({ transfers: table }) => table.fromStation, stations),
      toStation: moved(({ transfers: table }) => table.toStation, stations),
      fromRoute: moved(({ transfers: table }) => table.fromRoute, routes),
      toRoute: moved(({ transfers: table }) => table.toRoute, routes),
      fromTrip: moved(({ transfers: table }) => table.fromTrip, trips),
      toTrip: moved(({ transfers: table }) => table.toTrip, trips),
      type: concatBytes(networks.map(({ transfers: table }) => table.type)),
      minTime: moved(({ transfers: table }) => table.minTime, []),
    },
    shapes: {
      firstByte: concatFirst(
        networks.map(({ shapes: table }) => table.firstByte),
        shapeBytes,
      ),
      bytes: concatBytes(networks.map(({ shapes: table }) => table.bytes)),
    },
  };
}

function starts(lengths: readonly number[]): number[] {
  let next = 0;
  return lengths.map((length) => {
    const start = next;
    next += length;
    return start;
  });
}

/** Where nothing is to be moved `by` is empty; -1 stays -1. */
function concatMoved(arrays: readonly Int32Array[], by: readonly number[]): Int32Array {
  const all = new Int32Array(total(arrays));
  let at = 0;
  for (const [i, array] of arrays.entries()) {
    const offset = by[i] ?? 0;
    if (offset === 0) all.set(array, at);
    else for (const [j, value] of array.entries()) all[at + j] = value === -1 ? -1 : value + offset;
    at += array.length;
  }
  return all;
}

/** Of tables "from first[i] to before first[i + 1]": each has one entry more than rows. */
function concatFirst(arrays: readonly Int32Array[], by: readonly number[]): Int32Array {
  const all = new Int32Array(total(arrays) - arrays.length + 1);
  let at = 0;
  for (const [i, array] of arrays.entries()) {
    for (const value of array) all[at++] = value + (by[i] ?? 0);
    at--;
  }
  return all;
}

function concatBytes(arrays: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(total(arrays));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}

function concatFeeds(arrays: readonly Uint16Array[], by: readonly number[]): Uint16Array {
  return Uint16Array.from(arrays.flatMap((array, i) => Array.from(array, (feed) => feed + (by[i] ?? 0))));
}

function concatPlaces(tables: readonly Places[], feeds: readonly number[]): Places {
  return {
    id: concatStringTables(tables.map((table) => table.id)),
    name: concatStringTables(tables.map((table) => table.name)),
    latitude: Float64Array.from(tables.flatMap((table) => [...table.latitude])),
    longitude: Float64Array.from(tables.flatMap((table) => [...table.longitude])),
    feed: concatFeeds(
      tables.map((table) => table.feed),
      feeds,
    ),
  };
}

function blockCount(block: Int32Array): number {
  let largest = -1;
  for (const value of block) if (value > largest) largest = value;
  return largest + 1;
}

function total(arrays: readonly ArrayLike<unknown>[]): number {
  return arrays.reduce((sum, array) => sum + array.length, 0);
}
