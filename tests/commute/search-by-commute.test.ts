import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom, seedOf } from '../../src/demo/random.ts';
import { type CommuteQuery, LONGEST_COMMUTE, roundedPoint } from '../../src/domain/commute.ts';
import type { Facets, VacancyQuery, VacancySearch } from '../../src/domain/vacancy.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createVacancySearch } from '../../src/search/vacancy-search.ts';
import { readWorkplaces } from '../../src/store/read-workplaces.ts';
import type { Network } from '../../src/timetable/network/network.ts';
import type { ServingTimetable } from '../../src/timetable/service/timetable-service.ts';
import { type Ad, ANYTHING, store } from '../search/search-fixture.ts';
import { KOEBENHAVN, MALMO } from '../store/sample-posting.ts';
import { testDatabase } from '../support/test-database.ts';
import { commuteWorld, demoNetwork, servingHere } from './commute-world.ts';

const CLOCK = fixedClock('2026-11-24T09:00:00+01:00');
const ADS = 120;

const database = testDatabase();
let both: ServingTimetable;
let swedish: ServingTimetable;
beforeAll(async () => {
  both = servingHere(await demoNetwork(CLOCK), 'both');
  swedish = servingHere(await demoNetwork(CLOCK, 'gtfs-se'), 'swedish');
});

/** Points near stops, and every fourth ad known by its municipality alone; of several kinds, so that facets differ. */
function adsAt({ stops }: Network): Ad[] {
  const random = seededRandom(seedOf('ads to search by commute'));
  return Array.from({ length: ADS }, (_, i): Ad => {
    const place = random.fraction() < 0.5 ? KOEBENHAVN : MALMO;
    const stop = random.whole(0, stops.latitude.length - 1);
    const lat = (stops.latitude[stop] ?? 0) + (random.fraction() - 0.5) * 0.01;
    const lon = (stops.longitude[stop] ?? 0) + (random.fraction() - 0.5) * 0.02;
    const known = { ...place, lat, lon, precision: 'address' as const };
    const vague = { ...place, lat: null, lon: null, precision: 'municipality' as const };
    return {
      sourceId: `ad ${i}`,
      workplace: i % 4 === 0 ? vague : known,
      hours: random.fraction() < 0.5 ? 'full_time' : 'part_time',
      duration: random.fraction() < 0.3 ? 'temporary' : 'permanent',
    };
  });
}

/** A search over the real database and the real engine, whose timetable can be exchanged. */
async function world(timetable: ServingTimetable | null) {
  const { pool } = database();
  const { commutes, serve } = await commuteWorld(CLOCK, timetable, [], (after, missing) =>
    readWorkplaces(pool, after, missing),
  );
  const deps = { database: database(), clock: CLOCK, municipalityName: () => null, commutes };
  return { search: createVacancySearch(deps), commutes, serve };
}

const from = (lat: number, lon: number, change: Partial<CommuteQuery> = {}): CommuteQuery => ({
  origin: roundedPoint({ lat, lon }),
  arriveBy: '08:30',
  leaveAfter: '16:30',
  date: '2026-11-25',
  maxCommute: 60,
  maxTravelDay: null,
  maxAway: null,
  ...change,
});
const HOMES = [
  from(55.609, 13.0),
  from(55.676, 12.568, { maxCommute: 40 }),
  from(55.87, 12.83, { maxCommute: null, maxTravelDay: 150 }),
  from(55.708, 13.187, { maxCommute: null, maxAway: 600, leaveAfter: '15:00' }),
];

/** All that a search finds, page by page. */
async function all(search: VacancySearch, change: Partial<VacancyQuery>) {
  const query = { ...ANYTHING, limit: 100, facets: true, ...change };
  const first = await search.search(query);
  const items = [...first.items];
  for (let { nextCursor } = first; nextCursor !== null; ) {
    const next = await search.search({ ...query, facets: false, cursor: nextCursor });
    items.push(...next.items);
    nextCursor = next.nextCursor;
  }
  return { ...first, items };
}

const sum = (facet: Facets[keyof Facets] | undefined) =>
  (facet ?? []).reduce((total, { count }) => total + count, 0);

describe('a search by commute over the real engine', () => {
  test('counts in total and facets what it lists, and lists what the limits leave', async () => {
    await store(database(), adsAt(both.network));
    const { search } = await world(both);
    let fewest = ADS;
    for (const commute of HOMES) {
      for (const filter of [{}, { hours: ['part_time'] }] as const) {
        const found = await all(search, { commute, ...filter });
        expect(found.items).toHaveLength(found.total);
        for (const facet of ['country', 'municipality', 'duration', 'language', 'source'] as const)
          expect(sum(found.facets?.[facet]), facet).toBe(found.total);
        for (const { value, count } of found.facets?.country ?? [])
          expect(found.items.filter(({ workplace }) => workplace.country === value)).toHaveLength(count);
        fewest = Math.min(fewest, found.total);
        expect(found.total, 'somebody gets somewhere').toBeGreaterThan(0);
        await expectExactly(search, commute, filter, found.items);
      }
    }
    expect(fewest, 'and not everywhere').toBeLessThan(ADS / 2);
  });

  /** What is listed is what the commutes of all, told one by one without a limit, leave within the limits. */
  async function expectExactly(
    search: VacancySearch,
    commute: CommuteQuery,
    filter: Partial<VacancyQuery>,
    items: readonly { readonly id: string }[],
  ): Promise<void> {
    const unlimited = { ...commute, maxCommute: null, maxTravelDay: null, maxAway: null };
    const everything = await all(search, { ...filter, commute: unlimited });
    const within = everything.items.filter((item) => {
      const there = item.commute?.minutes ?? Infinity;
      const back = item.commute?.return?.minutes ?? Infinity;
      const { maxCommute, maxTravelDay, maxAway, arriveBy, leaveAfter } = commute;
      const atWork = minutesOf(leaveAfter ?? '') - minutesOf(arriveBy);
      return (
        Math.max(there, back) <= (maxCommute ?? LONGEST_COMMUTE) &&
        there + back <= (maxTravelDay ?? Infinity) &&
        there + back + atWork <= (maxAway ?? Infinity)
      );
    });
    const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();
    expect(idsOf(items)).toEqual(idsOf(within));
  }

  function minutesOf(clock: string): number {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    return hours * 60 + minutes;
  }
});

test('a new timetable changes answers at once, and none leaves the search without commutes', async () => {
  await store(database(), adsAt(both.network));
  const [, commute] = HOMES;
  if (commute === undefined) throw new Error('there is a home');
  const answer = async ({ search }: Awaited<ReturnType<typeof world>>) => {
    const { total, items, commute: facts } = await all(search, { commute, sort: 'commute' });
    return { total, minutes: items.map(({ id, commute: way }) => `${id} ${way?.minutes}`), facts };
  };
  const running = await world(both);
  const before = await answer(running);
  running.serve(swedish);
  const after = await answer(running);
  expect(after).toEqual(await answer(await world(swedish)));
  // Who lives in Copenhagen gets less far without the Danish lines.
  expect(after.total).toBeLessThan(before.total);
  expect(after.facts?.timetable?.feeds.map(({ id }) => id)).toEqual(['gtfs-se']);
  running.serve(both);
  expect(await answer(running)).toEqual(before);
  running.serve(null);
  const none = await answer(running);
  expect(none.total).toBe(ADS);
  expect(none.facts).toMatchObject({ timetable: null, unavailable: 'no_timetable' });
});
