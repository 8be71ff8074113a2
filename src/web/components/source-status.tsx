import type { ReactElement } from 'react';
import type { HarvestRun, SourceState } from '../../domain/harvest.ts';
import { healthOf, isRunning } from '../../domain/source-health.ts';
import { useReader } from '../reader-context.ts';
import { formatAge } from '../text/ages.ts';
import { formatDateTime } from '../text/date-times.ts';
import { fill } from '../text/fill.ts';
import { formatNumber } from '../text/locale.ts';
import { nameOfSource } from '../text/name-of-source.ts';
import { HealthIcon } from './health-icon.tsx';
import { IssueList } from './issue-list.tsx';
import { NightsChart } from './nights-chart.tsx';
import { NightsTable } from './nights-table.tsx';

/** One source: how it stands, what its last run did, and its nights. */
export function SourceStatus({ source }: { source: SourceState }): ReactElement {
  const { messages } = useReader();
  const { status } = messages;
  const health = healthOf(source);
  const titleId = `source-${source.id}`;
  return (
    <section className={`source source--${health}`} aria-labelledby={titleId}>
      <header className="source__head">
        <h2 id={titleId}>{nameOfSource(source, messages)}</h2>
        <p className={`health health--${health}`}>
          <HealthIcon health={health} />
          <span>{status.health[health]}</span>
        </p>
        {isRunning(source) && <p className="source__running">{status.running}</p>}
      </header>
      {health !== 'good' && health !== 'off' && (
        <p className="source__meaning">{status.healthText[health]}</p>
      )}
      {source.enabled && source.troubledRun !== null && <Said run={source.troubledRun} />}
      <div className="source__body">
        <div className="source__now">
          <Moments source={source} />
          {source.lastRun !== null && <LastRun run={source.lastRun} isExplained={isExplained(source)} />}
        </div>
        <div className="source__nights">
          <h3>{status.nights}</h3>
          <NightsChart nights={source.nights} />
        </div>
        <div className="source__more">
          <NightsTable nights={source.nights} />
          {(source.issueCount > 0 || hasRead(source)) && (
            <IssueList issues={source.issues} count={source.issueCount} />
          )}
        </div>
      </div>
    </section>
  );
}

/** Only of what was read can be said that all of it could be. */
function hasRead({ lastRun }: SourceState): boolean {
  return lastRun !== null && lastRun.counts.read > 0;
}

/** Whether what the last run said stands above already. */
function isExplained({ enabled, lastRun, troubledRun }: SourceState): boolean {
  return enabled && troubledRun?.id === lastRun?.id;
}

/** What a run said in its own words, and when it was. */
function Said({ run: { startedAt, message } }: { run: HarvestRun }): ReactElement | null {
  const { language, messages } = useReader();
  if (message === null) return null;
  const time = formatDateTime(startedAt, language);
  return (
    <p className="source__said" suppressHydrationWarning>
      {fill(messages.status.saidAt, { time })} <q lang="en">{message}</q>
    </p>
  );
}

/** When it was fetched, when it will be, and what there is of it. */
function Moments({ source }: { source: SourceState }): ReactElement {
  const { language, messages } = useReader();
  const { status } = messages;
  const age = source.ageSeconds === null ? null : formatAge(source.ageSeconds, language);
  return (
    <>
      <p className="source__age" suppressHydrationWarning>
        {age === null ? status.neverGood : fill(status.lastGood, { age })}
      </p>
      <dl className="facts">
        <Fact name={status.open}>{formatNumber(source.openVacancies, language)}</Fact>
        <Fact name={status.nextRun}>
          {source.nextRunAt === null ? status.notScheduled : <Moment instant={source.nextRunAt} />}
        </Fact>
      </dl>
    </>
  );
}

const COUNTS = ['read', 'inserted', 'changed', 'unchanged', 'retired', 'rejected', 'outside'] as const;

function LastRun({ run, isExplained }: { run: HarvestRun; isExplained: boolean }): ReactElement {
  const { language, messages } = useReader();
  const { status } = messages;
  return (
    <div className="last-run">
      <h3>{status.lastRun}</h3>
      <p className="last-run__when">
        <Moment instant={run.startedAt} />
      </p>
      {run.mode === 'changes' && <p className="muted">{status.changesOnly}</p>}
      {run.message !== null && !isExplained && (
        <p className="last-run__said">
          {status.said}: <q lang="en">{run.message}</q>
        </p>
      )}
      <dl className="counts">
        {COUNTS.map((count) => (
          <div
            key={count}
            className={run.counts[count] === 0 ? 'counts__one counts__one--zero' : 'counts__one'}
          >
            <dt>{status[count]}</dt>
            <dd>{formatNumber(run.counts[count], language)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Fact(props: { name: string; children: ReactElement | string }): ReactElement {
  return (
    <div className="facts__row">
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** Server and browser may know different editions of the languages' date forms: what was sent stands. */
function Moment({ instant }: { instant: string }): ReactElement {
  const { language } = useReader();
  return (
    <time dateTime={instant} suppressHydrationWarning>
      {formatDateTime(instant, language)}
    </time>
  );
}
