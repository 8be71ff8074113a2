import { beforeAll, describe, expect, it } from 'vitest';
import { createJourneyFinder } from '../../src/commute/journeys/journey-finder.ts';
import { createPlaceFinder, type StopPlaceFinder } from '../../src/commute/places/place-finder.ts';
import type { JourneyFinder, JourneyQuery, JourneysAnswer } from '../../src/domain/journeys.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { BadRequestError, NoTimetableError } from '../../src/lib/errors.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import type { PlaceIndex } from '../../src/normalise/places/place-index.ts';
import { checkJourney } from '../../src/timetable/check-journey.ts';
import { stringAt } from '../../src/timetable/columns/string-table.ts';
import { mergeStops } from '../../src/timetable/network/merge-stops.ts';
import { type Network, stopCount } from '../../src/timetable/network/network.ts';
import type { ServingTimetable } from '../../src/timetable/service/timetable-service.ts';
import { servingOf } from './support/serving-timetable.ts';
import { BOTH_FEEDS, readSmallFeeds } from './support/small-feeds.ts';

const NOW = '2026-11-24T06:50:00+01:00';
const COPENHAGEN = 'stop:gtfs-dk:000008600626';
const LUND = 'stop:gtfs-se:9021012081216000';
const LUND_LTH = 'stop:gtfs-se:9022012000000502';
const ANY: JourneyQuery = {
  from: COPENHAGEN,
  to: LUND_LTH,
  by: 'departAt',
  time: '07:00',
  date: '2026-11-24',
  windowMinutes: null,
  language: 'en',
};

let facts: PlaceIndex;
let timetable: ServingTimetable;
let places: StopPlaceFinder;
let finder: JourneyFinder;
/** Faults of every journey the timetable was ever asked for. */
const faults: string[] = [];
beforeAll(async () => {
  facts = await loadPlaces();
  timetable = checked(servingOf(withOneCopenhagen(await readSmallFeeds(BOTH_FEEDS))));
  places = createPlaceFinder({
    facts,
    addresses: [],
    timetables: { current: () => timetable, onChange: () => () => undefined },
  });
  finder = finderOver(timetable);
});

/** As the merge of both feeds does it: what calls at the Swedish København H calls at the Danish. */
function withOneCopenhagen(network: Network): Network {
  const ids = Array.from({ length: stopCount(network) }, (_, stop) => stringAt(network.stops.id, stop));
  const into = Int32Array.from(ids.keys());
  into[ids.indexOf('9022012045007001')] = ids.indexOf('000008600626');
  return mergeStops(network, into);
}

/** The last train to Malmö, and the first from there: at Lund before any other of the morning. */
const NIGHT_TRAINS = `late,22:30:00,22:30:00,9022012045007001,1,,
late,23:05:00,23:05:00,9022012080000001,2,,
early,05:50:00,05:50:00,9022012080000002,1,,
early,06:08:00,06:08:00,9022012081216001,2,,
`;

/** A finder over both feeds and more Swedish trains, of rows of stop_times.txt. */
async function finderWith(stopTimes: string): Promise<JourneyFinder> {
  const feed = BOTH_FEEDS['gtfs-se'];
  const trains = new Set(stopTimes.match(/^\w+/gm));
  const more = {
    ...feed,
    'trips.txt': `${feed['trips.txt']}${[...trains].map((id) => `P,D,${id},,0,\n`).join('')}`,
    'stop_times.txt': `${feed['stop_times.txt']}${stopTimes}`,
  };
  const network = withOneCopenhagen(await readSmallFeeds({ ...BOTH_FEEDS, 'gtfs-se': more }));
  return finderOver(checked(servingOf(network)));
}

function checked(inner: ServingTimetable): ServingTimetable {
  const ask: ServingTimetable['ask'] = async (date, question) => {
    const answer = await inner.ask(date, question);
    for (const journey of Array.isArray(answer) ? answer : []) {
      faults.push(...checkJourney(journey, inner.network, date, inner.timeZone));
    }
    return answer;
  };
  return { ...inner, ask };
}

function finderOver(current: ServingTimetable | null): JourneyFinder {
  return createJourneyFinder({
    timetables: { current: () => current },
    places,
    clock: fixedClock(NOW),
    realtime: null,
  });
}

const find = (changes: Partial<JourneyQuery> = {}): Promise<JourneysAnswer> =>
  finder.find({ ...ANY, ...changes });
const times = ({ journeys }: JourneysAnswer) =>
  journeys.map(({ departure, arrival, changes }) => [
    departure.slice(11, 16),
    arrival.slice(11, 16),
    changes,
  ]);

describe('journeys', () => {
  it('lead over the bridge with legs, numbers, platforms and operators as both feeds have them', async () => {
    const { from, to, journeys, timetable: facts } = await find();
    expect([from.name, to.name]).toEqual(['København H', 'Lund LTH']);
    const [choice] = journeys;
    expect(choice).toMatchObject({ crossesSound: true, changes: 1 });
    expect(choice?.legs.map(({ mode }) => mode)).toEqual(['train', 'walk', 'bus']);
    expect(choice?.legs[0]).toMatchObject({
      line: 'Öresundståg',
      operator: 'Öresundståg',
      trainNumber: '1024',
      headsign: 'Lund C',
      from: { name: 'København H' },
      to: { name: 'Lund C', stopId: 'gtfs-se:9022012081216001', platform: '1' },
      departure: '2026-11-24T07:20:00+01:00',
      path: [expect.anything(), expect.anything(), expect.anything()],
    });
    expect(choice?.legs[2]).toMatchObject({ mode: 'bus', line: '4', trainNumber: null });
    expect(choice?.tickets.map(({ seller }) => seller)).toEqual(['Skånetrafiken', 'DSB', 'Rejseplanen']);
    expect(facts.feeds.map(({ id, attribution }) => [id, attribution])).toEqual([
      ['gtfs-dk', 'Rejseplanen'],
      ['gtfs-se', 'Trafiklab / Samtrafiken, Skånetrafiken (CC0 1.0)'],
    ]);
  });

  it('tell the margin of each change and that nobody answers for it between companies', async () => {
    const [choice] = (await find()).journeys;
    expect(choice?.connections).toEqual([
      { at: 'Lund C (Bangatan)', minutes: 20, walkMinutes: 4, marginMinutes: 16, protected: false },
    ]);
    const roskilde = await find({
      from: 'stop:gtfs-dk:000000001002',
      to: 'stop:gtfs-dk:000008600858',
      time: '06:30',
    });
    expect(roskilde.journeys[0]?.connections).toEqual([
      { at: 'København H', minutes: 11, walkMinutes: 0, marginMinutes: 6, protected: true },
    ]);
  });

  it('are all of the window, either way of asking', async () => {
    expect(times(await find({ to: LUND }))).toEqual([
      ['07:20', '08:10', 0],
      ['07:40', '08:30', 0],
    ]);
    expect(times(await find({ to: LUND, windowMinutes: 25 }))).toEqual([['07:20', '08:10', 0]]);
    expect(times(await find({ to: LUND, by: 'arriveBy', time: '08:20' }))).toEqual([['07:20', '08:10', 0]]);
    const instant = { time: '2026-11-24T06:30:00Z', date: null };
    expect(times(await find({ to: LUND, ...instant }))).toEqual([['07:40', '08:30', 0]]);
    expect(times(await find({ to: LUND, time: null, date: null }))).toHaveLength(2);
  });

  it('are the next, or the last before, where the window has none', async () => {
    expect(times(await find({ to: LUND, time: '05:00', windowMinutes: 30 }))).toEqual([
      ['07:20', '08:10', 0],
    ]);
    expect(times(await find({ to: LUND, by: 'arriveBy', time: '11:00', windowMinutes: 30 }))).toEqual([
      ['07:40', '08:30', 0],
    ]);
  });

  it('are those of tomorrow for who leaves late, of yesterday where nothing arrives before the morning', async () => {
    const days = (answer: JourneysAnswer) => answer.journeys.map(({ departure }) => departure.slice(8, 16));
    expect(days(await find({ to: LUND, time: '23:00' }))).toEqual(['25T07:20']);
    expect(days(await find({ to: LUND, time: '12:00' }))).toEqual(['25T07:20']);
    const early = { to: LUND, by: 'arriveBy', date: '2026-11-25' } as const;
    expect(days(await find({ ...early, time: '05:30' }))).toEqual(['24T07:40']);
    expect(days(await find({ to: LUND, date: '2026-12-31', time: '23:00' }))).toEqual([]);
    expect(days(await find({ ...early, date: '2026-11-01', time: '05:30' }))).toEqual([]);
  });

  it('are all of a window that lasts through the night, on both sides of it', async () => {
    const night = { to: LUND, windowMinutes: 720 } as const;
    expect(times(await find({ ...night, time: '20:00' }))).toEqual([
      ['07:20', '08:10', 0],
      ['07:40', '08:30', 0],
    ]);
    const arriving = { ...night, by: 'arriveBy', date: '2026-11-25' } as const;
    expect(times(await find({ ...arriving, time: '08:10' }))).toEqual([['07:20', '08:10', 0]]);
    const from = 'stop:gtfs-se:9022012000000501';
    const lth = await find({ from, to: LUND_LTH, date: '2026-11-24', time: '20:30', windowMinutes: 720 });
    const rides = lth.journeys.filter(({ tickets }) => tickets.length > 0);
    expect(rides.map(({ departure }) => departure.slice(8, 16))).toEqual(['25T01:10']);
  });

  it('do not wait through the night where one can leave in the morning', async () => {
    const over = await finderWith(NIGHT_TRAINS);
    const by = async (time: string, windowMinutes: number) =>
      times(await over.find({ ...ANY, to: LUND, by: 'arriveBy', time, windowMinutes }));
    expect(await by('08:20', 180)).toEqual([['07:20', '08:10', 0]]);
    expect(await by('07:00', 60)).toEqual([['22:30', '06:08', 1]]);
  });

  it('take no detour for leaving at the last minute of the window, nor for arriving at its first', async () => {
    const over = await finderWith(
      `slow,07:28:00,07:28:00,9022012045007001,1,,
slow,08:14:00,08:14:00,9022012080000001,2,,
fast,08:11:00,08:11:00,9022012080000001,1,,
fast,08:29:00,08:29:00,9022012081216001,2,,
`,
    );
    const asked = { ...ANY, to: LUND };
    expect(times(await over.find({ ...asked, windowMinutes: 30 }))).toEqual([['07:20', '08:10', 0]]);
    expect(times(await over.find({ ...asked, windowMinutes: 45 }))).toEqual([
      ['07:20', '08:10', 0],
      ['07:40', '08:30', 0],
    ]);
    const arriving = { ...asked, by: 'arriveBy', time: '08:30' } as const;
    expect(times(await over.find({ ...arriving, windowMinutes: 15 }))).toEqual([['07:40', '08:30', 0]]);
  });

  it('are told with the next morning’s where the night has only such as wait for it', async () => {
    const crawl = `crawl,22:45:00,22:45:00,9022012045007001,1,,
crawl,32:12:00,32:12:00,9022012081216001,2,,
`;
    const over = await finderWith(NIGHT_TRAINS + crawl);
    expect(times(await over.find({ ...ANY, to: LUND, time: '22:20', windowMinutes: 30 }))).toEqual([
      ['22:30', '06:08', 1],
      ['07:20', '08:10', 0],
    ]);
  });

  it('begin and end on foot at any point, and go on foot where that is as good', async () => {
    const walked = await find({ from: '55.6735,12.5655', to: '55.7090,13.1880' });
    expect(walked.journeys[0]?.legs.map(({ mode }) => mode)).toEqual(['walk', 'train', 'walk']);
    expect(walked.journeys[0]?.legs[0]?.from).toMatchObject({ name: '55.6735,12.5655', stopId: null });
    const near = await find({ from: '55.6735,12.5655', to: '55.6790,12.5700' });
    expect(near.journeys.map(({ legs }) => legs.map(({ mode }) => mode))).toEqual([['walk']]);
    expect(near.journeys[0]).toMatchObject({
      departure: '2026-11-24T07:00:00+01:00',
      changes: 0,
      tickets: [],
    });
    const back = await find({ from: '55.6735,12.5655', to: '55.6790,12.5700', by: 'arriveBy' });
    expect(back.journeys[0]?.arrival).toBe('2026-11-24T07:00:00+01:00');
  });

  it('never walk over the Sound', async () => {
    const answer = await find({ from: '56.0336,12.6142', to: '56.0440,12.6700', time: '05:00' });
    expect(answer.journeys.flatMap(({ legs }) => legs).every(({ mode }) => mode !== 'walk')).toBe(true);
  });

  it('go on after midnight, whichever evening they belong to', async () => {
    const night = { from: 'stop:gtfs-se:9022012000000501', windowMinutes: 60 };
    const departing = await find({ ...night, date: '2026-11-25', time: '00:50' });
    const ridden = departing.journeys.find(({ tickets }) => tickets.length > 0);
    expect(ridden?.departure).toBe('2026-11-25T01:10:00+01:00');
    const arriving = await find({ ...night, date: '2026-11-25', by: 'arriveBy', time: '01:30' });
    expect(arriving.journeys.map(({ arrival }) => arrival)).toContain('2026-11-25T01:20:00+01:00');
  });

  it('exist leg by leg in the timetable', () => {
    expect(faults).toEqual([]);
  });
});

describe('a second opinion', () => {
  const over = (current: ServingTimetable) => {
    const asked: unknown[] = [];
    const finder = createJourneyFinder({
      timetables: { current: () => current },
      places,
      clock: fixedClock(NOW),
      realtime: null,
      secondOpinion: {
        planners: ['Other'],
        ask: async (from, to, window) => {
          asked.push([from.lat, to.lat, window.by]);
          return (ours) => [
            { planner: 'Other', state: 'answered', journeys: [], lacking: ours.map((_, i) => i) },
          ];
        },
      },
    });
    return { finder, asked };
  };

  it('is asked beside our own search, and only where somebody wants it', async () => {
    const { finder, asked } = over(timetable);
    expect(finder.planners).toEqual(['Other']);
    expect(await finder.find(ANY)).not.toHaveProperty('secondOpinion');
    expect(asked).toEqual([]);
    const { journeys, secondOpinion } = await finder.find({ ...ANY, secondOpinion: true });
    expect(secondOpinion).toMatchObject([{ planner: 'Other', lacking: [...journeys.keys()] }]);
    expect(asked).toEqual([[55.6729, 55.7122, 'departAt']]);
  });

  it('is empty where nobody can be asked', async () => {
    expect((await find({ secondOpinion: true })).secondOpinion).toEqual([]);
    expect(finder.planners).toEqual([]);
  });
});

describe('questions that cannot be answered', () => {
  const fault = async (changes: Partial<JourneyQuery>) => {
    const error = await find(changes).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BadRequestError);
    return (error as BadRequestError).parameter;
  };

  it('name what is wrong', async () => {
    expect(await fault({ from: 'nowhere' })).toBe('from');
    expect(await fault({ to: 'stop:gtfs-dk:1' })).toBe('to');
    expect(await fault({ to: '95.0,12.0' })).toBe('to');
    expect(await fault({ to: COPENHAGEN })).toBe('to');
    expect(await fault({ date: '2026-02-30' })).toBe('date');
    expect(await fault({ date: '2027-06-01' })).toBe('date');
    expect(await fault({ time: '2027-06-01T07:00:00+02:00', date: null })).toBe('departAt');
  });

  it('wait for a timetable', async () => {
    expect(finder.timetable()).toMatchObject({ validFrom: '2026-11-01', validTo: '2026-12-31' });
    expect(finderOver(null).timetable()).toBeNull();
    await expect(finderOver(null).find(ANY)).rejects.toThrow(NoTimetableError);
  });
});
