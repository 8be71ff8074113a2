import { stringAt } from './columns/string-table.ts';
import { crowDistance } from './network/distance.ts';
import { endCallOf, firstCallOf, type Network, tripCount } from './network/network.ts';
import { routeMode } from './network/route-mode.ts';

/** What runs on rails or over water: the skeleton of a map. Buses would cover it. */
const DRAWN = ['train', 'metro', 'tram', 'ferry'] as const;
export type DrawnMode = (typeof DRAWN)[number];

/** A piece of line between two neighbouring stations, each `[longitude, latitude]`, WGS84 degrees. */
export interface MapSegment {
  readonly mode: DrawnMode;
  readonly from: Position;
  readonly to: Position;
}

export type Position = readonly [number, number];

export interface MapStation {
  readonly name: string;
  readonly position: Position;
}

export interface MapLines {
  readonly segments: readonly MapSegment[];
  readonly stations: readonly MapStation[];
}

/** A fast train calls at few of the stations it passes: a way over the others this much longer is its own. */
const DETOUR = 1.2;

/**
 * The lines and stations of a network as a map shows them: what any trip runs between two stations, once for each
 * mode, and not where the same mode's slower trips show the way more closely.
 */
export function mapLines(network: Network): MapLines {
  const places = new Map<string, MapStation>();
  const edges = new Map<DrawnMode, Map<string, Edge>>();
  for (let trip = 0; trip < tripCount(network); trip++) addTrip(network, trip, places, edges);
  const segments = [...edges].flatMap(([mode, ofMode]) =>
    withoutShortcuts([...ofMode.values()]).map(({ a, b }) => ({
      mode,
      from: positionOf(places, a),
      to: positionOf(places, b),
    })),
  );
  return { segments, stations: [...places.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

interface Edge {
  readonly a: string;
  readonly b: string;
  readonly metres: number;
}

function addTrip(
  network: Network,
  trip: number,
  places: Map<string, MapStation>,
  edges: Map<DrawnMode, Map<string, Edge>>,
): void {
  const mode = drawnMode(routeMode(network.routes.type[network.trips.route[trip] ?? 0] ?? 0));
  if (mode === null) return;
  const ofMode = edges.get(mode) ?? new Map<string, Edge>();
  edges.set(mode, ofMode);
  let before: string | null = null;
  for (let call = firstCallOf(network, trip); call < endCallOf(network, trip); call++) {
    const key = addPlace(network, network.calls.stop[call] ?? 0, places);
    if (before !== null && before !== key) addEdge(ofMode, places, before, key);
    before = key;
  }
}

function drawnMode(mode: ReturnType<typeof routeMode>): DrawnMode | null {
  return DRAWN.find((drawn) => drawn === mode) ?? null;
}

/** The station of a stop, or the stop where it has none; known by its name where it stands. */
function addPlace(network: Network, stop: number, places: Map<string, MapStation>): string {
  const station = network.stops.station[stop] ?? -1;
  const [table, row] = station === -1 ? [network.stops, stop] : [network.stations, station];
  const name = stringAt(table.name, row);
  const position: Position = [rounded(table.longitude[row] ?? 0), rounded(table.latitude[row] ?? 0)];
  // Platforms without a station are a few metres apart: to a hundredth of a degree they are one.
  const key = `${name} ${position.map((degrees) => degrees.toFixed(2)).join(' ')}`;
  if (!places.has(key)) places.set(key, { name, position });
  return key;
}

/** To about a metre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

function addEdge(
  edges: Map<string, Edge>,
  places: ReadonlyMap<string, MapStation>,
  from: string,
  to: string,
): void {
  const [a, b] = from < to ? [from, to] : [to, from];
  const key = `${a}\n${b}`;
  if (edges.has(key)) return;
  const [lonA, latA] = positionOf(places, a);
  const [lonB, latB] = positionOf(places, b);
  edges.set(key, { a, b, metres: crowDistance(latA, lonA, latB, lonB) });
}

function positionOf(places: ReadonlyMap<string, MapStation>, key: string): Position {
  return places.get(key)?.position ?? [0, 0];
}

/** The longest first, so that a shortcut is judged by ways that may themselves be shortcuts, and these by others. */
function withoutShortcuts(edges: readonly Edge[]): Edge[] {
  const ways = new Map<string, Map<string, number>>();
  const link = (from: string, to: string, metres: number) =>
    ways.set(from, (ways.get(from) ?? new Map<string, number>()).set(to, metres));
  for (const { a, b, metres } of edges) {
    link(a, b, metres);
    link(b, a, metres);
  }
  return edges
    .toSorted((one, other) => other.metres - one.metres)
    .filter(({ a, b, metres }) => {
      ways.get(a)?.delete(b);
      ways.get(b)?.delete(a);
      const shortcut = isReachable(ways, a, b, metres * DETOUR);
      if (!shortcut) {
        link(a, b, metres);
        link(b, a, metres);
      }
      return !shortcut;
    });
}

/** Whether one gets from `from` to `to` within `limit` metres: Dijkstra's search, cut off there. */
function isReachable(
  ways: ReadonlyMap<string, ReadonlyMap<string, number>>,
  from: string,
  to: string,
  limit: number,
): boolean {
  const reached = new Map([[from, 0]]);
  const open = new Map(reached);
  while (open.size > 0) {
    const [place, metres] = nearest(open);
    if (place === to) return true;
    open.delete(place);
    for (const [next, length] of ways.get(place) ?? []) {
      const total = metres + length;
      if (total > limit || total >= (reached.get(next) ?? Number.POSITIVE_INFINITY)) continue;
      reached.set(next, total);
      open.set(next, total);
    }
  }
  return false;
}

function nearest(open: ReadonlyMap<string, number>): readonly [string, number] {
  let best: readonly [string, number] = ['', Number.POSITIVE_INFINITY];
  for (const entry of open) if (entry[1] < best[1]) best = entry;
  return best;
}
