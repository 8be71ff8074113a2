import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { JobState, QueueCounts, QueueJob, QueueSchedule } from '../../domain/queue-view.ts';
import { type Assets, readAssets } from './asset-manifest.ts';

/** What the board shows. */
export interface QueueBoard {
  readonly counts: QueueCounts;
  readonly schedules: readonly QueueSchedule[];
  readonly byState: readonly { readonly state: JobState; readonly jobs: readonly QueueJob[] }[];
  /** The sources that may be harvested now. */
  readonly sourceIds: readonly string[];
  /** How many jobs of a state are listed at most. */
  readonly jobsShown: number;
  /** ISO 8601 with the offset of Europe/Copenhagen, like the times of the jobs. */
  readonly now: string;
}

const TITLES: Readonly<Record<JobState, string>> = {
  active: 'Active',
  waiting: 'Waiting',
  delayed: 'Delayed',
  failed: 'Failed',
  completed: 'Completed',
};

/**
 * The board of the harvest queue as a whole document: for those who run the program, in English like the log and the
 * command line. Without any script; forms do what there is to do.
 * @param assetsDir the built styles; null where there are none.
 */
export function renderQueueBoard(board: QueueBoard, assetsDir: string | null): string {
  const assets = assetsDir === null ? null : readAssets(assetsDir);
  return `<!doctype html>${renderToStaticMarkup(<BoardDocument board={board} assets={assets} />)}`;
}

function BoardDocument({ board, assets }: { board: QueueBoard; assets: Assets | null }): ReactElement {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>Harvest queue – Sundet</title>
        {assets?.stylesheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {assets !== null && <link rel="icon" type="image/svg+xml" href={assets.favicon} />}
      </head>
      <body>
        <main className="status board">
          <h1>Harvest queue</h1>
          <p className="muted">
            As of {momentOf(board.now)}; all times are those of Europe/Copenhagen.{' '}
            <a href="/admin/queues">Look again</a> · <a href="/status">Status of the sources</a>
          </p>
          <dl className="counts">
            {board.byState.map(({ state }) => (
              <div key={state} className="counts__one">
                <dt>{TITLES[state]}</dt>
                <dd>{board.counts[state]}</dd>
              </div>
            ))}
          </dl>
          <RunNow sourceIds={board.sourceIds} />
          <Schedules schedules={board.schedules} />
          {board.byState.map(({ state, jobs }) => (
            <Jobs key={state} state={state} jobs={jobs} board={board} />
          ))}
        </main>
      </body>
    </html>
  );
}

function RunNow({ sourceIds }: { sourceIds: readonly string[] }): ReactElement {
  return (
    <section aria-labelledby="run-now">
      <h2 id="run-now">Harvest now</h2>
      <div className="board__actions">
        {sourceIds.map((id) => (
          <form key={id} method="post" action={`/admin/sources/${encodeURIComponent(id)}/run`}>
            <button type="submit" className="button button--quiet">
              {id}
            </button>
          </form>
        ))}
      </div>
    </section>
  );
}

function Schedules({ schedules }: { schedules: readonly QueueSchedule[] }): ReactElement {
  return (
    <section aria-labelledby="schedules">
      <h2 id="schedules">Schedules</h2>
      {schedules.length === 0 ? (
        <p className="muted">None: no worker has started yet.</p>
      ) : (
        <BoardTable columns={['Schedule', 'Source', 'Mode', 'When', 'Next']}>
          {schedules.map((schedule) => (
            <tr key={schedule.id}>
              <th scope="row">{schedule.id}</th>
              <td>{schedule.source}</td>
              <td>{schedule.mode}</td>
              <td>{schedule.rule}</td>
              <td>{momentOf(schedule.nextAt)}</td>
            </tr>
          ))}
        </BoardTable>
      )}
    </section>
  );
}

function Jobs(props: { state: JobState; jobs: readonly QueueJob[]; board: QueueBoard }): ReactElement {
  const { state, jobs, board } = props;
  const hidden = board.counts[state] - jobs.length;
  return (
    <section aria-labelledby={`jobs-${state}`}>
      <h2 id={`jobs-${state}`}>{TITLES[state]}</h2>
      {jobs.length === 0 ? (
        <p className="muted">None.</p>
      ) : (
        <BoardTable columns={JOB_COLUMNS}>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} state={state} />
          ))}
        </BoardTable>
      )}
      {jobs.length > 0 && hidden > 0 && <p className="muted">{`… and ${hidden} earlier`}</p>}
    </section>
  );
}

const JOB_COLUMNS = ['Job', 'Source', 'Mode', 'Added', 'Began', 'Ended or due', 'Tries'];

/** What it failed with stands below the job, as wide as the table: a column of its own was the one cut off. */
function JobRow({ job, state }: { job: QueueJob; state: JobState }): ReactElement {
  return (
    <>
      <JobFacts job={job} />
      {(job.failure !== null || state === 'failed') && (
        <tr className="board__more">
          <td colSpan={JOB_COLUMNS.length}>
            {job.failure !== null && <p className="board__failure">{job.failure}</p>}
            {state === 'failed' && (
              <form method="post" action={`/admin/queues/jobs/${encodeURIComponent(job.id)}/retry`}>
                <button type="submit" className="button button--quiet">
                  Retry
                </button>
              </form>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

function JobFacts({ job }: { job: QueueJob }): ReactElement {
  return (
    <tr>
      <th scope="row">
        {job.id}
        {job.scheduled && <span className="muted"> scheduled</span>}
      </th>
      <td>{job.source}</td>
      <td>{job.mode}</td>
      <td>{momentOf(job.addedAt)}</td>
      <td>{momentOf(job.startedAt)}</td>
      <td>{momentOf(job.finishedAt ?? job.dueAt)}</td>
      <td className="nowrap">{`${job.attempts} of ${job.mostAttempts}`}</td>
    </tr>
  );
}

function BoardTable(props: { columns: readonly string[]; children: readonly ReactElement[] }): ReactElement {
  return (
    <div className="status-table">
      <table>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  );
}

/** "2026-11-22 03:00:00", on one line. */
function momentOf(instant: string | null): ReactElement | string {
  if (instant === null) return '–';
  return (
    <time className="nowrap" dateTime={instant}>
      {instant.slice(0, 19).replace('T', ' ')}
    </time>
  );
}
