import { ChangeRules } from '../../timetable/layout/change-rules.ts';
import type { Network } from '../../timetable/network/network.ts';
import { DEFAULT_WALKING, NO_FOOTPATHS } from '../../timetable/network/walking.ts';

const known = new WeakMap<Network, ChangeRules>();

/**
 * Seconds to get from one vehicle to the next at a stop, as the search reckoned them: by the feed's most specific rule
 * for the two trips, or else the usual. Kept with the network.
 */
export function changeTimes(network: Network): (stop: number, fromTrip: number, toTrip: number) => number {
  const rules = known.get(network) ?? new ChangeRules(network, NO_FOOTPATHS, DEFAULT_WALKING);
  known.set(network, rules);
  return (stop, fromTrip, toTrip) => Math.max(0, rules.secondsAt(stop, fromTrip, toTrip));
}
