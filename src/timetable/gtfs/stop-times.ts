import { GrowableInt32, GrowableUint8 } from '../columns/growable.ts';
import type { StringTable } from '../columns/string-table.ts';
import { StringTableBuilder } from '../columns/string-table-builder.ts';
import { NO_DROP_OFF, NO_PICKUP } from '../network/network.ts';
import type { CsvRow } from './csv-rows.ts';
import { INVALID, integerOf, timeOf } from './field-values.ts';
import { columnPlaces, type GtfsReading, readTable } from './read-table.ts';
import type { GtfsStops } from './stops.ts';
import type { GtfsTrips } from './trips.ts';

/** The rows of stop_times.txt as they stand, with what cannot be used left out. */
export interface StopTimeRows {
  readonly count: number;
  /** Number of the trip in `GtfsTrips.keys`. */
  readonly trip: Int32Array;
  readonly sequence: Int32Array;
  readonly stop: Int32Array;
  /** Seconds, or -1 where the field is empty. */
  readonly arrival: Int32Array;
  readonly departure: Int32Array;
  readonly flags: Uint8Array;
  readonly line: Int32Array;
  /** By trip number: 1 where a row of it could not be used, so that the trip cannot either. */
  readonly broken: Uint8Array;
  /** By trip number: index in `headsigns` of what its first row with a headsign says, or -1. */
  readonly headsign: Int32Array;
  readonly headsigns: StringTable;
}

export const STOP_TIMES_FILE = 'stop_times.txt';
const COLUMNS = [
  'trip_id',
  'arrival_time',
  'departure_time',
  'stop_id',
  'stop_sequence',
  'pickup_type',
  'drop_off_type',
  'stop_headsign',
  'start_pickup_drop_off_window',
] as const;
const COLUMN = columnPlaces(COLUMNS);
const REQUIRED = ['trip_id', 'arrival_time', 'departure_time', 'stop_id', 'stop_sequence'];
/** A guess at the length of a row: only to begin with columns of about the right size. */
const TYPICAL_ROW_BYTES = 45;
const NOT_AVAILABLE = 1;

export async function readStopTimes(
  reading: GtfsReading,
  stops: GtfsStops,
  trips: GtfsTrips,
): Promise<StopTimeRows> {
  const size = reading.files.sizeOf(STOP_TIMES_FILE) ?? 0;
  const table = new StopTimeTable(reading, stops, trips, Math.ceil(size / TYPICAL_ROW_BYTES) + 16);
  const shape = { file: STOP_TIMES_FILE, mustExist: true, columns: COLUMNS, required: REQUIRED };
  await readTable(reading, shape, (row) => table.add(row));
  return table.finish();
}

class StopTimeTable {
  readonly #reading: GtfsReading;
  readonly #stops: GtfsStops;
  readonly #trips: GtfsTrips;
  readonly #trip: GrowableInt32;
  readonly #sequence: GrowableInt32;
  readonly #stop: GrowableInt32;
  readonly #arrival: GrowableInt32;
  readonly #departure: GrowableInt32;
  readonly #flags: GrowableUint8;
  readonly #line: GrowableInt32;
  readonly #broken: Uint8Array;
  readonly #headsign: Int32Array;
  readonly #headsigns = new StringTableBuilder();
  #headsignCount = 0;
  /** The trip of the row before, which is nearly always that of this one. */
  #lastTrip = -1;
  #lastTripId = new Uint8Array(0);

  constructor(reading: GtfsReading, stops: GtfsStops, trips: GtfsTrips, capacity: number) {
    this.#reading = reading;
    this.#stops = stops;
    this.#trips = trips;
    this.#trip = new GrowableInt32(capacity);
    this.#sequence = new GrowableInt32(capacity);
    this.#stop = new GrowableInt32(capacity);
    this.#arrival = new GrowableInt32(capacity);
    this.#departure = new GrowableInt32(capacity);
    this.#flags = new GrowableUint8(capacity);
    this.#line = new GrowableInt32(capacity);
    this.#broken = new Uint8Array(trips.keys.size);
    this.#headsign = new Int32Array(trips.keys.size).fill(-1);
  }

  add(row: CsvRow): void {
    const trip = this.#findTrip(row);
    if (trip === -1) return;
    if (!row.isEmpty(COLUMN.start_pickup_drop_off_window)) {
      this.#leaveOutFlexible(row, trip);
      return;
    }
    const stop = this.#findStop(row);
    const sequence = integerOf(row, COLUMN.stop_sequence);
    const arrival = timeOf(row, COLUMN.arrival_time);
    const departure = timeOf(row, COLUMN.departure_time);
    if (stop === -1 || sequence < 0 || arrival === INVALID || departure === INVALID) {
      this.#break(row, trip, stop, sequence);
      return;
    }
    this.#trip.push(trip);
    this.#sequence.push(sequence);
    this.#stop.push(stop);
    // A call with one time has both: the vehicle leaves when it comes.
    this.#arrival.push(arrival < 0 ? departure : arrival);
    this.#departure.push(departure < 0 ? arrival : departure);
    this.#flags.push(
      (integerOf(row, COLUMN.pickup_type) === NOT_AVAILABLE ? NO_PICKUP : 0) |
        (integerOf(row, COLUMN.drop_off_type) === NOT_AVAILABLE ? NO_DROP_OFF : 0),
    );
    this.#line.push(row.line);
    if (!row.isEmpty(COLUMN.stop_headsign) && this.#headsign[trip] === -1) this.#keepHeadsign(row, trip);
  }

  finish(): StopTimeRows {
    return {
      count: this.#trip.length,
      trip: this.#trip.values,
      sequence: this.#sequence.values,
      stop: this.#stop.values,
      arrival: this.#arrival.values,
      departure: this.#departure.values,
      flags: this.#flags.values,
      line: this.#line.values,
      broken: this.#broken,
      headsign: this.#headsign,
      headsigns: this.#headsigns.finish(),
    };
  }

  #findTrip(row: CsvRow): number {
    const { bytes } = row;
    const from = row.starts[COLUMN.trip_id] ?? 0;
    const to = row.ends[COLUMN.trip_id] ?? 0;
    if (this.#lastTrip !== -1 && equal(this.#lastTripId, bytes, from, to)) return this.#lastTrip;
    const trip = this.#trips.keys.find(bytes, from, to);
    if (trip === -1) {
      const id = row.text(COLUMN.trip_id);
      const message = `trip_id "${id}" is not in trips.txt`;
      this.#reading.problems.error('foreign_key_violation', STOP_TIMES_FILE, row.line, message);
      return -1;
    }
    this.#lastTrip = trip;
    this.#lastTripId = bytes.slice(from, to);
    return trip;
  }

  #findStop(row: CsvRow): number {
    const key = this.#stops.keys.find(
      row.bytes,
      row.starts[COLUMN.stop_id] ?? 0,
      row.ends[COLUMN.stop_id] ?? 0,
    );
    return this.#stops.stopOfKey[key] ?? -1;
  }

  #keepHeadsign(row: CsvRow, trip: number): void {
    const column = COLUMN.stop_headsign;
    this.#headsigns.addBytes(row.bytes, row.starts[column] ?? 0, row.ends[column] ?? 0);
    this.#headsign[trip] = this.#headsignCount++;
  }

  #leaveOutFlexible(row: CsvRow, trip: number): void {
    if (this.#broken[trip] === 0) {
      const message = `trip ${row.text(COLUMN.trip_id)} comes on demand and is left out`;
      this.#reading.problems.warning('flexible_trip', STOP_TIMES_FILE, row.line, message);
    }
    this.#broken[trip] = 1;
  }

  #break(row: CsvRow, trip: number, stop: number, sequence: number): void {
    this.#broken[trip] = 1;
    const { problems } = this.#reading;
    const stopId = row.text(COLUMN.stop_id);
    if (stop === -1) {
      const key = this.#stops.keys.find(
        row.bytes,
        row.starts[COLUMN.stop_id] ?? 0,
        row.ends[COLUMN.stop_id] ?? 0,
      );
      if (key === -1) {
        const message = `stop_id "${stopId}" is not in stops.txt`;
        problems.error('foreign_key_violation', STOP_TIMES_FILE, row.line, message);
      } else {
        const message = `stop_id "${stopId}" is no stop or platform that can be called at`;
        problems.error('location_without_stop', STOP_TIMES_FILE, row.line, message);
      }
    } else if (sequence < 0) {
      const text = row.text(COLUMN.stop_sequence);
      const message = `stop_sequence "${text}" is no whole number from 0`;
      problems.error('number_out_of_range', STOP_TIMES_FILE, row.line, message);
    } else {
      const times = `${row.text(COLUMN.arrival_time)}" and "${row.text(COLUMN.departure_time)}`;
      problems.error('invalid_time', STOP_TIMES_FILE, row.line, `"${times}" are not times H:MM:SS`);
    }
  }
}

function equal(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[from + i]) return false;
  return true;
}
