import type { ReactElement, ReactNode } from 'react';
import type { Occupation, VacancyDetail } from '../../domain/vacancy.ts';
import { useReader } from '../reader-context.ts';
import { daysUntil } from '../text/dates.ts';
import { formatNumber, READER_LANGUAGES } from '../text/locale.ts';
import { placeInWords } from '../text/places.ts';
import { DateOf, DeadlineMoment } from './moments.tsx';

/** The facts of a vacancy; what its ad does not say is left out, but for the deadline. */
export function VacancyFacts({ vacancy, now }: { vacancy: VacancyDetail; now: string }): ReactElement {
  const { language, messages } = useReader();
  const words = messages.vacancy;
  return (
    <>
      <h2 id="facts-title">{words.facts}</h2>
      <dl className="facts">
        <Fact name={words.deadlineFact}>
          <DeadlineFact deadline={vacancy.deadline} now={now} />
        </Fact>
        <Fact name={words.employer}>{vacancy.employer.name}</Fact>
        <Fact name={words.workplace}>{placeInWords(vacancy.workplace, messages)}</Fact>
        <Fact name={words.hours}>{vacancy.hours && messages.hours[vacancy.hours]}</Fact>
        <Fact name={words.duration}>{vacancy.duration && messages.durations[vacancy.duration]}</Fact>
        <Fact name={words.positions}>{vacancy.positions && formatNumber(vacancy.positions, language)}</Fact>
        <Fact name={words.occupation}>
          {vacancy.occupation && <OccupationLabels occupation={vacancy.occupation} />}
        </Fact>
        <Fact name={words.publishedFact}>
          {vacancy.publishedAt && <DateOf instant={vacancy.publishedAt} now={now} />}
        </Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement | null {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div className="facts__row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function DeadlineFact({ deadline, now }: { deadline: string | null; now: string }): ReactElement {
  const { messages } = useReader();
  if (deadline === null) return <span className="muted">{messages.vacancy.noDeadline}</span>;
  const past = daysUntil(deadline, now) < 0;
  return (
    <span className={past ? 'deadline deadline--past' : 'deadline'}>
      <DeadlineMoment instant={deadline} now={now} />
    </span>
  );
}

/** In the reader's language where there is a label, else in one of the others, which then says so. */
function OccupationLabels({ occupation }: { occupation: Occupation }): ReactElement | null {
  const { language, messages } = useReader();
  const order = [language, ...READER_LANGUAGES.filter((other) => other !== language)];
  const shown = order.find((candidate) => occupation.labels[candidate] !== null);
  if (shown === undefined) return null;
  return (
    <>
      <span lang={shown}>{occupation.labels[shown]}</span>
      {occupation.basis !== 'stated' && (
        <span className="muted">{` (${messages.vacancy.occupationBases[occupation.basis]})`}</span>
      )}
    </>
  );
}
