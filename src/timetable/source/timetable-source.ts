/** A publisher of a timetable, fetched each night. */
export interface TimetableSource {
  /** Also the feed's id in the network. */
  readonly id: string;
  readonly name: string;
  readonly homepage: string;
  readonly licence: string;
  readonly attribution: string;
  readonly url: URL;
  /** Goes into the request as `key`, never into a log or a message. */
  readonly key: string | null;
}

/** Where to fetch from, and with what key. Null: not configured. */
export interface TimetableSourceSettings {
  readonly danish: URL | null;
  readonly swedish: { readonly url: URL; readonly key: string | null } | null;
}

/** The timetables of both countries, as far as they are configured. */
export function createTimetableSources({ danish, swedish }: TimetableSourceSettings): TimetableSource[] {
  const sources: TimetableSource[] = [];
  if (danish !== null) {
    sources.push({
      id: 'gtfs-dk',
      name: 'Rejseplanen (GTFS)',
      homepage: 'https://labs.rejseplanen.dk',
      licence: 'Rejseplanen Labs, terms of use',
      attribution: 'Timetables in Denmark: Rejseplanen',
      url: danish,
      key: null,
    });
  }
  if (swedish !== null) {
    sources.push({
      id: 'gtfs-se',
      name: 'Skånetrafiken (GTFS Regional, Trafiklab)',
      homepage: 'https://www.trafiklab.se/api/gtfs-datasets/gtfs-regional/',
      licence: 'CC0 1.0',
      attribution: 'Timetables in Skåne: Skånetrafiken through Trafiklab',
      url: swedish.url,
      key: swedish.key,
    });
  }
  return sources;
}
