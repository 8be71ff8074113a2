import { type Pack, pack, type TypedArray } from '../columns/pack.ts';
import type { StringTable } from '../columns/string-table.ts';
import { TimetableFileError } from '../timetable-errors.ts';
import type { Agency, Feed, Network } from './network.ts';
import { noShapes } from './shapes.ts';
import type { Footpaths } from './walking.ts';

/** A network with the footpaths that were built for it, in one SharedArrayBuffer. */
export interface PackedNetwork {
  readonly buffer: SharedArrayBuffer;
  readonly network: Network;
  readonly footpaths: Footpaths;
}

interface NetworkMeta {
  readonly kind: 'network';
  readonly feeds: readonly Feed[];
  readonly agencies: readonly Agency[];
}

const TABLES = [
  'stations',
  'stops',
  'routes',
  'services',
  'trips',
  'calls',
  'frequencies',
  'transfers',
  'shapes',
] as const;
const FOOTPATHS = 'footpaths';

/** Copies all columns into one buffer. */
export function packNetwork(network: Network, footpaths: Footpaths): PackedNetwork {
  const meta: NetworkMeta = { kind: 'network', feeds: network.feeds, agencies: network.agencies };
  const arrays: [string, TypedArray][] = [];
  for (const table of TABLES) addColumns(arrays, table, network[table]);
  addColumns(arrays, FOOTPATHS, footpaths);
  return networkOf(pack(meta, arrays));
}

/** @throws TimetableFileError where the pack holds something else. */
export function networkOf(packed: Pack): PackedNetwork {
  const meta = packed.meta as NetworkMeta;
  if (meta.kind !== 'network') throw new TimetableFileError('the timetable file holds no network');
  const tables = new Map<string, Record<string, TypedArray | StringTable>>();
  for (const [name, array] of packed.arrays) addToTable(tables, name, array);
  const table = (name: string) => tables.get(name) ?? {};
  const network = { feeds: meta.feeds, agencies: meta.agencies } as Record<string, unknown>;
  for (const name of TABLES) network[name] = table(name);
  if (!tables.has('shapes')) addNoShapes(network, table('trips'));
  return {
    buffer: packed.buffer,
    // What was packed under these names came from a Network: the file's version and checksum vouch for it.
    network: network as unknown as Network,
    footpaths: table(FOOTPATHS) as unknown as Footpaths,
  };
}

/** A file from before there were shapes is as good as any without them. */
function addNoShapes(
  network: Record<string, unknown>,
  trips: Record<string, TypedArray | StringTable>,
): void {
  network['shapes'] = noShapes();
  trips['shape'] = new Int32Array((trips['route'] as Int32Array).length).fill(-1);
}

function addColumns(arrays: [string, TypedArray][], table: string, columns: object): void {
  for (const [column, value] of Object.entries(columns) as [string, TypedArray | StringTable][]) {
    if ('offsets' in value) {
      arrays.push([`${table}.${column}.bytes`, value.bytes], [`${table}.${column}.offsets`, value.offsets]);
    } else {
      arrays.push([`${table}.${column}`, value]);
    }
  }
}

function addToTable(
  tables: Map<string, Record<string, TypedArray | StringTable>>,
  name: string,
  array: TypedArray,
): void {
  const [table = '', column = '', part] = name.split('.');
  const columns = tables.get(table) ?? {};
  tables.set(table, columns);
  columns[column] = part === undefined ? array : ({ ...columns[column], [part]: array } as StringTable);
}
