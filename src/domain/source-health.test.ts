import { describe, expect, it } from 'vitest';
import { type HarvestRun, NO_COUNTS } from './harvest.ts';
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

const GOOD = { enabled: true, ageSeconds: 3600, troubledRun: null };

describe('healthOf', () => {
  it.each([
    ['good', GOOD],
    ['off', { ...GOOD, enabled: false }],
    ['failed', { ...GOOD, troubledRun: run('failed') }],
    ['suspect', { ...GOOD, troubledRun: run('suspect') }],
    ['stale', { ...GOOD, ageSeconds: STALE_AFTER_SECONDS + 1 }],
    ['good', { ...GOOD, ageSeconds: STALE_AFTER_SECONDS }],
    ['never', { ...GOOD, ageSeconds: null }],
    ['failed', { ...GOOD, ageSeconds: null, troubledRun: run('failed') }],
  ] as const)('%s', (health, state) => {
    expect(healthOf(state)).toBe(health);
  });
});

describe('isRunning', () => {
  it('is so while the last run has no end', () => {
    expect(isRunning({ lastRun: run(null) })).toBe(true);
    expect(isRunning({ lastRun: run('ok') })).toBe(false);
    expect(isRunning({ lastRun: null })).toBe(false);
  });
});
