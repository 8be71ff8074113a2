import { beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../lib/clock.ts';
import { loadPlaces } from '../normalise/places/load-places.ts';
import type { PlaceIndex } from '../normalise/places/place-index.ts';
import type { ChangeWindow, SourceEvent } from '../sources/source.ts';
import { MemoryHarvestStore } from './memory-harvest-store.test-support.ts';
import { NothingToFollowError, type WantedRun } from './plan-run.ts';
import { depsOf, eventsThen, LISTED_WHOLLY, posting, sourceOf } from './run-fixture.test-support.ts';
import { runHarvest } from './run-harvest.ts';

describe('a run of a source that tells its changes', () => {
  let places: PlaceIndex;
  beforeAll(async () => {
    places = await loadPlaces();
  });

  function follow(
    store: MemoryHarvestStore,
    { listed = [], changed = [], error }: { listed?: SourceEvent[]; changed?: SourceEvent[]; error?: Error },
    at: string,
    wanted: WantedRun = 'either',
  ) {
    const windows: ChangeWindow[] = [];
    const source = sourceOf(() => eventsThen(listed, error), {
      readChanges(_context, window) {
        windows.push(window);
        return eventsThen(changed, error);
      },
    });
    const signal = new AbortController().signal;
    const run = runHarvest(source, depsOf(store, places, fixedClock(at)), { signal, wanted });
    return run.then((report) => ({ report, windows }));
  }
  const shown = (windows: readonly ChangeWindow[]) =>
    windows.map(({ from, to }) => [from.toISOString(), to.toISOString()]);

  it('lists once, then follows without a gap', async () => {
    const store = new MemoryHarvestStore();
    const listed = [posting('a'), posting('b'), LISTED_WHOLLY];
    expect((await follow(store, { listed }, '2026-11-22T03:00:00+01:00')).windows).toEqual([]);
    const changed: SourceEvent[] = [posting('c'), { type: 'removed', sourceId: 'a', removedAt: null }];
    const second = await follow(store, { changed }, '2026-11-22T03:10:00+01:00');
    expect(second.report).toMatchObject({ mode: 'changes', outcome: 'ok', message: null });
    expect(second.report.counts).toMatchObject({ read: 1, inserted: 1, retired: 1 });
    expect(store.open()).toEqual(['b', 'c']);
    const third = await follow(store, {}, '2026-11-22T03:20:00+01:00');
    expect(third.report.outcome).toBe('ok');
    expect(shown([...second.windows, ...third.windows])).toEqual([
      ['2026-11-22T01:55:00.000Z', '2026-11-22T02:08:00.000Z'],
      ['2026-11-22T02:03:00.000Z', '2026-11-22T02:18:00.000Z'],
    ]);
    expect(store.modes).toEqual(['listing', 'changes', 'changes']);
  });

  it('asks for the same window again after a failure', async () => {
    const store = new MemoryHarvestStore();
    await follow(store, { listed: [posting('a'), LISTED_WHOLLY] }, '2026-11-22T03:00:00+01:00');
    const removal: SourceEvent = { type: 'removed', sourceId: 'a', removedAt: null };
    const failed = await follow(
      store,
      { changed: [removal], error: new Error('cut') },
      '2026-11-22T03:10:00+01:00',
    );
    expect(failed.report).toMatchObject({ mode: 'changes', outcome: 'failed' });
    expect(store.open()).toEqual(['a']);
    const again = await follow(store, { changed: [removal] }, '2026-11-22T03:20:00+01:00');
    expect(shown(again.windows)).toEqual([['2026-11-22T01:55:00.000Z', '2026-11-22T02:18:00.000Z']]);
    expect(store.open()).toEqual([]);
  });

  it('lists again when told to, and while no listing was whole', async () => {
    const store = new MemoryHarvestStore();
    const cut: SourceEvent = { type: 'listing', complete: false, reason: 'it was cut' };
    await follow(store, { listed: [posting('a'), cut] }, '2026-11-22T03:00:00+01:00');
    await follow(store, { listed: [posting('a'), LISTED_WHOLLY] }, '2026-11-22T04:00:00+01:00');
    await follow(store, { listed: [posting('a'), LISTED_WHOLLY] }, '2026-11-22T05:00:00+01:00', 'listing');
    expect(store.modes).toEqual(['listing', 'listing', 'listing']);
  });

  it('forgets no changes that came before a listing that was cut', async () => {
    const store = new MemoryHarvestStore();
    const cut: SourceEvent = { type: 'listing', complete: false, reason: 'it was cut' };
    await follow(store, { listed: [posting('a'), LISTED_WHOLLY] }, '2026-11-22T03:00:00+01:00');
    await follow(store, { listed: [posting('a'), cut] }, '2026-11-22T05:00:00+01:00', 'listing');
    const { windows } = await follow(store, {}, '2026-11-22T05:10:00+01:00', 'changes');
    expect(shown(windows)).toEqual([['2026-11-22T01:55:00.000Z', '2026-11-22T04:08:00.000Z']]);
  });

  it('begins no run where there is nothing to follow yet', async () => {
    const store = new MemoryHarvestStore();
    await expect(follow(store, {}, '2026-11-22T03:00:00+01:00', 'changes')).rejects.toThrow(
      NothingToFollowError,
    );
    expect(store.modes).toEqual([]);
    await expect(store.lock()).resolves.not.toBeNull();
  });
});
