import { expect, test } from 'vitest';
import {
  COMMUTE_OVER_LIMIT,
  COMMUTE_UNKNOWN,
  COMMUTE_UNREACHED,
  type Commute,
  type CommuteFacts,
  type CommuteFinder,
  type CommuteQuery,
} from '../../src/domain/commute.ts';
import type { VacancyPage, VacancyQuery } from '../../src/domain/vacancy.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createVacancySearch } from '../../src/search/vacancy-search.ts';
import { MALMO } from '../store/sample-posting.ts';
import { testDatabase } from '../support/test-database.ts';
import { ANYTHING, NOW, store } from './search-fixture.ts';

const database = testDatabase();

const FACTS: CommuteFacts = {
  date: '2026-03-02',
  arriveBy: '2026-03-02T07:00:00+01:00',
  leaveAfter: null,
  timetable: null,
  unavailable: null,
};
const FROM_HOME: CommuteQuery = {
  origin: { lat: 55.6, lon: 13 },
  arriveBy: '07:00',
  leaveAfter: null,
  date: null,
  maxCommute: null,
  maxTravelDay: null,
  maxAway: null,
};

/** Tells commutes as a table says: longitude of the place → minutes. Knows only the places there were when it was made. */
async function commutesOf(
  table: Readonly<Record<number, number>>,
  isLimited = false,
  facts: CommuteFacts = FACTS,
): Promise<CommuteFinder & { asked: boolean[] }> {
  const asked: boolean[] = [];
  const read = async () => (await database().pool.query('select number, lon from workplace')).rows;
  let rows = await read();
  return {
    asked,
    async prepare(_, refresh = false) {
      asked.push(refresh);
      if (refresh) rows = await read();
      const last = Math.max(0, ...rows.map((row) => row.number));
      const minutes = new Uint8Array(last + 1).fill(COMMUTE_UNKNOWN);
      for (const { number, lon } of rows) minutes[number] = table[lon] ?? COMMUTE_UNREACHED;
      return {
        facts,
        minutes: facts.unavailable === null ? minutes : null,
        isLimited,
        describe: async (numbers) =>
          numbers.map((number) => (number === null ? null : ({ minutes: minutes[number] ?? -1 } as Commute))),
      };
    },
  };
}

function search(commutes: CommuteFinder, change: Partial<VacancyQuery>): Promise<VacancyPage> {
  const deps = { database: database(), clock: fixedClock(NOW), municipalityName: () => null, commutes };
  return createVacancySearch(deps).search({ ...ANYTHING, commute: FROM_HOME, facets: true, ...change });
}

const at = (lon: number) => ({ ...MALMO, lon });
const idsOf = (page: VacancyPage) => page.items.map((item) => item.postings[0]?.sourceId);

async function fiveAds(): Promise<void> {
  const unknown = { ...MALMO, lat: null, lon: null, precision: 'unknown' as const };
  await store(database(), [
    { sourceId: 'near', workplace: at(13.1), hours: 'part_time' },
    { sourceId: 'middle', workplace: at(13.2) },
    { sourceId: 'far', workplace: at(13.3) },
    { sourceId: 'never', workplace: at(13.4) },
    { sourceId: 'nowhere', workplace: unknown },
  ]);
}

test('sorts by commute, what cannot be reached last, and tells each its own', async () => {
  await fiveAds();
  const page = await search(await commutesOf({ 13.1: 20, 13.2: 45, 13.3: 90 }), { sort: 'commute' });
  expect(idsOf(page).slice(0, 3)).toEqual(['near', 'middle', 'far']);
  expect(page.total).toBe(5);
  expect(page.items.map((item) => item.commute?.minutes).slice(0, 3)).toEqual([20, 45, 90]);
  expect(page.items.find((item) => item.workplace.precision === 'unknown')?.commute).toBeNull();
  expect(page.commute).toEqual(FACTS);
});

test('with a limit only what can be reached within it is listed and counted', async () => {
  await fiveAds();
  const commutes = await commutesOf({ 13.1: 20, 13.2: 45, 13.3: COMMUTE_OVER_LIMIT }, true);
  const page = await search(commutes, { sort: 'commute' });
  expect(idsOf(page)).toEqual(['near', 'middle']);
  expect(page.total).toBe(2);
  for (const counts of Object.values(page.facets ?? {})) {
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  }
  const partTime = await search(commutes, { hours: ['part_time'] });
  expect(partTime.total).toBe(1);
  expect(partTime.facets?.hours.map(({ value, count }) => [value, count]).sort()).toEqual([
    ['full_time', 1],
    ['part_time', 1],
  ]);
});

test('pages follow each other in the order of commutes', async () => {
  await fiveAds();
  const commutes = await commutesOf({ 13.1: 20, 13.2: 20, 13.3: 90 });
  const seen: (string | undefined)[] = [];
  let cursor: string | null = null;
  do {
    const page: VacancyPage = await search(commutes, { sort: 'commute', limit: 2, cursor });
    seen.push(...idsOf(page));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toHaveLength(5);
  expect(new Set(seen).size).toBe(5);
  expect(new Set(seen.slice(0, 2))).toEqual(new Set(['near', 'middle']));
  expect(seen[2]).toBe('far');
});

test('a place added after the commutes were computed is asked for again', async () => {
  await fiveAds();
  const commutes = await commutesOf({ 13.1: 20, 13.2: 45, 13.3: 90, 13.5: 10 }, true);
  await store(database(), [{ sourceId: 'new', workplace: at(13.5) }]);
  const page = await search(commutes, { sort: 'commute' });
  expect(idsOf(page)).toEqual(['new', 'near', 'middle', 'far']);
  expect(commutes.asked).toEqual([false, true]);
});

test('without a timetable the search is as without a commute, and says so', async () => {
  await fiveAds();
  const facts: CommuteFacts = { ...FACTS, unavailable: 'no_timetable' };
  const page = await search(await commutesOf({}, true, facts), { sort: 'commute' });
  expect(page.total).toBe(5);
  expect(page.commute?.unavailable).toBe('no_timetable');
});

test('a cursor tells nothing of the home', async () => {
  await fiveAds();
  const commutes = await commutesOf({ 13.1: 20 });
  const [here, there] = await Promise.all(
    [FROM_HOME, { ...FROM_HOME, origin: { lat: 56.1, lon: 12.7 } }].map((commute) =>
      search(commutes, { limit: 2, commute }),
    ),
  );
  expect(here?.nextCursor).not.toBeNull();
  expect(here?.nextCursor).toBe(there?.nextCursor);
});
