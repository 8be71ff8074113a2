import type { ReactElement } from 'react';
import type { SimilarVacancy } from '../../domain/similar-vacancies.ts';
import type { VacancyDetailPage } from '../page.ts';
import { vacancyPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { placeLine } from '../text/places.ts';
import { CommuteLine } from './commute-line.tsx';

/** The same work on the other side of the Sound. Nothing where there is none, or the work is not known. */
export function SimilarList({ page }: { page: VacancyDetailPage }): ReactElement | null {
  const { messages } = useReader();
  const { country, items, commute } = page.similar;
  if (items.length === 0) return null;
  return (
    <section className="vacancy__similar" aria-labelledby="similar-title">
      <h2 id="similar-title">{messages.similar.title[country]}</h2>
      <ul className="similar">
        {items.map((vacancy) => (
          <li key={vacancy.id}>
            <SimilarItem vacancy={vacancy} home={page.home} hasCommute={commute?.unavailable === null} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SimilarItem(props: {
  vacancy: SimilarVacancy;
  home: VacancyDetailPage['home'];
  hasCommute: boolean;
}): ReactElement {
  const { vacancy, home, hasCommute } = props;
  const { language, messages, named } = useReader();
  const { employer, likeness, title, workplace } = vacancy;
  const isForeign = vacancy.language !== null && vacancy.language !== language;
  return (
    <>
      <a
        href={vacancyPath(vacancy.id, named, home)}
        lang={title === '' ? undefined : (vacancy.language ?? undefined)}
      >
        {title || messages.vacancy.untitled}
      </a>
      <p>
        {[employer.name ?? messages.vacancy.noEmployer, placeLine(workplace, messages)].join(' · ')}
        <span className="muted">{` · ${messages.similar.likeness[likeness]}`}</span>
      </p>
      {hasCommute && vacancy.commute !== undefined && <CommuteLine commute={vacancy.commute} />}
      {isForeign && vacancy.language !== null && (
        <span className="tag">{messages.adLanguage[vacancy.language]}</span>
      )}
    </>
  );
}
