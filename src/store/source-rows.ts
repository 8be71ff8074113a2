import type pg from 'pg';
import type { Issue } from '../domain/harvest.ts';
import { instantInCopenhagen } from '../lib/zoned-time.ts';
import type { SourceRow } from './harvest-store.ts';
import { openAt } from './open-at.ts';
import { type RunRow, toRun } from './read-runs.ts';

interface LatestRunRow extends RunRow {
  readonly source: string;
  readonly last_good_at: Date | null;
  readonly open_vacancies: number;
}

interface IssueRow {
  readonly source: string;
  readonly source_id: string | null;
  readonly path: string;
  readonly reason: string;
  readonly value: string | null;
  readonly seen_at: Date;
  /** Of the same source, told or not. */
  readonly found: number;
}

/** How each source that has ever run stands at `now`, by source id. */
export async function readSourceRows(pool: pg.Pool, issueLimit: number, now: Date): Promise<SourceRow[]> {
  const runs = await readLatestRuns(pool, now);
  const issues = await readIssues(pool, runs, issueLimit, now);
  return runs.map((run) => ({
    source: run.source,
    openVacancies: run.open_vacancies,
    lastRun: toRun(run),
    lastGoodRunAt: run.last_good_at,
    ...issuesOf(run.source, issues),
  }));
}

async function readLatestRuns(pool: pg.Pool, now: Date): Promise<LatestRunRow[]> {
  const { rows } = await pool.query<LatestRunRow>(
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
     select latest.id::text, source, mode, started_at, finished_at, outcome, complete, accepted, counts, message,
            good.at as last_good_at, coalesce(listed.vacancies, 0) as open_vacancies
     from latest left join good using (source) left join listed using (source)
     order by source`,
    [now],
  );
  return rows;
}

/**
 * What each source could not be read of in the day up to `now` and in its last run, each thing once: with changes
 * every few minutes the last run alone would hide what the night found.
 */
async function readIssues(
  pool: pg.Pool,
  latest: readonly LatestRunRow[],
  limit: number,
  now: Date,
): Promise<IssueRow[]> {
  const { rows } = await pool.query<IssueRow>(
    `select issue.source, issue.source_id, issue.path, issue.reason, issue.value, issue.seen_at, issue.found
     from unnest($1::text[], $2::timestamptz[]) as latest(source, started_at),
          lateral (select *, count(*) over ()::int as found from (
                     select distinct on (key) harvest_issue.*
                     from harvest_run join harvest_issue on harvest_issue.run_id = harvest_run.id
                     where harvest_run.source = latest.source
                       and harvest_run.started_at >= least($3::timestamptz - interval '1 day', latest.started_at)
                     order by key, seen_at desc
                   ) as said
                   order by seen_at desc, source_id, path, key limit $4) as issue`,
    [latest.map((run) => run.source), latest.map((run) => run.started_at), now, limit],
  );
  return rows;
}

function issuesOf(source: string, rows: readonly IssueRow[]): Pick<SourceRow, 'issues' | 'issueCount'> {
  const own = rows.filter((row) => row.source === source);
  return { issues: own.map(toIssue), issueCount: own[0]?.found ?? 0 };
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
