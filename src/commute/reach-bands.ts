import { contours } from 'd3-contour';
import { leaveOfLabel, NO_LABEL, SLACK_MINUTES } from '../timetable/engine/profile-scan.ts';
import { DEFAULT_WALKING, type Point, walkBetween } from '../timetable/network/walking.ts';
import type { StopPoints, WaySearch } from './join-profile.ts';
import { MOST_WALK_MINUTES } from './workplace-table.ts';

/** A band's area: GeoJSON positions, longitude first. */
export interface ReachBand {
  /** Everywhere within so many minutes, what lies nearer included. */
  readonly minutes: number;
  readonly coordinates: [number, number][][][];
}

/** Minutes from one band to the next. */
export const BAND_MINUTES = 15;
/** Sides of a cell: some 200 m. */
const CELL_LATITUDE = 0.0018;
const CELL_LONGITUDE = 0.0032;
/** Degrees that one walks within `MOST_WALK_MINUTES`, north and east, generously. */
const WALK_METRES = (MOST_WALK_MINUTES * 60 * DEFAULT_WALKING.speed) / DEFAULT_WALKING.detour;
const WALK_LATITUDE = WALK_METRES / 111_000;
const WALK_LONGITUDE = WALK_METRES / 60_000;

/**
 * Where one gets to within so many minutes: around each stop that is reached in time as far as the walk from it still
 * goes, around home, and nowhere across water. Drawn on a grid and traced by marching squares, so that walks that meet
 * are one area.
 */
export function reachBands(stops: StopPoints, search: WaySearch, maxMinutes: number): ReachBand[] {
  const grid = gridOver(stops, search, maxMinutes);
  if (grid === null) return [];
  paintStops(grid, stops, search, maxMinutes);
  paintWalk(grid, search.home, (minutes) => minutes, maxMinutes);
  // Contours are of what is at least so much: minutes are negated. Beyond the last band everything is equally far.
  const thresholds: number[] = [];
  for (let minutes = BAND_MINUTES; minutes < maxMinutes; minutes += BAND_MINUTES) thresholds.push(-minutes);
  thresholds.push(-maxMinutes);
  const traced = contours().size([grid.width, grid.height]).thresholds(thresholds)(
    Array.from(grid.minutes, (minutes) => -minutes),
  );
  return traced
    .map(({ value, coordinates }) => ({
      minutes: -value,
      coordinates: coordinates.map((rings) => rings.map((ring) => ring.map((at) => onEarth(grid, at)))),
    }))
    .sort((a, b) => a.minutes - b.minutes);
}

interface Grid {
  readonly south: number;
  readonly west: number;
  readonly width: number;
  readonly height: number;
  readonly minutes: Float32Array;
}

function gridOver(stops: StopPoints, search: WaySearch, maxMinutes: number): Grid | null {
  let [south, west, north, east] = [
    search.home.latitude,
    search.home.longitude,
    search.home.latitude,
    search.home.longitude,
  ];
  for (let stop = 0; stop < stops.latitude.length; stop++) {
    if (minutesAt(search, stop, 0) > maxMinutes) continue;
    south = Math.min(south, stops.latitude[stop] ?? south);
    north = Math.max(north, stops.latitude[stop] ?? north);
    west = Math.min(west, stops.longitude[stop] ?? west);
    east = Math.max(east, stops.longitude[stop] ?? east);
  }
  // A cell to spare on each side, so that every ring closes.
  south -= 3 * WALK_LATITUDE;
  west -= 3 * WALK_LONGITUDE;
  const height = Math.ceil((north + 3 * WALK_LATITUDE - south) / CELL_LATITUDE) + 2;
  const width = Math.ceil((east + 3 * WALK_LONGITUDE - west) / CELL_LONGITUDE) + 2;
  if (!(width * height > 0)) return null;
  const beyond = maxMinutes + BAND_MINUTES;
  return { south, west, width, height, minutes: new Float32Array(width * height).fill(beyond) };
}

function paintStops(grid: Grid, stops: StopPoints, search: WaySearch, maxMinutes: number): void {
  for (let stop = 0; stop < stops.latitude.length; stop++) {
    if (minutesAt(search, stop, 0) > maxMinutes) continue;
    const at = { latitude: stops.latitude[stop] ?? 0, longitude: stops.longitude[stop] ?? 0 };
    paintWalk(grid, at, (walk) => minutesAt(search, stop, Math.ceil(walk)), maxMinutes);
  }
}

/** @param after minutes in all after so many minutes of walking. */
function paintWalk(grid: Grid, from: Point, after: (walk: number) => number, maxMinutes: number): void {
  const row = (latitude: number) => Math.floor((latitude - grid.south) / CELL_LATITUDE);
  const column = (longitude: number) => Math.floor((longitude - grid.west) / CELL_LONGITUDE);
  const lastRow = Math.min(grid.height - 2, row(from.latitude + WALK_LATITUDE));
  const lastColumn = Math.min(grid.width - 2, column(from.longitude + WALK_LONGITUDE));
  for (let y = Math.max(1, row(from.latitude - WALK_LATITUDE)); y <= lastRow; y++) {
    for (let x = Math.max(1, column(from.longitude - WALK_LONGITUDE)); x <= lastColumn; x++) {
      const cell = y * grid.width + x;
      const [longitude, latitude] = onEarth(grid, [x + 0.5, y + 0.5]);
      const seconds = walkBetween(from, { latitude, longitude }, DEFAULT_WALKING);
      if (seconds === null || seconds > MOST_WALK_MINUTES * 60) continue;
      const minutes = after(seconds / 60);
      if (minutes <= maxMinutes && minutes < (grid.minutes[cell] ?? 0)) grid.minutes[cell] = minutes;
    }
  }
}

function minutesAt({ labels, reference }: WaySearch, stop: number, walk: number): number {
  const label = labels[stop * SLACK_MINUTES + walk] ?? NO_LABEL - 1;
  return label < NO_LABEL ? Number.POSITIVE_INFINITY : Math.ceil((reference - leaveOfLabel(label)) / 60);
}

function onEarth({ south, west }: Grid, [x = 0, y = 0]: readonly number[]): [number, number] {
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
  return [round(west + x * CELL_LONGITUDE), round(south + y * CELL_LATITUDE)];
}
