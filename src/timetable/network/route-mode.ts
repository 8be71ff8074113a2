/** How one travels on a route, as people say it. */
export type RouteMode = 'train' | 'metro' | 'tram' | 'bus' | 'ferry' | 'taxi' | 'other';

const BASIC: readonly RouteMode[] = ['tram', 'metro', 'train', 'bus', 'ferry', 'tram', 'other', 'other'];
const BASIC_TROLLEYBUS = 11;
const BASIC_MONORAIL = 12;

/** Of the extended types the hundreds decide: 109 (suburban railway) is a 100, a railway service. */
const EXTENDED = new Map<number, RouteMode>([
  [1, 'train'],
  [2, 'bus'],
  [3, 'train'],
  [4, 'metro'],
  [5, 'metro'],
  [6, 'metro'],
  [7, 'bus'],
  [8, 'bus'],
  [9, 'tram'],
  [10, 'ferry'],
  [12, 'ferry'],
  [15, 'taxi'],
]);

/** The mode of a GTFS route type, basic (0–12) or extended (100–1799). */
export function routeMode(type: number): RouteMode {
  if (type === BASIC_TROLLEYBUS) return 'bus';
  if (type === BASIC_MONORAIL) return 'train';
  if (type < 100) return BASIC[type] ?? 'other';
  return EXTENDED.get(Math.floor(type / 100)) ?? 'other';
}

/** Whether GTFS knows the type. */
export function isRouteType(type: number): boolean {
  return (type >= 0 && type <= 7) || type === 11 || type === 12 || (type >= 100 && type <= 1799);
}
