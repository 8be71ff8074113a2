import { beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../lib/clock.ts';
import { silentLogger } from '../lib/logger.ts';
import { loadPlaces } from '../normalise/places/load-places.ts';
import type { PlaceIndex } from '../normalise/places/place-index.ts';
import { readFeeds } from '../sources/read-feeds.ts';
import type { ReadContext, Source, SourceEvent } from '../sources/source.ts';
import { MemoryHarvestStore } from './memory-harvest-store.test-support.ts';
import { depsOf, eventsThen, posting, sourceOf } from './run-fixture.test-support.ts';
import { type RunOptions, type RunReport, runHarvest } from './run-harvest.ts';

type Id = readonly [feed: string, from: number, to: number];

/** `a:0`, `a:1` … up to, and without, `a:{to}`. */
const ads = ([feed, from, to]: Id): SourceEvent[] =>
  Array.from({ length: to - from }, (_, index) => posting(`${feed}:${from + index}`));

function end(feed: string, reason: string | null = null): SourceEvent {
  const name = `${feed.toUpperCase()} Kommune`;
  return {
    type: 'listing',
    complete: reason === null,
    reason: reason ?? 'it gave all it has',
    feed: { id: feed, name, scopes: [`${feed}:`] },
  };
}

const whole = (feed: string, from: number, to: number) => [...ads([feed, from, to]), end(feed)];
const failed = (feed: string, from = 0, to = 0) => [
  ...ads([feed, from, to]),
  end(feed, 'it could not be read: 503'),
];

async function gather(events: AsyncIterable<SourceEvent>): Promise<SourceEvent[]> {
  const gathered: SourceEvent[] = [];
  for await (const event of events) gathered.push(event);
  return gathered;
}

const CONTEXT: ReadContext = {
  http: { request: () => Promise.reject(new Error('nobody is to be asked')) },
  clock: fixedClock('2026-11-01T03:00:00+01:00'),
  logger: silentLogger,
  signal: new AbortController().signal,
  knownVersions: async () => new Map(),
};

describe('a source that is made of feeds', () => {
  let places: PlaceIndex;
  beforeAll(async () => {
    places = await loadPlaces();
  });

  function harvest(
    store: MemoryHarvestStore,
    events: readonly SourceEvent[],
    { night = 1, accept = false, ...more }: Partial<Source> & { night?: number; accept?: boolean } = {},
  ): Promise<RunReport> {
    const clock = fixedClock(`2026-11-${String(night).padStart(2, '0')}T03:00:00+01:00`);
    const options: RunOptions = { signal: new AbortController().signal, accept };
    const source = sourceOf(() => eventsThen(events), more);
    return runHarvest(source, depsOf(store, places, clock), options);
  }

  it('closes what the feeds lack that were read whole, and nothing of one that was not', async () => {
    const store = new MemoryHarvestStore();
    const first = await harvest(store, [...whole('a', 0, 3), ...whole('b', 0, 3)]);
    expect(first).toMatchObject({ outcome: 'ok', complete: true, message: null });
    expect(first.counts.feeds).toEqual({ a: 3, b: 3 });
    const second = await harvest(store, [...whole('a', 1, 3), ...failed('b', 0, 1)]);
    expect(second).toMatchObject({ outcome: 'ok', complete: false, counts: { read: 3, retired: 1 } });
    expect(second.message).toBe('of B Kommune nothing was closed: it could not be read: 503');
    expect(second.counts.feeds).toEqual({ a: 2 });
    expect(store.open()).toEqual(['a:1', 'a:2', 'b:0', 'b:1', 'b:2']);
    expect(store.issues).toEqual([
      {
        sourceId: 'b:',
        path: 'feed',
        reason: 'nothing of this feed was closed: it could not be read: 503',
        value: 'B Kommune',
      },
    ]);
  });

  it('closes nothing that a feed which failed said was not ours before it failed', async () => {
    const store = new MemoryHarvestStore();
    await harvest(store, [...whole('a', 0, 2), ...whole('b', 0, 2)]);
    const outside = (sourceId: string): SourceEvent => ({ type: 'outside', sourceId });
    await harvest(store, [outside('a:0'), ...whole('a', 1, 2), outside('b:0'), ...failed('b')]);
    expect(store.open()).toEqual(['a:1', 'b:0', 'b:1']);
    expect(store.reasonOf('a:0')).toBe('left_region');
  });

  it('counts an absence only of a feed that was read whole', async () => {
    const store = new MemoryHarvestStore();
    const absence = 'twice';
    await harvest(store, [...whole('a', 0, 2), ...whole('b', 0, 2)], { absence });
    await harvest(store, [...whole('a', 1, 2), ...failed('b')], { absence, night: 2 });
    expect(store.open()).toEqual(['a:0', 'a:1', 'b:0', 'b:1']);
    await harvest(store, [...whole('a', 1, 2), ...whole('b', 1, 2)], { absence, night: 3 });
    expect(store.open()).toEqual(['a:1', 'b:0', 'b:1']);
    await harvest(store, [...failed('a'), ...whole('b', 1, 2)], { absence, night: 4 });
    expect(store.open()).toEqual(['a:1', 'b:1']);
  });

  it('closes what belongs to no feed any more, as the settings no longer name it', async () => {
    const store = new MemoryHarvestStore();
    const absence = 'twice';
    await harvest(store, [...whole('a', 0, 2), ...whole('gone', 0, 2), ...whole('c', 0, 1)], { absence });
    const left = [...whole('a', 0, 2), ...failed('c')];
    await harvest(store, left, { absence, night: 2 });
    expect(store.open()).toHaveLength(5);
    await harvest(store, left, { absence, night: 3 });
    expect(store.open()).toEqual(['a:0', 'a:1', 'c:0']);
    expect(store.reasonOf('gone:0')).toBe('missing');
  });

  it('closes the ads of its last feed, which left, once that is accepted on two nights', async () => {
    const store = new MemoryHarvestStore();
    const absence = 'twice';
    const nobody = await gather(readFeeds([], CONTEXT));
    await harvest(store, whole('a', 0, 3), { absence });
    expect(await harvest(store, nobody, { absence, night: 2 })).toMatchObject({ outcome: 'suspect' });
    await harvest(store, nobody, { absence, night: 3, accept: true });
    expect(store.open()).toHaveLength(3);
    await harvest(store, nobody, { absence, night: 4, accept: true });
    expect(store.open()).toEqual([]);
  });

  it('closes nothing at all where no feed was read whole', async () => {
    const store = new MemoryHarvestStore();
    await harvest(store, [...whole('a', 0, 2), ...whole('b', 0, 2)]);
    const report = await harvest(store, [...failed('a', 0, 1), ...failed('b')]);
    expect(report).toMatchObject({ outcome: 'ok', complete: false, counts: { retired: 0 } });
    expect(store.open()).toHaveLength(4);
  });

  describe('holds each feed to what is expected as a source of its own:', () => {
    it('one that has lost much keeps all it had, and the others close what they lack', async () => {
      const store = new MemoryHarvestStore();
      await harvest(store, [...whole('a', 0, 60), ...whole('b', 0, 300)]);
      const report = await harvest(store, [...whole('a', 0, 40), ...whole('b', 0, 299)]);
      expect(report).toMatchObject({ outcome: 'ok', complete: true, counts: { retired: 1 } });
      expect(report.message).toContain('of A Kommune nothing was closed: ');
      expect(report.message).toContain('20 of 60 open postings were not listed');
      expect(report.message).toContain('had 60');
      expect(store.open()).toHaveLength(60 + 299);
      expect(store.issues).toMatchObject([{ sourceId: 'a:', path: 'feed' }]);
    });

    it('what is too small to be judged alone is judged together', async () => {
      const store = new MemoryHarvestStore();
      const feeds = ['a', 'b', 'c', 'd'];
      await harvest(
        store,
        feeds.flatMap((feed) => whole(feed, 0, 20)),
      );
      const report = await harvest(
        store,
        feeds.flatMap((feed) => whole(feed, 0, 10)),
      );
      expect(report).toMatchObject({ outcome: 'suspect', counts: { retired: 0 } });
      expect(report.message).toContain('40 of 80 open postings were not listed');
      expect(report.message).toContain('had 80');
    });

    it('one that cannot be read hides no drop of the others, and a new one neither', async () => {
      const store = new MemoryHarvestStore();
      const outside = (feed: string, count: number): SourceEvent[] =>
        Array.from({ length: count }, (_, n) => ({ type: 'outside', sourceId: `${feed}:${n}` }));
      const lists = (feed: string, count: number) => [...outside(feed, count), end(feed)];
      for (const night of [1, 2, 3])
        await harvest(store, [...lists('a', 45), ...lists('b', 45), ...lists('c', 400)], { night });
      const calm = await harvest(store, [...lists('a', 45), ...lists('b', 45), ...failed('c')], { night: 4 });
      expect(calm).toMatchObject({ outcome: 'ok' });
      const drop = await harvest(
        store,
        [...lists('a', 30), ...lists('b', 30), ...failed('c'), ...lists('new', 500)],
        { night: 5 },
      );
      expect(drop).toMatchObject({ outcome: 'suspect', message: expect.stringContaining('had 90') });
    });

    it('one in which much cannot be read makes no other suspect', async () => {
      const store = new MemoryHarvestStore();
      const unread = (feed: string, count: number): SourceEvent[] =>
        Array.from({ length: count }, (_, n) => ({
          type: 'rejected',
          sourceId: `${feed}:x${n}`,
          issues: [],
        }));
      await harvest(store, [...whole('a', 0, 30), ...whole('b', 0, 30)]);
      const report = await harvest(store, [...unread('a', 20), ...whole('a', 0, 10), ...whole('b', 1, 30)]);
      expect(report).toMatchObject({ outcome: 'ok', counts: { retired: 1 } });
      expect(report.message).toContain('of A Kommune nothing was closed: 20 of 30 records could not be read');
      expect(store.open()).toHaveLength(30 + 29);
    });

    it('the run is suspect where none is left to believe', async () => {
      const store = new MemoryHarvestStore();
      await harvest(store, whole('a', 0, 60));
      const report = await harvest(store, whole('a', 0, 1));
      expect(report).toMatchObject({ outcome: 'suspect', message: expect.stringContaining('59 of 60') });
      expect(store.open()).toHaveLength(60);
    });

    it('one is believed all the same when somebody has accepted that', async () => {
      const store = new MemoryHarvestStore();
      await harvest(store, [...whole('a', 0, 60), ...whole('b', 0, 300)]);
      const report = await harvest(store, [...whole('a', 0, 1), ...failed('b')], { accept: true });
      expect(report).toMatchObject({ outcome: 'ok', counts: { retired: 59 } });
      expect(report.message).toMatch(/^accepted by hand: A Kommune: .*59 of 60/);
      expect(store.open()).toHaveLength(1 + 300);
      const after = await harvest(store, [...whole('a', 0, 1), ...failed('b')], { night: 2 });
      expect(after).toMatchObject({ outcome: 'ok', counts: { feeds: { a: 1 } } });
    });
  });
});
