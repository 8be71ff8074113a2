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

const HALF_A_DAY = 43_200;
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

/** Where both are said the time holds (gtfs-realtime.proto, "StopTimeEvent"); one that far off is of another day's run. */
function lateness({ delay, time }: StopEvent, scheduled: number): number | null {
  if (time === null) return delay;
  return Math.abs(time - scheduled) < HALF_A_DAY ? time - scheduled : null;
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
  const all = Array.from({ length: end - first }, (_, i) => first + i);
  const updates = new Map<number, StopUpdate>();
  let next = first;
  for (const said of stops) {
    if (said.stopId === '') continue;
    const exact = all.filter((call) => told.isStop(said.stopId, calls.stop[call] ?? -1));
    const there =
      exact.length > 0 ? exact : all.filter((call) => told.isThere(said.stopId, calls.stop[call] ?? -1));
    const offBy = offOf(said, network, first, zero);
    const likeliest =
      offBy === null
        ? (there.find((call) => call >= next) ?? there.at(-1))
        : there.toSorted((a, b) => offBy(a) - offBy(b))[0];
    if (likeliest === undefined) continue;
    updates.set(likeliest, said);
    next = likeliest + 1;
  }
  return updates;
}

/** By how much a call is not the one that is meant: by the time that is told, or else by its number; null for neither. */
function offOf(
  { arrival, departure, sequence }: StopUpdate,
  { calls }: Network,
  first: number,
  zero: number,
): ((call: number) => number) | null {
  const time = departure.time ?? arrival.time;
  if (time !== null) return (call) => Math.abs(zero + (calls.departure[call] ?? 0) - time);
  return sequence === null ? null : (call) => Math.abs(call - first + 1 - sequence);
}
