import type { JourneyChoice } from '../../domain/journeys.ts';
import type { Journey } from '../../timetable/journey.ts';
import type { Network } from '../../timetable/network/network.ts';
import { changeTimes } from '../journeys/change-times.ts';
import { connectionsOf } from '../journeys/connections.ts';
import { legRealtime } from './leg-realtime.ts';
import type { Realtime } from './realtime-source.ts';

/**
 * The choice with what real time says of its legs: delays, cancellations, alerts, the margins that are left of its
 * changes, and whether it can still be made. Departure and arrival stay those of the timetable.
 */
export function applyRealtime(
  choice: JourneyChoice,
  journey: Journey,
  network: Network,
  baseEpoch: number,
  realtime: Realtime,
): JourneyChoice {
  const known = journey.legs.map((leg) => {
    return leg.kind === 'walk' ? null : legRealtime(leg, network, baseEpoch, realtime);
  });
  if (known.every((each) => each === null)) return choice;
  const delays = known.map((each) => ({
    departure: each?.departureDelay ?? 0,
    arrival: each?.arrivalDelay ?? 0,
  }));
  const connections = connectionsOf(journey, choice.legs, changeTimes(network), delays);
  const isCancelled = known.some((each) => each?.cancelled === true);
  const isMissed = connections.some(({ marginMinutes }) => marginMinutes < 0);
  return {
    ...choice,
    legs: choice.legs.map((leg, i) => {
      const realtimeOfLeg = known[i];
      return realtimeOfLeg == null ? leg : { ...leg, realtime: realtimeOfLeg };
    }),
    connections,
    ...(isCancelled ? { disruption: 'cancelled' } : isMissed ? { disruption: 'missed_change' } : {}),
  };
}
