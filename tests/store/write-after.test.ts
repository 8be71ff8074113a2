import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import type { HarvestStore, VersionedPosting, WriteCounts } from '../../src/store/harvest-store.ts';
import { testDatabase } from '../support/test-database.ts';
import { samplePosting, sampleRun, versioned } from './sample-posting.ts';
import { crowdMatcher, wordMatcher } from './word-matcher.ts';

const database = testDatabase();
const store = (matcher = wordMatcher) => createHarvestStore(database(), undefined, matcher);

type Ad = readonly [sourceId: string, title: string];

function postingsOf(ads: readonly Ad[]): VersionedPosting[] {
  return ads.map(([sourceId, title]) =>
    versioned(samplePosting({ sourceId, title, description: `${sourceId}: ${title}` }), title),
  );
}

/** All that a harvest leaves, but for the numbers that PostgreSQL gave. */
async function state(): Promise<unknown> {
  const statements = [
    `select source_id, vacancy_id, leads, version, content_hash, last_seen_run, retired_at from posting order by 1`,
    `select id, title, description, closed_at, open_until, updated_at from vacancy order by 1`,
    `select least(a.source_id, b.source_id) as one, greatest(a.source_id, b.source_id) as other, reason, rank
     from posting_match join posting a on a.number = one join posting b on b.number = other order by 1, 2`,
    `select a.source_id as one, b.source_id as lead from vacancy_join
     join posting a using (number) join posting b on b.number = lead order by 1`,
    `select source_id, glance, keys, marks from posting_sketch join posting using (number) order by 1`,
    `select source_id, content ->> 'title' as title from posting_content join posting using (number) order by 1`,
  ];
  const rows = [];
  for (const statement of statements) rows.push((await database().pool.query(statement)).rows);
  return rows;
}

async function clear(): Promise<void> {
  await database().pool.query('truncate posting, vacancy, posting_key cascade');
}

async function count(table: string): Promise<number> {
  const { rows } = await database().pool.query(`select count(*)::int from ${table}`);
  return rows[0].count;
}

/** That have done what they could, and wait for their turn. */
async function waitingTransactions(): Promise<number> {
  const { rows } = await database().pool.query(
    `select count(*)::int from pg_stat_activity
     where datname = current_database() and state = 'idle in transaction' and query ~ '^select (number|exists)'`,
  );
  return rows[0].count;
}

/** That wait for a lock. */
async function blockedConnections(): Promise<number> {
  const { rows } = await database().pool.query(
    `select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0].count;
}

/** Tells whether it is over. */
function watch(work: Promise<unknown>): () => boolean {
  let isOver = false;
  const over = () => {
    isOver = true;
  };
  work.then(over, over);
  return () => isOver;
}

/** Each load begun while the one before it is written, as a run does. */
async function writeBeside(to: HarvestStore, run: number, loads: readonly (readonly Ad[])[]) {
  let last: Promise<unknown> = Promise.resolve();
  const writes = loads.map((load) => {
    const write = to.write(sampleRun(run), postingsOf(load), last);
    last = write;
    return write;
  });
  return Promise.all(writes);
}

async function writeInTurn(to: HarvestStore, run: number, loads: readonly (readonly Ad[])[]) {
  const counts: WriteCounts[] = [];
  for (const load of loads) counts.push(await to.write(sampleRun(run), postingsOf(load)));
  return counts;
}

const title = fc.constantFrom('kok malmö', 'kok lund', 'tjener', 'tjener lund', 'vikar');
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
/** Some ads of a night, in loads of at most three; no two loads have one in common. */
const night = fc
  .tuple(fc.shuffledSubarray(IDS), fc.array(title, { minLength: IDS.length, maxLength: IDS.length }))
  .map(([ids, titles]) => {
    const ads = ids.map((id, index): Ad => [id, titles[index] ?? '']);
    return [ads.slice(0, 3), ads.slice(3, 6), ads.slice(6)].filter((load) => load.length > 0);
  });

describe('loads that begin before those they follow have ended', () => {
  test.each([
    ['', wordMatcher],
    [', where more have their key than may', crowdMatcher],
  ])('leave what they would leave one after another%s', async (_, matcher) => {
    await fc.assert(
      fc.asyncProperty(fc.array(night, { minLength: 1, maxLength: 3 }), async (nights) => {
        const outcomes = [];
        for (const write of [writeInTurn, writeBeside]) {
          await clear();
          const counts = [];
          for (const [index, loads] of nights.entries())
            counts.push(await write(store(matcher), index, loads));
          outcomes.push([counts, await state()]);
        }
        expect(outcomes[1]).toEqual(outcomes[0]);
      }),
      { numRuns: 10 },
    );
  });

  test('one with an ad twice writes it twice, known or not', async () => {
    await store().write(sampleRun(1), postingsOf([['old', 'kok']]));
    const twice = postingsOf([
      ['old', 'tjener'],
      ['new', 'kok'],
      ['old', 'vikar'],
      ['new', 'tjener'],
    ]);
    const counts = await store().write(sampleRun(2), twice, Promise.resolve());
    expect(counts).toEqual({ inserted: 1, changed: 3, unchanged: 0 });
    const { rows } = await database().pool.query('select title from vacancy order by title');
    expect(rows).toEqual([{ title: 'tjener' }, { title: 'vikar' }]);
  });

  test('keep nobody waiting and show nothing until it is their turn', async () => {
    let end: () => void = () => {};
    const before = new Promise<void>((resolve) => {
      end = resolve;
    });
    const waiting = store().write(sampleRun(1), postingsOf([['late', 'kok malmö']]), before);
    try {
      await expect.poll(waitingTransactions).toBe(1);
      const other = await store().write(sampleRun(2, 'jobtech'), postingsOf([['early', 'kok malmö']]));
      expect(other.inserted).toBe(1);
      expect(await waitingTransactions()).toBe(1);
      expect([await count('posting'), await count('vacancy')]).toEqual([1, 1]);
    } finally {
      end();
      await waiting;
    }
    expect([await count('posting'), await count('vacancy_join')]).toEqual([2, 1]);
  });

  test('are not there where what they follow fails', async () => {
    const failed = Promise.reject(new Error('no room'));
    failed.catch(() => {});
    await expect(store().write(sampleRun(1), postingsOf([['a', 'kok']]), failed)).rejects.toThrow('no room');
    expect([await count('posting'), await count('vacancy')]).toEqual([0, 0]);
  });

  test('take nothing with them when they fail themselves', async () => {
    const first = store().write(sampleRun(1), postingsOf([['a', 'kok']]));
    const large = versioned(samplePosting({ sourceId: 'b', title: 'kok', positions: 2 ** 40 }));
    await expect(store().write(sampleRun(1), [...postingsOf([['c', 'kok']]), large], first)).rejects.toThrow(
      /out of range/,
    );
    await first;
    expect([await count('posting'), await count('vacancy')]).toEqual([1, 1]);
  });

  test.each<[string, (to: HarvestStore) => Promise<unknown>]>([
    [
      'changes the tables',
      () => database().pool.query('begin; lock table posting in access exclusive mode; commit'),
    ],
    ['has taken the source', (to) => to.write(sampleRun(3), postingsOf([['late', 'kok']]))],
  ])('give way to one whom those wait for that they follow: who %s', async (_, other) => {
    await store().write(sampleRun(1), postingsOf([['old', 'kok']]));
    let begin: () => void = () => {};
    const before = new Promise<void>((resolve) => {
      begin = resolve;
    }).then(() => store().touch(sampleRun(2), ['old']));
    const late = store().write(sampleRun(2), postingsOf([['late', 'tjener']]), before);
    try {
      await expect.poll(waitingTransactions).toBe(1);
      const others = other(store());
      const isThrough = watch(others);
      // Or has been: what was begun looks every second whether anybody waits, and that may be at once.
      await expect.poll(async () => isThrough() || (await blockedConnections()) === 1).toBe(true);
      begin();
      const end = Promise.all([before, late, others]);
      await expect.poll(watch(end)).toBe(true);
      await end;
    } finally {
      begin();
      await database().pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and state = 'idle in transaction'`,
      );
    }
    const { rows } = await database().pool.query(`select title from vacancy join posting on vacancy_id = id
      where source_id = 'late'`);
    expect(rows).toEqual([{ title: 'tjener' }]);
  });

  test('give way where another was quicker, and write when it is their turn', async () => {
    let end: () => void = () => {};
    const before = new Promise<void>((resolve) => {
      end = resolve;
    });
    const quick = store().write(sampleRun(1), postingsOf([['x', 'kok']]), before);
    // The other comes upon what the first has inserted and not yet committed.
    await expect
      .poll(waitingTransactions)
      .toBe(1)
      .finally(() => setImmediate(end));
    const slow = store().write(sampleRun(2), postingsOf([['x', 'kok']]), Promise.resolve());
    expect(await Promise.all([quick, slow])).toEqual([
      { inserted: 1, changed: 0, unchanged: 0 },
      { inserted: 0, changed: 0, unchanged: 1 },
    ]);
    expect([await count('posting'), await count('vacancy')]).toEqual([1, 1]);
  });
});
