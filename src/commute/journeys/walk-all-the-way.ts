import type { Journey } from '../../timetable/journey.ts';
import { DEFAULT_WALKING, walkBetween } from '../../timetable/network/walking.ts';
import type { NamedPoint } from './describe-legs.ts';
import { sideOf } from './sound.ts';

/** Further than this nobody means by "on foot", seconds. */
const LONGEST_WALK = 3_600;

/** Seconds on foot from one place to the other; null where that is too far, or the Sound in the way. */
export function walkAllTheWay(from: NamedPoint, to: NamedPoint): number | null {
  if (sideOf(from) !== sideOf(to)) return null;
  const seconds = walkBetween(
    { latitude: from.lat, longitude: from.lon },
    { latitude: to.lat, longitude: to.lon },
    DEFAULT_WALKING,
  );
  return seconds !== null && seconds <= LONGEST_WALK ? seconds : null;
}

/** Whether the journey is faster than walking: one can always walk, at any time, without a ticket. */
export function isFasterThanWalking({ departure, arrival }: Journey, walk: number | null): boolean {
  return walk === null || arrival.seconds - departure.seconds < walk;
}
