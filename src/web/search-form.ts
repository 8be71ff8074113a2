import type { Country, Hours } from '../domain/codes.ts';
import type { Sort, VacancyQuery } from '../domain/vacancy.ts';

/**
 * What a reader can choose on the search page: the query without its place in the list. Defaults are told as absence
 * (`sort: null`, `limit: null`), so that addresses stay short and a default may follow the words.
 */
export interface SearchForm {
  readonly q: string;
  readonly countries: readonly Country[];
  readonly municipalities: readonly string[];
  readonly hours: readonly Hours[];
  readonly sources: readonly string[];
  readonly sort: Sort | null;
  readonly limit: number | null;
}

/** The choices of many: each is a filter with checkboxes. */
export type FilterName = 'countries' | 'municipalities' | 'hours' | 'sources';

export const FILTER_NAMES = [
  'countries',
  'municipalities',
  'hours',
  'sources',
] as const satisfies FilterName[];

/** The contract's default number of results on a page. */
const DEFAULT_LIMIT = 20;

export const EMPTY_FORM: SearchForm = {
  q: '',
  countries: [],
  municipalities: [],
  hours: [],
  sources: [],
  sort: null,
  limit: null,
};

export function formOf(query: VacancyQuery): SearchForm {
  const q = query.q ?? '';
  return {
    q,
    countries: query.countries,
    municipalities: query.municipalities,
    hours: query.hours,
    sources: query.sources,
    sort: sortsFor(q).includes(query.sort) && query.sort !== defaultSort(q) ? query.sort : null,
    limit: query.limit === DEFAULT_LIMIT ? null : query.limit,
  };
}

/** The order a search has when none is asked for. */
export function defaultSort(q: string): Sort {
  return q === '' ? 'published' : 'relevance';
}

/** The orders that mean something for these words, the default first. */
export function sortsFor(q: string): readonly Sort[] {
  return q === '' ? ['published', 'deadline'] : ['relevance', 'published', 'deadline'];
}

/** The form with one value of a filter switched. */
export function toggle(form: SearchForm, filter: FilterName, value: string): SearchForm {
  const values: readonly string[] = form[filter];
  const switched = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...form, [filter]: switched };
}

/** How many filter values are on; the words are not a filter. */
export function countFilters(form: SearchForm): number {
  return FILTER_NAMES.reduce((sum, name) => sum + form[name].length, 0);
}
