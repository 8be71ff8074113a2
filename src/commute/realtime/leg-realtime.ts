import type { LegRealtime } from '../../domain/journeys.ts';
import type { RideLeg } from '../../timetable/journey.ts';
import type { Network } from '../../timetable/network/network.ts';
import type { AlertEntity, ServiceAlert, TripUpdate } from './gtfs-realtime.ts';
import type { Realtime } from './realtime-source.ts';
import { type RunningTrip, runningTrip } from './running-trip.ts';
import { type ToldStops, toldStops } from './told-stops.ts';
import { delaysOf, NOTHING_SAID } from './trip-delays.ts';

/** In the words of Skåne, and of Danish and English trains that may come into its feed. */
const CANCELLED_WORDS = /\b(?:inställ(?:d|t|da|s)|ställs in|aflys(?:t|te|es)|cancell?ed)\b/iu;

/**
 * What real time says of a ride; null where it says nothing. Trips are found by the feed's own ids.
 * @param baseEpoch what the leg's seconds count from, seconds since 1970.
 */
export function legRealtime(
  leg: RideLeg,
  network: Network,
  baseEpoch: number,
  realtime: Realtime,
): LegRealtime | null {
  const { routes, feeds } = network;
  if (feeds[routes.feed[leg.route] ?? 0]?.id !== realtime.feed) return null;
  const told = toldStops(network, realtime.feed);
  const trip = runningTrip(leg, network, baseEpoch);
  const update = updateOf(realtime.trips.get(trip.id) ?? [], trip);
  const alerts = realtime.alerts.filter(
    (alert) => isActive(alert, leg, baseEpoch) && concerns(alert, leg, trip, network, told),
  );
  if (update === undefined && alerts.length === 0) return null;
  const delays =
    update === undefined ? NOTHING_SAID : delaysOf(update, leg, network, told, baseEpoch + leg.shift);
  return {
    departureDelay: delays.departureDelay,
    arrivalDelay: delays.arrivalDelay,
    cancelled:
      (update?.cancelled ?? false) ||
      delays.skipped ||
      alerts.some((alert) => cancels(alert, leg, trip, network, told)),
    alerts: [...new Set(alerts.map(({ text }) => text))],
  };
}

/** One that names the day before one that does not: and of a repeated trip only that of the same departure. */
function updateOf(updates: readonly TripUpdate[], trip: RunningTrip): TripUpdate | undefined {
  const fitting = updates.filter(
    ({ startDate, startTime }) =>
      (startDate === '' || startDate === trip.date) &&
      (startTime === '' || trip.startTime === null || startTime.padStart(8, '0') === trip.startTime),
  );
  return fitting.find(({ startDate }) => startDate !== '') ?? fitting[0];
}

function isActive({ periods }: ServiceAlert, leg: RideLeg, baseEpoch: number): boolean {
  const begin = baseEpoch + leg.departure.seconds;
  const end = baseEpoch + leg.arrival.seconds;
  return (
    periods.length === 0 ||
    periods.some(({ from, to }) => (from ?? 0) <= end && (to ?? Number.POSITIVE_INFINITY) >= begin)
  );
}

/** Whether some entity is of the ride in all that it names: of a stop where it begins or ends, or that it passes on that trip. */
function concerns(
  { entities }: ServiceAlert,
  leg: RideLeg,
  trip: RunningTrip,
  network: Network,
  told: ToldStops,
): boolean {
  return entities.some((entity) => {
    const { tripId, routeId, stopId } = entity;
    if (tripId === '' && routeId === '' && stopId === '') return false;
    if (tripId !== '' && !isOfTrip(entity, trip)) return false;
    if (routeId !== '' && routeId !== trip.route) return false;
    if (stopId === '') return true;
    const stops = tripId === '' ? [leg.from, leg.to] : stopsOf(leg, network);
    return stops.some((stop) => told.isThere(stopId, stop));
  });
}

function isOfTrip({ tripId, startDate }: AlertEntity, trip: RunningTrip): boolean {
  return tripId === trip.id && (startDate === '' || startDate === trip.date);
}

/**
 * Skåne says "inställt" in words where the trip's own state does not. A trip cancelled between some of its stops
 * still runs on the rest of its way: the ride is cancelled where two stops in a row of it are named.
 */
function cancels(
  alert: ServiceAlert,
  leg: RideLeg,
  trip: RunningTrip,
  network: Network,
  told: ToldStops,
): boolean {
  if (!alert.noService && !CANCELLED_WORDS.test(alert.text)) return false;
  const ofTrip = alert.entities.filter((entity) => isOfTrip(entity, trip));
  if (ofTrip.some(({ stopId }) => stopId === '')) return true;
  const named = stopsOf(leg, network).map((stop) => ofTrip.some(({ stopId }) => told.isThere(stopId, stop)));
  return named.some((isNamed, i) => isNamed && named[i + 1] === true);
}

function stopsOf({ fromCall, toCall }: RideLeg, { calls }: Network): number[] {
  return [...calls.stop.subarray(fromCall, toCall + 1)];
}
