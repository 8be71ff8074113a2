import { describe, expect, it } from 'vitest';
import { type HarvestRun, type Night, NO_COUNTS } from './harvest.ts';
import { healthOf, isRunning, STALE_AFTER_SECONDS } from './source-health.ts';

function run(outcome: HarvestRun['outcome']): HarvestRun {
  const finishedAt = outcome === null ? null : '2026-11-22T03:05:00+01:00';
  const startedAt = '2026-11-22T03:00:00+01:00';
  return {
    id: '1',
    mode: 'listing',
    startedAt,
    finishedAt,
    outcome,
    complete: true,
    counts: NO_COUNTS,
    message: null,
  };
}

function night(outcome: Night['outcome']): Night {
  return { date: '2026-11-22', outcome, counts: NO_COUNTS, runs: 1 };
}

const GOOD = { enabled: true, ageSeconds: 3600, lastRun: run('ok'), nights: [night('ok')] };

describe('healthOf', () => {
  it.each([
    ['good', GOOD],
    ['off', { ...GOOD, enabled: false }],
    ['failed', { ...GOOD, lastRun: run('failed'), nights: [night('failed')] }],
    ['suspect', { ...GOOD, lastRun: run('suspect'), nights: [night('suspect')] }],
    ['stale', { ...GOOD, ageSeconds: STALE_AFTER_SECONDS + 1 }],
    ['good', { ...GOOD, ageSeconds: STALE_AFTER_SECONDS }],
    ['never', { ...GOOD, ageSeconds: null, lastRun: null, nights: [] }],
    ['never', { ...GOOD, ageSeconds: null, lastRun: run(null), nights: [night(null)] }],
    ['failed', { ...GOOD, ageSeconds: null, lastRun: run('failed'), nights: [night(null)] }],
    // A run under way says nothing yet: what was known before it holds.
    ['good', { ...GOOD, lastRun: run(null), nights: [night(null)] }],
    // Changes that went well do not hide the listing that did not.
    ['suspect', { ...GOOD, lastRun: run('ok'), nights: [night('suspect')] }],
  ] as const)('%s', (health, state) => {
    expect(healthOf({ ...state, nights: [...state.nights] })).toBe(health);
  });
});

describe('isRunning', () => {
  it('is so while the last run has no end', () => {
    expect(isRunning({ lastRun: run(null) })).toBe(true);
    expect(isRunning({ lastRun: run('ok') })).toBe(false);
    expect(isRunning({ lastRun: null })).toBe(false);
  });
});
