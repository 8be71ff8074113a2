import type { Country } from '../../domain/codes.ts';

/** Down the middle of the Sound from the Kattegat to the Baltic, Ven to the east: latitude, longitude. */
const MIDDLE = [
  [56.4, 12.3],
  [56.25, 12.4],
  [56.04, 12.65],
  [55.92, 12.64],
  [55.75, 12.75],
  [55.6, 12.85],
  [55.5, 12.8],
  [55.4, 12.74],
  [55.0, 12.74],
] as const;
const BORNHOLM = { west: 14.6, north: 55.35 };

/** On which side of the Sound a point of the region lies. */
export function sideOf({ lat, lon }: { readonly lat: number; readonly lon: number }): Country {
  if (isBornholm(lat, lon)) return 'DK';
  return lon < middleAt(lat) ? 'DK' : 'SE';
}

/** Whether a straight way between two points leads over the Sound; the Baltic to Bornholm is another sea. */
export function crossesSound(
  from: { readonly lat: number; readonly lon: number },
  to: { readonly lat: number; readonly lon: number },
): boolean {
  if (isBornholm(from.lat, from.lon) || isBornholm(to.lat, to.lon)) return false;
  return sideOf(from) !== sideOf(to);
}

function isBornholm(lat: number, lon: number): boolean {
  return lon > BORNHOLM.west && lat < BORNHOLM.north;
}

function middleAt(lat: number): number {
  const [north] = MIDDLE;
  let [above, aboveLon] = north as readonly [number, number];
  for (const [below, belowLon] of MIDDLE) {
    if (lat > below) {
      if (above === below) return aboveLon;
      return belowLon + ((lat - below) / (above - below)) * (aboveLon - belowLon);
    }
    above = below;
    aboveLon = belowLon;
  }
  return aboveLon;
}
