import type { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { COMMUTE_OVER_LIMIT, COMMUTE_UNREACHED, type CommuteFinder } from '../../src/domain/commute.ts';
import type { VacancyPage, VacancyQuery } from '../../src/domain/vacancy.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { startThread } from '../../src/lib/start-thread.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import { QueryPlaces } from '../../src/normalise/places/query-places.ts';
import type { Concept, ConceptIndex } from '../../src/occupations/concept-index.ts';
import { BoardKeeper } from '../../src/search/board/board-keeper.ts';
import { findOnBoard, isForBoard } from '../../src/search/board/find-on-board.ts';
import { NotOnBoardError } from '../../src/search/board/text-on-board.ts';
import { VacancyBoard } from '../../src/search/board/vacancy-board.ts';
import { createVacancySearch, type SearchBoard } from '../../src/search/vacancy-search.ts';
import { openOwnClient } from '../../src/store/own-client.ts';
import { KOEBENHAVN, MALMO } from '../store/sample-posting.ts';
import { PATIENCE } from '../support/patience.ts';
import { testDatabase } from '../support/test-database.ts';
import { type Ad, ANYTHING, NOW, store } from './search-fixture.ts';
import { seedOccupations } from './seed-occupations.ts';

const database = testDatabase();
let occupations: ConceptIndex;
let places: QueryPlaces;

beforeAll(async () => {
  occupations = await seedOccupations();
  places = new QueryPlaces(await loadPlaces());
});

const clients: { end(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()));
});

async function keeper(): Promise<BoardKeeper> {
  const client = await openOwnClient(database().url, 'sundet test');
  clients.push(client);
  const fresh = new BoardKeeper(client);
  await fresh.load();
  return fresh;
}

/** The board without its thread, and how often it answered. */
function boardOf(kept: BoardKeeper): SearchBoard & { answered: number } {
  const board = {
    isUp: true,
    answered: 0,
    async find(options: Parameters<SearchBoard['find']>[0]) {
      if (!isForBoard(options)) throw new NotOnBoardError();
      const found = findOnBoard(kept.board, structuredClone(options));
      board.answered += 1;
      return found;
    },
  };
  return board;
}

function search(query: VacancyQuery, board?: SearchBoard): Promise<VacancyPage> {
  return createVacancySearch({
    database: database(),
    clock: fixedClock(NOW),
    municipalityName: (code) => code,
    occupations,
    places,
    commutes: byLongitude,
    ...(board === undefined ? {} : { board }),
  }).search(query);
}

/** A commute that the number of the workplace tells, some of them too long or none. */
const byLongitude: CommuteFinder = {
  async prepare({ maxCommute }) {
    const minutes = Uint8Array.from({ length: 10_000 }, (_, number) =>
      number % 7 === 0
        ? COMMUTE_UNREACHED
        : number % 5 === 0 && maxCommute !== null
          ? COMMUTE_OVER_LIMIT
          : number % 60,
    );
    const facts = { date: '2026-03-02', arriveBy: '', leaveAfter: null, timetable: null, unavailable: null };
    return {
      facts,
      minutes,
      isLimited: maxCommute !== null,
      describe: async (workplaces) => workplaces.map(() => null),
    };
  },
};

const WORDS = [
  'sygeplejerske',
  'nurse',
  'kock',
  'truck',
  'weekend',
  'natten',
  'Malmö',
  'IT-supporter',
  'og',
  'team',
];
const OCCUPATIONS = ['sygeplejerske', 'kok', 'lastbilschaufför', 'developer'];

function concept(word: string): Concept {
  const [best] = occupations.lookup(word);
  if (best === undefined) throw new Error(`“${word}” is no everyday word`);
  return best.concept;
}

const instant = fc
  .integer({ min: -40, max: 40 })
  .map((days) => new Date(Date.parse(NOW) + days * 86_400_000).toISOString());
const words = (most: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: most }).map((all) => all.join(' '));
const confidence = fc.constantFrom(0.05, 0.35, 0.5, 0.65, 0.75, 0.849, 0.95, 1);

const occupationOf = fc
  .tuple(
    fc.constantFrom(...OCCUPATIONS),
    fc.constantFrom('stated', 'mapped', 'inferred', 'candidates', 'none'),
    confidence,
  )
  .map(([word, basis, sure]): Partial<Ad> => {
    const { uri, isco, labels, number } = concept(word);
    if (basis === 'none') return {};
    const known = {
      occupation: { esco: uri, isco, labels, basis: 'inferred' as const, confidence: sure },
      concepts: [number],
    };
    if (basis === 'candidates')
      return {
        ...known,
        occupation: { ...known.occupation, esco: null },
        occupationCandidates: [{ concept: number, esco: uri, isco, confidence: sure }],
      };
    return { ...known, occupation: { ...known.occupation, basis: basis as 'stated' } };
  });

const adOf = fc
  .record({
    title: words(3),
    description: words(8),
    language: fc.constantFrom('da', 'sv', 'en', null),
    workplace: fc
      .tuple(fc.constantFrom(KOEBENHAVN, MALMO), fc.nat(12))
      .map(([place, lon]) => (place === MALMO ? { ...MALMO, lon: 12 + lon / 10 } : place)),
    hours: fc.constantFrom('full_time', 'part_time', null),
    duration: fc.constantFrom('permanent', 'temporary', null),
    publishedAt: fc.option(instant),
    deadline: fc.option(instant),
    openUntil: fc.option(instant, { freq: 2 }),
    requirements: fc.constantFrom<Ad['requirements']>(undefined, [
      { code: 'driving_licence', required: true, evidence: 'kørekort', basis: 'text' },
    ] as never),
  })
  .chain((ad) => occupationOf.map((occupation) => ({ ...ad, ...occupation }) as Partial<Ad>));

const queryOf: fc.Arbitrary<VacancyQuery> = fc
  .record({
    q: fc.option(
      fc.oneof(
        words(3),
        fc.constantFrom(
          ...OCCUPATIONS,
          'sygeplejerske malmö',
          'kok -truck',
          '"truck weekend"',
          '-og',
          'kock københavn',
        ),
      ),
    ),
    countries: fc.subarray(['DK', 'SE'] as const, { maxLength: 1 }),
    municipalities: fc.subarray(['0101', '1280']),
    languages: fc.subarray(['da', 'en'] as const),
    hours: fc.subarray(['full_time', 'part_time'] as const),
    durations: fc.subarray(['permanent'] as const),
    sources: fc.subarray(['jobnet', 'jobtech']),
    occupations: fc.subarray(['2', '2221', '51']),
    requires: fc.subarray(['driving_licence']),
    publishedAfter: fc.option(instant),
    deadlineAfter: fc.option(instant),
    employers: fc.constantFrom([], [], [], ['rigshospitalet']),
    sort: fc.constantFrom('relevance', 'published', 'deadline', 'commute'),
    limit: fc.constantFrom(0, 3, 20),
    facets: fc.boolean(),
    commute: fc.constantFrom(null, null, COMMUTE(null), COMMUTE(60)),
  })
  .map(
    (change) =>
      ({
        ...ANYTHING,
        ...change,
        ...(change.q === null && change.sort === 'relevance' ? { sort: 'published' } : {}),
      }) as VacancyQuery,
  );

function COMMUTE(maxCommute: number | null): NonNullable<VacancyQuery['commute']> {
  const rest = { leaveAfter: null, date: null, maxTravelDay: null, maxAway: null };
  return { origin: { lat: 55.6, lon: 13 }, arriveBy: '07:00', ...rest, maxCommute };
}

const QUESTION: Parameters<SearchBoard['find']>[0] = {
  ...ANYTHING,
  now: new Date(NOW),
  orderedAt: new Date(NOW),
  wanted: { texts: [], optionalTexts: [], unwanted: [], occupations: [], places: [] },
  after: null,
  commute: null,
};

describe('the board', () => {
  test('finds, counts and orders as the database does, whatever is asked', async () => {
    const ads = fc
      .sample(adOf, { numRuns: 150, seed: 7 })
      .map((ad, index) => ({ ...ad, sourceId: `ad ${index}` }));
    await store(database(), ads.slice(0, 100));
    await store(database(), ads.slice(100), 'jobtech');
    const board = boardOf(await keeper());
    await fc.assert(
      fc.asyncProperty(queryOf, async (query) => {
        const expected = await search(query);
        expect(await search(query, board)).toEqual(expected);
        if (expected.nextCursor === null) return;
        const next = { ...query, cursor: expected.nextCursor };
        expect(await search(next, board)).toEqual(await search(next));
      }),
      { numRuns: 250 },
    );
    expect(board.answered).toBeGreaterThan(150);
  }, 60_000);

  test('follows what is written: new, changed, closed and deleted vacancies', async () => {
    const kept = await keeper();
    const board = boardOf(kept);
    const found = async (q: string) =>
      (await search({ ...ANYTHING, q }, board)).items.map(({ title }) => title).sort();
    await store(database(), [
      { sourceId: '1', title: 'Gartner' },
      { sourceId: '2', title: 'Gartner i parken' },
      { sourceId: '3', title: 'Gartner ved havet' },
    ]);
    expect(await found('gartner')).toEqual([]);
    await kept.refresh();
    expect(await found('gartner')).toEqual(['Gartner', 'Gartner i parken', 'Gartner ved havet']);

    await database().pool.query(`update vacancy set title = 'Slagter' where title = 'Gartner'`);
    await database().pool.query(
      `update vacancy set closed_at = now(), closed_reason = 'removed' where title = 'Gartner i parken'`,
    );
    await database().pool.query(`delete from vacancy where title = 'Gartner ved havet'`);
    await kept.refresh();
    expect(await found('gartner')).toEqual([]);
    expect(await found('slagter')).toEqual(['Slagter']);
    expect(kept.board.size).toBe(1);
  });

  test('sees what was written by a transaction that was still open when it looked', async () => {
    const kept = await keeper();
    const writer = await database().pool.connect();
    try {
      await store(database(), [{ sourceId: '1', title: 'Gartner' }]);
      await writer.query('begin');
      await writer.query(`update vacancy set title = 'Slagter'`);
      await store(database(), [{ sourceId: '2', title: 'Bager' }]);
      await kept.refresh();
      expect(kept.board.withWord('slagt').words.some((word) => word > 0)).toBe(false);
      await writer.query('commit');
    } finally {
      writer.release();
    }
    await kept.refresh();
    const { items } = await search({ ...ANYTHING, q: 'slagter' }, boardOf(kept));
    expect(items.map(({ title }) => title)).toEqual(['Slagter']);
  });

  test('stands on a thread of its own, and leaves employers to the database', async () => {
    await store(database(), [{ sourceId: '1', title: 'IT-supporter søges' }]);
    const board = new VacancyBoard({ url: database().url, mostVacancies: 10, logger: silentLogger });
    board.start();
    try {
      await board.settled();
      expect(board.isUp).toBe(true);
      const page = await search({ ...ANYTHING, q: 'søges', facets: true }, board);
      expect(page).toEqual(await search({ ...ANYTHING, q: 'søges', facets: true }));
      const employer = await search({ ...ANYTHING, employers: ['rigshospitalet'] }, board);
      expect(employer.total).toBe(1);
      await expect(board.find({ ...QUESTION, employers: ['x'] })).rejects.toThrow(NotOnBoardError);
    } finally {
      await board.close();
    }
    expect(board.isUp).toBe(false);
    await expect(board.find(QUESTION)).rejects.toThrow(NotOnBoardError);
  });

  test('is there again after its thread has died, and the database answers meanwhile', async () => {
    await store(database(), [{ sourceId: '1', title: 'Kok' }]);
    const threads: Worker[] = [];
    const board = new VacancyBoard({
      url: database().url,
      mostVacancies: 10,
      logger: silentLogger,
      startAgainAfter: 1,
      startThread(data) {
        const thread = startThread(new URL('../../src/search/board/board-thread.ts', import.meta.url), data);
        threads.push(thread);
        return thread;
      },
    });
    board.start();
    try {
      await board.settled();
      const asked = board.find(QUESTION);
      await threads[0]?.terminate();
      await expect(
        asked.then(
          () => 'found',
          (error) => error,
        ),
      ).resolves.toSatisfy((outcome) => outcome === 'found' || outcome instanceof NotOnBoardError);
      expect(board.isUp).toBe(false);
      expect((await search({ ...ANYTHING, q: 'kok' }, board)).total).toBe(1);
      await vi.waitFor(() => expect(board.isUp).toBe(true), PATIENCE);
      expect(threads).toHaveLength(2);
      expect((await board.find(QUESTION)).total).toBe(1);
    } finally {
      await board.close();
    }
  });

  test('holds no more than it may', async () => {
    await store(database(), [{ sourceId: '1' }, { sourceId: '2', title: 'Kok' }]);
    const board = new VacancyBoard({ url: database().url, mostVacancies: 1, logger: silentLogger });
    board.start();
    await board.settled();
    expect(board.isUp).toBe(false);
    await board.close();
  });
});
