import { type Clock, systemClock } from '../lib/clock.ts';
import type { Database } from './database.ts';
import { addIssues, beginRun, finishRun } from './harvest-runs.ts';
import type { HarvestStore } from './harvest-store.ts';
import { inTransaction } from './in-transaction.ts';
import { retirePostings } from './retire-postings.ts';
import { lockSource } from './source-lock.ts';
import { readSourceRows } from './source-rows.ts';
import { storableId } from './storable-text.ts';
import { writePostings } from './write-postings.ts';

/**
 * The harvest's view of the database.
 * @param clock only for what `sourceRows` counts as open; everything else takes the run's own moment.
 */
export function createHarvestStore(
  database: Pick<Database, 'pool' | 'url'>,
  clock: Clock = systemClock,
): HarvestStore {
  const { pool, url } = database;
  return {
    lock: (source) => lockSource(url, source),
    beginRun: (source, startedAt) =>
      inTransaction(pool, 'begin', (client) => beginRun(client, source, startedAt)),
    write: (run, postings) => inTransaction(pool, 'begin', (client) => writePostings(client, run, postings)),
    retire: (run, sourceIds, reason) =>
      inTransaction(pool, 'begin', (client) => retirePostings(client, run, { sourceIds }, reason)),
    retireUnseen: (run, reason) =>
      inTransaction(pool, 'begin', (client) => retirePostings(client, run, 'unseen', reason)),
    addIssues: (run, issues) => inTransaction(pool, 'begin', (client) => addIssues(client, run, issues)),
    finishRun: (run, result) => finishRun(pool, run, result),
    sourceRows: (issueLimit) => readSourceRows(pool, issueLimit, clock.now()),

    async knownVersions(source, sourceIds) {
      const { rows } = await pool.query<{ source_id: string; version: string }>(
        `select source_id, version from posting
         where source = $1 and source_id = any($2::text[]) and retired_at is null`,
        [source, sourceIds.map(storableId)],
      );
      return new Map(rows.map((row) => [row.source_id, row.version]));
    },

    async touch(run, sourceIds) {
      const { rowCount } = await pool.query(
        `update posting set last_seen_at = $2, last_seen_run = $3
         where source = $1 and source_id = any($4::text[]) and retired_at is null`,
        [run.source, run.at, run.id, sourceIds.map(storableId)],
      );
      return rowCount ?? 0;
    },

    async countUnseen(run) {
      const { rows } = await pool.query<{ count: number }>(
        `select count(*)::int from posting where source = $1 and retired_at is null and last_seen_run <> $2`,
        [run.source, run.id],
      );
      return rows[0]?.count ?? 0;
    },

    async countOpen(source) {
      const { rows } = await pool.query<{ count: number }>(
        'select count(*)::int from posting where source = $1 and retired_at is null',
        [source],
      );
      return rows[0]?.count ?? 0;
    },
  };
}
