import type { JourneyChange, JourneyLeg } from '../../domain/journeys.ts';
import type { Journey } from '../../timetable/journey.ts';
import { sideOf } from './sound.ts';

/**
 * What stands between the vehicles of a journey. Protected are changes within one company on one side: elsewhere
 * nobody answers for a connection that is missed.
 * @param legs the journey's own, described.
 * @param secondsAt to get from one trip to the next at one stop.
 * @param delays by leg, seconds that it departs and arrives late; none known where absent.
 */
export function connectionsOf(
  journey: Journey,
  legs: readonly JourneyLeg[],
  secondsAt: (stop: number, fromTrip: number, toTrip: number) => number,
  delays: readonly LegDelay[] = [],
): JourneyChange[] {
  const connections: JourneyChange[] = [];
  let before: number | null = null;
  let walk: number | null = null;
  for (const [i, leg] of journey.legs.entries()) {
    if (leg.kind === 'walk') {
      walk = leg.arrival.seconds - leg.departure.seconds;
      continue;
    }
    const arriving = before === null ? undefined : journey.legs[before];
    if (arriving?.kind === 'ride' && before !== null && !leg.stayAboard) {
      const there = arriving.arrival.seconds + (delays[before]?.arrival ?? 0);
      const time = leg.departure.seconds + (delays[i]?.departure ?? 0) - there;
      // A walk to another stop is as long as the feed's rule says, or nothing where the vehicle waits.
      const margin = time - (walk ?? secondsAt(leg.from, arriving.trip, leg.trip));
      connections.push({
        at: legs[i]?.from.name ?? '',
        minutes: Math.floor(time / 60),
        walkMinutes: Math.ceil((walk ?? 0) / 60),
        marginMinutes: Math.floor(margin / 60),
        protected: isProtected(legs[before], legs[i]),
      });
    }
    before = i;
    walk = null;
  }
  return connections;
}

export interface LegDelay {
  /** Seconds. */
  readonly departure: number;
  readonly arrival: number;
}

function isProtected(arriving: JourneyLeg | undefined, departing: JourneyLeg | undefined): boolean {
  if (arriving === undefined || departing === undefined || arriving.operator === null) return false;
  return arriving.operator === departing.operator && sideOf(arriving.to) === sideOf(departing.to);
}
