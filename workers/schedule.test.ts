import { defaultRepeatStrategy } from 'bullmq';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { HARVEST_TIMEZONE, missedTheirNight, NIGHTLY, RETRIES, schedulesOf } from './schedule.ts';

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

  it('tries a night that failed again when no changes are due', () => {
    const schedule = { listing: '0 3 * * 0', changesEveryMinutes: 10 };
    const changes = schedulesOf({ id: 'both', schedule, readChanges }).find(({ mode }) => mode === 'changes');
    const due = timesOf(changes?.pattern ?? '', '2026-11-22T02:00Z', '2026-11-22T03:00Z');
    let at = Date.parse('2026-11-22T02:00Z');
    for (let failures = 1; failures < RETRIES.attempts; failures += 1) {
      at += RETRIES.backoff.delay * 2 ** (failures - 1);
      expect(due).not.toContain(new Date(at).toISOString());
    }
    expect(due).toContain('2026-11-22T02:05:00.000Z');
  });

  it('has a three o’clock every night, also when the clocks change', () => {
    for (const night of ['2026-03-29', '2026-10-25']) {
      const three = Temporal.PlainDateTime.from(`${night}T03:00`);
      expect(() => three.toZonedDateTime(HARVEST_TIMEZONE, { disambiguation: 'reject' })).not.toThrow();
    }
  });
});

/** What BullMQ's own reckoning makes of a pattern: every time from one moment to another. */
function timesOf(pattern: string, from: string, to: string): string[] {
  const times: string[] = [];
  let at = Date.parse(from);
  for (;;) {
    at = defaultRepeatStrategy(at, { pattern, tz: HARVEST_TIMEZONE }) ?? Number.POSITIVE_INFINITY;
    if (at > Date.parse(to)) return times;
    times.push(new Date(at).toISOString());
  }
}

describe('in the nights the clocks change', () => {
  it.each([
    ['2026-03-27T12:00Z', '2026-03-30T12:00Z', ['2026-03-28T02:00', '2026-03-29T01:00', '2026-03-30T01:00']],
    ['2026-10-23T12:00Z', '2026-10-26T12:00Z', ['2026-10-24T01:00', '2026-10-25T02:00', '2026-10-26T02:00']],
  ])('three o’clock comes once each: %s to %s', (from, to, times) => {
    expect(timesOf(NIGHTLY, from, to)).toEqual(times.map((time) => `${time}:00.000Z`));
    const sundays = times.slice(1, 2).map((time) => `${time}:00.000Z`);
    expect(timesOf('0 3 * * 0', from, to)).toEqual(sundays);
  });

  it.each(['2026-03-28T23:00Z', '2026-10-24T22:00Z'])(
    'changes are asked for all the time: from %s',
    (from) => {
      const to = new Date(Date.parse(from) + 6 * 60 * 60 * 1000).toISOString();
      const times = timesOf('5-59/10 * * * *', from, to).map(Date.parse);
      const gaps = times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 60_000);
      expect(times).toHaveLength(36);
      expect(new Set(gaps)).toEqual(new Set([10]));
    },
  );
});
