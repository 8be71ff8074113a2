import { beforeAll, describe, expect, it } from 'vitest';
import type { PostingDraft } from '../domain/posting-draft.ts';
import { fixedClock } from '../lib/clock.ts';
import { UpstreamError } from '../lib/errors.ts';
import { silentLogger } from '../lib/logger.ts';
import { loadPlaces } from '../normalise/places/load-places.ts';
import type { PlaceIndex } from '../normalise/places/place-index.ts';
import type { ReadContext, Source, SourceEvent } from '../sources/source.ts';
import { MemoryHarvestStore } from './memory-harvest-store.test-support.ts';
import { HarvestBusyError, type RunReport, runHarvest } from './run-harvest.ts';

const CLOCK = fixedClock('2026-11-22T03:00:00+01:00');
const LISTED_WHOLLY: SourceEvent = { type: 'listing', complete: true, reason: 'counted' };

function draft(sourceId: string, changes: Partial<PostingDraft> = {}): PostingDraft {
  return {
    sourceId,
    url: `https://example.org/${sourceId}`,
    title: 'Sygeplejerske',
    body: {
      kind: 'text',
      content: 'Vi søger en sygeplejerske til vores afdeling, og du er god til at samarbejde.',
    },
    employer: { name: 'Havnens Pleje', orgNumber: null, country: 'DK' },
    place: {
      country: 'DK',
      municipalityCode: null,
      municipalityName: 'København',
      postcode: null,
      city: null,
      street: null,
      coordinates: null,
      listedIn: null,
    },
    occupations: [],
    hours: null,
    duration: null,
    positions: null,
    publishedAt: null,
    deadline: null,
    openUntil: null,
    ...changes,
  };
}

function posting(sourceId: string, version = '1', changes: Partial<PostingDraft> = {}): SourceEvent {
  return { type: 'posting', version, draft: draft(sourceId, changes), issues: [] };
}

function sourceOf(read: (context: ReadContext) => AsyncIterable<SourceEvent>): Source {
  return {
    id: 'test',
    name: 'Test',
    homepage: 'https://example.org',
    licence: 'none',
    attribution: 'Test',
    baseUrls: [],
    read,
  };
}

async function* eventsThen(events: readonly SourceEvent[], error?: Error): AsyncIterable<SourceEvent> {
  yield* events;
  if (error !== undefined) throw error;
}

describe('runHarvest', () => {
  let places: PlaceIndex;
  beforeAll(async () => {
    places = await loadPlaces();
  });

  function harvest(
    store: MemoryHarvestStore,
    events: readonly SourceEvent[],
    error?: Error,
  ): Promise<RunReport> {
    return runHarvest(
      sourceOf(() => eventsThen(events, error)),
      depsOf(store),
      {
        signal: new AbortController().signal,
      },
    );
  }

  function depsOf(store: MemoryHarvestStore) {
    const http = { request: () => Promise.reject(new Error('no network in this test')) };
    return { store, http, places, clock: CLOCK, logger: silentLogger };
  }

  it('stores what it reads and retires what a complete listing lacks', async () => {
    const store = new MemoryHarvestStore();
    await harvest(store, [posting('a'), posting('b'), LISTED_WHOLLY]);
    const second = await harvest(store, [posting('b'), posting('c'), LISTED_WHOLLY]);
    expect(second).toMatchObject({ outcome: 'ok', complete: true });
    expect(second.counts).toMatchObject({ read: 2, inserted: 1, unchanged: 1, retired: 1 });
    expect(store.open()).toEqual(['b', 'c']);
    expect(store.reasonOf('a')).toBe('missing');
  });

  it('closes nothing by absence when the listing is not proven complete', async () => {
    const store = new MemoryHarvestStore();
    await harvest(store, [posting('a'), posting('b'), LISTED_WHOLLY]);
    const report = await harvest(store, [
      posting('b'),
      { type: 'listing', complete: false, reason: 'it was cut' },
    ]);
    expect(report).toMatchObject({ outcome: 'ok', complete: false });
    expect(report.message).toContain('it was cut');
    expect(store.open()).toEqual(['a', 'b']);
  });

  it('does not believe a source that says nothing about its listing', async () => {
    const store = new MemoryHarvestStore();
    await harvest(store, [posting('a'), LISTED_WHOLLY]);
    await harvest(store, [posting('b')]);
    expect(store.open()).toEqual(['a', 'b']);
  });

  it('keeps what was written before a failure, closes nothing, and says whether to try again', async () => {
    const store = new MemoryHarvestStore();
    await harvest(store, [posting('a'), LISTED_WHOLLY]);
    const error = new UpstreamError('the upstream answered 503', { status: 503, retry: true });
    const report = await harvest(store, [posting('b')], error);
    expect(report).toMatchObject({ outcome: 'failed', message: 'the upstream answered 503', retry: true });
    expect(store.open()).toEqual(['a', 'b']);
  });

  it('ends as suspect, and closes nothing, when an upstream has suddenly lost most of its ads', async () => {
    const store = new MemoryHarvestStore();
    const many = Array.from({ length: 60 }, (_, index) => posting(`ad-${index}`));
    await harvest(store, [...many, LISTED_WHOLLY]);
    const report = await harvest(store, [posting('ad-0'), LISTED_WHOLLY]);
    expect(report).toMatchObject({ outcome: 'suspect', complete: true });
    expect(report.message).toContain('59 of 60');
    expect(store.open()).toHaveLength(60);
  });

  it('does not take an empty listing for an empty country', async () => {
    const store = new MemoryHarvestStore();
    await harvest(store, [posting('a'), LISTED_WHOLLY]);
    expect(await harvest(store, [LISTED_WHOLLY])).toMatchObject({ outcome: 'suspect' });
    expect(store.open()).toEqual(['a']);
  });

  it('retires on an explicit removal even when the listing is incomplete', async () => {
    const store = new MemoryHarvestStore();
    await harvest(store, [posting('a'), posting('b'), LISTED_WHOLLY]);
    const report = await harvest(store, [posting('b'), { type: 'removed', sourceId: 'a', removedAt: null }]);
    expect(report.counts.retired).toBe(1);
    expect(store.reasonOf('a')).toBe('removed');
  });

  it('closes what has moved out of the region', async () => {
    const store = new MemoryHarvestStore();
    await harvest(store, [posting('a'), posting('b'), LISTED_WHOLLY]);
    const moved = posting('a', '2', { place: { ...draft('a').place, municipalityName: 'Aarhus' } });
    const report = await harvest(store, [moved, posting('b'), LISTED_WHOLLY]);
    expect(report.counts).toMatchObject({ outside: 1, retired: 1 });
    expect(store.reasonOf('a')).toBe('left_region');
  });

  it('keeps an ad open whose record cannot be read today, and keeps the issue', async () => {
    const store = new MemoryHarvestStore();
    const good = Array.from({ length: 20 }, (_, index) => posting(`ad-${index}`));
    await harvest(store, [...good, LISTED_WHOLLY]);
    const broken: SourceEvent = {
      type: 'rejected',
      sourceId: 'ad-0',
      issues: [
        { path: 'headline', reason: 'expected a string', value: { call: 'me at nobody@example.org' } },
      ],
    };
    const report = await harvest(store, [broken, ...good.slice(1), LISTED_WHOLLY]);
    expect(report).toMatchObject({ outcome: 'ok' });
    expect(report.counts).toMatchObject({ rejected: 1, retired: 0 });
    expect(store.issues).toEqual([
      { sourceId: 'ad-0', path: 'headline', reason: 'expected a string', value: expect.any(String) },
    ]);
    expect(store.issues[0]?.value).not.toContain('nobody@example.org');
  });

  it('counts every record once: read is the sum of what became of it', async () => {
    const store = new MemoryHarvestStore();
    await harvest(store, [posting('same'), LISTED_WHOLLY]);
    const { counts } = await harvest(store, [
      posting('same'),
      posting('new'),
      posting('new'),
      { type: 'unchanged', sourceId: 'same' },
      { type: 'outside', sourceId: 'far' },
      { type: 'rejected', sourceId: null, issues: [{ path: '', reason: 'not JSON', value: '{' }] },
    ]);
    const { read, inserted, changed, unchanged, outside, rejected } = counts;
    expect(read).toBe(6);
    expect(inserted + changed + unchanged + outside + rejected).toBe(read);
  });

  it('writes in batches, so that a long listing is not held', async () => {
    const store = new MemoryHarvestStore();
    await harvest(store, [
      ...Array.from({ length: 1201 }, (_, index) => posting(`ad-${index}`)),
      LISTED_WHOLLY,
    ]);
    expect(store.largestBatch).toBeLessThanOrEqual(500);
    expect(store.open()).toHaveLength(1201);
  });

  it('leaves a source alone that another process harvests', async () => {
    const store = new MemoryHarvestStore();
    const lock = await store.lock();
    await expect(harvest(store, [posting('a')])).rejects.toThrow(HarvestBusyError);
    await lock?.release();
    await expect(harvest(store, [posting('a')])).resolves.toMatchObject({ outcome: 'ok' });
  });

  it('stops when asked to, keeps what it has, and may be tried again', async () => {
    const store = new MemoryHarvestStore();
    const stopping = new AbortController();
    const source = sourceOf(async function* () {
      yield posting('a');
      stopping.abort();
      yield posting('b');
    });
    const report = await runHarvest(source, depsOf(store), { signal: stopping.signal });
    expect(report).toMatchObject({ outcome: 'failed', message: 'stopped before its end', retry: true });
    expect(store.open()).toEqual(['a']);
  });
});
