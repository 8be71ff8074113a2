import type { FeatureCollection, LineString, MultiPolygon, Polygon } from 'geojson';

/** What a map shows above the base map. Coordinates are WGS84 decimal degrees. */
export interface MapContent {
  readonly vacancies: readonly MapVacancy[];
  /** Vacancies of which no more than the municipality is known, counted there. */
  readonly areas: readonly MapArea[];
  /** Where one gets to, as `GET /api/v1/reach` answers it: each feature with its band's `minutes`. */
  readonly reach: ReachBands | null;
  readonly legs: readonly MapLeg[];
  /** Where the reader sets out from, or the ends of a journey. */
  readonly places: readonly MapPlace[];
}

export interface MapVacancy {
  readonly id: string;
  readonly title: string;
  /** Employer and place, in one line. */
  readonly detail: string;
  /** Address of its page. */
  readonly href: string;
  readonly lat: number;
  readonly lon: number;
}

export interface MapArea {
  /** Municipality code. */
  readonly code: string;
  readonly vacancies: number;
  /** How many where, in a sentence. */
  readonly label: string;
  /** Address of the search within it. */
  readonly href: string;
  readonly lat: number;
  readonly lon: number;
}

/** `minutes` is the end of the band: 15 holds what takes up to a quarter of an hour. */
export type ReachBands = FeatureCollection<Polygon | MultiPolygon, { readonly minutes: number }>;

export interface MapLeg {
  readonly mode: LineMode | 'walk';
  /** Along the way, at least two positions of longitude and latitude. */
  readonly path: LineString['coordinates'];
}

export interface MapPlace {
  readonly role: 'from' | 'to' | 'change';
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

/** How the lines of the base map and the legs of a journey are drawn apart. */
export const LINE_MODES = ['train', 'metro', 'tram', 'bus', 'ferry'] as const;
export type LineMode = (typeof LINE_MODES)[number];

export const EMPTY_MAP: MapContent = { vacancies: [], areas: [], reach: null, legs: [], places: [] };

/** West, south, east, north. */
export type Bounds = readonly [number, number, number, number];

/** Sjælland and Skåne with the Sound between them; Bornholm is a way off to the east. */
export const REGION: Bounds = [11.0, 54.95, 14.5, 56.35];

/** What all of the content lies within; null where there is nothing to show. */
export function boundsOf({ reach, vacancies, areas, places, legs }: MapContent): Bounds | null {
  const positions: readonly (readonly number[])[] = [
    ...(reach?.features ?? []).flatMap(({ geometry }) => cornersOf(geometry)),
    ...[...vacancies, ...areas, ...places].map(({ lon, lat }) => [lon, lat]),
    ...legs.flatMap((leg) => leg.path),
  ];
  if (positions.length === 0) return null;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of positions) {
    [west, east] = [Math.min(west, lon), Math.max(east, lon)];
    [south, north] = [Math.min(south, lat), Math.max(north, lat)];
  }
  return [west, south, east, north];
}

function cornersOf(geometry: Polygon | MultiPolygon): readonly (readonly number[])[] {
  return geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);
}
