import { BadRequestError } from '../../lib/errors.ts';
import type { StopWalk } from '../../timetable/network/walking.ts';
import type { ServingTimetable } from '../../timetable/service/timetable-service.ts';
import type { StopPlaceFinder } from '../places/place-finder.ts';

/** Where a journey begins or ends, and the stops one can walk to from there. */
export interface JourneyEnd {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly walks: readonly StopWalk[];
}

/** As far as people walk to a stop, metres along the way: some twenty minutes. */
const WALK_METRES = 1_500;
/** Where nothing stops that near: an hour, rather than no answer. */
const FAR_METRES = 4_500;
const COORDINATES = /^(-?\d{1,2}(?:\.\d{1,10})?),(-?\d{1,3}(?:\.\d{1,10})?)$/;

/**
 * What `from` or `to` names: coordinates, or the id of a place. A stop or station is begun at its own platforms, not
 * from the point on the map.
 * @throws BadRequestError naming `parameter` where it is neither.
 */
export function resolveEnd(
  text: string,
  parameter: 'from' | 'to',
  places: StopPlaceFinder,
  timetable: ServingTimetable,
): JourneyEnd {
  const [, lat, lon] = COORDINATES.exec(text) ?? [];
  if (lat !== undefined && lon !== undefined)
    return atPoint(text, Number(lat), Number(lon), parameter, timetable);
  const place = places.byId(text);
  if (place === null) {
    throw new BadRequestError(
      parameter,
      'is neither coordinates (“55.6050,13.0038”) nor the id of a place, as /api/v1/places gives them',
    );
  }
  const end = atPoint(place.name, place.lat, place.lon, parameter, timetable);
  const own = places.stopGroup(place.id)?.stops ?? [];
  if (own.length === 0) return end;
  const others = end.walks.filter(({ stop }) => !own.includes(stop));
  return { ...end, walks: [...own.map((stop) => ({ stop, seconds: 0 })), ...others] };
}

function atPoint(
  name: string,
  lat: number,
  lon: number,
  parameter: 'from' | 'to',
  { stops }: ServingTimetable,
): JourneyEnd {
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
    throw new BadRequestError(parameter, 'is not on this earth: latitude comes first, then longitude');
  }
  const point = { latitude: lat, longitude: lon };
  const near = stops.near(point, WALK_METRES);
  return { name, lat, lon, walks: near.length > 0 ? near : stops.near(point, FAR_METRES) };
}
