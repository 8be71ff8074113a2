import { stringTable } from '../../src/timetable/columns/string-table.ts';
import type { Network } from '../../src/timetable/network/network.ts';
import { noShapes } from '../../src/timetable/network/shapes.ts';
import type { Footpaths } from '../../src/timetable/network/walking.ts';

/** A network small enough to write down. Stops and all else are named by their place in their list. */
export interface SmallNetwork {
  /** For each stop its station, or -1. Stops lie some fifty kilometres apart. */
  readonly stops: readonly number[];
  readonly footpaths: readonly { readonly from: number; readonly to: number; readonly seconds: number }[];
  readonly trips: readonly SmallTrip[];
  readonly transfers?: readonly SmallTransfer[];
  readonly timeZone?: string;
}

export interface SmallTrip {
  readonly route: number;
  /** Days since 1970-01-01. */
  readonly days: readonly number[];
  readonly block?: number;
  readonly calls: readonly SmallCall[];
  readonly frequencies?: readonly {
    readonly start: number;
    readonly end: number;
    readonly headway: number;
  }[];
}

export interface SmallCall {
  readonly stop: number;
  readonly arrival: number;
  readonly departure: number;
  readonly flags?: number;
}

export interface SmallTransfer {
  readonly type: number;
  readonly fromStop?: number;
  readonly toStop?: number;
  readonly fromStation?: number;
  readonly toStation?: number;
  readonly fromRoute?: number;
  readonly toRoute?: number;
  readonly fromTrip?: number;
  readonly toTrip?: number;
  readonly minTime?: number;
}

export function buildSmallNetwork(small: SmallNetwork): { network: Network; footpaths: Footpaths } {
  const { stops, trips } = small;
  const stationCount = Math.max(-1, ...stops) + 1;
  const routeCount = Math.max(-1, ...trips.map((trip) => trip.route)) + 1;
  const calls = trips.flatMap((trip) => trip.calls);
  const frequencies = trips.flatMap((trip, i) =>
    (trip.frequencies ?? []).map((row) => ({ trip: i, ...row })),
  );
  const transfers = small.transfers ?? [];
  const places = (count: number, prefix: string) => ({
    id: stringTable(Array.from({ length: count }, (_, i) => `${prefix}${i}`)),
    name: stringTable(Array.from({ length: count }, (_, i) => `${prefix} ${i}`)),
    latitude: Float64Array.from({ length: count }, (_, i) => 50 + i * 0.5),
    longitude: new Float64Array(count).fill(12),
    feed: new Uint16Array(count),
  });
  const column = (name: Exclude<keyof SmallTransfer, 'type'>) =>
    Int32Array.from(transfers, (transfer) => transfer[name] ?? -1);
  const days = trips.flatMap((trip) => trip.days.toSorted((a, b) => a - b));
  const network: Network = {
    feeds: [
      {
        id: 'small',
        timeZone: small.timeZone ?? 'Europe/Copenhagen',
        publisher: null,
        version: null,
        validFrom: null,
        validTo: null,
      },
    ],
    agencies: [{ feed: 0, id: 'a', name: 'A', url: '' }],
    stations: places(stationCount, 'station'),
    stops: {
      ...places(stops.length, 'stop'),
      station: Int32Array.from(stops),
      platform: stringTable(stops.map(() => '')),
    },
    routes: {
      id: stringTable(Array.from({ length: routeCount }, (_, i) => `r${i}`)),
      shortName: stringTable(Array.from({ length: routeCount }, (_, i) => `${i}`)),
      longName: stringTable(Array.from({ length: routeCount }, () => '')),
      type: new Uint16Array(routeCount).fill(3),
      agency: new Int32Array(routeCount),
      feed: new Uint16Array(routeCount),
      color: stringTable(Array.from({ length: routeCount }, () => '')),
    },
    services: {
      id: stringTable(trips.map((_, i) => `s${i}`)),
      weekdays: new Uint8Array(trips.length),
      start: new Int32Array(trips.length),
      end: new Int32Array(trips.length).fill(-1),
      exceptionFirst: prefix(trips.map((trip) => trip.days.length)),
      exceptionDay: Int32Array.from(days),
      exceptionRuns: new Uint8Array(days.length).fill(1),
    },
    trips: {
      id: stringTable(trips.map((_, i) => `t${i}`)),
      route: Int32Array.from(trips, (trip) => trip.route),
      service: Int32Array.from(trips, (_, i) => i),
      headsign: stringTable(trips.map(() => '')),
      shortName: stringTable(trips.map(() => '')),
      direction: new Uint8Array(trips.length),
      block: Int32Array.from(trips, (trip) => trip.block ?? -1),
      shape: new Int32Array(trips.length).fill(-1),
      firstCall: prefix(trips.map((trip) => trip.calls.length)),
    },
    calls: {
      stop: Int32Array.from(calls, (call) => call.stop),
      arrival: Int32Array.from(calls, (call) => call.arrival),
      departure: Int32Array.from(calls, (call) => call.departure),
      flags: Uint8Array.from(calls, (call) => call.flags ?? 0),
    },
    shapes: noShapes(),
    frequencies: {
      trip: Int32Array.from(frequencies, (row) => row.trip),
      start: Int32Array.from(frequencies, (row) => row.start),
      end: Int32Array.from(frequencies, (row) => row.end),
      headway: Int32Array.from(frequencies, (row) => row.headway),
      exact: new Uint8Array(frequencies.length),
    },
    transfers: {
      fromStop: column('fromStop'),
      toStop: column('toStop'),
      fromStation: column('fromStation'),
      toStation: column('toStation'),
      fromRoute: column('fromRoute'),
      toRoute: column('toRoute'),
      fromTrip: column('fromTrip'),
      toTrip: column('toTrip'),
      type: Uint8Array.from(transfers, (transfer) => transfer.type),
      minTime: column('minTime'),
    },
  };
  const paths = small.footpaths.toSorted((a, b) => a.from - b.from || a.to - b.to);
  const footpaths = {
    first: prefix(stops.map((_, stop) => paths.filter((path) => path.from === stop).length)),
    to: Int32Array.from(paths, (path) => path.to),
    seconds: Int32Array.from(paths, (path) => path.seconds),
  };
  return { network, footpaths };
}

function prefix(lengths: readonly number[]): Int32Array {
  const first = new Int32Array(lengths.length + 1);
  for (const [i, length] of lengths.entries()) first[i + 1] = (first[i] ?? 0) + length;
  return first;
}
