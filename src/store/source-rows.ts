import type pg from 'pg';
import type { HarvestRun, Issue, RunCounts, RunOutcome } from '../domain/harvest.ts';
import { instantInCopenhagen } from '../lib/zoned-time.ts';
import type { SourceRow } from './harvest-store.ts';
import { openAt } from './open-at.ts';

interface RunRow {
  readonly id: string;
  readonly source: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly outcome: RunOutcome | null;
  readonly complete: boolean;
  readonly counts: RunCounts;
  readonly message: string | null;
  readonly last_good_at: Date | null;
  readonly open_vacancies: number;
}

interface IssueRow {
  readonly run_id: string;
  readonly source: string;
  readonly source_id: string | null;
  readonly path: string;
  readonly reason: string;
  readonly value: string | null;
  readonly seen_at: Date;
}

/** How each source that has ever run stands at `now`, by source id. */
export async function readSourceRows(pool: pg.Pool, issueLimit: number, now: Date): Promise<SourceRow[]> {
  const runs = await readLatestRuns(pool, now);
  const issues = await readIssues(
    pool,
    runs.map((run) => run.id),
    issueLimit,
  );
  return runs.map((run) => ({
    source: run.source,
    openVacancies: run.open_vacancies,
    lastRun: toRun(run),
    lastGoodRunAt: run.last_good_at,
    issues: issues.filter((issue) => issue.run_id === run.id).map(toIssue),
  }));
}

async function readLatestRuns(pool: pg.Pool, now: Date): Promise<RunRow[]> {
  const { rows } = await pool.query<RunRow>(
    `with latest as (
       select distinct on (source) * from harvest_run order by source, id desc
     ), good as (
       select source, max(finished_at) as at from harvest_run where outcome = 'ok' group by source
     ), listed as (
       select posting.source, count(distinct vacancy.id)::int as vacancies
       from posting join vacancy on vacancy.id = posting.vacancy_id
       where posting.retired_at is null and ${openAt('$1')}
       group by posting.source
     )
     select latest.id::text, source, started_at, finished_at, outcome, complete, counts, message,
            good.at as last_good_at, coalesce(listed.vacancies, 0) as open_vacancies
     from latest left join good using (source) left join listed using (source)
     order by source`,
    [now],
  );
  return rows;
}

async function readIssues(pool: pg.Pool, runIds: readonly string[], limit: number): Promise<IssueRow[]> {
  const { rows } = await pool.query<IssueRow>(
    `select issue.run_id::text, issue.source, issue.source_id, issue.path, issue.reason, issue.value, issue.seen_at
     from unnest($1::bigint[]) as run(id),
          lateral (select * from harvest_issue where run_id = run.id
                   order by seen_at desc, source_id, path, key limit $2) as issue`,
    [runIds, limit],
  );
  return rows;
}

function toRun(row: RunRow): HarvestRun {
  return {
    id: row.id,
    startedAt: instantInCopenhagen(row.started_at),
    finishedAt: row.finished_at === null ? null : instantInCopenhagen(row.finished_at),
    outcome: row.outcome,
    complete: row.complete,
    counts: row.counts,
    message: row.message,
  };
}

function toIssue(row: IssueRow): Issue {
  return {
    source: row.source,
    sourceId: row.source_id,
    path: row.path,
    reason: row.reason,
    value: row.value,
    seenAt: instantInCopenhagen(row.seen_at),
  };
}
