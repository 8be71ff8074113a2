import type { ReactElement } from 'react';
import type { VacancySummary } from '../../domain/vacancy.ts';
import { vacancyPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import type { SearchForm } from '../search-form.ts';
import { ShortlistToggle } from '../shortlist/shortlist-toggle.tsx';
import { placeLine } from '../text/places.ts';
import { CommuteLine } from './commute-line.tsx';
import { Deadline, Published } from './moments.tsx';
import { OriginalLink } from './original-link.tsx';

interface ResultItemProps {
  readonly vacancy: VacancySummary;
  readonly now: string;
  /** A home that the page's address names: its links go on naming it. */
  readonly home: SearchForm['home'];
  /** Whether commutes could be computed: else none is told, rather than that there is no way. */
  readonly hasCommute: boolean;
}

/** One vacancy in the list. */
export function ResultItem({ vacancy, now, home, hasCommute }: ResultItemProps): ReactElement {
  const { language, messages, named } = useReader();
  const title = vacancy.title || messages.vacancy.untitled;
  const adLanguage = vacancy.language ?? undefined;
  const foreign = vacancy.language !== null && vacancy.language !== language;
  return (
    <article className="result">
      <h3 className="result__title">
        <a href={vacancyPath(vacancy.id, named, home)} lang={vacancy.title === '' ? undefined : adLanguage}>
          {title}
        </a>
      </h3>
      <ShortlistToggle vacancy={vacancy} />
      <p className="result__where">
        <span className="result__employer">{vacancy.employer.name ?? messages.vacancy.noEmployer}</span>
        <span className="result__place">{placeLine(vacancy.workplace, messages)}</span>
      </p>
      {hasCommute && vacancy.commute !== undefined && <CommuteLine commute={vacancy.commute} />}
      {vacancy.snippet !== '' && (
        <p className="result__snippet" lang={adLanguage}>
          {vacancy.snippet}
        </p>
      )}
      <ul className="result__facts">
        <li>
          <Deadline deadline={vacancy.deadline} now={now} />
        </li>
        {vacancy.hours !== null && <li>{messages.hours[vacancy.hours]}</li>}
        {vacancy.publishedAt !== null && (
          <li>
            <Published instant={vacancy.publishedAt} now={now} />
          </li>
        )}
        {foreign && vacancy.language !== null && (
          <li>
            <span className="tag">{messages.adLanguage[vacancy.language]}</span>
          </li>
        )}
        {vacancy.postings.map((posting) => (
          <li key={`${posting.source}:${posting.sourceId}`} className="result__original">
            <OriginalLink posting={posting} title={title} />
          </li>
        ))}
      </ul>
    </article>
  );
}
