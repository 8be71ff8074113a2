import type { TimetableFacts } from '../../domain/journeys.ts';
import type { ServingTimetable } from '../../timetable/service/timetable-service.ts';

/** What their publishers ask to be said. */
const ATTRIBUTIONS: Readonly<Record<string, string>> = {
  'gtfs-dk': 'Rejseplanen',
  'gtfs-se': 'Trafiklab / Samtrafiken, Skånetrafiken (CC0 1.0)',
};

/** What an answer says of the timetable it was found in. */
export function timetableFacts({ validFrom, validTo, feeds }: ServingTimetable): TimetableFacts {
  return {
    validFrom,
    validTo,
    feeds: feeds.map(({ id, publisher, validFrom: from, validTo: to }) => {
      const attribution = ATTRIBUTIONS[id];
      return {
        id,
        publisher,
        validFrom: from,
        validTo: to,
        ...(attribution === undefined ? {} : { attribution }),
      };
    }),
  };
}
