import { describe, expect, it } from 'vitest';
import { missedTheirNight } from './schedule.ts';

describe('missedTheirNight', () => {
  const now = new Date('2026-11-22T09:00:00Z');

  it('names what never ran well and what ran longer ago than a night', () => {
    const lastGood = new Map([
      ['fresh', new Date('2026-11-22T02:00:00Z')],
      ['stale', new Date('2026-11-20T02:00:00Z')],
      ['failing', null],
    ]);
    expect(missedTheirNight(lastGood, ['fresh', 'stale', 'failing', 'new'], now)).toEqual([
      'stale',
      'failing',
      'new',
    ]);
  });

  it('leaves out what is switched off', () => {
    expect(missedTheirNight(new Map(), [], now)).toEqual([]);
  });
});
