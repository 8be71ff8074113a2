import type { ReactElement } from 'react';
import type { SharedCommute } from '../../domain/shared-list.ts';
import type { SharedPage } from '../page.ts';
import { searchPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { EMPTY_FORM } from '../search-form.ts';
import { ListedFacts } from '../shortlist/listed-facts.tsx';
import { ShortlistToggle } from '../shortlist/shortlist-toggle.tsx';
import { formatDate } from '../text/dates.ts';
import { fill, fillPlural } from '../text/fill.ts';

/** A list that somebody shared, to read and to print. */
export function SharedPageView({ page }: { page: SharedPage }): ReactElement {
  const { language, messages } = useReader();
  const texts = messages.shared;
  const { list, now } = page;
  if (list === null) return <NoList />;
  return (
    <div className="shortlist">
      <h1 id="page-title" tabIndex={-1}>
        {texts.title}
      </h1>
      <p className="shortlist__lead" suppressHydrationWarning>
        {fill(texts.lead, { date: formatDate(list.expiresAt, now, language) })}
      </p>
      <ol className="shortlist__items">
        {list.entries.map((entry) => (
          <li key={entry.id}>
            <article className="listed">
              <ListedFacts listed={entry.listed} now={now} />
              {entry.commute !== undefined && <SharedCommuteLine commute={entry.commute} />}
              {entry.note !== '' && <p className="listed__shared-note">{entry.note}</p>}
              {entry.listed.vacancy !== null && <ShortlistToggle vacancy={entry.listed.vacancy} />}
            </article>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Which of the reasons it is is not told: whoever guesses addresses learns nothing. */
function NoList(): ReactElement {
  const { messages, named } = useReader();
  return (
    <div className="problem">
      <h1 id="page-title" tabIndex={-1}>
        {messages.shared.noneTitle}
      </h1>
      <p>{messages.shared.noneText}</p>
      <p>
        <a className="button" href={searchPath(EMPTY_FORM, named)}>
          {messages.problem.toSearch}
        </a>
      </p>
    </div>
  );
}

function SharedCommuteLine({ commute }: { commute: SharedCommute | null }): ReactElement {
  const { language, messages } = useReader();
  if (commute === null) return <p className="result__commute muted">{messages.commute.none}</p>;
  const { minutes, changes, minutesBack } = commute;
  const parts = [
    fill(messages.shared.there, { minutes: String(minutes) }),
    changes === 0 ? messages.journeys.noChange : fillPlural(messages.commute.changes, changes, language),
    ...(minutesBack === null ? [] : [fill(messages.shared.back, { minutes: String(minutesBack) })]),
  ];
  return <p className="result__commute">{parts.join(' · ')}</p>;
}
