import type { ReactElement } from 'react';
import { timetableHealth } from '../../domain/timetable-health.ts';
import type { TimetableSourceState } from '../../domain/timetable-source.ts';
import { useReader } from '../reader-context.ts';
import { formatAge } from '../text/ages.ts';
import { formatDateTime, formatShortDay } from '../text/date-times.ts';
import { dayOf } from '../text/dates.ts';
import { fill, fillPlural } from '../text/fill.ts';
import { formatNumber } from '../text/locale.ts';
import { HealthIcon } from './health-icon.tsx';

interface TimetableStatusProps {
  readonly timetable: TimetableSourceState;
  /** ISO 8601: its day decides whether the timetable is over. */
  readonly now: string;
}

/** One timetable: how it stands, until when it holds, what its last fetch came to, and what is wrong with it. */
export function TimetableStatus({ timetable, now }: TimetableStatusProps): ReactElement {
  const { messages } = useReader();
  const { status } = messages;
  const health = timetableHealth(timetable, dayOf(now));
  const titleId = `timetable-${timetable.id}`;
  return (
    <section className={`source source--${health}`} aria-labelledby={titleId}>
      <header className="source__head">
        <h3 id={titleId}>{timetable.name}</h3>
        <p className={`health health--${health}`}>
          <HealthIcon health={health} />
          <span>{status.health[health]}</span>
        </p>
      </header>
      {(health === 'failed' || health === 'stale' || health === 'never') && (
        <p className="source__meaning">{status.timetable.healthText[health]}</p>
      )}
      <div className="source__body">
        <Fetching timetable={timetable} />
        <InService timetable={timetable} />
      </div>
    </section>
  );
}

function Fetching({ timetable }: TimetableOnly): ReactElement {
  const { language, messages } = useReader();
  const { status } = messages;
  const { enabled, ageSeconds, lastFetch, nextRunAt, fetches } = timetable;
  if (!enabled) return <p className="source__age">{status.timetable.imported}</p>;
  const moment = (instant: string) => formatDateTime(instant, language);
  const ended = (fetch: NonNullable<typeof lastFetch>) =>
    `${moment(fetch.finishedAt)}: ${status.timetable.outcome[fetch.outcome]}`;
  return (
    <div className="source__now">
      <p className="source__age" suppressHydrationWarning>
        {ageSeconds === null
          ? status.neverGood
          : fill(status.lastGood, { age: formatAge(ageSeconds, language) })}
      </p>
      <dl className="facts">
        {lastFetch !== null && <Fact name={status.lastRun}>{ended(lastFetch)}</Fact>}
        <Fact name={status.nextRun}>{nextRunAt === null ? status.notScheduled : moment(nextRunAt)}</Fact>
        {fetches !== null && (
          <Fact name={status.timetable.fetches}>
            {fill(status.timetable.fetchesOf, {
              used: formatNumber(fetches.used, language),
              allowed: formatNumber(fetches.allowed, language),
            })}
          </Fact>
        )}
      </dl>
      {lastFetch !== null && lastFetch.message !== null && (
        <p className="last-run__said">
          {status.said}: <q lang="en">{lastFetch.message}</q>
        </p>
      )}
    </div>
  );
}

interface TimetableOnly {
  readonly timetable: TimetableSourceState;
}

function InService({ timetable: { inService } }: TimetableOnly): ReactElement | null {
  const { language, messages } = useReader();
  const { timetable: said } = messages.status;
  if (inService === null) return null;
  const { validFrom, validTo, stops, trips, warnings } = inService;
  const day = (date: string | null) => (date === null ? '…' : formatShortDay(date, language));
  return (
    <div>
      <dl className="facts">
        <Fact name={said.valid}>{`${day(validFrom)} – ${day(validTo)}`}</Fact>
        <Fact name={said.stops}>{formatNumber(stops, language)}</Fact>
        <Fact name={said.trips}>{formatNumber(trips, language)}</Fact>
      </dl>
      {warnings.length > 0 && (
        <details className="status-more">
          <summary>{fillPlural(said.warnings, warnings.length, language)}</summary>
          <ul lang="en">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Server and browser may know different editions of the languages' date forms: what was sent stands. */
function Fact(props: { name: string; children: string }): ReactElement {
  return (
    <div className="facts__row">
      <dt>{props.name}</dt>
      <dd suppressHydrationWarning>{props.children}</dd>
    </div>
  );
}
