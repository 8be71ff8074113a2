import { describe, expect, it } from 'vitest';
import { type Night, NO_COUNTS, type SourceState } from '../domain/harvest.ts';
import { describeState } from './sources.ts';

const OUTCOMES: readonly Night['outcome'][] = ['ok', 'suspect', null, 'failed', 'ok'];
const STATE: SourceState = {
  id: 'jobnet',
  name: 'Jobnet',
  homepage: '',
  licence: '',
  attribution: '',
  enabled: true,
  openVacancies: 7,
  ageSeconds: 5 * 3600,
  lastRun: {
    id: '1',
    mode: 'listing',
    startedAt: '2026-11-22T03:00:00+01:00',
    finishedAt: '2026-11-22T03:05:00+01:00',
    outcome: 'ok',
    complete: true,
    counts: { ...NO_COUNTS, read: 12 },
    message: 'as expected',
  },
  nextRunAt: null,
  issues: [],
  nights: OUTCOMES.map((outcome, index) => ({
    date: `2026-11-${18 + index}`,
    outcome,
    counts: NO_COUNTS,
    runs: 1,
  })),
};

describe('describeState', () => {
  it('tells how a source stands in words, its nights as a line of signs', () => {
    const text = describeState(STATE);
    expect(text).toContain('jobnet (Jobnet): as it should be');
    expect(text).toContain('last good run: 5 hours ago; 7 open vacancies');
    expect(text).toContain('12 read');
    expect(text).toContain('last 5 nights: +!.x+');
    expect(text).toContain('as expected');
    expect(text).toContain('next run: not scheduled');
  });

  it('tells one that has never run without a run', () => {
    const text = describeState({ ...STATE, lastRun: null, ageSeconds: null, nights: [] });
    expect(text).toContain('not harvested yet');
    expect(text).not.toContain('last run:');
  });
});
