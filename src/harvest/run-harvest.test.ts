import { beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../lib/clock.ts';
import { DatabaseUnavailableError, UpstreamError } from '../lib/errors.ts';
import type { HttpClient, HttpResponse } from '../lib/http-client.ts';
import { loadPlaces } from '../normalise/places/load-places.ts';
import type { PlaceIndex } from '../normalise/places/place-index.ts';
import type { ReadContext, Source, SourceEvent } from '../sources/source.ts';
import { MemoryHarvestStore } from './memory-harvest-store.test-support.ts';
import {
  draft,
  eventsThen,
  LISTED_WHOLLY,
  posting,
  depsOf as runDeps,
  sourceOf,
} from './run-fixture.test-support.ts';
import { HarvestBusyError, type RunReport, runHarvest } from './run-harvest.ts';

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

  const depsOf = (store: MemoryHarvestStore) => runDeps(store, places);

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

  it('closes what it lacks all the same when somebody has accepted that', async () => {
    const store = new MemoryHarvestStore();
    const many = Array.from({ length: 60 }, (_, index) => posting(`ad-${index}`));
    await harvest(store, [...many, LISTED_WHOLLY]);
    const source = sourceOf(() => eventsThen([posting('ad-0'), LISTED_WHOLLY]));
    const signal = new AbortController().signal;
    const report = await runHarvest(source, depsOf(store), { signal, accept: true });
    expect(report).toMatchObject({
      outcome: 'ok',
      message: expect.stringMatching(/^accepted by hand: .*59 of 60/),
    });
    expect(store.open()).toEqual(['ad-0']);
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

  it('lets no answer lead its source to an address that is not its own', async () => {
    const asked: string[] = [];
    const http: HttpClient = {
      async request({ url }) {
        asked.push(url.href);
        return { text: async () => 'http://inside.test/secret' } as HttpResponse;
      },
    };
    async function* read(context: ReadContext): AsyncIterable<SourceEvent> {
      const first = await context.http.request({ url: new URL('http://own.test/page') });
      await context.http.request({ url: new URL(await first.text()) });
      yield LISTED_WHOLLY;
    }
    const source: Source = { ...sourceOf(read), baseUrls: ['http://own.test'] };
    const options = { signal: new AbortController().signal };
    const report = await runHarvest(source, { ...depsOf(new MemoryHarvestStore()), http }, options);
    expect(report).toMatchObject({ outcome: 'failed', retry: false });
    expect(report.message).toContain('inside.test');
    expect(asked).toEqual(['http://own.test/page']);
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

  it('stops, closes nothing and may be tried again once another may hold the source', async () => {
    const store = new MemoryHarvestStore();
    await harvest(store, [posting('a'), posting('b'), LISTED_WHOLLY]);
    async function* losing(): AsyncIterable<SourceEvent> {
      yield posting('b', '2');
      store.lockLost.abort(new DatabaseUnavailableError('the connection broke'));
      yield posting('c');
      yield LISTED_WHOLLY;
    }
    const { signal } = new AbortController();
    const report = await runHarvest(sourceOf(losing), depsOf(store), { signal });
    expect(report).toMatchObject({ outcome: 'failed', message: 'the connection broke', retry: true });
    // Not even what was gathered: by now it would be written beside another run.
    expect(report.counts).toMatchObject({ inserted: 0, changed: 0, retired: 0 });
    expect(store.open()).toEqual(['a', 'b']);
  });

  it('is on record as failed, with the reason, where nothing can be written whatever it is', async () => {
    const store = new MemoryHarvestStore();
    store.write = () => Promise.reject(new Error('relation "posting" does not exist'));
    const report = await harvest(store, [posting('a'), LISTED_WHOLLY]);
    const said = { outcome: 'failed', message: 'relation "posting" does not exist' };
    expect(report).toMatchObject(said);
    expect(store.runs).toMatchObject([said]);
  });

  describe('what is said to be gone', () => {
    const removal = (sourceId: string): SourceEvent => ({ type: 'removed', sourceId, removedAt: null });
    const many = Array.from({ length: 60 }, (_, index) => posting(`ad-${index}`));

    it('stays open in a run that falls short, or fails', async () => {
      const store = new MemoryHarvestStore();
      await harvest(store, [...many, LISTED_WHOLLY]);
      const rejected = many
        .slice(0, 10)
        .map((): SourceEvent => ({ type: 'rejected', sourceId: null, issues: [] }));
      const short = await harvest(store, [removal('ad-0'), ...many.slice(1, 50), ...rejected]);
      expect(short).toMatchObject({ outcome: 'suspect', message: expect.stringContaining('10 of 59') });
      await harvest(store, [removal('ad-0')], new Error('cut'));
      expect(store.open()).toHaveLength(60);
      expect(short.counts.retired).toBe(0);
    });

    it('stays open when it is nearly everything', async () => {
      const store = new MemoryHarvestStore();
      await harvest(store, [...many, LISTED_WHOLLY]);
      const report = await harvest(
        store,
        many.slice(0, 20).map((_, index) => removal(`ad-${index}`)),
      );
      expect(report).toMatchObject({ outcome: 'suspect', message: expect.stringContaining('20 of 60') });
      expect(store.open()).toHaveLength(60);
    });

    it('stays open when the same run lists it later, read or not', async () => {
      const store = new MemoryHarvestStore();
      await harvest(store, [posting('a'), posting('b'), posting('c'), LISTED_WHOLLY]);
      await harvest(store, [
        removal('a'),
        removal('b'),
        removal('c'),
        posting('a', '2'),
        { type: 'unchanged', sourceId: 'b' },
        ...Array.from({ length: 19 }, (_, index) => posting(`other-${index}`)),
        { type: 'rejected', sourceId: 'c', issues: [] },
      ]);
      expect(store.open()).toEqual(expect.arrayContaining(['a', 'b', 'c']));
    });

    it('is closed when it was listed before, even in the same batch', async () => {
      const store = new MemoryHarvestStore();
      const report = await harvest(store, [posting('a'), posting('b'), removal('a'), LISTED_WHOLLY]);
      expect(report.counts).toMatchObject({ inserted: 2, retired: 1 });
      expect(store.open()).toEqual(['b']);
    });

    it('comes back under its id, with why it was gone forgotten', async () => {
      const store = new MemoryHarvestStore();
      await harvest(store, [posting('a'), posting('b'), LISTED_WHOLLY]);
      await harvest(store, [posting('b'), removal('a')]);
      expect(store.reasonOf('a')).toBe('removed');
      const report = await harvest(store, [posting('a'), posting('b'), LISTED_WHOLLY]);
      expect(report.counts).toMatchObject({ inserted: 0, changed: 1 });
      expect(store.reasonOf('a')).toBeNull();
    });
  });

  it('weighs what it would close against what should still be open: an ad past its own end is no loss', async () => {
    const store = new MemoryHarvestStore();
    const past = { openUntil: '2026-11-21T23:59:59+01:00' };
    const ads = (count: number, prefix: string, changes = {}) =>
      Array.from({ length: count }, (_, index) => posting(`${prefix}${index}`, '1', changes));
    const staying = ads(80, 'open');
    await harvest(store, [...staying, ...ads(70, 'past', past), LISTED_WHOLLY]);
    const gone = (ids: readonly string[]): SourceEvent[] =>
      ids.map((sourceId) => ({ type: 'removed', sourceId, removedAt: null }));
    const pastIds = Array.from({ length: 70 }, (_, index) => `past${index}`);
    const night = await harvest(store, [...staying, ...ads(70, 'new'), ...gone(pastIds), LISTED_WHOLLY]);
    expect(night).toMatchObject({ outcome: 'ok', counts: { retired: 70 } });

    const lost = new MemoryHarvestStore();
    await harvest(lost, [...staying, ...ads(70, 'past', past), LISTED_WHOLLY]);
    const short = await harvest(lost, [...ads(20, 'open'), ...ads(90, 'new'), LISTED_WHOLLY]);
    expect(short).toMatchObject({ outcome: 'suspect', message: expect.stringContaining('60 of 170') });
  });

  it('closes what is past its own end and was not seen again, however little its listing proves', async () => {
    const store = new MemoryHarvestStore();
    const past = { openUntil: '2026-11-21T23:59:59+01:00' };
    await harvest(store, [
      posting('past', '1', past),
      posting('still', '1', past),
      posting('a'),
      LISTED_WHOLLY,
    ]);
    expect(store.open()).toEqual(['a', 'past', 'still']);
    const cut: SourceEvent = { type: 'listing', complete: false, reason: 'it was cut' };
    await harvest(store, [posting('still', '1', past), cut], new Error('the connection broke'));
    expect(store.open()).toEqual(['a', 'past', 'still']);
    const report = await harvest(store, [posting('still', '1', past), cut]);
    expect(report).toMatchObject({ outcome: 'ok', complete: false, counts: { retired: 1 } });
    expect(store.open()).toEqual(['a', 'still']);
    expect(store.reasonOf('past')).toBe('expired');
  });

  it('ends as suspect when a field that matters has been lost', async () => {
    const store = new MemoryHarvestStore();
    const nameless = Array.from({ length: 60 }, (_, index) =>
      posting(`ad-${index}`, '1', { employer: { name: null, orgNumber: null, country: null } }),
    );
    const report = await harvest(store, [...nameless, LISTED_WHOLLY]);
    expect(report).toMatchObject({
      outcome: 'suspect',
      message: expect.stringContaining('0 of 60 postings have an employer'),
    });
    expect(report.counts.fill).toMatchObject({ postings: 60, title: 60, body: 60, place: 60 });
  });

  it('ends as suspect when a listing drops below the usual', async () => {
    const store = new MemoryHarvestStore();
    const far = (count: number) =>
      Array.from(
        { length: count },
        (_, index): SourceEvent => ({ type: 'outside', sourceId: `far-${index}` }),
      );
    for (let night = 0; night < 3; night += 1)
      await harvest(store, [posting('a'), ...far(99), LISTED_WHOLLY]);
    const report = await harvest(store, [posting('a'), ...far(60), LISTED_WHOLLY]);
    expect(report).toMatchObject({ outcome: 'suspect', message: expect.stringContaining('had 100') });
  });

  it('holds a source to what it expects of itself', async () => {
    const store = new MemoryHarvestStore();
    const source = sourceOf(() => eventsThen([posting('a'), LISTED_WHOLLY]), {
      expectations: { leastRead: 2 },
    });
    const report = await runHarvest(source, depsOf(store), { signal: new AbortController().signal });
    expect(report).toMatchObject({ outcome: 'suspect', message: expect.stringContaining('at least 2') });
  });

  describe('of a source whose listing alone proves no absence', () => {
    const asked: string[][] = [];

    function harvestTwice(
      store: MemoryHarvestStore,
      ids: readonly string[],
      gone: readonly string[] = [],
      at = '2026-11-22T03:00:00+01:00',
    ) {
      const source = sourceOf(() => eventsThen([...ids.map((id) => posting(id)), LISTED_WHOLLY]), {
        absence: 'twice',
        async *confirmGone(_context, sourceIds) {
          asked.push([...sourceIds]);
          for (const sourceId of sourceIds) yield { sourceId, gone: gone.includes(sourceId) };
        },
      });
      const deps = { ...depsOf(store), clock: fixedClock(at) };
      return runHarvest(source, deps, { signal: new AbortController().signal });
    }

    it('closes what the source confirms, and the rest when it is missing twice in a row', async () => {
      const store = new MemoryHarvestStore();
      await harvestTwice(store, ['a', 'b', 'c', 'd']);
      asked.length = 0;
      const first = await harvestTwice(store, ['d'], ['a']);
      expect(asked).toEqual([['a', 'b', 'c']]);
      expect(first).toMatchObject({ outcome: 'ok', counts: { retired: 1 } });
      expect(first.message).toContain('2 postings that were not listed stay open');
      await harvestTwice(store, ['c', 'd'], [], '2026-11-23T03:00:00+01:00');
      expect(store.open()).toEqual(['c', 'd']);
      await harvestTwice(store, ['d'], [], '2026-11-24T03:00:00+01:00');
      expect(store.open()).toEqual(['c', 'd']);
      expect(store.reasonOf('b')).toBe('missing');
    });

    it('takes listings within twelve hours of each other for one', async () => {
      const store = new MemoryHarvestStore();
      await harvestTwice(store, ['a', 'b']);
      await harvestTwice(store, ['b'], [], '2026-11-22T04:00:00+01:00');
      const soon = await harvestTwice(store, ['b'], [], '2026-11-22T04:05:00+01:00');
      expect(soon.message).toContain('1 postings that were not listed stay open');
      await harvestTwice(store, ['b'], [], '2026-11-22T15:59:59+01:00');
      expect(store.open()).toEqual(['a', 'b']);
      await harvestTwice(store, ['b'], [], '2026-11-22T16:00:00+01:00');
      expect(store.reasonOf('a')).toBe('missing');
    });

    it('does not count an absence anew when a run killed while it closed is repeated', async () => {
      const store = new MemoryHarvestStore();
      await harvestTwice(store, ['a', 'b']);
      const night = '2026-11-23T03:00:00+01:00';
      const counted = store.markUnseen.bind(store);
      store.markUnseen = async (...asked) => {
        await counted(...asked);
        throw new Error('killed');
      };
      expect(await harvestTwice(store, ['b'], [], night)).toMatchObject({ outcome: 'failed' });
      store.markUnseen = counted;
      await harvestTwice(store, ['b'], [], '2026-11-23T03:04:00+01:00');
      expect(store.open()).toEqual(['a', 'b']);
      await harvestTwice(store, ['b'], [], '2026-11-24T03:00:00+01:00');
      expect(store.reasonOf('a')).toBe('missing');
    });

    it('asks for none that is past its own end', async () => {
      const store = new MemoryHarvestStore();
      const past = posting('past', '1', { openUntil: '2026-11-21T23:59:59+01:00' });
      await harvest(store, [past, posting('a'), posting('b'), LISTED_WHOLLY]);
      asked.length = 0;
      await harvestTwice(store, ['b']);
      expect(asked).toEqual([['a']]);
      expect(store.reasonOf('past')).toBe('expired');
    });

    it('counts no listing that was cut or suspect', async () => {
      const store = new MemoryHarvestStore();
      await harvestTwice(store, ['a', 'b']);
      for (let night = 0; night < 3; night += 1) {
        await harvest(store, [posting('b'), { type: 'listing', complete: false, reason: 'it was cut' }]);
        await harvest(store, [LISTED_WHOLLY]);
      }
      await harvestTwice(store, ['b']);
      expect(store.open()).toEqual(['a', 'b']);
    });
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
