import type { JourneyChoice, JourneyLeg } from '../../domain/journeys.ts';
import type { Journey } from '../../timetable/journey.ts';
import type { Network } from '../../timetable/network/network.ts';
import { changeTimes } from './change-times.ts';
import { connectionsOf } from './connections.ts';
import { describeLeg, type NamedPoint, pointEnd, WALK } from './describe-legs.ts';
import { crossesSound } from './sound.ts';
import { ticketLinks } from './ticket-links.ts';

/** A journey of the engine as readers see it. `from` and `to` are what was asked for. */
export function describeJourney(
  journey: Journey,
  network: Network,
  from: NamedPoint,
  to: NamedPoint,
): JourneyChoice {
  const legs = journey.legs.map((leg) => describeLeg(leg, network, from, to));
  const seconds = journey.arrival.seconds - journey.departure.seconds;
  const walked = journey.legs
    .filter(({ kind }) => kind === 'walk')
    .reduce((sum, leg) => sum + leg.arrival.seconds - leg.departure.seconds, 0);
  return {
    departure: journey.departure.instant,
    arrival: journey.arrival.instant,
    minutes: Math.ceil(seconds / 60),
    changes: journey.changes,
    walkMinutes: Math.round(walked / 60),
    crossesSound: legs.some(ridesAcross),
    legs,
    connections: connectionsOf(journey, legs, changeTimes(network)),
    tickets: ticketLinks(legs),
  };
}

/** On foot all the way. */
export function describeWalk(
  departure: string,
  arrival: string,
  seconds: number,
  from: NamedPoint,
  to: NamedPoint,
): JourneyChoice {
  const minutes = Math.ceil(seconds / 60);
  return {
    departure,
    arrival,
    minutes,
    changes: 0,
    walkMinutes: minutes,
    crossesSound: false,
    legs: [{ ...WALK, from: pointEnd(from), to: pointEnd(to), departure, arrival }],
    connections: [],
    tickets: [],
  };
}

function ridesAcross({ from, to }: JourneyLeg): boolean {
  return crossesSound(from, to);
}
