import type { Country } from '../../domain/codes.ts';

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

type Polygon = readonly (readonly [lon: number, lat: number])[];

/** Down the middle of the Sound, with Ven to Sweden and Saltholm to Denmark. */
const SOUND: Polygon = [
  [12.4, 56.25],
  [12.65, 56.04],
  [12.64, 55.92],
  [12.75, 55.75],
  [12.85, 55.6],
  [12.8, 55.5],
  [12.74, 55.4],
];

/**
 * Rough outlines, drawn by hand a few kilometres off the coasts: good enough to tell our region from Fyn, Fehmarn,
 * Halland, Småland and Blekinge, not to place an address near a border.
 */
const AREAS: Readonly<Record<Country, readonly Polygon[]>> = {
  DK: [
    [
      ...SOUND,
      [12.65, 55.2],
      [12.65, 54.9],
      [12.2, 54.52],
      [11.8, 54.52],
      [11.5, 54.58],
      [10.96, 54.62],
      [10.96, 55.0],
      [11.0, 55.2],
      [10.93, 55.42],
      [10.84, 55.6],
      [10.84, 55.8],
      [11.05, 56.05],
      [11.6, 56.12],
      [12.2, 56.22],
    ],
    [
      [14.6, 54.95],
      [15.3, 54.95],
      [15.3, 55.45],
      [14.6, 55.45],
    ],
  ],
  SE: [
    [
      ...SOUND,
      [12.75, 55.32],
      [13.3, 55.28],
      [14.25, 55.32],
      [14.5, 55.5],
      [14.55, 56.05],
      [14.54, 56.19],
      [14.4, 56.3],
      [14.45, 56.4],
      [14.2, 56.5],
      [14.05, 56.5],
      [13.85, 56.43],
      [13.65, 56.42],
      [13.5, 56.42],
      [13.35, 56.4],
      [13.2, 56.36],
      [13.0, 56.42],
      [12.9, 56.45],
      [12.5, 56.5],
      [12.35, 56.32],
    ],
  ],
};

/** Whether the point lies in our part of the country, as far as a rough outline can tell. */
export function liesInRegion(point: Point, country: Country): boolean {
  return AREAS[country].some((polygon) => contains(polygon, point));
}

/** Ray casting: a line from the point crosses the outline an odd number of times (W. R. Franklin's pnpoly). */
function contains(polygon: Polygon, { lat, lon }: Point): boolean {
  let inside = false;
  for (const [index, [lonA, latA]] of polygon.entries()) {
    const [lonB, latB] = polygon[(index + 1) % polygon.length] ?? [lonA, latA];
    if (latA > lat !== latB > lat && lon < ((lonB - lonA) * (lat - latA)) / (latB - latA) + lonA)
      inside = !inside;
  }
  return inside;
}

const EARTH_RADIUS_KM = 6371;

/** Great-circle distance in kilometres (haversine). */
export function distanceKm(a: Point, b: Point): number {
  const toRadians = (degrees: number): number => (degrees * Math.PI) / 180;
  const dLat = toRadians(b.lat - a.lat);
  const dLon = toRadians(b.lon - a.lon);
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(toRadians(a.lat)) * Math.cos(toRadians(b.lat)) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(h));
}
