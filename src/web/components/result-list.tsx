import type { MouseEvent, ReactElement } from 'react';
import { useNavigation } from '../navigation-context.ts';
import type { SearchPage } from '../page.ts';
import { searchPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { formOfPage, type SearchForm } from '../search-form.ts';
import { EmptyState } from './empty-state.tsx';
import { isPlainClick } from './plain-click.ts';
import { ResultItem } from './result-item.tsx';
import { UnderstoodQuery } from './understood-query.tsx';

/** The vacancies found, and the way to more of them. */
export function ResultList({ page }: { page: SearchPage }): ReactElement {
  const { messages, named } = useReader();
  const form = formOfPage(page);
  const { items, nextCursor } = page.result;
  return (
    <>
      <UnderstoodQuery page={page} />
      {page.query.cursor !== null && (
        <p>
          <a href={searchPath(form, named)}>{messages.search.fromStart}</a>
        </p>
      )}
      {items.length === 0 && page.query.cursor === null && <EmptyState form={form} />}
      <Results page={page} home={form.home} />
      {nextCursor !== null && <MoreLink path={searchPath(form, named, nextCursor)} />}
    </>
  );
}

function Results({ page, home }: { page: SearchPage; home: SearchForm['home'] }): ReactElement | null {
  const { items, commute } = page.result;
  if (items.length === 0) return null;
  return (
    <ol className="results__list" id="results-list">
      {items.map((vacancy) => (
        <li key={vacancy.id}>
          <ResultItem
            vacancy={vacancy}
            now={page.now}
            home={home}
            hasCommute={commute?.unavailable === null}
          />
        </li>
      ))}
    </ol>
  );
}

/** A link to the next part of the list; with scripts that part is added below instead. */
function MoreLink({ path }: { path: string }): ReactElement {
  const { messages } = useReader();
  const navigation = useNavigation();
  const onClick = (event: MouseEvent) => {
    if (!navigation.scripted || !isPlainClick(event)) return;
    event.preventDefault();
    navigation.append(path);
  };
  return (
    <p className="results__more">
      <a className="button button--quiet" href={path} rel="next" onClick={onClick}>
        {messages.search.more}
      </a>
    </p>
  );
}
