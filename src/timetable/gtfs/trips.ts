import { GrowableInt32, GrowableUint8 } from '../columns/growable.ts';
import { KeyIndex } from '../columns/key-index.ts';
import type { StringTable } from '../columns/string-table.ts';
import { StringTableBuilder } from '../columns/string-table-builder.ts';
import type { CsvRow } from './csv-rows.ts';
import { integerOf } from './field-values.ts';
import { columnPlaces, type GtfsReading, readTable } from './read-table.ts';
import type { GtfsRoutes } from './routes.ts';
import type { ServiceTable } from './services.ts';
import type { GtfsShapes } from './shapes.ts';

/** All rows of trips.txt that can be used; which have calls is not known yet. */
export interface GtfsTrips {
  readonly keys: KeyIndex;
  readonly route: Int32Array;
  readonly service: Int32Array;
  readonly headsign: StringTable;
  readonly shortName: StringTable;
  readonly direction: Uint8Array;
  readonly block: Int32Array;
  /** Number of its shape, or -1. */
  readonly shape: Int32Array;
  /** Where the row stands, for messages. */
  readonly line: Int32Array;
}

const FILE = 'trips.txt';
const COLUMNS = [
  'trip_id',
  'route_id',
  'service_id',
  'trip_headsign',
  'trip_short_name',
  'direction_id',
  'block_id',
  'shape_id',
] as const;
const COLUMN = columnPlaces(COLUMNS);
const REQUIRED = ['trip_id', 'route_id', 'service_id'];
const DIRECTION_UNKNOWN = 255;

export async function readTrips(
  reading: GtfsReading,
  { keys: routes }: GtfsRoutes,
  { keys: services }: ServiceTable,
  { keys: shapes }: GtfsShapes,
): Promise<GtfsTrips> {
  const { problems } = reading;
  const keys = new KeyIndex();
  const blocks = new KeyIndex();
  const route = new GrowableInt32();
  const service = new GrowableInt32();
  const direction = new GrowableUint8();
  const block = new GrowableInt32();
  const shape = new GrowableInt32();
  const line = new GrowableInt32();
  const headsign = new StringTableBuilder();
  const shortName = new StringTableBuilder();
  const table = { file: FILE, mustExist: true, columns: COLUMNS, required: REQUIRED };
  await readTable(reading, table, (row) => {
    const routeNumber = find(routes, row, COLUMN.route_id);
    const serviceNumber = find(services, row, COLUMN.service_id);
    if (row.isEmpty(COLUMN.trip_id)) {
      problems.error('missing_required_field', FILE, row.line, 'trip_id is empty');
      return;
    }
    if (routeNumber === -1) {
      unknown(reading, row, 'route_id', 'routes.txt');
    }
    if (serviceNumber === -1) {
      unknown(reading, row, 'service_id', 'calendar.txt or calendar_dates.txt');
    }
    const start = row.starts[COLUMN.trip_id] ?? 0;
    if (keys.add(row.bytes, start, row.ends[COLUMN.trip_id] ?? start) === -1) {
      const id = row.text(COLUMN.trip_id);
      problems.error('duplicate_key', FILE, row.line, `trip ${id} stands here again`);
      return;
    }
    route.push(routeNumber);
    service.push(serviceNumber);
    addText(headsign, row, COLUMN.trip_headsign);
    addText(shortName, row, COLUMN.trip_short_name);
    const directionId = integerOf(row, COLUMN.direction_id);
    direction.push(directionId === 0 || directionId === 1 ? directionId : DIRECTION_UNKNOWN);
    block.push(numberOf(blocks, row, COLUMN.block_id));
    shape.push(shapeOf(reading, shapes, row));
    line.push(row.line);
  });
  return {
    keys,
    route: route.finish(),
    service: service.finish(),
    headsign: headsign.finish(),
    shortName: shortName.finish(),
    direction: direction.finish(),
    block: block.finish(),
    shape: shape.finish(),
    line: line.finish(),
  };
}

function find(keys: KeyIndex, row: CsvRow, column: number): number {
  return keys.find(row.bytes, row.starts[column] ?? 0, row.ends[column] ?? 0);
}

function numberOf(keys: KeyIndex, row: CsvRow, column: number): number {
  if (row.isEmpty(column)) return -1;
  const known = find(keys, row, column);
  return known === -1 ? keys.add(row.bytes, row.starts[column] ?? 0, row.ends[column] ?? 0) : known;
}

/** A trip without its shape is a trip all the same. */
function shapeOf(reading: GtfsReading, shapes: KeyIndex, row: CsvRow): number {
  if (row.isEmpty(COLUMN.shape_id)) return -1;
  const shape = find(shapes, row, COLUMN.shape_id);
  if (shape === -1) {
    const message = `shape_id "${row.text(COLUMN.shape_id)}" is not in shapes.txt: the trip is drawn straight`;
    reading.problems.warning('foreign_key_violation', FILE, row.line, message);
  }
  return shape;
}

function addText(table: StringTableBuilder, row: CsvRow, column: number): void {
  table.addBytes(row.bytes, row.starts[column] ?? 0, row.ends[column] ?? 0);
}

function unknown(reading: GtfsReading, row: CsvRow, column: 'route_id' | 'service_id', file: string): void {
  const value = row.text(COLUMN[column]);
  const trip = row.text(COLUMN.trip_id);
  reading.problems.error(
    'foreign_key_violation',
    FILE,
    row.line,
    `${column} "${value}" of trip ${trip} is not in ${file}`,
  );
}
