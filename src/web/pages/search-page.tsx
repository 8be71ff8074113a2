import { type ReactElement, useRef, useState } from 'react';
import { ActiveFilters } from '../components/active-filters.tsx';
import { FilterPanel } from '../components/filter-panel.tsx';
import { HomeForm } from '../components/home-form.tsx';
import { HomeLink } from '../components/home-link.tsx';
import { NavigationNotice } from '../components/navigation-notice.tsx';
import { ResultList } from '../components/result-list.tsx';
import { MapToggle, ResultMap, useMapShown } from '../components/result-map.tsx';
import { SearchBox } from '../components/search-box.tsx';
import { SortSelect } from '../components/sort-select.tsx';
import { useNavigation } from '../navigation-context.ts';
import type { SearchPage } from '../page.ts';
import { feedPath, followPath, formPath, searchPath } from '../paths.ts';
import { useReader } from '../reader-context.ts';
import { formOfPage, type SearchForm, toggle } from '../search-form.ts';
import { fillPlural } from '../text/fill.ts';
import { withoutQuotes } from '../text/without-quotes.ts';

/** One box, the filters, and what was found. */
export function SearchPageView({ page }: { page: SearchPage }): ReactElement {
  const { messages } = useReader();
  const { status } = useNavigation();
  const { form, words, change } = useSearchForm(page);
  const answered = formOfPage(page);
  const { facets } = page.result;
  const withMap = useMapShown();
  return (
    <>
      <div className="hero">
        <div className="hero__inner">
          <h1 id="page-title" tabIndex={-1}>
            {messages.search.title}
          </h1>
          <p className="hero__lead">{messages.search.lead}</p>
          <SearchBox form={answered} input={words} onSubmit={() => submitForm(form, change)} />
          {page.home !== undefined && (
            <HomeForm home={page.home} isFolded={page.homeIsFolded === true} path={page.path} />
          )}
          <HomeLink page={page} />
        </div>
      </div>
      <div className={withMap ? 'layout layout--map' : 'layout'}>
        <FilterPanel
          form={form}
          facets={facets}
          onToggle={(filter, value) => change(toggle(form, filter, value))}
        />
        <section className="results" aria-labelledby="results-title" aria-busy={status === 'busy'}>
          <div className="results__head">
            <ResultsHeading page={page} />
            <div className="results__tools">
              <MapToggle />
              <SortSelect
                form={form}
                hasCommute={hasCommutes(page)}
                onSort={(sort) => change({ ...form, sort })}
              />
            </div>
          </div>
          <NavigationNotice />
          <NoCommutes page={page} />
          <ActiveFilters form={answered} facets={facets} />
          <div className="results__body">
            {withMap && <ResultMap page={page} />}
            <div>
              <ResultList page={page} />
              <OtherForms page={page} />
            </div>
          </div>
        </section>
      </div>
    </>
  );
}

/** The same search for a spreadsheet and for a feed reader. */
function OtherForms({ page }: { page: SearchPage }): ReactElement {
  const { messages, named } = useReader();
  const form = { ...formOfPage(page), limit: null };
  return (
    <p className="results__forms muted">
      <a href={formPath(form, 'csv')} download="sundet.csv">
        {messages.search.asTable}
      </a>
      {page.follow === true && <a href={followPath(form, named)}>{messages.search.follow}</a>}
      <a href={feedPath(form)} type="application/atom+xml">
        {messages.search.asFeed}
      </a>
    </p>
  );
}

/** Whether commutes could be computed, where there is a home. */
function hasCommutes({ result }: SearchPage): boolean {
  return result.commute !== undefined && result.commute.unavailable === null;
}

/** Why no commute is told although there is a home. */
function NoCommutes({ page }: { page: SearchPage }): ReactElement | null {
  const { messages } = useReader();
  const unavailable = page.result.commute?.unavailable ?? null;
  return unavailable === null ? null : <p className="notice">{messages.commute.unavailable[unavailable]}</p>;
}

/** How many, read out whenever it changes. */
function ResultsHeading({ page }: { page: SearchPage }): ReactElement {
  const { language, messages } = useReader();
  const { q } = page.query;
  const { total } = page.result;
  return (
    <div role="status">
      <h2 id="results-title" tabIndex={-1}>
        {q === null
          ? fillPlural(messages.search.total, total, language)
          : fillPlural(messages.search.totalFor, total, language, { words: withoutQuotes(q) })}
      </h2>
    </div>
  );
}

/**
 * The form as the reader has it: ahead of the answer while that is awaited, and back in step with each new one. The
 * words are read from the field only when something is asked for.
 */
function useSearchForm(page: SearchPage) {
  const { named } = useReader();
  const { go } = useNavigation();
  const words = useRef<HTMLInputElement>(null);
  const [form, setForm] = useState(() => formOfPage(page));
  const [answered, setAnswered] = useState(page.query);
  if (answered !== page.query) {
    setAnswered(page.query);
    setForm(formOfPage(page));
  }
  const change = (next: SearchForm) => {
    const q = words.current?.value.trim() ?? next.q;
    // What other words were not to mean says nothing of these.
    const typed = { ...next, q, without: q === (page.query.q ?? '') ? next.without : [] };
    setForm(typed);
    go(searchPath(typed, named));
  };
  return { form, words, change };
}

/** On a narrow screen the filters lie folded over the results: whoever asks for the results wants to see them. */
function submitForm(form: SearchForm, change: (form: SearchForm) => void): void {
  const filters = document.getElementById('filters');
  if (filters?.hasAttribute('open') && filters.contains(document.activeElement)) {
    filters.removeAttribute('open');
    document.getElementById('results-title')?.focus();
  }
  change(form);
}
