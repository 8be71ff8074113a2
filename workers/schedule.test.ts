import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { HARVEST_TIMEZONE, missedTheirNight, schedulesOf } from './schedule.ts';

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

describe('schedulesOf', () => {
  async function* readChanges() {}

  it('brings a source that only lists in by its listing, nightly unless it says otherwise', () => {
    expect(schedulesOf({ id: 'plain' })).toEqual([
      { key: 'plain', source: 'plain', mode: 'listing', pattern: '0 3 * * *' },
    ]);
    const weekly = { listing: '0 4 * * 6', changesEveryMinutes: 5 };
    expect(schedulesOf({ id: 'weekly', schedule: weekly })).toEqual([
      { key: 'weekly', source: 'weekly', mode: 'listing', pattern: '0 4 * * 6' },
    ]);
  });

  it('follows the changes of one that tells them, and brings it up to date each night', () => {
    const schedule = { listing: '0 3 * * 0', changesEveryMinutes: 10 };
    expect(schedulesOf({ id: 'both', schedule, readChanges })).toEqual([
      { key: 'both', source: 'both', mode: 'either', pattern: '0 3 * * *' },
      { key: 'both@listing', source: 'both', mode: 'listing', pattern: '0 3 * * 0' },
      { key: 'both@changes', source: 'both', mode: 'changes', pattern: '5-59/10 * * * *' },
    ]);
  });

  it('has a three o’clock every night, also when the clocks change', () => {
    for (const night of ['2026-03-29', '2026-10-25']) {
      const three = Temporal.PlainDateTime.from(`${night}T03:00`);
      expect(() => three.toZonedDateTime(HARVEST_TIMEZONE, { disambiguation: 'reject' })).not.toThrow();
    }
  });
});
