import { expect, test } from 'vitest';
import type { CommuteFinder, CommuteQuery } from '../../src/domain/commute.ts';
import { COMMUTE_UNKNOWN } from '../../src/domain/commute.ts';
import { purge } from '../../src/harvest/purge.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createListedVacancies } from '../../src/search/listed-vacancies.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import { createUpkeepStore } from '../../src/store/create-upkeep-store.ts';
import { vacancyId } from '../../src/store/vacancy-id.ts';
import { testDatabase } from '../support/test-database.ts';
import { samplePosting, sampleRun, versioned } from './sample-posting.ts';
import { wordMatcher } from './word-matcher.ts';

const database = testDatabase();
const clock = fixedClock('2026-03-01T12:00:00+01:00');
const store = () => createHarvestStore(database(), clock, wordMatcher);

const listedVacancies = (commutes?: CommuteFinder) =>
  createListedVacancies({
    database: database(),
    clock,
    municipalityName: () => null,
    ...(commutes === undefined ? {} : { commutes }),
  });
const id = (sourceId: string, source = 'jobnet') => vacancyId(source, sourceId);

test('a list tells what has become of each vacancy, in its order', async () => {
  await store().write(sampleRun(1), [
    versioned(samplePosting({ sourceId: 'open', title: 'kok' })),
    versioned(samplePosting({ sourceId: 'closed', title: 'smed' })),
    versioned(samplePosting({ sourceId: 'past', title: 'bager', openUntil: '2026-02-28T23:59:59+01:00' })),
    versioned(samplePosting({ sourceId: 'old', title: 'frisør' })),
  ]);
  await store().write(sampleRun(2, 'jobtech'), [
    versioned(samplePosting({ sourceId: 'twin', title: 'kok', description: 'Samme job' })),
  ]);
  await store().retire(sampleRun(3), ['closed'], 'removed');
  await store().retire(sampleRun(3, 'jobnet', '2025-01-01T03:00:00+01:00'), ['old'], 'removed');
  await purge(createUpkeepStore(database(), wordMatcher), clock, 180);

  const asked = [id('past'), 'nobody', id('twin', 'jobtech'), id('old'), id('closed'), id('open'), '%;\0'];
  const listed = await listedVacancies().list(asked, null);
  expect(listed.map((one) => one.id)).toEqual(asked);
  expect(
    listed.map(({ state, vacancy, closedReason }) => [state, vacancy?.title ?? null, closedReason]),
  ).toEqual([
    ['closed', 'bager', 'expired'],
    ['unknown', null, null],
    ['open', 'kok', null],
    ['gone', null, null],
    ['closed', 'smed', 'removed'],
    ['open', 'kok', null],
    ['unknown', null, null],
  ]);
  expect(listed[2]?.vacancy?.id).toBe(id('open'));
  expect(listed[0]?.closedAt).toBe('2026-02-28T23:59:59+01:00');
  expect(listed[5]?.vacancy).not.toHaveProperty('commute');
});

test('commutes are told, and computed once more where a place is new', async () => {
  await store().write(sampleRun(1), [versioned(samplePosting({ sourceId: 'a' }))]);
  const query: CommuteQuery = {
    origin: { lat: 55.7, lon: 12.5 },
    arriveBy: '07:00',
    leaveAfter: null,
    date: null,
    maxCommute: null,
    maxTravelDay: null,
    maxAway: null,
  };
  const refreshed: boolean[] = [];
  const commutes: CommuteFinder = {
    async prepare(_, refresh = false) {
      refreshed.push(refresh);
      const minutes = new Uint8Array(refresh ? 1000 : 0).fill(refresh ? 20 : COMMUTE_UNKNOWN);
      const facts = { date: '', arriveBy: '', leaveAfter: null, timetable: null, unavailable: null };
      return { facts, minutes, isLimited: false, describe: async (workplaces) => workplaces.map(() => null) };
    },
  };
  const [one] = await listedVacancies(commutes).list([id('a')], query);
  expect(one?.vacancy).toHaveProperty('commute', null);
  expect(refreshed).toEqual([false, true]);
});
