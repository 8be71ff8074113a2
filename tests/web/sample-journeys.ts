import type { JourneyChoice, JourneyLeg, JourneysAnswer } from '../../src/domain/journeys.ts';
import type { JourneysPage } from '../../src/web/page.ts';
import { NOW, SOURCES } from './sample-pages.ts';

const WALK: JourneyLeg = {
  mode: 'walk',
  line: null,
  operator: null,
  headsign: null,
  trainNumber: null,
  from: { name: 'Landskrona', stopId: null, lat: 55.8708, lon: 12.8302, platform: null },
  to: { name: 'Landskrona station', stopId: 's1', lat: 55.8789, lon: 12.8565, platform: null },
  departure: '2026-11-23T05:40:00+01:00',
  arrival: '2026-11-23T05:55:00+01:00',
};

const TRAIN: JourneyLeg = {
  ...WALK,
  mode: 'train',
  line: 'Öresundståg',
  operator: 'Skånetrafiken',
  headsign: 'Østerport',
  trainNumber: '1023',
  from: { name: 'Landskrona station', stopId: 's1', lat: 55.8789, lon: 12.8565, platform: '2' },
  to: { name: 'København H', stopId: 's2', lat: 55.6727, lon: 12.5646, platform: '5' },
  departure: '2026-11-23T05:58:00+01:00',
  arrival: '2026-11-23T07:02:00+01:00',
  realtime: { departureDelay: 240, arrivalDelay: 240, cancelled: false, alerts: ['Spårarbete i Malmö'] },
};

const BUS: JourneyLeg = {
  ...WALK,
  mode: 'bus',
  line: '5C',
  operator: 'Movia',
  headsign: 'Husum Torv',
  from: { name: 'København H', stopId: 's3', lat: 55.6727, lon: 12.5646, platform: 'B' },
  to: { name: 'Nørrebros Runddel', stopId: 's4', lat: 55.695, lon: 12.549, platform: null },
  departure: '2026-11-23T07:10:00+01:00',
  arrival: '2026-11-23T07:24:00+01:00',
};

export const SAMPLE_JOURNEY: JourneyChoice = {
  departure: WALK.departure,
  arrival: BUS.arrival,
  minutes: 104,
  changes: 1,
  walkMinutes: 15,
  crossesSound: true,
  legs: [WALK, TRAIN, BUS],
  connections: [{ at: 'København H', minutes: 8, walkMinutes: 0, marginMinutes: 4, protected: false }],
  tickets: [
    { seller: 'Skånetrafiken', url: 'https://www.skanetrafiken.se/' },
    { seller: 'Somebody', url: 'javascript:alert(1)' },
  ],
};

export const SAMPLE_ANSWER: JourneysAnswer = {
  from: { name: 'Landskrona', lat: 55.8708, lon: 12.8302 },
  to: { name: 'Nørrebros Runddel', lat: 55.695, lon: 12.549 },
  journeys: [SAMPLE_JOURNEY],
  timetable: {
    validFrom: '2026-11-20',
    validTo: '2026-12-12',
    feeds: [{ id: 'gtfs-se', publisher: 'Samtrafiken', validFrom: '2026-11-20', validTo: '2026-12-12' }],
  },
};

export function journeysPage(overrides: Partial<JourneysPage> = {}): JourneysPage {
  return {
    kind: 'journeys',
    language: 'da',
    path: '/journeys?lang=da',
    form: {
      from: { text: 'Landskrona', id: null },
      to: { text: 'Nørrebros Runddel', id: 's4' },
      by: 'arriveBy',
      date: '2026-11-23',
      time: '07:30',
    },
    result: { kind: 'found', answer: SAMPLE_ANSWER, others: { from: [], to: [] } },
    planners: [],
    sources: SOURCES,
    now: NOW,
    ...overrides,
  };
}
