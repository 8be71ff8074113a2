import { createHash } from 'node:crypto';
import type pg from 'pg';
import { NO_COUNTS, type RunMode } from '../domain/harvest.ts';
import { type NewIssue, type RunRef, type RunResult, RunTakenOverError } from './harvest-store.ts';
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

/** Of a run, in postings. */
export type Written = Partial<Record<'inserted' | 'changed' | 'unchanged' | 'retired', number>>;

/**
 * Counts in a run's record what was written of it, in the transaction that writes it: whatever becomes of the run, what
 * is stored is counted, once. The run that begins next ends this one in the same row, so that of the two transactions one
 * comes first: what a run writes that has lost its source is there before the next begins, or never. What is written outside
 * of a run is on no record.
 * @throws RunTakenOverError where the run has ended, for nothing to be written of it.
 */
export async function recordWritten(
  client: pg.ClientBase,
  run: RunRef,
  { inserted = 0, changed = 0, unchanged = 0, retired = 0 }: Written,
): Promise<void> {
  const { rowCount } = await client.query({
    name: 'record written',
    text: `update harvest_run set counts = counts || jsonb_build_object(
             'read', (counts ->> 'read')::int + $2::int + $3::int + $4::int, 'inserted', (counts ->> 'inserted')::int + $2::int,
             'changed', (counts ->> 'changed')::int + $3::int, 'unchanged', (counts ->> 'unchanged')::int + $4::int,
             'retired', (counts ->> 'retired')::int + $5::int)
           where id = $1 and finished_at is null`,
    values: [run.id, inserted, changed, unchanged, retired],
  });
  if (rowCount !== 0) return;
  const { rows } = await client.query('select from harvest_run where id = $1', [run.id]);
  if (rows.length > 0) throw new RunTakenOverError(run.source);
}

/**
 * Ends a run. Where a transaction was committed and the connection broke before that was told, its record knows more
 * of what was stored than whoever wrote it: who then wrote it again found it unchanged. What was written twice because of an
 * erasure in between is one record all the same.
 * @throws RunTakenOverError where another has found it killed: it stays so.
 */
export async function finishRun(
  client: pg.ClientBase | pg.Pool,
  run: RunRef,
  result: RunResult,
): Promise<void> {
  const { finishedAt, outcome, complete, accepted = false, coveredUntil, counts, message } = result;
  const { rowCount } = await client.query(
    `update harvest_run
     set finished_at = $2, outcome = $3, complete = $4, message = $6, covered_until = $7, accepted = $8,
         counts = given.counts || jsonb_build_object(
           'inserted', stored.inserted, 'retired', stored.retired,
           'changed', least(stored.changed, greatest(given.writable - stored.inserted, 0)),
           'unchanged', least(given.unchanged, greatest(given.writable - stored.inserted - stored.changed, 0)))
     from (
       select counts, (counts ->> 'unchanged')::int as unchanged,
              (counts ->> 'read')::int - (counts ->> 'outside')::int - (counts ->> 'rejected')::int as writable
       from (select $5::jsonb as counts) as told
     ) as given, lateral (
       select greatest((given.counts ->> 'inserted')::int, (run.counts ->> 'inserted')::int) as inserted,
              greatest((given.counts ->> 'changed')::int, (run.counts ->> 'changed')::int) as changed,
              greatest((given.counts ->> 'retired')::int, (run.counts ->> 'retired')::int) as retired
       from harvest_run as run where run.id = $1
     ) as stored
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
  if (rowCount === 0) throw new RunTakenOverError(run.source);
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
