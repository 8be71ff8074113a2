import type { ReactElement } from 'react';
import { searchPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { countFilters, EMPTY_FORM, type SearchForm } from '../search-form.ts';

/** Nothing found: what the reader can do about it. */
export function EmptyState({ form }: { form: SearchForm }): ReactElement {
  const { messages, named } = useReader();
  const narrowed = form.q !== '' || countFilters(form) > 0;
  if (!narrowed) return <p className="empty">{messages.search.emptyAll}</p>;
  return (
    <div className="empty">
      <p className="empty__title">{messages.search.emptyTitle}</p>
      <ul>
        {form.q !== '' && <li>{messages.search.emptyWords}</li>}
        {countFilters(form) > 0 && <li>{messages.search.emptyFilters}</li>}
      </ul>
      <p>
        <a href={searchPath({ ...EMPTY_FORM, home: form.home }, named)}>{messages.search.emptyClear}</a>
      </p>
    </div>
  );
}
