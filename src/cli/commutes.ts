import { Commutes } from '../commute/commute-finder.ts';
import type { Geography } from '../commute/main-places.ts';
import type { Clock } from '../lib/clock.ts';
import type { PlaceIndex } from '../normalise/places/place-index.ts';
import type { Database } from '../store/database.ts';
import { readWorkplaces } from '../store/read-workplaces.ts';
import type { TimetableService } from '../timetable/service/timetable-service.ts';

/** The commutes over the timetable in service and the workplaces in the database. */
export function createCommutes(parts: {
  readonly database: Pick<Database, 'pool'>;
  readonly timetables: TimetableService;
  readonly places: PlaceIndex;
  readonly clock: Clock;
}): Commutes {
  const { database, timetables, places, clock } = parts;
  return new Commutes({
    timetables,
    clock,
    geography: geographyOf(places),
    readWorkplaces: (after, missing) => readWorkplaces(database.pool, after, missing),
  });
}

/** What the seeds know of where towns and municipalities have their middles. */
export function geographyOf(places: PlaceIndex): Geography {
  return {
    municipalities: places
      .municipalities()
      .map(({ code, centre }) => ({ code, lat: centre.lat, lon: centre.lon })),
    town(city, country) {
      const town = places.findTown(city, country);
      return town === null || town.lat === null || town.lon === null
        ? null
        : { lat: town.lat, lon: town.lon };
    },
  };
}
