import type { ReactElement } from 'react';
import type { ListedVacancy } from '../../domain/listed-vacancy.ts';
import { CommuteLine } from '../components/commute-line.tsx';
import { Deadline } from '../components/moments.tsx';
import { OriginalLink } from '../components/original-link.tsx';
import { vacancyPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { formatDate } from '../text/dates.ts';
import { fill } from '../text/fill.ts';
import { placeLine } from '../text/places.ts';

interface ListedFactsProps {
  readonly listed: ListedVacancy;
  /** What it was called when it was marked: for one of which nothing is left. */
  readonly remembered?: { readonly title: string; readonly employer: string | null };
  readonly now: string;
}

/** What a list tells of a vacancy, whatever has become of it. */
export function ListedFacts({ listed, remembered, now }: ListedFactsProps): ReactElement {
  const { messages, named } = useReader();
  const { vacancy, state } = listed;
  if (vacancy === null) return <LostFacts state={state} id={listed.id} remembered={remembered} />;
  const title = vacancy.title || messages.vacancy.untitled;
  return (
    <>
      <h2 className="listed__title" tabIndex={-1}>
        <a href={vacancyPath(vacancy.id, named)} lang={vacancy.language ?? undefined}>
          {title}
        </a>
      </h2>
      <p className="result__where">
        <span className="result__employer">{vacancy.employer.name ?? messages.vacancy.noEmployer}</span>
        <span className="result__place">{placeLine(vacancy.workplace, messages)}</span>
      </p>
      {state === 'closed' && <ClosedLine listed={listed} now={now} />}
      {vacancy.commute !== undefined && <CommuteLine commute={vacancy.commute} />}
      <ul className="result__facts">
        <li>
          <Deadline deadline={vacancy.deadline} now={now} />
        </li>
        {vacancy.postings.map((posting) => (
          <li key={`${posting.source}:${posting.sourceId}`} className="result__original">
            <OriginalLink posting={posting} title={title} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ClosedLine({ listed, now }: { listed: ListedVacancy; now: string }): ReactElement {
  const { language, messages } = useReader();
  const { closedTitle, closedOn, closedReason } = messages.vacancy;
  const { closedAt, closedReason: reason } = listed;
  return (
    <p className="listed__state" suppressHydrationWarning>
      {[
        `${closedTitle}.`,
        ...(closedAt === null ? [] : [fill(closedOn, { date: formatDate(closedAt, now, language) })]),
        ...(reason === null ? [] : [closedReason[reason]]),
      ].join(' ')}
    </p>
  );
}

function LostFacts(props: {
  state: ListedVacancy['state'];
  id: string;
  remembered: ListedFactsProps['remembered'];
}): ReactElement {
  const { messages } = useReader();
  const { title = '', employer = null } = props.remembered ?? {};
  const { gone, unknown } = messages.shortlist;
  return (
    <>
      <h2 className="listed__title" tabIndex={-1}>
        {title || `${messages.vacancy.untitled} (${props.id})`}
      </h2>
      {employer !== null && <p className="result__where">{employer}</p>}
      <p className="listed__state">{props.state === 'gone' ? gone : unknown}</p>
    </>
  );
}
