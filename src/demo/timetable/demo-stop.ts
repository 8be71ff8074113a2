import { readTable } from './read-table.ts';

export type StopKind = 'rail' | 'metro' | 'tram' | 'bus' | 'ferry';

export interface DemoStop {
  readonly kind: StopKind;
  /** As lines name it. */
  readonly name: string;
  /** WGS84 decimal degrees, as written. */
  readonly latitude: string;
  readonly longitude: string;
  /** The real number of the stop, where it is known; else one of our own that stays the same. */
  readonly id: string;
}

const COLUMNS = ['kind', 'name', 'lat', 'lon', 'id'] as const;
/** Ours lie where neither country has numbers: 7 digits. */
const OWN_FIRST = 9_000_000;
const OWN_COUNT = 900_000;

/** The stops of one feed, by kind and name: a metro station may bear the name of the railway station above it. */
export function readDemoStops(file: 'danish-stops.csv' | 'swedish-stops.csv'): ReadonlyMap<string, DemoStop> {
  const taken = new Set<string>();
  const stops = new Map<string, DemoStop>();
  for (const { kind, name, lat, lon, id } of readTable(file, COLUMNS, ',')) {
    const key = stopKey(kind as StopKind, name);
    const own = id === '' ? ownId(key) : id;
    if (stops.has(key) || taken.has(own))
      throw new RangeError(`${file}: ${key} is there twice, or its number`);
    taken.add(own);
    stops.set(key, { kind: kind as StopKind, name, latitude: lat, longitude: lon, id: own });
  }
  return stops;
}

export function stopKey(kind: StopKind, name: string): string {
  return `${kind} ${name}`;
}

/** FNV-1a of the key: the same number whatever is added to the table. */
function ownId(key: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(key)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return String(OWN_FIRST + (hash % OWN_COUNT));
}
