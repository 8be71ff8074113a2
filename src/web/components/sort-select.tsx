import type { ReactElement } from 'react';
import type { Sort } from '../../domain/vacancy.ts';
import { useNavigation } from '../navigation-context.ts';
import { useReader } from '../reader-context.ts';
import { defaultSort, type SearchForm, sortsFor } from '../search-form.ts';
import { SEARCH_FORM_ID } from './search-box.tsx';

/** The default order has no value of its own, so that it follows the words: the best match once there are some. */
export function SortSelect(props: {
  form: SearchForm;
  /** Whether there is a home to sort by the way from. */
  hasCommute: boolean;
  onSort(sort: Sort | null): void;
}): ReactElement {
  const { messages } = useReader();
  const { scripted } = useNavigation();
  const { q, sort } = props.form;
  const sorts = sortsFor(q, props.hasCommute);
  return (
    <div className="sort">
      <label htmlFor="sort">{messages.search.sort}</label>
      <select
        id="sort"
        name="sort"
        form={SEARCH_FORM_ID}
        value={sort ?? ''}
        autoComplete="off"
        onChange={(event) => props.onSort(sorts.find((choice) => choice === event.target.value) ?? null)}
      >
        {sorts.map((choice) => (
          <option key={choice} value={choice === defaultSort(q) ? '' : choice}>
            {messages.sorts[choice]}
          </option>
        ))}
      </select>
      {!scripted && (
        <button className="button button--quiet sort__apply" type="submit" form={SEARCH_FORM_ID}>
          {messages.search.sortApply}
        </button>
      )}
    </div>
  );
}
