import { describe, expect, it } from 'vitest';
import { NO_COUNTS, type RunMode } from '../domain/harvest.ts';
import type { Source } from '../sources/source.ts';
import { MemoryHarvestStore } from './memory-harvest-store.test-support.ts';
import { NothingToFollowError, planRun, type WantedRun } from './plan-run.ts';

async function* nothing() {}

const LISTED_ONLY: Source = {
  id: 'listed',
  name: 'Listed',
  homepage: 'https://example.org',
  licence: 'none',
  attribution: 'Listed',
  baseUrls: [],
  paceWith: (lane) => ({ lane, spacingMs: 0 }),
  read: nothing,
};
const FOLLOWED: Source = { ...LISTED_ONLY, id: 'followed', readChanges: nothing };
const NOW = '2026-11-22T03:00:00+01:00';

interface Past {
  readonly mode: RunMode;
  readonly at: string;
  readonly covered?: string;
  readonly complete?: boolean;
  readonly outcome?: 'ok' | 'suspect' | 'failed';
}

async function storeWith(past: readonly Past[]): Promise<MemoryHarvestStore> {
  const store = new MemoryHarvestStore();
  for (const { mode, at, covered, complete = mode === 'listing', outcome = 'ok' } of past) {
    const startedAt = new Date(at);
    const id = await store.beginRun('followed', startedAt, mode);
    const coveredUntil = covered === undefined ? null : new Date(covered);
    await store.finishRun(
      { id, source: 'followed', at: startedAt },
      { finishedAt: startedAt, outcome, complete, coveredUntil, counts: NO_COUNTS, message: null },
    );
  }
  return store;
}

async function plan(past: readonly Past[], wanted: WantedRun = 'either', source = FOLLOWED) {
  const planned = await planRun(source, await storeWith(past), new Date(NOW), wanted);
  if (planned.mode === 'listing') return 'listing';
  return `${planned.window.from.toISOString()} to ${planned.window.to.toISOString()}`;
}

const listing = (at: string): Past => ({ mode: 'listing', at, covered: at });
const changes = (covered: string): Past => ({ mode: 'changes', at: covered, covered });

describe('planRun', () => {
  it('lists a source that tells no changes, whatever is wanted', async () => {
    const past = [listing('2026-11-21T03:00:00+01:00')];
    for (const wanted of ['either', 'listing', 'changes'] as const) {
      expect(await plan(past, wanted, LISTED_ONLY)).toBe('listing');
    }
  });

  it('lists first, and follows from five minutes before the last covered moment to two minutes ago', async () => {
    expect(await plan([])).toBe('listing');
    expect(await plan([listing('2026-11-22T02:00:00+01:00')])).toBe(
      '2026-11-22T00:55:00.000Z to 2026-11-22T01:58:00.000Z',
    );
    const past = [listing('2026-11-20T03:00:00+01:00'), changes('2026-11-22T02:48:00+01:00')];
    expect(await plan(past)).toBe('2026-11-22T01:43:00.000Z to 2026-11-22T01:58:00.000Z');
  });

  it('lists again after a week, or when told to', async () => {
    const recent = changes('2026-11-22T02:48:00+01:00');
    expect(await plan([listing('2026-11-15T03:00:00+01:00'), recent])).not.toBe('listing');
    expect(await plan([listing('2026-11-15T02:59:59+01:00'), recent])).toBe('listing');
    expect(await plan([listing('2026-11-22T02:00:00+01:00'), recent], 'listing')).toBe('listing');
  });

  it('takes a listing that was cut or suspect for none', async () => {
    const recent = changes('2026-11-22T02:48:00+01:00');
    const at = '2026-11-22T02:00:00+01:00';
    expect(await plan([{ ...listing(at), complete: false }, recent])).toBe('listing');
    expect(await plan([{ ...listing(at), outcome: 'suspect' }, recent])).toBe('listing');
  });

  it('follows from what good runs have covered, not from what a failed one read', async () => {
    const past = [
      listing('2026-11-22T01:00:00+01:00'),
      { ...changes('2026-11-22T02:00:00+01:00'), outcome: 'suspect' as const },
    ];
    expect(await plan(past)).toBe('2026-11-21T23:55:00.000Z to 2026-11-22T01:58:00.000Z');
  });

  it('follows no further back than eighty days', async () => {
    expect(await plan([listing('2026-09-03T04:00:00+02:00')], 'changes')).toMatch(/^2026-09-03/);
    await expect(plan([listing('2026-09-03T03:59:59+02:00')], 'changes')).rejects.toThrow(
      NothingToFollowError,
    );
    expect(await plan([listing('2026-09-03T03:59:59+02:00')])).toBe('listing');
  });

  it('has nothing to follow before the first listing', async () => {
    await expect(plan([], 'changes')).rejects.toThrow(NothingToFollowError);
  });

  it('follows on although the weekly listing is overdue, where only changes are wanted', async () => {
    const past = [listing('2026-11-01T03:00:00+01:00'), changes('2026-11-22T02:48:00+01:00')];
    expect(await plan(past, 'changes')).toBe('2026-11-22T01:43:00.000Z to 2026-11-22T01:58:00.000Z');
  });

  it('never asks backwards, even where the clock was set back', async () => {
    const past = [listing('2026-11-22T01:00:00+01:00'), changes('2026-11-22T09:00:00+01:00')];
    expect(await plan(past)).toBe('2026-11-22T01:58:00.000Z to 2026-11-22T01:58:00.000Z');
  });

  it.each([
    [
      '2026-03-29T03:00:00+02:00',
      '2026-03-29T00:30:00Z',
      '2026-03-29T00:25:00.000Z to 2026-03-29T00:58:00.000Z',
    ],
    [
      '2026-10-25T02:30:00+01:00',
      '2026-10-25T02:30:00+02:00',
      '2026-10-25T00:25:00.000Z to 2026-10-25T01:28:00.000Z',
    ],
    [
      '2026-10-25T03:00:00+01:00',
      '2026-10-25T02:50:00+02:00',
      '2026-10-25T00:45:00.000Z to 2026-10-25T01:58:00.000Z',
    ],
  ])('follows through the nights the clocks change: %s after %s', async (now, covered, expected) => {
    const planned = await planRun(FOLLOWED, await storeWith([listing(covered)]), new Date(now), 'changes');
    if (planned.mode === 'listing') throw new Error('expected changes');
    const { from, to } = planned.window;
    expect(`${from.toISOString()} to ${to.toISOString()}`).toBe(expected);
  });
});
