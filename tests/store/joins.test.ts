import { describe, expect, test } from 'vitest';
import { ANY_VACANCY } from '../../src/domain/vacancy.ts';
import { createPostingMatcher } from '../../src/harvest/join-postings.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createVacancySearch } from '../../src/search/vacancy-search.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import { createUpkeepStore } from '../../src/store/create-upkeep-store.ts';
import type { CandidateLimits, PostingMatcher, Sketched } from '../../src/store/posting-matcher.ts';
import { sketchBytes } from '../../src/store/sketch-row.ts';
import { vacancyId } from '../../src/store/vacancy-id.ts';
import { saidBy } from '../../src/store/vacancy-row.ts';
import { testDatabase } from '../support/test-database.ts';
import { samplePosting, sampleRun, versioned } from './sample-posting.ts';
import { crowdMatcher, marksOf, wordMatcher } from './word-matcher.ts';

const database = testDatabase();
const store = () => createHarvestStore(database(), undefined, wordMatcher);
const upkeep = () => createUpkeepStore(database(), wordMatcher);
const search = () =>
  createVacancySearch({
    database: database(),
    clock: fixedClock('2026-03-01T12:00:00+01:00'),
    municipalityName: () => null,
    explainJoin: ({ word }, language) => `${language}: ${word}`,
  });

let runs = 0;

/** A minute after the last time. */
function later(): string {
  return new Date(Date.UTC(2026, 1, 1, 0, runs)).toISOString();
}

/** Writes postings of `source`, each `id: title`, as one batch of a run of its own. */
async function write(source: string, titles: Readonly<Record<string, string>>, at = later()): Promise<void> {
  runs += 1;
  const postings = Object.entries(titles).map(([sourceId, title]) =>
    versioned(samplePosting({ sourceId, title, description: `${source} ${sourceId}: ${title}` })),
  );
  await store().write(sampleRun(runs, source, at), postings);
}

async function retire(source: string, ...sourceIds: string[]): Promise<void> {
  runs += 1;
  await store().retire(sampleRun(runs, source, later()), sourceIds, 'removed');
}

/** What the id of a posting's own vacancy finds: its id, title and postings. */
async function found(source: string, sourceId: string) {
  const vacancy = await search().get(vacancyId(source, sourceId));
  if (vacancy === null) return null;
  const postings = vacancy.postings.map((posting) => `${posting.source} ${posting.sourceId}`);
  return { id: vacancy.id, title: vacancy.title, closed: vacancy.closedReason, postings };
}

async function count(table: string): Promise<number> {
  const { rows } = await database().pool.query(`select count(*)::int from ${table}`);
  return rows[0].count;
}

test('however many others a load meets, some hundreds at once are looked at', async () => {
  const looked: number[] = [];
  let pairs = 0;
  const matcher: PostingMatcher = {
    ...wordMatcher,
    judge: async (glances, some) => {
      looked.push(glances.size);
      pairs += some.length;
      return [];
    },
  };
  for (const source of ['jobnet', 'jobtech']) {
    runs += 1;
    const postings = Array.from({ length: 60 }, (_, index) =>
      versioned(samplePosting({ sourceId: String(index), title: 'kok malmö' })),
    );
    await createHarvestStore(database(), undefined, matcher).write(
      sampleRun(runs, source, later()),
      postings,
    );
  }
  expect(pairs).toBe((120 * 119) / 2);
  expect(Math.max(...looked)).toBeLessThan(700);
  expect(looked.length).toBeGreaterThan(10);
});

describe('of a key that more have than may', () => {
  /** With whom the last of these, written one after another, is compared. */
  async function comparedWithLast(limits: Partial<CandidateLimits>, titles: readonly string[]) {
    let met: string[] = [];
    const matcher: PostingMatcher = {
      ...crowdMatcher,
      limits: { plain: 2, looked: 100, marked: 100, most: 100, witnesses: 0, ...limits },
      judge: async (glances, pairs) => {
        met = pairs.flatMap(({ one, other }) => [glances.get(one) ?? '', glances.get(other) ?? '']);
        return [];
      },
    };
    for (const title of titles) {
      met = [];
      await writeBy(matcher, title);
    }
    return met.filter((title) => title !== titles.at(-1)).sort();
  }

  async function writeBy(matcher: PostingMatcher, title: string): Promise<void> {
    runs += 1;
    await createHarvestStore(database(), undefined, matcher).write(sampleRun(runs, 'jobnet', later()), [
      versioned(samplePosting({ sourceId: title, title })),
    ]);
  }

  test.each<[string, Partial<CandidateLimits>, string[], string[]]>([
    ['all meet while it may be', {}, ['1 a', '2 b'], ['1 a']],
    ['those that have a mark in common', {}, ['1 a', '2 b', '3 a', '4 c', '5 a'], ['1 a', '3 a']],
    ['of those the ones that came last', { looked: 3 }, ['1 a', '2 a', '3 b', '4 a', '5 a'], ['4 a']],
    ['by marks that not too many have', { marked: 3 }, ['1 a', '2 a', '3 a z', '4 b', '5 a z'], ['3 a z']],
    ['those first that have most in common', { most: 1 }, ['1 a', '2 a', '3 a z', '4 b', '5 a z'], ['3 a z']],
    [
      'some, whatever their marks',
      { witnesses: 2, most: 1 },
      ['1 a', '2 b', '3 c', '4 c'],
      ['1 a', '2 b', '3 c'],
    ],
  ])('%s', async (_, limits, titles, expected) => {
    expect(await comparedWithLast(limits, titles)).toEqual(expected);
  });

  test('one is found that was there before it had too many', async () => {
    for (const title of ['1 a', '2 b', '3 c', '4 b']) await writeBy(crowdMatcher, title);
    expect(await found('jobnet', '4 b')).toMatchObject({ id: vacancyId('jobnet', '2 b') });
    expect(await count('vacancy')).toBe(3);
  });
});

test('what is normalised again is compared anew, though it is the same', async () => {
  await write('jobnet', { a: 'kok' });
  const none: PostingMatcher = { ...wordMatcher, judge: async () => [] };
  const twin = versioned(samplePosting({ sourceId: 't', title: 'kok' }));
  await createHarvestStore(database(), undefined, none).write(sampleRun(99, 'jobtech', later()), [twin]);
  expect(await count('vacancy')).toBe(2);
  await write('jobnet', { a: 'kok' });
  expect(await count('vacancy')).toBe(2);
  expect(await upkeep().rewrite('jobtech', new Date(later()), [twin])).toMatchObject({ unchanged: 1 });
  expect(await count('vacancy')).toBe(1);
});

test('a match that what comes later makes doubtful is judged again', async () => {
  // "kok" is of one vacancy, until a third has it.
  const rare: PostingMatcher = {
    ...wordMatcher,
    outdated: (glances, asked) => {
      const before = [...glances.keys()].filter((name) => !asked.has(name));
      return before.flatMap((one, at) => before.slice(at + 1).map((other) => ({ one, other })));
    },
    judge: async (glances, pairs, read) => (glances.size > 2 ? [] : wordMatcher.judge(glances, pairs, read)),
  };
  for (const [index, source] of ['jobnet', 'jobtech', 'joblinks'].entries()) {
    runs += 1;
    const posting = versioned(samplePosting({ sourceId: 'x', title: 'kok' }));
    await createHarvestStore(database(), undefined, rare).write(sampleRun(runs, source, later()), [posting]);
    expect(await count('vacancy')).toBe([1, 1, 3][index]);
    expect(await count('vacancy_join')).toBe([0, 1, 0][index]);
  }
  // This matcher does not say by what one keeps others apart: until they are normalised again, they stay so.
  await retire('joblinks', 'x');
  expect(await count('vacancy_join')).toBe(0);
  const left = versioned(samplePosting({ sourceId: 'x', title: 'kok' }));
  await createUpkeepStore(database(), rare).rewrite('jobtech', new Date(later()), [left]);
  expect(await count('vacancy_join')).toBe(1);
});

test('what postings are compared by is kept as it is, whichever thread made it ready', async () => {
  const odd: Sketched = {
    keys: ['id:a\0b', 'name:"\\', 'name:🙂', 'name:\ud83d'],
    marks: [-(2 ** 31), 2 ** 31 - 1],
    glance: '{"title":["\\u0000","sjuksko\u0308terska \0"]}',
    sketch: "';\r\u2028\udc00",
  };
  const matcher: PostingMatcher = { ...wordMatcher, sketch: () => odd, judge: async () => [] };
  const here = versioned(samplePosting({ sourceId: 'here' }));
  const posting = samplePosting({ sourceId: 'elsewhere' });
  const said = saidBy(posting);
  const made = { said, hash: 'of it', textLength: 3, sketched: sketchBytes(odd) };
  runs += 1;
  await createHarvestStore(database(), undefined, matcher).write(sampleRun(runs, 'jobnet', later()), [
    here,
    { ...versioned(posting), made },
  ]);
  const { rows } = await database().pool.query(
    `select marks, glance, sketch, keys = array(
       select distinct hashtextextended(key, 0) from unnest($1::text[]) as key order by 1) as found
     from posting_sketch`,
    [['id:ab', 'name:"\\', 'name:🙂', 'name:\ufffd']],
  );
  const glance = '{"title":["\\u0000","sjuksko\u0308terska "]}';
  expect(rows).toEqual(Array(2).fill({ marks: odd.marks, glance, sketch: "';\r\u2028\ufffd", found: true }));
});

describe('two postings of one vacancy', () => {
  test('are one, under the id of the earlier, with the text of the preferred; both ids find it', async () => {
    await write('jobtech', { t: 'kok malmö' });
    await write('jobnet', { n: 'kok lund' });
    const joined = {
      id: vacancyId('jobtech', 't'),
      title: 'kok lund',
      closed: null,
      postings: ['jobtech t', 'jobnet n'],
    };
    expect(await found('jobtech', 't')).toEqual(joined);
    expect(await found('jobnet', 'n')).toEqual(joined);
    expect(await count('vacancy')).toBe(1);
    const { rows } = await database().pool.query('select source, description from vacancy');
    expect(rows).toEqual([{ source: 'jobnet', description: 'jobnet n: kok lund' }]);
  });

  test('say why in every language', async () => {
    await write('jobnet', { n: 'kok lund' });
    expect((await search().get(vacancyId('jobnet', 'n')))?.joins).toBeUndefined();
    await write('jobtech', { t: 'kok malmö' });
    expect((await search().get(vacancyId('jobtech', 't')))?.joins).toEqual([
      {
        source: 'jobtech',
        sourceId: 't',
        with: { source: 'jobnet', sourceId: 'n' },
        reason: { kind: 'word', word: 'kok' },
        because: { da: 'da: kok', sv: 'sv: kok', en: 'en: kok' },
      },
    ]);
  });

  test('are joined within one batch of one source too', async () => {
    await write('jobnet', { a: 'kok', b: 'kok', c: 'smed' });
    expect(await found('jobnet', 'b')).toMatchObject({ id: vacancyId('jobnet', 'a') });
    expect(await count('vacancy')).toBe(2);
  });

  test('are not made by what fits two, and are unmade when a second comes that fits', async () => {
    await write('jobnet', { a: 'kok ~lund' });
    await write('joblinks', { x: '~lund ~malmö' });
    expect(await found('joblinks', 'x')).toMatchObject({ id: vacancyId('jobnet', 'a') });
    await write('jobnet', { b: 'smed ~malmö' });
    expect(await found('joblinks', 'x')).toMatchObject({ id: vacancyId('joblinks', 'x') });
    expect(await count('vacancy')).toBe(3);
    await retire('jobnet', 'a');
    expect(await found('joblinks', 'x')).toMatchObject({ title: 'smed ~malmö' });
  });

  test('stay as they are when written again, whoever is written last', async () => {
    await write('jobnet', { n: 'kok lund' });
    await write('jobtech', { t: 'kok malmö' });
    const before = await found('jobnet', 'n');
    const dump = async () => (await database().pool.query('select * from vacancy')).rows;
    const rows = await dump();
    await write('jobtech', { t: 'kok malmö' });
    await write('jobnet', { n: 'kok lund' });
    expect(await found('jobnet', 'n')).toEqual(before);
    expect(await dump()).toEqual(rows);
  });

  test('show what the lead says now, and what the other says once it leads', async () => {
    await write('jobnet', { n: 'kok lund' });
    await write('jobtech', { t: 'kok malmö' });
    await write('jobtech', { t: 'kok ystad' });
    expect(await found('jobnet', 'n')).toMatchObject({ title: 'kok lund' });
    await write('jobnet', { n: 'kok lomma' });
    expect(await found('jobnet', 'n')).toMatchObject({ title: 'kok lomma' });
    await retire('jobnet', 'n');
    expect(await found('jobnet', 'n')).toEqual({
      id: vacancyId('jobnet', 'n'),
      title: 'kok ystad',
      closed: null,
      postings: ['jobtech t'],
    });
    expect(await count('posting_content')).toBe(0);
  });

  test('close when the last is gone, and come back under the same id', async () => {
    await write('jobnet', { n: 'kok lund' });
    await write('jobtech', { t: 'kok malmö' });
    await retire('jobnet', 'n');
    await retire('jobtech', 't');
    expect(await found('jobtech', 't')).toMatchObject({ title: 'kok malmö', closed: 'removed' });
    await write('jobtech', { t: 'kok ystad' });
    const again = { id: vacancyId('jobnet', 'n'), title: 'kok ystad', closed: null, postings: ['jobtech t'] };
    expect(await found('jobtech', 't')).toEqual(again);
    await write('jobnet', { n: 'kok lund' });
    expect(await found('jobnet', 'n')).toMatchObject({ id: vacancyId('jobnet', 'n'), title: 'kok lund' });
    expect(await count('vacancy')).toBe(1);
  });

  test('part by rule when one changes, each under its own id, and meet again', async () => {
    await write('jobnet', { n: 'kok lund' });
    await write('jobtech', { t: 'kok malmö' });
    await write('jobtech', { t: 'smed malmö' });
    expect(await found('jobnet', 'n')).toMatchObject({ title: 'kok lund', postings: ['jobnet n'] });
    expect(await found('jobtech', 't')).toEqual({
      id: vacancyId('jobtech', 't'),
      title: 'smed malmö',
      closed: null,
      postings: ['jobtech t'],
    });
    await write('jobtech', { t: 'kok malmö' });
    expect(await found('jobtech', 't')).toMatchObject({ id: vacancyId('jobnet', 'n') });
  });

  test('part without the one between them that led', async () => {
    await write('jobtech', { a: 'kok', b: 'smed' });
    await write('jobnet', { n: 'kok smed' });
    expect(await found('jobtech', 'b')).toMatchObject({ postings: ['jobtech a', 'jobtech b', 'jobnet n'] });
    await retire('jobnet', 'n');
    expect(await found('jobtech', 'a')).toMatchObject({ title: 'kok', postings: ['jobtech a'] });
    expect(await found('jobtech', 'b')).toMatchObject({ title: 'smed', postings: ['jobtech b'] });
  });

  test('are found by what the lead says only, and counted once', async () => {
    await write('jobnet', { n: 'kok lund' });
    await write('jobtech', { t: 'kok malmö' });
    const query = {
      ...ANY_VACANCY,
      sort: 'relevance',
      limit: 20,
      cursor: null,
      facets: true,
    } as const;
    const page = await search().search({ ...query, sources: [] });
    expect(page.total).toBe(1);
    expect(page.facets?.source).toEqual([{ value: 'jobnet', label: null, count: 1 }]);
    expect((await search().search({ ...query, sources: ['jobtech'] })).total).toBe(0);
    expect((await search().search({ ...query, q: 'malmö', sources: [] })).total).toBe(0);
  });

  test('are joined even if they are written at the same moment', async () => {
    const at = '2026-03-01T03:00:00+01:00';
    await Promise.all([write('jobnet', { n: 'kok' }, at), write('jobtech', { t: 'kok' }, at)]);
    expect(await count('vacancy')).toBe(1);
  });
});

describe('somebody who sets a posting apart', () => {
  const name = { source: 'jobtech', sourceId: 't' };
  const at = new Date('2026-03-02T12:00:00+01:00');

  test('gets a vacancy of its own, which the next nights leave alone', async () => {
    await write('jobnet', { n: 'kok lund' });
    await write('jobtech', { t: 'kok malmö' });
    expect(await upkeep().setApart(name, true, at)).toBe(vacancyId('jobtech', 't'));
    await write('jobtech', { t: 'kok ystad' });
    await write('jobnet', { n: 'kok lomma' });
    await write('joblinks', { l: 'kok ystad' });
    expect(await found('jobtech', 't')).toMatchObject({ title: 'kok ystad', postings: ['jobtech t'] });
    expect(await found('jobnet', 'n')).toMatchObject({
      postings: ['jobnet n', 'joblinks l'],
    });
  });

  test('who set apart the one that led leaves its id with it', async () => {
    await write('jobtech', { t: 'kok malmö' });
    await write('joblinks', { l: 'kok lund' });
    await upkeep().setApart(name, true, at);
    expect(await found('jobtech', 't')).toMatchObject({ id: vacancyId('jobtech', 't'), title: 'kok malmö' });
    expect(await found('joblinks', 'l')).toMatchObject({ id: vacancyId('joblinks', 'l'), title: 'kok lund' });
  });

  test('can take it back', async () => {
    await write('jobnet', { n: 'kok lund' });
    await write('jobtech', { t: 'kok malmö' });
    await upkeep().setApart(name, true, at);
    expect(await upkeep().setApart(name, false, at)).toBe(vacancyId('jobnet', 'n'));
  });

  test('of one that is closed is remembered for when it comes back', async () => {
    await write('jobnet', { n: 'kok lund' });
    await write('jobtech', { t: 'kok malmö' });
    await retire('jobtech', 't');
    await upkeep().setApart(name, true, at);
    await write('jobtech', { t: 'kok malmö' });
    expect(await found('jobtech', 't')).toMatchObject({ id: vacancyId('jobtech', 't'), closed: null });
  });

  test('is told where there is no such posting', async () => {
    expect(await upkeep().setApart(name, true, at)).toBeNull();
  });
});

test('what is kept only of open postings goes when they close', async () => {
  const payload = new Uint8Array([1, 2, 3]);
  const posting = (sourceId: string) => ({
    ...versioned(samplePosting({ sourceId, title: 'kok' })),
    payload,
  });
  await store().write(sampleRun(1), [posting('a'), posting('b')]);
  const tables = [
    'posting_payload',
    'posting_sketch',
    'posting_key',
    'posting_match',
    'posting_content',
    'vacancy_join',
  ];
  for (const table of tables) expect(await count(table), table).toBeGreaterThan(0);
  await store().retire(sampleRun(2), ['a', 'b'], 'removed');
  for (const table of tables) expect(await count(table), table).toBe(0);
});

test('what one says that does not lead is kept as it is for the day it does', async () => {
  const description = '"a" \\ {NULL},\n🙂';
  const texts = { title: 'kok', description, descriptionHtml: `<p>${description}</p>` };
  await write('jobnet', { n: 'kok' });
  runs += 1;
  const posting = samplePosting({ sourceId: 't', ...texts });
  await store().write(sampleRun(runs, 'jobtech', later()), [versioned(posting)]);
  expect(await found('jobtech', 't')).toMatchObject({ postings: ['jobnet n', 'jobtech t'] });
  await retire('jobnet', 'n');
  const { rows } = await database().pool.query(
    'select description, description_html from vacancy where closed_at is null',
  );
  expect(rows).toEqual([{ description, description_html: `<p>${description}</p>` }]);
});

test('a key that very many share joins nobody and slows nothing', async () => {
  const titles = Object.fromEntries(
    Array.from({ length: 600 }, (_, index) => [`${index}`, `vikar ord${index}`]),
  );
  await write('jobnet', titles);
  await write('jobtech', { t: 'vikar ord7' });
  expect(await found('jobtech', 't')).toMatchObject({ id: vacancyId('jobnet', '7') });
  expect((await found('jobnet', '8'))?.postings).toEqual(['jobnet 8']);
});

/** What a repeated run may find otherwise, having written loads of other sizes: docs/failures.md. */
test.each<[string, (title: string) => number[], string[]]>([
  ['a mark in common is joined in whatever load', marksOf, ['jobnet job 21', 'jobtech job 21']],
  ['but a common mark in common is joined only before that is too common', () => [1], ['jobtech job 21']],
])('a pair that has a common key and %s', async (_, marks, expected) => {
  const sameTitle: PostingMatcher = {
    ...wordMatcher,
    sketch: (_source, { title }) => ({ keys: ['town'], marks: marks(title), glance: title, sketch: '' }),
    judge: async (glances, pairs) =>
      pairs
        .filter(({ one, other }) => glances.get(one) === glances.get(other))
        .map((pair) => ({ ...pair, reason: { kind: 'title' } })),
  };
  const writeLoad = async (source: string, titles: readonly string[]) => {
    const postings = titles.map((title) => versioned(samplePosting({ sourceId: title, title })));
    await createHarvestStore(database(), undefined, sameTitle).write(sampleRun(1, source), postings);
  };
  const titles = Array.from({ length: 495 }, (_, index) => `job ${index}`);
  await writeLoad('jobnet', titles);
  await writeLoad('jobtech', ['job 20']);
  await writeLoad('jobtech', ['job 21', 'a', 'b', 'c', 'd', 'e']);
  expect((await found('jobtech', 'job 20'))?.postings).toEqual(['jobnet job 20', 'jobtech job 20']);
  expect((await found('jobtech', 'job 21'))?.postings).toEqual(expected);
});

describe('two ads that lead to one page which a second job of one of their sources leads to as well', () => {
  const matcher = createPostingMatcher([]);
  const form = 'https://form.test/ansoeg/7';
  const own = () => createHarvestStore(database(), undefined, matcher);
  /** By its text alone a short ad is nobody's twin. */
  const job = (sourceId: string, word: string, page: string, length = 60) =>
    versioned(
      samplePosting({
        sourceId,
        title: word === 'servering' ? 'Tjener' : 'Kok',
        description: Array.from({ length }, (_, index) => `${word}${index}`).join(' '),
        elsewhere: { ids: [], urls: [page] },
      }),
    );
  const vacancies = async () => {
    const { rows } = await database().pool.query(
      `select array_agg(source || ' ' || source_id order by source, source_id) as names
       from posting where retired_at is null group by vacancy_id order by 1`,
    );
    return rows.map(({ names }) => names.join(', '));
  };
  const apart = ['jobnet 1', 'jobnet 2', 'jobtech 3'];

  test.each<[string, () => Promise<unknown>, readonly string[]]>([
    ['is closed', () => own().retire(sampleRun(3), ['2'], 'removed'), ['jobnet 1, jobtech 3']],
    [
      'leads elsewhere',
      () => own().write(sampleRun(3), [job('2', 'servering', 'https://form.test/ansoeg/8')]),
      ['jobnet 1, jobtech 3', 'jobnet 2'],
    ],
  ])('are found to be one once that job %s', async (_, change, joined) => {
    await own().write(sampleRun(1), [job('1', 'køkken', form), job('2', 'servering', form)]);
    await own().write(sampleRun(2, 'jobtech'), [job('3', 'kök', form, 1)]);
    expect(await vacancies()).toEqual(apart);
    await change();
    expect(await vacancies()).toEqual(joined);
    // And apart again as soon as there is such a job.
    await own().write(sampleRun(4), [job('2', 'servering', form)]);
    expect(await vacancies()).toEqual(apart);
  });
});

test('a vacancy that was of another and is one again was first seen when its own posting was, whoever leads it', async () => {
  await write('jobnet', { n: 'kok' }, '2026-01-01T03:00:00Z');
  await write('jobtech', { t: 'smed' }, '2026-01-02T03:00:00Z');
  await write('jobnet', { m: 'tjener' }, '2026-01-03T03:00:00Z');
  // Joined with the first, then with the last, which leads it.
  await write('jobtech', { t: 'kok' });
  expect(await count('vacancy')).toBe(2);
  await write('jobtech', { t: 'tjener' });
  const { rows } = await database().pool.query('select first_seen_at from vacancy where id = $1', [
    vacancyId('jobtech', 't'),
  ]);
  expect(await found('jobnet', 'm')).toMatchObject({ id: vacancyId('jobtech', 't') });
  expect(rows).toEqual([{ first_seen_at: new Date('2026-01-02T03:00:00Z') }]);
});
