import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type HarvestRun, NIGHTS_TOLD, NO_COUNTS, RUN_MODES, RUN_OUTCOMES } from '../domain/harvest.ts';
import { nightsOf, troubledRunOf } from './nights.ts';

const NOW = new Date('2026-11-22T10:00:00+01:00');

function run(startedAt: string, changes: Partial<HarvestRun> = {}): HarvestRun {
  return {
    id: startedAt,
    mode: 'listing',
    startedAt,
    finishedAt: startedAt,
    outcome: 'ok',
    complete: true,
    counts: { ...NO_COUNTS, read: 10, unchanged: 10 },
    message: null,
    ...changes,
  };
}

describe('nightsOf', () => {
  it('tells every day of the last thirty, run or not, today last', () => {
    const nights = nightsOf([], NOW);
    expect(nights).toHaveLength(30);
    expect(nights[0]?.date).toBe('2026-10-24');
    expect(nights.at(-1)).toEqual({ date: '2026-11-22', outcome: null, counts: NO_COUNTS, runs: 0 });
  });

  it('counts a run to the day its clock in Copenhagen shows', () => {
    const nights = nightsOf([run('2026-11-21T23:30:00Z'), run('2026-11-21T22:30:00Z')], NOW);
    expect(nights.slice(-2).map((night) => [night.date, night.runs])).toEqual([
      ['2026-11-21', 1],
      ['2026-11-22', 1],
    ]);
  });

  it('has no day twice and none left out where the clocks change', () => {
    const dates = nightsOf([], new Date('2026-10-26T00:30:00+01:00')).map((night) => night.date);
    expect(dates.slice(-3)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
    expect(new Set(dates).size).toBe(NIGHTS_TOLD);
  });

  it('counts a night that failed and was made good as good, and the reverse as failed', () => {
    const failed = { outcome: 'failed' } as const;
    const good = nightsOf([run('2026-11-22T04:00:00+01:00'), run('2026-11-22T03:00:00+01:00', failed)], NOW);
    const bad = nightsOf([run('2026-11-22T04:00:00+01:00', failed), run('2026-11-22T03:00:00+01:00')], NOW);
    expect([good.at(-1)?.outcome, bad.at(-1)?.outcome]).toEqual(['ok', 'failed']);
  });

  it('does not let good changes hide a listing that fell short', () => {
    const changes = run('2026-11-22T03:10:00+01:00', { mode: 'changes' });
    const listing = run('2026-11-22T03:00:00+01:00', { outcome: 'suspect' });
    expect(nightsOf([changes, listing], NOW).at(-1)?.outcome).toBe('suspect');
  });

  it('has no outcome while its only run is under way', () => {
    const night = nightsOf([run('2026-11-22T03:00:00+01:00', { outcome: null, finishedAt: null })], NOW).at(
      -1,
    );
    expect(night).toMatchObject({ outcome: null, runs: 1 });
  });

  it('loses no posting of a run within the thirty days, and takes none from before', () => {
    const runs = fc.array(
      fc.record({
        at: fc.date({ min: new Date('2026-10-01T00:00:00Z'), max: NOW, noInvalidDate: true }),
        read: fc.nat(1000),
        mode: fc.constantFrom(...RUN_MODES),
        outcome: fc.constantFrom(...RUN_OUTCOMES, null),
      }),
    );
    fc.assert(
      fc.property(runs, (given) => {
        const first = Temporal.Instant.from('2026-10-24T00:00:00+02:00').epochMilliseconds;
        const within = given.filter(({ at }) => at.getTime() >= first);
        const nights = nightsOf(
          given
            .toSorted((a, b) => b.at.getTime() - a.at.getTime())
            .map(({ at, read, mode, outcome }) =>
              run(at.toISOString(), { mode, outcome, counts: { ...NO_COUNTS, read } }),
            ),
          NOW,
        );
        expect(nights.reduce((sum, night) => sum + night.runs, 0)).toBe(within.length);
        expect(nights.reduce((sum, night) => sum + night.counts.read, 0)).toBe(
          within.reduce((sum, { read }) => sum + read, 0),
        );
      }),
    );
  });
});

describe('troubledRunOf', () => {
  const listing = (outcome: HarvestRun['outcome'], startedAt = '2026-11-22T03:00:00+01:00') =>
    run(startedAt, { outcome });
  const changes = (outcome: HarvestRun['outcome'], startedAt = '2026-11-22T09:55:00+01:00') =>
    run(startedAt, { outcome, mode: 'changes' });

  it.each([
    ['nothing has run', [], null],
    ['its last listing is good', [listing('ok')], null],
    ['a listing failed and was made good', [listing('ok'), listing('failed', 'before')], null],
    ['only a run is under way', [listing(null)], null],
  ] as const)('is none where %s', (_, runs, expected) => {
    expect(troubledRunOf(runs)).toBe(expected);
  });

  it('is the listing that fell short, whatever came in since, also after midnight', () => {
    const short = listing('suspect', '2026-11-21T03:00:00+01:00');
    expect(troubledRunOf([changes('ok'), changes('failed', 'before'), short])).toBe(short);
    expect(troubledRunOf([listing(null), changes('ok'), short])).toBe(short);
  });

  it('is the changes that failed, until changes or a listing are good', () => {
    const failed = changes('failed');
    expect(troubledRunOf([failed, changes('ok', 'before'), listing('ok')])).toBe(failed);
    expect(troubledRunOf([failed, listing('suspect')])).toBe(failed);
    expect(troubledRunOf([changes('ok'), failed, listing('ok')])).toBeNull();
    expect(troubledRunOf([listing('ok'), failed])).toBeNull();
    expect(troubledRunOf([failed])).toBe(failed);
  });
});
