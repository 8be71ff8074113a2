import { KeyIndex } from '../columns/key-index.ts';
import { stringTable } from '../columns/string-table.ts';
import type { Routes } from '../network/network.ts';
import { isRouteType } from '../network/route-mode.ts';
import type { GtfsAgencies } from './agency.ts';
import type { CsvRow } from './csv-rows.ts';
import { integerOf } from './field-values.ts';
import { columnPlaces, type GtfsReading, readTable } from './read-table.ts';

export interface GtfsRoutes {
  readonly keys: KeyIndex;
  readonly routes: Routes;
}

const FILE = 'routes.txt';
const COLUMNS = [
  'route_id',
  'agency_id',
  'route_short_name',
  'route_long_name',
  'route_type',
  'route_color',
] as const;
const COLUMN = columnPlaces(COLUMNS);
const REQUIRED = ['route_id', 'route_type'];
/** Shown as "other" where the feed's own type is unknown. */
const MISCELLANEOUS = 1700;

export async function readRoutes(reading: GtfsReading, agencies: GtfsAgencies): Promise<GtfsRoutes> {
  const keys = new KeyIndex();
  const shortName: string[] = [];
  const longName: string[] = [];
  const type: number[] = [];
  const agency: number[] = [];
  const color: string[] = [];
  const { problems } = reading;
  const shape = { file: FILE, mustExist: true, columns: COLUMNS, required: REQUIRED };
  await readTable(reading, shape, (row) => {
    const id = row.text(COLUMN.route_id);
    const start = row.starts[COLUMN.route_id] ?? 0;
    if (id === '' || keys.add(row.bytes, start, row.ends[COLUMN.route_id] ?? start) === -1) {
      const what = id === '' ? 'route_id is empty' : `route ${id} stands here again`;
      problems.error(id === '' ? 'missing_required_field' : 'duplicate_key', FILE, row.line, what);
      return;
    }
    shortName.push(row.text(COLUMN.route_short_name));
    longName.push(row.text(COLUMN.route_long_name));
    type.push(readType(reading, row));
    agency.push(readAgency(reading, row, agencies));
    color.push(row.text(COLUMN.route_color));
  });
  const routes = {
    id: keys.finish(),
    shortName: stringTable(shortName),
    longName: stringTable(longName),
    type: Uint16Array.from(type),
    agency: Int32Array.from(agency),
    feed: new Uint16Array(type.length),
    color: stringTable(color),
  };
  return { keys, routes };
}

function readType(reading: GtfsReading, row: CsvRow): number {
  const type = integerOf(row, COLUMN.route_type);
  if (isRouteType(type)) return type;
  const text = row.text(COLUMN.route_type);
  reading.problems.warning('unexpected_enum_value', FILE, row.line, `route_type "${text}" is unknown`);
  return MISCELLANEOUS;
}

function readAgency(reading: GtfsReading, row: CsvRow, agencies: GtfsAgencies): number {
  const id = row.text(COLUMN.agency_id);
  if (id === '') return agencies.id.length > 0 ? 0 : -1;
  const agency = agencies.id.indexOf(id);
  // A feed of one agency may leave its id out of agency.txt.
  if (agency === -1 && agencies.id.length === 1 && agencies.id[0] === '') return 0;
  if (agency === -1) {
    reading.problems.error('foreign_key_violation', FILE, row.line, `agency_id ${id} is not in agency.txt`);
  }
  return agency;
}
