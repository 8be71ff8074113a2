import { GrowableInt32, GrowableUint8 } from '../columns/growable.ts';
import type { KeyIndex } from '../columns/key-index.ts';
import {
  TRANSFER_FORBIDDEN,
  TRANSFER_IN_SEAT,
  TRANSFER_MIN_TIME,
  TRANSFER_NOT_IN_SEAT,
  TRANSFER_RECOMMENDED,
  type Transfers,
} from '../network/network.ts';
import type { CsvRow } from './csv-rows.ts';
import { EMPTY, INVALID, integerOf } from './field-values.ts';
import { columnPlaces, type GtfsReading, readTable } from './read-table.ts';
import type { GtfsStops } from './stops.ts';

const FILE = 'transfers.txt';
const COLUMNS = [
  'from_stop_id',
  'to_stop_id',
  'from_route_id',
  'to_route_id',
  'from_trip_id',
  'to_trip_id',
  'transfer_type',
  'min_transfer_time',
] as const;
const COLUMN = columnPlaces(COLUMNS);
type Column = (typeof COLUMNS)[number];

export interface TransferKeys {
  readonly stops: GtfsStops;
  readonly routes: KeyIndex;
  readonly trips: KeyIndex;
  /** A trip's index in the network by its number in `trips`, -1 where it was left out. */
  readonly tripOf: Int32Array;
}

export async function readTransfers(reading: GtfsReading, keys: TransferKeys): Promise<Transfers> {
  const table = new TransferTable(reading, keys);
  const shape = { file: FILE, mustExist: false, columns: COLUMNS, required: [] };
  await readTable(reading, shape, (row) => table.add(row));
  return table.finish();
}

/** A field that names something the feed does not have. */
const UNKNOWN = -2;

class TransferTable {
  readonly #reading: GtfsReading;
  readonly #keys: TransferKeys;
  readonly #columns = Array.from({ length: 8 }, () => new GrowableInt32());
  readonly #type = new GrowableUint8();
  readonly #minTime = new GrowableInt32();

  constructor(reading: GtfsReading, keys: TransferKeys) {
    this.#reading = reading;
    this.#keys = keys;
  }

  add(row: CsvRow): void {
    const type = this.#readType(row);
    if (type === null) return;
    const { stops, routes, trips, tripOf } = this.#keys;
    const fromKey = this.#find(row, 'from_stop_id', stops.keys);
    const toKey = this.#find(row, 'to_stop_id', stops.keys);
    const fromTrip = this.#find(row, 'from_trip_id', trips);
    const toTrip = this.#find(row, 'to_trip_id', trips);
    const fromRoute = this.#find(row, 'from_route_id', routes);
    const toRoute = this.#find(row, 'to_route_id', routes);
    if ([fromKey, toKey, fromTrip, toTrip, fromRoute, toRoute].includes(UNKNOWN)) return;
    if (!this.#namesEnough(row, type, { fromKey, toKey, fromTrip, toTrip })) return;
    // A rule for a trip that never calls anywhere holds for nothing.
    if ((fromTrip >= 0 && tripOf[fromTrip] === -1) || (toTrip >= 0 && tripOf[toTrip] === -1)) return;
    const values = [
      stops.stopOfKey[fromKey] ?? -1,
      stops.stopOfKey[toKey] ?? -1,
      stops.stationOfKey[fromKey] ?? -1,
      stops.stationOfKey[toKey] ?? -1,
      fromRoute,
      toRoute,
      tripOf[fromTrip] ?? -1,
      tripOf[toTrip] ?? -1,
    ];
    if (type < TRANSFER_IN_SEAT && (isNowhere(values[0], values[2]) || isNowhere(values[1], values[3])))
      return;
    for (const [place, column] of this.#columns.entries()) column.push(values[place] ?? -1);
    this.#type.push(type);
    this.#minTime.push(Math.max(-1, integerOf(row, COLUMN.min_transfer_time)));
  }

  #readType(row: CsvRow): number | null {
    const { problems } = this.#reading;
    const type = integerOf(row, COLUMN.transfer_type);
    if (type === INVALID || type > TRANSFER_NOT_IN_SEAT) {
      const text = row.text(COLUMN.transfer_type);
      problems.warning('unexpected_enum_value', FILE, row.line, `transfer_type "${text}" is unknown`);
      return null;
    }
    const minTime = integerOf(row, COLUMN.min_transfer_time);
    if (minTime === INVALID) {
      const text = row.text(COLUMN.min_transfer_time);
      problems.error(
        'number_out_of_range',
        FILE,
        row.line,
        `min_transfer_time "${text}" is no number of seconds`,
      );
      return null;
    }
    if (type === TRANSFER_MIN_TIME && minTime === EMPTY) {
      problems.warning('missing_recommended_field', FILE, row.line, 'type 2 without min_transfer_time');
    }
    return type === EMPTY ? TRANSFER_RECOMMENDED : type;
  }

  #namesEnough(
    row: CsvRow,
    type: number,
    { fromKey, toKey, fromTrip, toTrip }: Record<'fromKey' | 'toKey' | 'fromTrip' | 'toTrip', number>,
  ): boolean {
    const isEnough = type > TRANSFER_FORBIDDEN ? fromTrip >= 0 && toTrip >= 0 : fromKey >= 0 && toKey >= 0;
    if (!isEnough) {
      const needed =
        type > TRANSFER_FORBIDDEN ? 'from_trip_id and to_trip_id' : 'from_stop_id and to_stop_id';
      const message = `transfer_type ${type} needs ${needed}`;
      this.#reading.problems.error('missing_required_field', FILE, row.line, message);
    }
    return isEnough;
  }

  /** The key's number, -1 where the field is empty, UNKNOWN where it names nothing. */
  #find(row: CsvRow, name: Column, keys: KeyIndex): number {
    const column = COLUMN[name];
    if (row.isEmpty(column)) return -1;
    const key = keys.find(row.bytes, row.starts[column] ?? 0, row.ends[column] ?? 0);
    if (key !== -1) return key;
    const { problems } = this.#reading;
    problems.error('foreign_key_violation', FILE, row.line, `${name} "${row.text(column)}" is unknown`);
    return UNKNOWN;
  }

  finish(): Transfers {
    const [fromStop, toStop, fromStation, toStation, fromRoute, toRoute, fromTrip, toTrip] =
      this.#columns.map((column) => column.finish());
    const none = new Int32Array(0);
    return {
      fromStop: fromStop ?? none,
      toStop: toStop ?? none,
      fromStation: fromStation ?? none,
      toStation: toStation ?? none,
      fromRoute: fromRoute ?? none,
      toRoute: toRoute ?? none,
      fromTrip: fromTrip ?? none,
      toTrip: toTrip ?? none,
      type: this.#type.finish(),
      minTime: this.#minTime.finish(),
    };
  }
}

/** An entrance, or a place without coordinates. */
function isNowhere(stop: number | undefined, station: number | undefined): boolean {
  return stop === -1 && station === -1;
}
