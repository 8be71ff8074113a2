import { describe, expect, it } from 'vitest';
import { type HarvestRun, NO_COUNTS, type RunOutcome, type SourceState } from '../../domain/harvest.ts';
import { checkLeftSources, checkSources } from './check-sources.ts';

function run(outcome: RunOutcome, message: string | null): HarvestRun {
  const at = '2026-11-22T03:00:00+01:00';
  return {
    id: '1',
    mode: 'listing',
    startedAt: at,
    finishedAt: at,
    outcome,
    complete: true,
    counts: NO_COUNTS,
    message,
  };
}

function state(changes: Partial<SourceState> = {}): SourceState {
  return {
    id: 'jobnet',
    name: 'Jobnet',
    homepage: '',
    licence: '',
    attribution: '',
    enabled: true,
    openVacancies: 7,
    ageSeconds: 5 * 3600,
    lastRun: run('ok', null),
    troubledRun: null,
    nextRunAt: '2026-11-23T03:00:00+01:00',
    issues: [],
    issueCount: 0,
    nights: [],
    ...changes,
  };
}

const levels = (given: SourceState) => checkSources([given]).map((finding) => finding.level);

describe('checkSources', () => {
  it('finds nothing to do about one that is well', () => {
    expect(levels(state())).toEqual(['ok', 'ok']);
    expect(checkSources([state()])[0]?.message).toBe('jobnet: last good run 5 hours ago, 7 open vacancies');
  });

  it('tells how much of one that is well could not be read', () => {
    const [finding] = checkSources([state({ issueCount: 39 })]);
    expect(finding).toMatchObject({
      level: 'ok',
      message: expect.stringContaining('39 things of the last day'),
    });
  });

  it.each([
    ['never harvested', state({ ageSeconds: null, lastRun: null }), 'warning'],
    ['suspect', state({ troubledRun: run('suspect', 'only 3 listed') }), 'warning'],
    ['failed', state({ troubledRun: run('failed', 'answered 503') }), 'problem'],
    ['stale', state({ ageSeconds: 3 * 86_400 }), 'problem'],
  ] as const)('%s', (_, given, level) => {
    const [finding] = checkSources([given]);
    expect(finding?.level).toBe(level);
    expect(finding?.advice).not.toBeNull();
    // Whatever ran since, the run is named by which it stands so, and what that one said.
    if (given.troubledRun === null) return;
    expect(finding?.message).toContain(`its listing of ${given.troubledRun.startedAt}`);
    expect(finding?.message).toContain(given.troubledRun.message);
  });

  it.each([
    ['too old', 5 * 86_400],
    ['never harvested', null],
  ])('does not call for what is under way already: %s', (_, ageSeconds) => {
    const lastRun = { ...run('ok', null), outcome: null, finishedAt: null };
    const [finding] = checkSources([state({ ageSeconds, lastRun })]);
    expect(finding).toMatchObject({ level: 'warning', message: expect.stringContaining('under way') });
  });

  it('warns where no next run is scheduled', () => {
    expect(levels(state({ nextRunAt: null }))).toEqual(['ok', 'warning']);
  });

  it('says nothing of one that is switched off', () => {
    expect(levels(state({ enabled: false, lastRun: null }))).toEqual([]);
  });
});

describe('checkLeftSources', () => {
  it('warns of what nobody will close, as its source is not configured any more', () => {
    const rows = [
      { source: 'emply', openVacancies: 12 },
      { source: 'hrmanager', openVacancies: 0 },
      { source: 'jobnet', openVacancies: 7 },
    ];
    expect(checkLeftSources(rows, [{ id: 'jobnet' }])).toMatchObject([
      { level: 'warning', message: 'emply: not configured any more, 12 open vacancies' },
    ]);
  });
});
