import { describe, expect, it } from 'vitest';
import { NO_COUNTS, type RunMode } from '../../src/domain/harvest.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import { testDatabase } from '../support/test-database.ts';

const NOW = new Date('2026-11-22T10:00:00+01:00');

describe('the issues of a source', () => {
  const database = testDatabase();
  const store = () => createHarvestStore(database(), { now: () => NOW });

  async function run(startedAt: string, mode: RunMode, sourceIds: readonly string[]): Promise<void> {
    const at = new Date(startedAt);
    const ref = { id: await store().beginRun('jobtech', at, mode), source: 'jobtech', at };
    const said = { path: 'deadline', reason: 'not a date', value: '31 november' };
    await store().addIssues(
      ref,
      sourceIds.map((sourceId) => ({ sourceId, ...said })),
    );
    const result = {
      finishedAt: at,
      outcome: 'ok',
      complete: true,
      message: null,
      coveredUntil: null,
    } as const;
    await store().finishRun(ref, { ...result, counts: NO_COUNTS });
  }

  const idsTold = async (limit = 20) =>
    (await store().sourceRows(limit))[0]?.issues.map((issue) => issue.sourceId);

  it('are those of the night too, not only of the changes after it, each once and the latest first', async () => {
    await run('2026-11-20T03:00:00+01:00', 'listing', ['long ago']);
    await run('2026-11-22T03:00:00+01:00', 'listing', ['of the night', 'of both']);
    await run('2026-11-22T09:50:00+01:00', 'changes', ['of both', 'of now']);
    await run('2026-11-22T09:59:00+01:00', 'changes', []);
    expect(await idsTold()).toEqual(['of both', 'of now', 'of the night']);
    expect(await idsTold(1)).toEqual(['of both']);
    // Those that are not told are counted all the same.
    expect((await store().sourceRows(1))[0]?.issueCount).toBe(3);
  });

  it('are those of the last run where that is longer ago', async () => {
    await run('2026-11-18T03:00:00+01:00', 'listing', ['before']);
    await run('2026-11-19T03:00:00+01:00', 'listing', ['last']);
    expect(await idsTold()).toEqual(['last']);
  });
});
