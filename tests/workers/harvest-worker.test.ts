import { UnrecoverableError } from 'bullmq';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MemoryHarvestStore } from '../../src/harvest/memory-harvest-store.test-support.ts';
import type { HarvestDeps } from '../../src/harvest/run-harvest.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { UpstreamError, UpstreamShapeError } from '../../src/lib/errors.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import type { PlaceIndex } from '../../src/normalise/places/place-index.ts';
import { NO_CONCEPTS } from '../../src/occupations/no-concepts.ts';
import type { Source, SourceEvent } from '../../src/sources/source.ts';
import { startHarvestWorker } from '../../workers/harvest-worker.ts';
import type { HarvestJob } from '../../workers/schedule.ts';

const OUTSIDE: SourceEvent = { type: 'outside', sourceId: 'far' };
const WHOLE: SourceEvent = { type: 'listing', complete: true, reason: 'counted' };

async function* events(found: readonly SourceEvent[], error?: Error): AsyncGenerator<SourceEvent> {
  yield* found;
  if (error !== undefined) throw error;
}

function sourceThat(read: () => AsyncGenerator<SourceEvent>, more: Partial<Source> = {}): Source {
  const said = { name: 'Test', homepage: 'https://example.org', licence: 'none', attribution: 'Test' };
  return { id: 'test', ...said, baseUrls: [], paceWith: (lane) => ({ lane, spacingMs: 0 }), read, ...more };
}

describe('a harvest job', () => {
  let places: PlaceIndex;
  let tidied = 0;
  const tidy = async () => {
    tidied += 1;
  };
  beforeEach(() => {
    tidied = 0;
  });
  beforeAll(async () => {
    places = await loadPlaces();
  });

  /** Does one job as a queue would have it done. */
  async function work(
    source: Source,
    job: Partial<HarvestJob> = {},
    store = new MemoryHarvestStore(),
    tidyUp: () => Promise<unknown> = tidy,
  ) {
    const http = { request: () => Promise.reject(new Error('no network in this test')) };
    const clock = fixedClock('2026-11-22T03:00:00+01:00');
    const deps: HarvestDeps = { store, http, places, concepts: NO_CONCEPTS, clock, logger: silentLogger };
    let process: ((job: HarvestJob) => Promise<void>) | null = null;
    const queue = {
      startWorker(given: (job: HarvestJob) => Promise<void>) {
        process = given;
        return { close: async () => {} };
      },
    };
    startHarvestWorker(queue, [source], deps, new AbortController().signal, tidyUp);
    if (process === null) throw new Error('the worker was not started');
    const take: (job: HarvestJob) => Promise<void> = process;
    await take({ source: 'test', mode: 'either', ...job });
    return store;
  }

  it('is done when its run ends well, or suspect: tomorrow is another night', async () => {
    expect((await work(sourceThat(() => events([OUTSIDE, WHOLE])))).runs).toMatchObject([{ outcome: 'ok' }]);
    expect((await work(sourceThat(() => events([WHOLE])))).runs).toMatchObject([{ outcome: 'suspect' }]);
  });

  it('carries its mode', async () => {
    const source = sourceThat(() => events([OUTSIDE, WHOLE]), { readChanges: () => events([]) });
    const store = await work(source, { mode: 'listing' });
    await work(source, { mode: 'changes' }, store);
    await work(source, { mode: 'listing' }, store);
    expect(store.modes).toEqual(['listing', 'changes', 'listing']);
  });

  it('is followed by tidying up after a listing, not after changes', async () => {
    const source = sourceThat(() => events([OUTSIDE, WHOLE]), { readChanges: () => events([]) });
    const store = await work(source, { mode: 'listing' });
    expect(tidied).toBe(1);
    await work(source, { mode: 'changes' }, store);
    expect(tidied).toBe(1);
  });

  it('is done even where tidying up fails: a night is not read again for that', async () => {
    const source = sourceThat(() => events([OUTSIDE, WHOLE]));
    const failing = async () => {
      throw new Error('the disk is slow');
    };
    const store = new MemoryHarvestStore();
    await expect(work(source, {}, store, failing)).resolves.toBe(store);
    expect(store.runs).toMatchObject([{ outcome: 'ok' }]);
  });

  it('is tried again where that may help, and only there', async () => {
    const down = new UpstreamError('the upstream answered 503', { status: 503, retry: true });
    const tried = work(sourceThat(() => events([], down)));
    await expect(tried).rejects.toThrow('answered 503');
    await expect(tried).rejects.not.toBeInstanceOf(UnrecoverableError);
    const changed = new UpstreamShapeError('the shape has changed');
    await expect(work(sourceThat(() => events([], changed)))).rejects.toThrow(UnrecoverableError);
    await expect(
      work(
        sourceThat(() => events([WHOLE])),
        { source: 'other' },
      ),
    ).rejects.toThrow(UnrecoverableError);
  });

  it('is left to who is at it already, but for a listing that found changes being read', async () => {
    const follows = { readChanges: () => events([]) };
    for (const [more, mode, isLeft] of [
      [{}, 'listing', true],
      [{}, 'either', true],
      [follows, 'changes', true],
      [follows, 'either', true],
      [follows, 'listing', false],
    ] as const) {
      const store = new MemoryHarvestStore();
      await store.lock();
      const job = work(
        sourceThat(() => events([WHOLE]), more),
        { mode },
        store,
      );
      if (isLeft) await expect(job).resolves.toBe(store);
      else await expect(job).rejects.toThrow('another process');
      expect(store.runs).toEqual([]);
    }
  });

  it('is left out where there is nothing to follow yet', async () => {
    const source = sourceThat(() => events([WHOLE]), { readChanges: () => events([]) });
    expect((await work(source, { mode: 'changes' })).runs).toEqual([]);
  });
});
