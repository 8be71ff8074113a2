import type { RideLeg } from '../../timetable/journey.ts';
import type { Network } from '../../timetable/network/network.ts';
import type { StopEvent, StopUpdate, TripUpdate } from './gtfs-realtime.ts';
import type { ToldStops } from './told-stops.ts';

/** Seconds late at either end of a ride; null where nothing is said. */
export interface LegDelays {
  readonly departureDelay: number | null;
  readonly arrivalDelay: number | null;
  /** Whether the vehicle passes one of the two. */
  readonly skipped: boolean;
}

export const NOTHING_SAID: LegDelays = { departureDelay: null, arrivalDelay: null, skipped: false };

/**
 * What an update says of a ride: a stop of which nothing is said is as late as the one before it, until somewhere
 * there is said to be no data (GTFS Realtime, "Trip Updates").
 * @param zero what the trip's own times count from, seconds since 1970.
 */
export function delaysOf(
  update: TripUpdate,
  leg: RideLeg,
  network: Network,
  told: ToldStops,
  zero: number,
): LegDelays {
  const { calls, trips } = network;
  const first = trips.firstCall[leg.trip] ?? 0;
  const updates = updatesByCall(update, leg.trip, network, told, zero);
  let delay: number | null = update.stops.length === 0 ? update.delay : null;
  let delays: LegDelays = NOTHING_SAID;
  for (let call = first; call <= leg.toCall; call++) {
    const said = updates.get(call);
    const [comes, goes] =
      said === undefined
        ? [null, null]
        : [
            lateness(said.arrival, zero + (calls.arrival[call] ?? 0)),
            lateness(said.departure, zero + (calls.departure[call] ?? 0)),
          ];
    if (said?.noData === true) delay = null;
    const arrivalDelay: number | null = comes ?? goes ?? delay;
    const departureDelay: number | null = goes ?? comes ?? delay;
    const skipped = said?.skipped === true;
    if (call === leg.fromCall) delays = { ...delays, departureDelay, skipped };
    if (call === leg.toCall) delays = { ...delays, arrivalDelay, skipped: delays.skipped || skipped };
    delay = departureDelay;
  }
  return delays;
}

/** Where both are said the time holds (gtfs-realtime.proto, "StopTimeEvent"). */
function lateness({ delay, time }: StopEvent, scheduled: number): number | null {
  return time === null ? delay : time - scheduled;
}

/** By call: what is said of it. A platform that was changed is still its station. */
function updatesByCall(
  { stops }: TripUpdate,
  trip: number,
  network: Network,
  told: ToldStops,
  zero: number,
): Map<number, StopUpdate> {
  const { calls, trips } = network;
  const first = trips.firstCall[trip] ?? 0;
  const end = trips.firstCall[trip + 1] ?? first;
  const updates = new Map<number, StopUpdate>();
  let next = first;
  for (const said of stops) {
    if (said.stopId === '') continue;
    const called = (is: (stop: number) => boolean): number[] => {
      const found: number[] = [];
      for (let call = first; call < end; call++) if (is(calls.stop[call] ?? -1)) found.push(call);
      return found;
    };
    const exact = called((stop) => told.isStop(said.stopId, stop));
    const candidates = exact.length > 0 ? exact : called((stop) => told.isThere(said.stopId, stop));
    const call = candidates.length > 1 ? likeliest(candidates) : candidates[0];
    if (call === undefined) continue;
    updates.set(call, said);
    next = call + 1;

    /** Of several calls at one stop: the one of that time, or of about that number, or the next in order. */
    function likeliest(of: readonly number[]): number | undefined {
      const time = said.departure.time ?? said.arrival.time;
      if (time !== null) return nearest(of, (each) => Math.abs(zero + (calls.departure[each] ?? 0) - time));
      const { sequence } = said;
      if (sequence !== null) return nearest(of, (each) => Math.abs(each - first + 1 - sequence));
      return of.find((each) => each >= next) ?? of.at(-1);
    }
  }
  return updates;
}

function nearest(calls: readonly number[], off: (call: number) => number): number | undefined {
  return calls.toSorted((a, b) => off(a) - off(b))[0];
}
