import type pg from 'pg';
import type { HarvestRun, RunCounts, RunMode, RunOutcome } from '../domain/harvest.ts';
import { instantInCopenhagen } from '../lib/zoned-time.ts';

export interface RunRow {
  readonly id: string;
  readonly mode: RunMode;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly outcome: RunOutcome | null;
  readonly complete: boolean;
  readonly accepted: boolean;
  readonly counts: RunCounts;
  readonly message: string | null;
}

export function toRun(row: RunRow): HarvestRun {
  return {
    id: row.id,
    mode: row.mode,
    startedAt: instantInCopenhagen(row.started_at),
    finishedAt: row.finished_at === null ? null : instantInCopenhagen(row.finished_at),
    outcome: row.outcome,
    complete: row.complete,
    ...(row.accepted ? { accepted: true } : {}),
    counts: row.counts,
    message: row.message,
  };
}

/** The source's runs, newest first, whatever became of them. */
export async function readRecentRuns(pool: pg.Pool, source: string, limit: number): Promise<HarvestRun[]> {
  const { rows } = await pool.query<RunRow>(
    `select id::text, mode, started_at, finished_at, outcome, complete, accepted, counts, message
     from harvest_run where source = $1 order by harvest_run.id desc limit $2`,
    [source, limit],
  );
  return rows.map(toRun);
}

/** The moment up to which good runs have read the source's changes. */
export async function readCoveredUntil(pool: pg.Pool, source: string): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date | null }>(
    `select max(covered_until) as at from harvest_run where source = $1 and outcome = 'ok'`,
    [source],
  );
  return rows[0]?.at ?? null;
}

/** When the last run began that read the source's whole listing and ended well. */
export async function readLastListingAt(pool: pg.Pool, source: string): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date }>(
    `select started_at as at from harvest_run
     where source = $1 and mode = 'listing' and outcome = 'ok' and complete order by id desc limit 1`,
    [source],
  );
  return rows[0]?.at ?? null;
}
