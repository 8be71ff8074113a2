import { describe, expect, it } from 'vitest';
import { type HarvestRun, NO_COUNTS } from '../domain/harvest.ts';
import type { Clock } from '../lib/clock.ts';
import { silentLogger } from '../lib/logger.ts';
import type { Source } from '../sources/source.ts';
import type { SourceRow } from '../store/harvest-store.ts';
import { createSourceStates } from './source-states.ts';

const SOURCE: Source = {
  id: 'sample',
  name: 'Sample',
  homepage: 'https://sample.example',
  licence: 'CC0 1.0',
  attribution: 'Ads from Sample',
  baseUrls: [],
  paceWith: (lane) => ({ lane, spacingMs: 0 }),
  async *read() {},
};

function run(id: string, startedAt: string): HarvestRun {
  return {
    id,
    mode: 'listing',
    startedAt,
    finishedAt: startedAt,
    outcome: 'ok',
    complete: true,
    counts: { ...NO_COUNTS, read: 1 },
    message: null,
  };
}

/** A store that holds these runs, newest first, and counts how often its history is read. */
function historyOf(runs: HarvestRun[]) {
  const history = { reads: 0, runs };
  const row = (): SourceRow => ({
    source: 'sample',
    openVacancies: 7,
    lastRun: history.runs[0] ?? null,
    lastGoodRunAt: new Date(history.runs[0]?.startedAt ?? 0),
    issues: [],
    issueCount: 0,
  });
  const store = {
    sourceRows: async () => (history.runs.length === 0 ? [] : [row()]),
    recentRuns: async () => {
      history.reads += 1;
      return history.runs;
    },
  };
  return { history, store };
}

const tomorrow = async () => new Map([['sample', new Date('2026-11-23T02:00:00Z')]]);

function statesAt(clock: Clock, store: ReturnType<typeof historyOf>['store'], nextRuns = tomorrow) {
  return createSourceStates({
    sources: [SOURCE],
    isEnabled: () => true,
    store,
    clock,
    nextRuns,
    logger: silentLogger,
  });
}

const NIGHT = run('1', '2026-11-22T03:00:00+01:00');

describe('the states of the sources', () => {
  it('tells a source that has never run as it is', async () => {
    const { history, store } = historyOf([]);
    const [state] = await statesAt({ now: () => new Date('2026-11-22T09:00:00Z') }, store).list();
    expect(state).toMatchObject({ openVacancies: 0, ageSeconds: null, lastRun: null, issues: [] });
    expect(state?.nights).toHaveLength(30);
    expect(state?.nextRunAt).toBe('2026-11-23T03:00:00+01:00');
    expect(history.reads).toBe(0);
  });

  it('tells age and nights of one that has', async () => {
    const { store } = historyOf([NIGHT]);
    const [state] = await statesAt({ now: () => new Date('2026-11-22T09:00:00Z') }, store).list();
    expect(state).toMatchObject({ openVacancies: 7, ageSeconds: 7 * 3600 });
    expect(state?.nights.at(-1)).toMatchObject({ date: '2026-11-22', outcome: 'ok', runs: 1 });
  });

  it('tells all but the next run where the queue is out of reach', async () => {
    const { store } = historyOf([NIGHT]);
    const down = () => Promise.reject(new Error('no queue'));
    const [state] = await statesAt({ now: () => new Date('2026-11-22T09:00:00Z') }, store, down).list();
    expect(state).toMatchObject({ openVacancies: 7, nextRunAt: null });
  });

  it('reads the history anew after a run and after midnight, and not before', async () => {
    const { history, store } = historyOf([NIGHT]);
    let now = new Date('2026-11-22T09:00:00Z');
    const states = statesAt({ now: () => now }, store);
    await states.list();
    await states.list();
    expect(history.reads).toBe(1);

    history.runs = [run('2', '2026-11-22T10:00:00+01:00'), NIGHT];
    expect((await states.list())[0]?.nights.at(-1)?.runs).toBe(2);

    now = new Date('2026-11-22T23:30:00Z');
    expect((await states.list())[0]?.nights.at(-1)).toMatchObject({ date: '2026-11-23', runs: 0 });
    expect(history.reads).toBe(3);
  });
});
