import type { LegRealtime } from '../../domain/journeys.ts';
import { stringAt } from '../../timetable/columns/string-table.ts';
import type { RideLeg } from '../../timetable/journey.ts';
import type { Network } from '../../timetable/network/network.ts';
import type { AlertEntity, ServiceAlert, StopUpdate, TripUpdate } from './gtfs-realtime.ts';
import type { Realtime } from './realtime-source.ts';

/** Half a day after a service day's zero is its noon, whatever the clocks did in the night. */
const NOON = 43_200;
const CANCELLED_WORDS = /\binställ(?:d|t|da)\b/iu;

/**
 * What real time says of a ride; null where it says nothing. Trips are found by the feed's own ids; a stop of which
 * nothing is said is as late as the one before it (GTFS Realtime, "Trip Updates").
 * @param baseEpoch what the leg's seconds count from, seconds since 1970.
 */
export function legRealtime(
  leg: RideLeg,
  network: Network,
  baseEpoch: number,
  realtime: Realtime,
): LegRealtime | null {
  const trip = tripOf(leg, network, baseEpoch, realtime);
  if (trip === null) return null;
  const update = (realtime.trips.get(trip.id) ?? []).find(
    ({ startDate }) => startDate === '' || startDate === trip.date,
  );
  const alerts = realtime.alerts.filter((alert) => concerns(alert, leg, trip, network, baseEpoch));
  if (update === undefined && alerts.length === 0) return null;
  const times = update === undefined ? NOTHING_SAID : timesOf(update, leg, network);
  return {
    departureDelay: times.departureDelay,
    arrivalDelay: times.arrivalDelay,
    cancelled:
      (update?.cancelled ?? false) ||
      times.skipped ||
      alerts.some((alert) => cancels(alert, leg, trip, network)),
    alerts: [...new Set(alerts.map(({ text }) => text))],
  };
}

interface LegTrip {
  readonly id: string;
  /** Service date, `20261124`. */
  readonly date: string;
  readonly route: string;
}

const NOTHING_SAID: LegTimes = { departureDelay: null, arrivalDelay: null, skipped: false };

function tripOf(leg: RideLeg, network: Network, baseEpoch: number, { feed }: Realtime): LegTrip | null {
  const { routes, trips, feeds } = network;
  if (feeds[routes.feed[leg.route] ?? 0]?.id !== feed) return null;
  const noon = new Date((baseEpoch + leg.shift + NOON) * 1000);
  return {
    id: stringAt(trips.id, leg.trip),
    date: noon.toISOString().slice(0, 10).replaceAll('-', ''),
    route: stringAt(routes.id, leg.route),
  };
}

function timesOf({ stops }: TripUpdate, leg: RideLeg, network: Network): LegTimes {
  const { calls, trips } = network;
  const first = trips.firstCall[leg.trip] ?? 0;
  let next = 0;
  let delay: number | null = null;
  let times: LegTimes = NOTHING_SAID;
  for (let call = first; call <= leg.toCall; call++) {
    const id = stringAt(network.stops.id, calls.stop[call] ?? 0);
    const at = stops.findIndex(({ stopId }, index) => index >= next && stopId === id);
    const said: StopUpdate | undefined = stops[at];
    if (said !== undefined) next = at + 1;
    const arrival: number | null = said?.arrivalDelay ?? said?.departureDelay ?? delay;
    const departure: number | null = said?.departureDelay ?? said?.arrivalDelay ?? delay;
    const skipped = said?.skipped ?? false;
    if (call === leg.fromCall) times = { ...times, departureDelay: departure, skipped };
    if (call === leg.toCall) times = { ...times, arrivalDelay: arrival, skipped: times.skipped || skipped };
    delay = departure;
  }
  return times;
}

interface LegTimes {
  readonly departureDelay: number | null;
  readonly arrivalDelay: number | null;
  readonly skipped: boolean;
}

/** Whether an alert is about this ride, at the time of it. */
function concerns(
  alert: ServiceAlert,
  leg: RideLeg,
  trip: LegTrip,
  network: Network,
  baseEpoch: number,
): boolean {
  const begin = baseEpoch + leg.departure.seconds;
  const end = baseEpoch + leg.arrival.seconds;
  const isActive =
    alert.periods.length === 0 ||
    alert.periods.some(({ from, to }) => (from ?? 0) <= end && (to ?? Number.POSITIVE_INFINITY) >= begin);
  return isActive && alert.entities.some((entity) => matches(entity, leg, trip, network));
}

/** All that the entity names must be of the ride; a stop must be one it begins or ends at, or passes on that trip. */
function matches(entity: AlertEntity, leg: RideLeg, trip: LegTrip, network: Network): boolean {
  const { tripId, startDate, routeId, stopId } = entity;
  if (tripId === '' && routeId === '' && stopId === '') return false;
  if (tripId !== '' && (tripId !== trip.id || (startDate !== '' && startDate !== trip.date))) return false;
  if (routeId !== '' && routeId !== trip.route) return false;
  if (stopId === '') return true;
  const stops = tripId === '' ? [leg.from, leg.to] : stopsOf(leg, network);
  return stops.some((stop) => isStop(stopId, stop, network));
}

/**
 * Skåne says "inställt" in words where the trip's own state does not. A trip cancelled between some of its stops
 * still runs on the rest of its way: the ride is cancelled where two stops in a row of it are named.
 */
function cancels(alert: ServiceAlert, leg: RideLeg, trip: LegTrip, network: Network): boolean {
  if (!alert.noService && !CANCELLED_WORDS.test(alert.text)) return false;
  const ofTrip = alert.entities.filter(({ tripId, startDate }) => {
    return tripId === trip.id && (startDate === '' || startDate === trip.date);
  });
  if (ofTrip.some(({ stopId }) => stopId === '')) return true;
  const named = stopsOf(leg, network).map((stop) =>
    ofTrip.some(({ stopId }) => isStop(stopId, stop, network)),
  );
  return named.some((isNamed, i) => isNamed && named[i + 1] === true);
}

function stopsOf({ fromCall, toCall }: RideLeg, { calls }: Network): number[] {
  return [...calls.stop.subarray(fromCall, toCall + 1)];
}

/** By the id of the stop itself or of its station. */
function isStop(id: string, stop: number, { stops, stations }: Network): boolean {
  const station = stops.station[stop] ?? -1;
  return stringAt(stops.id, stop) === id || (station !== -1 && stringAt(stations.id, station) === id);
}
