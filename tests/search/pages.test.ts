import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sort, VacancyQuery } from '../../src/domain/vacancy.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import { sampleRun } from '../store/sample-posting.ts';
import { testDatabase } from '../support/test-database.ts';
import { type Ad, ANYTHING, found, NOW, searchAt, store } from './search-fixture.ts';

const database = testDatabase();

/** Every page to the last, with something happening between them. */
async function readAll(query: VacancyQuery, between: (page: number) => Promise<unknown> = async () => {}) {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let page = 1; ; page += 1) {
    const answer = await searchAt(database()).search({ ...query, cursor });
    ids.push(...answer.items.flatMap((item) => item.postings.map((posting) => posting.sourceId)));
    if (answer.nextCursor === null) return ids;
    cursor = answer.nextCursor;
    await between(page);
  }
}

const day = fc
  .integer({ min: 1, max: 28 })
  .map((number) => `2026-02-${String(number).padStart(2, '0')}T08:00:00+01:00`);
const manyAds = fc
  .array(
    fc.record({
      title: fc.constantFrom('Kok', 'Kok og kok', 'Tjener'),
      description: fc.constantFrom('kok', 'kok kok kok kok', ''),
      publishedAt: fc.option(day),
      deadline: fc.option(
        fc.constantFrom(
          '2026-02-01T00:00:00+01:00',
          '2026-03-01T12:00:00+01:00',
          '2026-04-01T00:00:00+02:00',
        ),
      ),
    }),
    { maxLength: 30 },
  )
  .map((ads): Ad[] => ads.map((ad, index) => ({ ...ad, sourceId: String(index) })));

test('the pages of any search are the whole of it, in the same order, each once', async () => {
  const sorts = fc.constantFrom<Sort>('relevance', 'published', 'deadline');
  await fc.assert(
    fc.asyncProperty(
      manyAds,
      sorts,
      fc.constantFrom(null, 'kok'),
      fc.integer({ min: 1, max: 7 }),
      async (ads, sort, q, limit) => {
        await database().pool.query('truncate vacancy, posting cascade');
        await store(database(), ads);
        const whole = await found(database(), { sort, q });
        expect(await readAll({ ...ANYTHING, sort, q, limit })).toEqual(whole);
        expect(new Set(whole).size).toBe(whole.length);
      },
    ),
    { numRuns: 40 },
  );
});

describe('while a harvest writes', () => {
  const ads: Ad[] = Array.from({ length: 20 }, (_, index) => ({
    sourceId: `old ${index}`,
    title: 'Kok',
    publishedAt: `2026-02-${String(index + 1).padStart(2, '0')}T08:00:00+01:00`,
    deadline: `2026-03-${String(index + 2).padStart(2, '0')}T08:00:00+01:00`,
  }));

  test.each<Sort>(['relevance', 'published', 'deadline'])(
    'by %s nothing is shown twice and nothing left out',
    async (sort) => {
      await store(database(), ads);
      const query = { ...ANYTHING, q: 'kok', sort, limit: 3 };
      const ids = await readAll(query, (page) =>
        store(database(), [
          {
            sourceId: `newest ${page}`,
            title: 'Kok',
            publishedAt: NOW,
            deadline: '2026-03-01T18:00:00+01:00',
          },
          { sourceId: `oldest ${page}`, title: 'Kok', publishedAt: '2020-01-01T00:00:00Z', deadline: null },
        ]),
      );
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => id.startsWith('old ')).toSorted()).toEqual(
        ads.map((ad) => ad.sourceId).toSorted(),
      );
    },
  );

  test('what is closed between two pages is not on the next, and the rest is', async () => {
    await store(database(), ads);
    const gone = ['old 3', 'old 10'];
    const ids = await readAll({ ...ANYTHING, sort: 'published', limit: 6 }, () =>
      createHarvestStore(database()).retire(sampleRun(2), gone, 'removed'),
    );
    // The first page held 19 to 14.
    expect(ids).toEqual(
      ads
        .map((ad) => ad.sourceId)
        .filter((id) => !gone.includes(id))
        .toReversed(),
    );
  });
});

test('whatever a harvest does between two pages, what it leaves alone comes exactly once, in its order', async () => {
  const sorts = fc.constantFrom<Sort>('relevance', 'published', 'deadline');
  const step = fc.record({
    kind: fc.constantFrom('insert', 'change', 'retire', 'reopen'),
    at: fc.nat({ max: 29 }),
    publishedAt: fc.option(day),
    deadline: fc.option(day),
    title: fc.constantFrom('Kok', 'Tjener og kok'),
  });
  await fc.assert(
    fc.asyncProperty(
      manyAds.filter((ads) => ads.length > 3),
      fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 12 }),
      sorts,
      fc.integer({ min: 1, max: 6 }),
      async (ads, harvests, sort, limit) => {
        await database().pool.query('truncate vacancy, posting cascade');
        await store(database(), ads);
        const query = { ...ANYTHING, sort, limit, q: 'kok' };
        const before = await found(database(), query);
        const touched = new Set<string>();
        const ids = await readAll(query, async (page) => {
          for (const { kind, at, ...change } of harvests[page - 1] ?? []) {
            const sourceId = kind === 'insert' ? `new ${page} ${at}` : String(at);
            touched.add(sourceId);
            if (kind === 'retire')
              await createHarvestStore(database()).retire(sampleRun(page + 1), [sourceId], 'removed');
            else await store(database(), [{ sourceId, ...change }]);
          }
        });
        const untouched = before.filter((id) => !touched.has(id));
        expect(ids.filter((id) => untouched.includes(id))).toEqual(untouched);
      },
    ),
    { numRuns: 25 },
  );
});

describe('by deadline', () => {
  const ads: Ad[] = [
    { sourceId: 'none' },
    { sourceId: 'late', deadline: '2026-03-20T23:59:59+01:00' },
    { sourceId: 'now', deadline: NOW },
    { sourceId: 'past', deadline: '2026-02-20T23:59:59+01:00' },
    { sourceId: 'long past', deadline: '2026-01-20T23:59:59+01:00' },
    { sourceId: 'soon', deadline: '2026-03-02T23:59:59+01:00' },
  ];
  const order = ['now', 'soon', 'late', 'past', 'long past', 'none'];

  test('the soonest comes first, what is past and what has none last', async () => {
    await store(database(), ads);
    expect(await found(database(), { sort: 'deadline' })).toEqual(order);
  });

  test('a deadline that passes between two pages stays in its place', async () => {
    await store(database(), ads);
    const query: VacancyQuery = { ...ANYTHING, sort: 'deadline', limit: 1 };
    const first = await searchAt(database()).search(query);
    const later = searchAt(database(), '2026-03-03T12:00:00+01:00');
    const second = await later.search({ ...query, limit: 5, cursor: first.nextCursor });
    expect(second.items.map((item) => item.postings[0]?.sourceId)).toEqual(order.slice(1));
  });
});

test('a cursor of another search is a bad request', async () => {
  await store(database(), [{ sourceId: 'a' }, { sourceId: 'b' }]);
  const { nextCursor } = await searchAt(database()).search({ ...ANYTHING, limit: 1 });
  const other = searchAt(database()).search({ ...ANYTHING, limit: 1, q: 'kok', cursor: nextCursor });
  await expect(other).rejects.toMatchObject({ code: 'bad_request', parameter: 'cursor' });
});
