import { createHash } from 'node:crypto';
import type pg from 'pg';
import { NO_COUNTS, type RunMode } from '../domain/harvest.ts';
import type { NewIssue, RunRef, RunResult } from './harvest-store.ts';
import { harvestIssue } from './schema/runs.ts';
import { storableId, storableText } from './storable-text.ts';
import { upsertRows } from './upsert-rows.ts';

/** Opens a run; earlier ones of the source that never ended were killed, and end as failed. */
export async function beginRun(
  client: pg.ClientBase,
  source: string,
  startedAt: Date,
  mode: RunMode,
): Promise<string> {
  await client.query(
    `update harvest_run set finished_at = $2, outcome = 'failed', message = 'was killed before its end'
     where source = $1 and finished_at is null`,
    [source, startedAt],
  );
  const { rows } = await client.query<{ id: string }>(
    'insert into harvest_run (source, started_at, mode, counts) values ($1, $2, $3, $4) returning id::text',
    [source, startedAt, mode, JSON.stringify(NO_COUNTS)],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the database returned no id for the new run');
  return row.id;
}

/** Ends a run. One that another has found killed stays so: this was no longer the run of its source. */
export async function finishRun(
  client: pg.ClientBase | pg.Pool,
  run: RunRef,
  result: RunResult,
): Promise<void> {
  const { finishedAt, outcome, complete, accepted = false, coveredUntil, counts, message } = result;
  await client.query(
    `update harvest_run
     set finished_at = $2, outcome = $3, complete = $4, counts = $5, message = $6, covered_until = $7, accepted = $8
     where id = $1 and finished_at is null`,
    [
      run.id,
      finishedAt,
      outcome,
      complete,
      JSON.stringify(counts),
      message === null ? null : storableText(message),
      coveredUntil,
      accepted,
    ],
  );
}

/** An issue that says what another of this run says already is the same one. */
export async function addIssues(
  client: pg.ClientBase,
  run: RunRef,
  issues: readonly NewIssue[],
): Promise<void> {
  const rows = issues.map((issue) => issueRow(run, issue));
  const distinct = [...new Map(rows.map((row) => [row.key, row])).values()];
  await upsertRows(client, harvestIssue, distinct, { key: ['runId', 'key'], keep: [] });
}

function issueRow(run: RunRef, issue: NewIssue): typeof harvestIssue.$inferInsert {
  const sourceId = issue.sourceId === null ? null : storableId(issue.sourceId);
  const path = storableText(issue.path);
  const reason = storableText(issue.reason);
  const value = issue.value === null ? null : storableText(issue.value);
  const says = JSON.stringify([sourceId, path, reason, value]);
  const key = createHash('sha256').update(says).digest('base64url').slice(0, 22);
  return { runId: BigInt(run.id), key, source: run.source, sourceId, path, reason, value, seenAt: run.at };
}
