import type { Point } from './walking.ts';

/**
 * Waters that nobody walks across, each as a line along its middle or around an island, latitude and longitude in
 * degrees. Drawn by us, never nearer to a coast than some hundred metres. The bridge over the Sound is for trains and
 * cars.
 */
const WATERS: readonly (readonly (readonly [latitude: number, longitude: number])[])[] = [
  // The Sound, from the Kattegat by Helsingør and west of Ven, east of Saltholm, around Falsterbo into the Baltic.
  [
    [56.6, 12.2],
    [56.3, 12.3],
    [56.2, 12.38],
    [56.12, 12.53],
    [56.075, 12.625],
    [56.04, 12.655],
    [56.0, 12.655],
    [55.93, 12.61],
    [55.88, 12.61],
    [55.8, 12.68],
    [55.72, 12.74],
    [55.68, 12.83],
    [55.62, 12.865],
    [55.56, 12.84],
    [55.45, 12.75],
    [55.35, 12.7],
    [55.0, 12.9],
    [54.9, 13.6],
  ],
  // Around Ven.
  [
    [55.94, 12.64],
    [55.945, 12.72],
    [55.92, 12.765],
    [55.88, 12.75],
    [55.868, 12.68],
    [55.89, 12.645],
    [55.94, 12.64],
  ],
  // The mouth of the Isefjord, between Hundested and Rørvig.
  [
    [56.05, 11.84],
    [55.975, 11.815],
    [55.945, 11.81],
    [55.9, 11.8],
    [55.85, 11.78],
  ],
];

interface Segment {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
  readonly a: Point;
  readonly b: Point;
}

const SEGMENTS: readonly Segment[] = WATERS.flatMap((line) =>
  line.slice(1).map(([latitude, longitude], i) => {
    const [fromLatitude, fromLongitude] = line[i] ?? [latitude, longitude];
    return {
      south: Math.min(latitude, fromLatitude),
      north: Math.max(latitude, fromLatitude),
      west: Math.min(longitude, fromLongitude),
      east: Math.max(longitude, fromLongitude),
      a: { latitude: fromLatitude, longitude: fromLongitude },
      b: { latitude, longitude },
    };
  }),
);

/** Whether the straight line from one point to the other keeps clear of the waters above. */
export function staysDry(from: Point, to: Point): boolean {
  const south = Math.min(from.latitude, to.latitude);
  const north = Math.max(from.latitude, to.latitude);
  const west = Math.min(from.longitude, to.longitude);
  const east = Math.max(from.longitude, to.longitude);
  for (const segment of SEGMENTS) {
    if (segment.south > north || segment.north < south || segment.west > east || segment.east < west)
      continue;
    if (crosses(from, to, segment.a, segment.b)) return false;
  }
  return true;
}

/** Whether two stretches, each taken for a straight line on the map, have a point in common. */
function crosses(a: Point, b: Point, c: Point, d: Point): boolean {
  return sideOf(a, b, c) !== sideOf(a, b, d) && sideOf(c, d, a) !== sideOf(c, d, b);
}

function sideOf(a: Point, b: Point, of: Point): boolean {
  const x = (b.longitude - a.longitude) * (of.latitude - a.latitude);
  const y = (b.latitude - a.latitude) * (of.longitude - a.longitude);
  return x > y;
}
