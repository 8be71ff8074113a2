import type { StringTable } from '../columns/string-table.ts';
import type { Shapes } from './shapes.ts';

/**
 * One public transport network as flat columns, whatever it was read from: every table is a set of arrays of the
 * same length, rows refer to each other by index, -1 is "none". Several networks are put one behind the other by
 * `concatNetworks`, changed by `mergeStops` and `rewriteTrips`, and only then made into a layout that can be searched.
 */
export interface Network {
  readonly feeds: readonly Feed[];
  readonly agencies: readonly Agency[];
  readonly stations: Places;
  readonly stops: Stops;
  readonly routes: Routes;
  readonly services: Services;
  readonly trips: Trips;
  readonly calls: Calls;
  readonly frequencies: Frequencies;
  readonly transfers: Transfers;
  readonly shapes: Shapes;
}

/** What was read at once: one GTFS file. */
export interface Feed {
  /** `gtfs-dk`: unique in the network. */
  readonly id: string;
  /** IANA name; all service days of the feed are days of this zone. */
  readonly timeZone: string;
  readonly publisher: string | null;
  readonly version: string | null;
  /** First and last service date, ISO; null where no trip runs at all. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface Agency {
  /** Index in `feeds`. */
  readonly feed: number;
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** Points on the map with a name. */
export interface Places {
  /** As in the feed; unique there, not across feeds. */
  readonly id: StringTable;
  readonly name: StringTable;
  /** WGS84 decimal degrees. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** Index in `feeds`. */
  readonly feed: Uint16Array;
}

/** Where vehicles stop: a platform, a kerb; or the whole station where the feed knows no finer. */
export interface Stops extends Places {
  /** Index in `stations`, or -1. */
  readonly station: Int32Array;
  /** `3`, `B`; empty where unknown. */
  readonly platform: StringTable;
}

export interface Routes {
  readonly id: StringTable;
  readonly shortName: StringTable;
  readonly longName: StringTable;
  /** GTFS route type, basic or extended: see `route-mode.ts`. */
  readonly type: Uint16Array;
  /** Index in `agencies`, or -1. */
  readonly agency: Int32Array;
  readonly feed: Uint16Array;
  /** Six hexadecimal digits, or empty. */
  readonly color: StringTable;
}

/** On which dates trips run. Dates are days since 1970-01-01. */
export interface Services {
  readonly id: StringTable;
  /** Bit 0 for Monday to bit 6 for Sunday, within `start` and `end`, both inclusive. */
  readonly weekdays: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Exceptions of service `s` are those from `exceptionFirst[s]` to before `exceptionFirst[s + 1]`. */
  readonly exceptionFirst: Int32Array;
  readonly exceptionDay: Int32Array;
  /** 1 runs, 0 does not. */
  readonly exceptionRuns: Uint8Array;
}

export interface Trips {
  readonly id: StringTable;
  readonly route: Int32Array;
  readonly service: Int32Array;
  readonly headsign: StringTable;
  /** The train number, where there is one. */
  readonly shortName: StringTable;
  /** 0, 1, or 255 where unknown. */
  readonly direction: Uint8Array;
  /** Trips of one block run with one vehicle; -1 where unknown. */
  readonly block: Int32Array;
  /** The way it takes, in `shapes`, or -1. */
  readonly shape: Int32Array;
  /** Calls of trip `t` are those from `firstCall[t]` to before `firstCall[t + 1]`: at least two. */
  readonly firstCall: Int32Array;
}

/** A trip's calls in order. Times are seconds since noon − 12 h of the service day and never go backwards. */
export interface Calls {
  readonly stop: Int32Array;
  readonly arrival: Int32Array;
  readonly departure: Int32Array;
  /** `NO_PICKUP` and `NO_DROP_OFF`, added. */
  readonly flags: Uint8Array;
}

export const NO_PICKUP = 1;
export const NO_DROP_OFF = 2;

/** Trips that are only a model: they depart every `headway` seconds from `start` to before `end`. */
export interface Frequencies {
  /** Ascending. */
  readonly trip: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly headway: Int32Array;
  /** 1 where these are times to rely on, 0 where only the headway is promised. */
  readonly exact: Uint8Array;
}

/** Rules on changing, as in GTFS `transfers.txt`; the most specific one holds. Each -1 holds for any. */
export interface Transfers {
  readonly fromStop: Int32Array;
  readonly toStop: Int32Array;
  /** Instead of a stop: all stops of the station. */
  readonly fromStation: Int32Array;
  readonly toStation: Int32Array;
  readonly fromRoute: Int32Array;
  readonly toRoute: Int32Array;
  readonly fromTrip: Int32Array;
  readonly toTrip: Int32Array;
  /** One of the `TRANSFER_…`. */
  readonly type: Uint8Array;
  /** Seconds, or -1. */
  readonly minTime: Int32Array;
}

export const TRANSFER_RECOMMENDED = 0;
/** The departing vehicle waits. */
export const TRANSFER_TIMED = 1;
export const TRANSFER_MIN_TIME = 2;
export const TRANSFER_FORBIDDEN = 3;
/** The vehicle goes on as the other trip, and riders stay aboard. */
export const TRANSFER_IN_SEAT = 4;
/** The vehicle goes on as the other trip, and riders must leave it. */
export const TRANSFER_NOT_IN_SEAT = 5;

export function stopCount(network: Network): number {
  return network.stops.latitude.length;
}

export function tripCount(network: Network): number {
  return network.trips.route.length;
}

export function firstCallOf(network: Network, trip: number): number {
  return network.trips.firstCall[trip] ?? 0;
}

/** Behind the trip's last call. */
export function endCallOf(network: Network, trip: number): number {
  return network.trips.firstCall[trip + 1] ?? 0;
}
