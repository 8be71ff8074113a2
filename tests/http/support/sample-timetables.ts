import type { TimetableSourceState } from '../../../src/domain/timetable-source.ts';

/** One that is fetched, and whose last fetch failed. */
export const FETCHED: TimetableSourceState = {
  kind: 'timetable',
  id: 'gtfs-se',
  name: 'Skåne (Trafiklab)',
  homepage: null,
  licence: 'CC0',
  attribution: 'Trafiklab',
  enabled: true,
  ageSeconds: 7_200,
  lastFetch: {
    startedAt: '2025-11-27T03:00:00+01:00',
    finishedAt: '2025-11-27T03:01:00+01:00',
    outcome: 'failed',
    message: 'trips.txt:2: no route of that id',
  },
  nextRunAt: '2025-11-28T03:00:00+01:00',
  fetches: { month: '2025-11', used: 31, allowed: 50 },
  inService: {
    importedAt: '2025-11-26T03:01:00+01:00',
    publisher: 'Samtrafiken',
    version: null,
    validFrom: '2025-11-20',
    validTo: '2025-12-12',
    stops: 12_345,
    trips: 67_890,
    warnings: ['stops.txt: 3 stops are never served'],
  },
};

/** One that somebody imported. */
export const IMPORTED: TimetableSourceState = {
  ...FETCHED,
  id: 'ferry',
  name: 'Færgen',
  enabled: false,
  ageSeconds: null,
  lastFetch: null,
  nextRunAt: null,
  fetches: null,
};
