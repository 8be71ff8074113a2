import type { JourneyLeg, LegMode } from '../../domain/journeys.ts';
import { stringAt } from '../../timetable/columns/string-table.ts';
import type { Leg, RideLeg } from '../../timetable/journey.ts';
import { followShape } from '../../timetable/network/follow-shape.ts';
import type { Network } from '../../timetable/network/network.ts';
import { type RouteMode, routeMode } from '../../timetable/network/route-mode.ts';
import { shapeLine } from '../../timetable/network/shapes.ts';

type LegEnd = JourneyLeg['from'];

/** What is at either end of the journey, where there is no stop. */
export interface NamedPoint {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

/** What goes up a hill or on a rope here is nearest to a tram. */
const MODES: Readonly<Record<RouteMode, LegMode>> = {
  train: 'train',
  metro: 'metro',
  tram: 'tram',
  bus: 'bus',
  ferry: 'ferry',
  taxi: 'taxi',
  other: 'tram',
};
/** Only these have numbers that travellers know. */
const NUMBERED: readonly LegMode[] = ['train', 'ferry'];

/** A leg of the engine in people's terms. `from` and `to` stand at the journey's ends. */
export function describeLeg(leg: Leg, network: Network, from: NamedPoint, to: NamedPoint): JourneyLeg {
  return leg.kind === 'walk'
    ? {
        ...WALK,
        from: leg.from === null ? pointEnd(from) : stopEnd(network, leg.from),
        to: leg.to === null ? pointEnd(to) : stopEnd(network, leg.to),
        departure: leg.departure.instant,
        arrival: leg.arrival.instant,
      }
    : describeRide(leg, network);
}

export const WALK = { mode: 'walk', line: null, operator: null, headsign: null, trainNumber: null } as const;

export function pointEnd({ name, lat, lon }: NamedPoint): LegEnd {
  return { name, stopId: null, lat, lon, platform: null };
}

function describeRide(leg: RideLeg, network: Network): JourneyLeg {
  const { routes, trips, agencies } = network;
  const mode = MODES[routeMode(routes.type[leg.route] ?? 3)];
  const number = stringAt(trips.shortName, leg.trip);
  return {
    mode,
    line: stringAt(routes.shortName, leg.route) || stringAt(routes.longName, leg.route) || null,
    operator: agencies[routes.agency[leg.route] ?? -1]?.name ?? null,
    headsign: stringAt(trips.headsign, leg.trip) || null,
    trainNumber: NUMBERED.includes(mode) && number !== '' ? number : null,
    from: stopEnd(network, leg.from),
    to: stopEnd(network, leg.to),
    departure: leg.departure.instant,
    arrival: leg.arrival.instant,
    ...pathOf(leg, network),
  };
}

/** Along the vehicle's own way where that is known, else through the stops; nothing where both are a straight line. */
function pathOf({ trip, fromCall, toCall }: RideLeg, network: Network): Pick<JourneyLeg, 'path'> {
  const { calls, stops, trips, shapes } = network;
  const places = Array.from(calls.stop.subarray(fromCall, toCall + 1), (stop) => {
    return { latitude: stops.latitude[stop] ?? 0, longitude: stops.longitude[stop] ?? 0 };
  });
  const way = followShape(shapeLine(shapes, trips.shape[trip] ?? -1), places) ?? places;
  if (way.length < 3) return {};
  return { path: way.map(({ latitude, longitude }): [number, number] => [longitude, latitude]) };
}

function stopEnd({ stops, feeds }: Network, stop: number): LegEnd {
  return {
    name: stringAt(stops.name, stop),
    stopId: `${feeds[stops.feed[stop] ?? 0]?.id}:${stringAt(stops.id, stop)}`,
    lat: stops.latitude[stop] ?? 0,
    lon: stops.longitude[stop] ?? 0,
    platform: stringAt(stops.platform, stop) || null,
  };
}
