import type { ReactElement } from 'react';
import type { VacancyDetail } from '../../domain/vacancy.ts';
import { ClosedNotice } from '../components/closed-notice.tsx';
import { CommuteLine } from '../components/commute-line.tsx';
import { CommuteWays } from '../components/commute-ways.tsx';
import { CrossingCard } from '../components/crossing-card.tsx';
import { NavigationNotice } from '../components/navigation-notice.tsx';
import { OriginalLink } from '../components/original-link.tsx';
import { PostingList } from '../components/posting-list.tsx';
import { RequirementList } from '../components/requirement-list.tsx';
import { SimilarList } from '../components/similar-list.tsx';
import { VacancyFacts } from '../components/vacancy-facts.tsx';
import type { VacancyDetailPage } from '../page.ts';
import { ownPath, searchPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { EMPTY_FORM } from '../search-form.ts';
import { ShortlistToggle } from '../shortlist/shortlist-toggle.tsx';
import { placeLine } from '../text/places.ts';

/** One vacancy: what it is, its text, and where it is advertised. */
export function VacancyPageView({ page }: { page: VacancyDetailPage }): ReactElement {
  const { messages } = useReader();
  const { vacancy, now } = page;
  return (
    <div className="vacancy">
      <BackLink backPath={page.backPath} />
      <NavigationNotice />
      <article className="vacancy__grid">
        <div className="vacancy__head">
          {vacancy.closedAt !== null && (
            <ClosedNotice closedAt={vacancy.closedAt} reason={vacancy.closedReason} now={now} />
          )}
          <h1 id="page-title" tabIndex={-1} lang={vacancy.title === '' ? undefined : adLanguage(vacancy)}>
            {vacancy.title || messages.vacancy.untitled}
          </h1>
          <p className="vacancy__where">
            <span>{vacancy.employer.name ?? messages.vacancy.noEmployer}</span>
            <span>{placeLine(vacancy.workplace, messages)}</span>
          </p>
          {page.commute !== undefined && <CommuteLine commute={page.commute} />}
          <ShortlistToggle vacancy={vacancy} />
        </div>
        <aside className="vacancy__side" aria-labelledby="facts-title">
          <VacancyFacts vacancy={vacancy} now={now} />
          <RequirementList vacancy={vacancy} />
          <ApplyLink vacancy={vacancy} />
        </aside>
        <div className="vacancy__main">
          {page.ways !== undefined && <CommuteWays ways={page.ways} />}
          <Description vacancy={vacancy} />
          <CrossingCard crossing={page.crossing} now={now} />
          <PostingList postings={vacancy.postings} now={now} />
          <SimilarList page={page} />
        </div>
      </article>
    </div>
  );
}

function BackLink({ backPath }: { backPath: string | null }): ReactElement {
  const { messages, named } = useReader();
  const path = backPath === null ? searchPath(EMPTY_FORM, named) : ownPath(backPath);
  return (
    <p className="vacancy__back">
      <a className="back-link" href={path}>
        {backPath === null ? messages.vacancy.backToStart : messages.vacancy.back}
      </a>
    </p>
  );
}

/** The one thing to do here while the vacancy is open. */
function ApplyLink({ vacancy }: { vacancy: VacancyDetail }): ReactElement | null {
  const { messages } = useReader();
  const posting = vacancy.postings[0];
  if (posting === undefined || vacancy.closedAt !== null) return null;
  return (
    <div className="vacancy__apply">
      <OriginalLink posting={posting} className="button" />
      <p className="muted">{messages.vacancy.apply}</p>
    </div>
  );
}

function Description({ vacancy }: { vacancy: VacancyDetail }): ReactElement {
  const { messages } = useReader();
  return (
    <section className="vacancy__text" aria-labelledby="about-title">
      <h2 id="about-title">{messages.vacancy.about}</h2>
      {vacancy.descriptionHtml === '' ? (
        <p>{messages.vacancy.noText}</p>
      ) : (
        <>
          <div
            className="prose"
            lang={adLanguage(vacancy)}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised when it was harvested (src/normalise)
            dangerouslySetInnerHTML={{ __html: vacancy.descriptionHtml }}
          />
          <p className="muted vacancy__masked">{messages.vacancy.masked}</p>
        </>
      )}
    </section>
  );
}

function adLanguage(vacancy: VacancyDetail): string | undefined {
  return vacancy.language ?? undefined;
}
