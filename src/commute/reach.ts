import type { CommuteQuery, Reach, ReachFinder } from '../domain/commute.ts';
import { OutsideTimetableError } from '../domain/refused-requests.ts';
import { NoTimetableError } from '../lib/errors.ts';
import type { Commutes } from './commute-finder.ts';
import { reachBands } from './reach-bands.ts';

/** Finds where one gets to from home. */
export function createReachFinder(commutes: Commutes): ReachFinder {
  return {
    async find(query: CommuteQuery, maxMinutes: number): Promise<Reach> {
      const { facts } = await commutes.prepare(query);
      const { timetable, unavailable, date, arriveBy } = facts;
      if (timetable === null)
        throw new NoTimetableError('No timetable is in service yet. Try again once one has been brought in.');
      const ways = unavailable === null ? await commutes.ways(query) : null;
      if (ways === null) throw new OutsideTimetableError('date', timetable);
      const bands = reachBands(ways.board.timetable.network.stops, ways.there.search(), maxMinutes);
      return {
        type: 'FeatureCollection',
        features: bands.map(({ minutes, coordinates }) => ({
          type: 'Feature',
          properties: { minutes },
          geometry: { type: 'MultiPolygon', coordinates },
        })),
        date,
        [query.leaves === true ? 'departAt' : 'arriveBy']: arriveBy,
        timetable,
      };
    },
  };
}
