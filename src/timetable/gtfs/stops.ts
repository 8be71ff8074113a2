import { GrowableInt32 } from '../columns/growable.ts';
import { KeyIndex } from '../columns/key-index.ts';
import { stringTable } from '../columns/string-table.ts';
import type { Places, Stops } from '../network/network.ts';
import type { CsvRow } from './csv-rows.ts';
import { decimalOf, INVALID, integerOf } from './field-values.ts';
import { columnPlaces, type GtfsReading, readTable } from './read-table.ts';

export interface GtfsStops {
  readonly stations: Places;
  readonly stops: Stops;
  /** Every row of the file, whatever its type. */
  readonly keys: KeyIndex;
  /** By the row's number in `keys`: its index among the stops or among the stations; -1 where it is no such. */
  readonly stopOfKey: Int32Array;
  readonly stationOfKey: Int32Array;
}

const FILE = 'stops.txt';
const COLUMNS = [
  'stop_id',
  'stop_name',
  'stop_lat',
  'stop_lon',
  'location_type',
  'parent_station',
  'platform_code',
] as const;
const COLUMN = columnPlaces(COLUMNS);
const REQUIRED = ['stop_id', 'stop_lat', 'stop_lon'];

const STOP = 0;
const STATION = 1;
const BOARDING_AREA = 4;
const LAST_TYPE = 4;
/** Until the platform it belongs to is known. */
const UNPLACED = { latitude: Number.NaN, longitude: Number.NaN };

class PlaceColumns {
  readonly id: string[] = [];
  readonly name: string[] = [];
  readonly latitude: number[] = [];
  readonly longitude: number[] = [];

  finish(): Places {
    return {
      id: stringTable(this.id),
      name: stringTable(this.name),
      latitude: Float64Array.from(this.latitude),
      longitude: Float64Array.from(this.longitude),
      feed: new Uint16Array(this.id.length),
    };
  }
}

export async function readStops(reading: GtfsReading): Promise<GtfsStops> {
  const table = new StopTable(reading);
  const shape = { file: FILE, mustExist: true, columns: COLUMNS, required: REQUIRED };
  await readTable(reading, shape, (row) => table.add(row));
  return table.finish();
}

class StopTable {
  readonly #reading: GtfsReading;
  readonly #keys = new KeyIndex();
  readonly #stops = new PlaceColumns();
  readonly #stations = new PlaceColumns();
  readonly #platform: string[] = [];
  readonly #stopOfKey = new GrowableInt32();
  readonly #stationOfKey = new GrowableInt32();
  /** Of each stop: the row it names as its parent. */
  readonly #parents: { readonly name: string; readonly line: number }[] = [];

  constructor(reading: GtfsReading) {
    this.#reading = reading;
  }

  add(row: CsvRow): void {
    const { problems } = this.#reading;
    const id = row.text(COLUMN.stop_id);
    if (id === '') {
      problems.error('missing_required_field', FILE, row.line, 'stop_id is empty');
      return;
    }
    const start = row.starts[COLUMN.stop_id] ?? 0;
    if (this.#keys.add(row.bytes, start, row.ends[COLUMN.stop_id] ?? start) === -1) {
      problems.error('duplicate_key', FILE, row.line, `stop ${id} stands here again`);
      return;
    }
    this.#classify(row, id);
  }

  #classify(row: CsvRow, id: string): void {
    const type = Math.max(integerOf(row, COLUMN.location_type), STOP);
    if (integerOf(row, COLUMN.location_type) === INVALID || type > LAST_TYPE) {
      const text = row.text(COLUMN.location_type);
      this.#reading.problems.error(
        'invalid_location_type',
        FILE,
        row.line,
        `location_type "${text}" of stop ${id}`,
      );
    }
    const isStop = type === STOP || type === BOARDING_AREA;
    const isUnplaced = type === BOARDING_AREA && row.isEmpty(COLUMN.stop_lat) && row.isEmpty(COLUMN.stop_lon);
    const at = isUnplaced ? UNPLACED : isStop || type === STATION ? this.#coordinates(row, id) : null;
    this.#stopOfKey.push(isStop && at !== null ? this.#stops.id.length : -1);
    this.#stationOfKey.push(type === STATION && at !== null ? this.#stations.id.length : -1);
    if (at === null) return;
    const places = isStop ? this.#stops : this.#stations;
    places.id.push(id);
    places.name.push(row.text(COLUMN.stop_name));
    places.latitude.push(at.latitude);
    places.longitude.push(at.longitude);
    if (!isStop) return;
    this.#platform.push(row.text(COLUMN.platform_code));
    this.#parents.push({ name: row.text(COLUMN.parent_station), line: row.line });
  }

  #coordinates(row: CsvRow, id: string): { latitude: number; longitude: number } | null {
    const latitude = decimalOf(row, COLUMN.stop_lat);
    const longitude = decimalOf(row, COLUMN.stop_lon);
    const text = `${row.text(COLUMN.stop_lat)},${row.text(COLUMN.stop_lon)}`;
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
      this.#reading.problems.error('invalid_coordinates', FILE, row.line, `stop ${id} lies at "${text}"`);
      return null;
    }
    if (Math.abs(latitude) < 1 && Math.abs(longitude) < 1) {
      this.#reading.problems.error(
        'point_near_origin',
        FILE,
        row.line,
        `stop ${id} lies at ${text}, in the Atlantic`,
      );
    }
    return { latitude, longitude };
  }

  /** A boarding area needs neither name nor place of its own: it has its platform's (GTFS reference, `stops.txt`). */
  #completeBoardingAreas(stopOfKey: Int32Array, stationOfKey: Int32Array): void {
    const { name, latitude, longitude } = this.#stops;
    for (const [stop, parent] of this.#parents.entries()) {
      const isPlaced = !Number.isNaN(latitude[stop]);
      if (name[stop] !== '' && isPlaced) continue;
      const key = this.#find(parent.name);
      const platform = stopOfKey[key] ?? -1;
      name[stop] ||= this.#stops.name[platform] ?? this.#stations.name[stationOfKey[key] ?? -1] ?? '';
      if (isPlaced) continue;
      latitude[stop] = latitude[platform] ?? Number.NaN;
      longitude[stop] = longitude[platform] ?? Number.NaN;
      if (!Number.isNaN(latitude[stop])) continue;
      const message = `boarding area ${this.#stops.id[stop]} and its platform have no place`;
      this.#reading.problems.error('invalid_coordinates', FILE, parent.line, message);
    }
  }

  finish(): GtfsStops {
    const stopOfKey = this.#stopOfKey.finish();
    const stationOfKey = this.#stationOfKey.finish();
    this.#completeBoardingAreas(stopOfKey, stationOfKey);
    return {
      keys: this.#keys,
      stopOfKey,
      stationOfKey,
      stations: this.#stations.finish(),
      stops: {
        ...this.#stops.finish(),
        platform: stringTable(this.#platform),
        station: this.#resolveParents(stopOfKey, stationOfKey),
      },
    };
  }

  #resolveParents(stopOfKey: Int32Array, stationOfKey: Int32Array): Int32Array {
    const station = new Int32Array(this.#parents.length).fill(-1);
    for (const [stop, { name, line }] of this.#parents.entries()) {
      if (name === '') continue;
      const key = this.#find(name);
      const parent = stationOfKey[key] ?? -1;
      // A boarding area's parent is a platform; that one's parent is the station.
      const platform = stopOfKey[key] ?? -1;
      const grandparent = this.#parents[platform]?.name ?? '';
      const above = grandparent === '' ? -1 : (stationOfKey[this.#find(grandparent)] ?? -1);
      station[stop] = parent === -1 ? above : parent;
      if (parent === -1 && platform === -1) {
        this.#reading.problems.error(
          'foreign_key_violation',
          FILE,
          line,
          `parent_station ${name} is no station`,
        );
      }
    }
    return station;
  }

  #find(name: string): number {
    const bytes = Buffer.from(name, 'utf8');
    return this.#keys.find(bytes, 0, bytes.length);
  }
}
