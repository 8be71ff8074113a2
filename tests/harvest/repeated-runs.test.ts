import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { RunCounts } from '../../src/domain/harvest.ts';
import { depsOf, LISTED_WHOLLY, posting, sourceOf } from '../../src/harvest/run-fixture.test-support.ts';
import { runHarvest } from '../../src/harvest/run-harvest.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import type { PlaceIndex } from '../../src/normalise/places/place-index.ts';
import type { SourceEvent } from '../../src/sources/source.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import {
  type HarvestStore,
  type RunRef,
  RunTakenOverError,
  type VersionedPosting,
} from '../../src/store/harvest-store.ts';
import { samplePosting, versioned } from '../store/sample-posting.ts';
import { expectRepeatable } from '../support/expect-repeatable.ts';
import { runFaults } from '../support/repeat-runs.ts';
import { testDatabase } from '../support/test-database.ts';

const database = testDatabase();
let places: PlaceIndex;

beforeAll(async () => {
  places = await loadPlaces();
});

/** At length: `tests/faults/repeated-runs.slow.test.ts`. */
test('runs that fail, are stopped or die, and are repeated, leave what such leave that end well', async () => {
  await fc.assert(
    fc.asyncProperty(fc.noBias(fc.nat()), runFaults, (seed, faults) =>
      expectRepeatable(database(), places, { seed, faults, nights: 2, ads: 12, isShifting: false }),
    ),
    { numRuns: 1, endOnFailure: true },
  );
});

const AT = new Date('2026-03-01T03:00:00+01:00');
const LATER = new Date('2026-03-01T04:00:00+01:00');
const ad = (sourceId: string) => versioned(samplePosting({ sourceId }));

async function postings(): Promise<unknown[]> {
  const { rows } = await database().pool.query(
    'select source_id, last_seen_run::text as run, times_missed, retired_reason from posting order by source_id',
  );
  return rows;
}

async function runs(): Promise<unknown[]> {
  const { rows } = await database().pool.query(
    `select outcome, message, (counts ->> 'read')::int as read, (counts ->> 'inserted')::int as inserted
     from harvest_run order by id`,
  );
  return rows;
}

describe('the record of a run', () => {
  const counts = { inserted: 0, changed: 0, unchanged: 0, outside: 0, rejected: 0, retired: 0 };
  const changed = versioned(samplePosting({ sourceId: 'a', title: 'Kok' }), '2');

  test.each<[string, readonly VersionedPosting[], Partial<RunCounts>, Partial<RunCounts>]>([
    ['of whose loads one was not answered', [ad('a')], { unchanged: 1 }, { inserted: 1 }],
    ['that wrote an ad again for an erasure', [ad('a'), changed], { inserted: 1 }, { inserted: 1 }],
  ])('%s counts what is stored, once', async (_, written, told, expected) => {
    const store = createHarvestStore(database());
    const run = { id: await store.beginRun('test', AT, 'listing'), source: 'test', at: AT };
    for (const each of written) await store.write(run, [each]);
    await store.finishRun(run, {
      finishedAt: LATER,
      outcome: 'failed',
      complete: false,
      coveredUntil: null,
      counts: { ...counts, read: 1, ...told },
      message: null,
    });
    const [recorded] = await store.recentRuns('test', 1);
    expect(recorded?.counts).toEqual({ ...counts, read: 1, ...expected });
  });
});

describe('a run whose source another has taken over', () => {
  async function takenOver(store: HarvestStore): Promise<RunRef> {
    const run = { id: await store.beginRun('test', AT, 'listing'), source: 'test', at: AT };
    await store.write(run, [ad('a'), ad('b')]);
    await store.beginRun('test', LATER, 'listing');
    return run;
  }

  test.each<[string, (store: HarvestStore, run: RunRef) => Promise<unknown>]>([
    ['writes no posting', (store, run) => store.write(run, [ad('a'), ad('c')])],
    ['writes none that it begins ahead', (store, run) => store.write(run, [ad('c')], Promise.resolve())],
    ['has seen none', (store, run) => store.touch(run, ['a'])],
    ['names no version', (store, run) => store.keepVersions(run, new Map([['a', '2']]))],
    ['retires none', (store, run) => store.retire(run, ['a'], 'removed')],
    [
      'retires none that it has not seen',
      (store, run) => store.retireUnseen({ ...run, at: LATER }, 'missing'),
    ],
    ['misses none', (store, run) => store.markUnseen(run, AT)],
    [
      'does not end well',
      (store, run) =>
        store.finishRun(run, {
          finishedAt: LATER,
          outcome: 'ok',
          complete: true,
          coveredUntil: null,
          counts: { read: 2, inserted: 2, changed: 0, unchanged: 0, outside: 0, rejected: 0, retired: 0 },
          message: null,
        }),
    ],
  ])('%s', async (_, work) => {
    const store = createHarvestStore(database());
    const run = await takenOver(store);
    const before = await postings();
    await expect(work(store, run)).rejects.toThrow(RunTakenOverError);
    expect(await postings()).toEqual(before);
    expect(await runs()).toEqual([
      { outcome: 'failed', message: 'was killed before its end', read: 2, inserted: 2 },
      { outcome: null, message: null, read: 0, inserted: 0 },
    ]);
  });

  test('writes no load that was begun before and is committed after', async () => {
    const store = createHarvestStore(database());
    const run = { id: await store.beginRun('test', AT, 'listing'), source: 'test', at: AT };
    let end: () => void = () => {};
    const before = new Promise<void>((resolve) => {
      end = resolve;
    });
    const load = store.write(run, [ad('a')], before);
    await store.beginRun('test', LATER, 'listing');
    end();
    await expect(load).rejects.toThrow(RunTakenOverError);
    expect(await postings()).toEqual([]);
  });

  /** The lock went with a connection that the server has given up and the program has not. */
  test('fails when it goes on, and leaves what the other has found', async () => {
    const store = createHarvestStore(database());
    const unaware: HarvestStore = {
      ...store,
      lock: async () => ({
        lost: new AbortController().signal,
        confirm: async () => {},
        release: async () => {},
      }),
    };
    const harvest = (to: HarvestStore, at: Date, read: () => AsyncIterable<SourceEvent>) =>
      runHarvest(
        sourceOf(read),
        {
          ...depsOf(to, places, fixedClock(at.toISOString())),
          loadSizes: { postings: 1, ids: 1 },
        },
        { signal: new AbortController().signal, accept: true },
      );
    let goOn: () => void = () => {};
    const other = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let stop: () => void = () => {};
    const stops = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const first = harvest(unaware, AT, async function* () {
      yield posting('gone');
      yield posting('kept');
      yield posting('both');
      stop();
      await other;
      yield posting('gone');
      yield posting('late');
      yield LISTED_WHOLLY;
    });
    await stops;
    const second = await harvest(store, LATER, async function* () {
      yield posting('kept');
      yield posting('both');
      yield LISTED_WHOLLY;
    });
    const found = await postings();
    goOn();
    expect(second).toMatchObject({ outcome: 'ok', complete: true });
    expect(await first).toMatchObject({ outcome: 'failed', retry: true });
    expect((await first).message).toMatch(/^another run has taken over test/);
    expect(await postings()).toEqual(found);
    expect(await runs()).toMatchObject([
      { outcome: 'failed', message: 'was killed before its end' },
      { outcome: 'ok' },
    ]);
  });
});
