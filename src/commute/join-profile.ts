import { COMMUTE_UNKNOWN, COMMUTE_UNREACHED, LONGEST_COMMUTE } from '../domain/commute.ts';
import { placeLabels } from '../timetable/engine/place-labels.ts';
import { leaveOfLabel, NO_LABEL } from '../timetable/engine/profile-scan.ts';
import { DEFAULT_WALKING, type Point, walkBetween } from '../timetable/network/walking.ts';
import type { WorkplaceTable } from './workplace-table.ts';

/** Who lives nearer than this may as well walk all the way, minutes. */
export const MOST_MINUTES_ON_FOOT = 45;
/** That far north, a little more; east, degrees are shorter (2.5 times, at most, anywhere south of Oslo). */
const MOST_DEGREES_ON_FOOT =
  (MOST_MINUTES_ON_FOOT * 60 * DEFAULT_WALKING.speed) / DEFAULT_WALKING.detour / 110_000;

/** One direction of a commute, from or to one home. */
export interface WaySearch {
  readonly home: Point;
  /** Labels of a profile, by stop and minutes of walk; see `Profile.labels`. */
  readonly labels: Int32Array;
  /** Of the points that were in the table when this was searched, the best label: joined on the thread that searched. */
  readonly atPlaces: Int32Array;
  /** There: when work starts. Home: when it ends, negated, as the labels are. Seconds since the layout's base. */
  readonly reference: number;
}

/** Where the stops of a network are. */
export interface StopPoints {
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
}

/**
 * Minutes between home and every point of the table: there from leaving home to the start of work, home from its end
 * to being home. `COMMUTE_UNREACHED` where neither vehicle nor feet manage it in time. Whole minutes: one leaves home
 * no later, and is home no earlier, than to the second.
 */
export function minutesByPoint(
  table: WorkplaceTable,
  { home, labels, atPlaces, reference }: WaySearch,
): Uint8Array {
  const { points } = table;
  const known = atPlaces.length;
  const added = placeLabels(table.stopPlaces(), labels, known);
  const minutes = new Uint8Array(points);
  for (let point = 0; point < points; point++) {
    const best = (point < known ? atPlaces[point] : added[point - known]) as number;
    const ridden = best < NO_LABEL ? COMMUTE_UNREACHED : Math.ceil((reference - leaveOfLabel(best)) / 60);
    const walked = minutesOnFoot(home, table.latitude[point] as number, table.longitude[point] as number);
    const least = Math.min(ridden, walked ?? COMMUTE_UNREACHED);
    minutes[point] = least > LONGEST_COMMUTE ? COMMUTE_UNREACHED : least;
  }
  return minutes;
}

/** Whole minutes to walk all the way; null where it is too far. */
export function minutesOnFoot(home: Point, latitude: number, longitude: number): number | null {
  if (Math.abs(home.latitude - latitude) > MOST_DEGREES_ON_FOOT) return null;
  if (Math.abs(home.longitude - longitude) > MOST_DEGREES_ON_FOOT * 2.5) return null;
  const seconds = walkBetween(home, { latitude, longitude }, DEFAULT_WALKING);
  return seconds === null || seconds > MOST_MINUTES_ON_FOOT * 60 ? null : Math.ceil(seconds / 60);
}

/** By workplace number: its point's minutes, or the middle of them; `COMMUTE_UNKNOWN` for a number not in the table. */
export function minutesByWorkplace(table: WorkplaceTable, byPoint: Uint8Array): Uint8Array {
  const { firstPoint, pointCount, last } = table;
  const minutes = new Uint8Array(last + 1);
  for (let number = 0; number <= last; number++) {
    const count = pointCount[number] as number;
    const first = firstPoint[number] as number;
    if (count === 1) minutes[number] = byPoint[first] as number;
    else if (count < 0) minutes[number] = COMMUTE_UNKNOWN;
    else
      minutes[number] =
        count === 0 ? COMMUTE_UNREACHED : middleOf(byPoint.subarray(first, first + count)).minutes;
  }
  return minutes;
}

/**
 * The middle of several points' minutes, the later of two: points that cannot be reached count as the worst, so that
 * where most cannot, nothing is told. `index` is the point it is told of.
 */
export function middleOf(minutes: Uint8Array): { readonly index: number; readonly minutes: number } {
  const order = Array.from(minutes, (value, index) => ({ index, minutes: value })).sort(
    (a, b) => a.minutes - b.minutes || a.index - b.index,
  );
  return order[order.length >> 1] ?? { index: 0, minutes: COMMUTE_UNREACHED };
}

/** The least and the most of those that can be reached. */
export function rangeOf(minutes: Uint8Array): [number, number] {
  const reached = minutes.filter((value) => value <= LONGEST_COMMUTE);
  return [Math.min(...reached), Math.max(...reached)];
}
