import type { Country, Duration, Hours, Language } from '../domain/codes.ts';
import type { CommuteQuery } from '../domain/commute.ts';
import type { RequirementCode } from '../domain/requirement.ts';
import type { Sort, VacancyQuery } from '../domain/vacancy.ts';
import type { SearchPage } from './page.ts';

/**
 * What a reader can choose on the search page: the query without its place in the list. Defaults are told as absence
 * (`sort: null`, `limit: null`), so that addresses stay short and a default may follow the words.
 */
export interface SearchForm {
  readonly q: string;
  readonly countries: readonly Country[];
  readonly municipalities: readonly string[];
  /** Names or organisation numbers, from the address only: no control chooses them. */
  readonly employers: readonly string[];
  readonly languages: readonly Language[];
  /** ISCO-08 codes or concept URIs, from the address only. */
  readonly occupations: readonly string[];
  readonly requires: readonly RequirementCode[];
  readonly lacks: readonly RequirementCode[];
  readonly hours: readonly Hours[];
  readonly durations: readonly Duration[];
  readonly sources: readonly string[];
  /** ISO 8601 instants, from the address only. */
  readonly publishedAfter: string | null;
  readonly deadlineAfter: string | null;
  /** Whether words may mean occupations and places. */
  readonly translate: boolean;
  /** Concepts and places that the words do not mean. */
  readonly without: readonly string[];
  readonly sort: Sort | null;
  readonly limit: number | null;
  /** A home that the address itself names, because a reader asked for such a link; else null, whatever the browser keeps. */
  readonly home: CommuteQuery | null;
}

/** The choices of many. */
export type FilterName = (typeof FILTER_NAMES)[number];

export const FILTER_NAMES = [
  'countries',
  'municipalities',
  'employers',
  'occupations',
  'hours',
  'durations',
  'languages',
  'requires',
  'lacks',
  'sources',
] as const;

/** Filters of one moment. */
export const MOMENT_NAMES = ['publishedAfter', 'deadlineAfter'] as const;

/** Of all that an ad may require, what most often stands in somebody's way: the choices of a filter. */
export const LACKED_CHOICES = [
  'driving_licence',
  'own_car',
  'language:da',
  'language:sv',
  'shift:evening',
  'shift:night',
  'shift:weekend',
] as const satisfies RequirementCode[];

/** The contract's default number of results on a page. */
const DEFAULT_LIMIT = 20;

export const EMPTY_FORM: SearchForm = {
  q: '',
  countries: [],
  municipalities: [],
  employers: [],
  languages: [],
  occupations: [],
  requires: [],
  lacks: [],
  hours: [],
  durations: [],
  sources: [],
  publishedAfter: null,
  deadlineAfter: null,
  translate: true,
  without: [],
  sort: null,
  limit: null,
  home: null,
};

/** @param home of the address; see `SearchForm`. */
export function formOf(query: VacancyQuery, home: SearchForm['home'] = null): SearchForm {
  const q = query.q ?? '';
  const sorts = sortsFor(q, query.commute !== null);
  return {
    q,
    countries: query.countries,
    municipalities: query.municipalities,
    employers: query.employers,
    languages: query.languages,
    occupations: query.occupations,
    requires: query.requires,
    lacks: query.lacks,
    hours: query.hours,
    durations: query.durations,
    sources: query.sources,
    publishedAfter: query.publishedAfter,
    deadlineAfter: query.deadlineAfter,
    translate: query.translate,
    without: query.without,
    sort: sorts.includes(query.sort) && query.sort !== defaultSort(q) ? query.sort : null,
    limit: query.limit === DEFAULT_LIMIT ? null : query.limit,
    home,
  };
}

/** The form of a page. */
export function formOfPage({ query, home }: Pick<SearchPage, 'query' | 'home'>): SearchForm {
  return formOf(query, home?.isInAddress ? query.commute : null);
}

/** The order a search has when none is asked for. */
export function defaultSort(q: string): Sort {
  return q === '' ? 'published' : 'relevance';
}

/** The orders that mean something for these words, the default first. */
export function sortsFor(q: string, hasCommute: boolean): readonly Sort[] {
  const sorts: readonly Sort[] =
    q === '' ? ['published', 'deadline'] : ['relevance', 'published', 'deadline'];
  return hasCommute ? [...sorts, 'commute'] : sorts;
}

/** The form with one value of a filter switched. */
export function toggle(form: SearchForm, filter: FilterName, value: string): SearchForm {
  const values: readonly string[] = form[filter];
  const switched = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...form, [filter]: switched };
}

/** How many filter values are on; the words are not a filter. */
export function countFilters(form: SearchForm): number {
  const moments = MOMENT_NAMES.filter((name) => form[name] !== null).length;
  return FILTER_NAMES.reduce((sum, name) => sum + form[name].length, moments);
}
