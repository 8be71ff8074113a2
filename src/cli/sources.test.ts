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
  troubledRun: null,
  nextRunAt: null,
  issues: [],
  issueCount: 0,
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

  it('tells why it stands as it does, though another run came after', () => {
    const lastRun = STATE.lastRun === null ? null : { ...STATE.lastRun, id: '2', mode: 'changes' as const };
    const troubledRun = STATE.lastRun && {
      ...STATE.lastRun,
      outcome: 'suspect' as const,
      message: 'only 3 listed',
    };
    const lines = describeState({ ...STATE, lastRun, troubledRun }).split('\n');
    expect(lines[0]).toContain('a run fell short and closed nothing');
    expect(lines.filter((line) => / (?:the run that|last run)/.test(line))).toEqual([
      expect.stringContaining('the run that fell short: listing, begun 2026-11-22T03:00'),
      expect.stringContaining('last run: changes'),
    ]);
    expect(lines).toContain('    only 3 listed');
  });

  it('tells how many things could not be read, also of more than it can show', () => {
    const issue = { source: 'jobnet', sourceId: null, path: '', reason: '', value: null, seenAt: '' };
    const text = (issueCount: number) => describeState({ ...STATE, issues: [issue], issueCount });
    expect(text(1)).toContain('issues: 1 in the last day, with --json');
    expect(text(39)).toContain('issues: 39 in the last day, the latest 1 with --json');
  });
});
