import type { Language } from '../domain/codes.ts';
import type { CommuteQuery } from '../domain/commute.ts';
import { commuteParameters } from './commute-parameters.ts';
import type { JourneyForm, PlaceChoice } from './page.ts';
import { FILTER_NAMES, type FilterName, MOMENT_NAMES, type SearchForm } from './search-form.ts';

/** The API's parameter for each filter: a page's address and the API's ask the same question in the same words. */
export const PARAMETER_OF = {
  countries: 'country',
  municipalities: 'municipality',
  employers: 'employer',
  occupations: 'occupation',
  hours: 'hours',
  durations: 'duration',
  languages: 'language',
  requires: 'requires',
  lacks: 'lacks',
  sources: 'source',
} as const satisfies Record<FilterName, string>;

/**
 * Address of the search for a form, relative to the host. `language` is the one the address itself names, null where
 * the reader's browser chose it: then links do not pin it either.
 */
export function searchPath(
  form: SearchForm,
  language: Language | null,
  cursor: string | null = null,
): string {
  const parameters = new URLSearchParams();
  const q = form.q.trim();
  if (q !== '') parameters.set('q', q);
  for (const filter of FILTER_NAMES)
    for (const value of form[filter]) parameters.append(PARAMETER_OF[filter], value);
  for (const name of MOMENT_NAMES) if (form[name] !== null) parameters.set(name, form[name]);
  if (!form.translate) parameters.set('translate', 'false');
  for (const concept of form.without) parameters.append('without', concept);
  if (form.sort !== null) parameters.set('sort', form.sort);
  if (form.limit !== null) parameters.set('limit', String(form.limit));
  addHome(parameters, form.home);
  if (cursor !== null) parameters.set('cursor', cursor);
  if (language !== null) parameters.set('lang', language);
  return withQuery('/', parameters);
}

/** Address of the same search in another form. Without a home in it there is no order by commute. */
export function formPath(form: SearchForm, kind: 'csv' | 'atom' | 'map'): string {
  const sort = form.home === null && form.sort === 'commute' ? null : form.sort;
  return `/api/v1/vacancies.${kind}${searchPath({ ...form, sort }, null).slice(1)}`;
}

/** Address of the search as a feed: newest first, whatever order a reader has chosen, and by its own pages. */
export function feedPath(form: SearchForm): string {
  return formPath({ ...form, sort: null, limit: null }, 'atom');
}

/** Address of the page where the same search is followed. Without a home, whatever the search has: none is kept. */
export function followPath(form: SearchForm, language: Language | null): string {
  const sort = form.sort === 'commute' ? null : form.sort;
  return `/follow${searchPath({ ...form, sort, home: null }, language).slice(1)}`;
}

/** Address of one vacancy's page. @param home that the address is to name; see `SearchForm`. */
export function vacancyPath(id: string, language: Language | null, home: CommuteQuery | null = null): string {
  const parameters = new URLSearchParams();
  addHome(parameters, home);
  if (language !== null) parameters.set('lang', language);
  return withQuery(`/vacancy/${encodeURIComponent(id)}`, parameters);
}

/** Address of the journeys for a form; an empty form is the page itself. */
export function journeysPath(form: JourneyForm | null, language: Language | null): string {
  const parameters = new URLSearchParams();
  if (form !== null) {
    addPlace(parameters, 'from', form.from);
    addPlace(parameters, 'to', form.to);
    parameters.set('by', form.by);
    parameters.set('date', form.date);
    parameters.set('time', form.time);
    if (form.secondOpinion === true) parameters.set('secondOpinion', 'true');
  }
  if (language !== null) parameters.set('lang', language);
  return withQuery('/journeys', parameters);
}

function addHome(parameters: URLSearchParams, home: CommuteQuery | null): void {
  if (home === null) return;
  for (const [name, value] of commuteParameters(home)) parameters.set(name, value);
}

function addPlace(parameters: URLSearchParams, name: 'from' | 'to', { text, id }: PlaceChoice): void {
  parameters.set(name, text);
  if (id !== null) parameters.set(`${name}Id`, id);
}

/** Address of the page that tells how the harvest goes. */
export function statusPath(language: Language | null): string {
  const parameters = new URLSearchParams();
  if (language !== null) parameters.set('lang', language);
  return withQuery('/status', parameters);
}

/** Address of the page that tells what this is. */
export function aboutPath(language: Language | null): string {
  const parameters = new URLSearchParams();
  if (language !== null) parameters.set('lang', language);
  return withQuery('/about', parameters);
}

/** Address of the reader's shortlist; with `ids`, of the data of its vacancies. */
export function shortlistPath(language: Language | null, ids: readonly string[] = []): string {
  const parameters = new URLSearchParams(ids.map((id) => ['id', id]));
  if (language !== null) parameters.set('lang', language);
  return withQuery('/shortlist', parameters);
}

/** The same page in another language; null for the one without a language of its own. */
export function inLanguage(path: string, language: Language | null): string {
  const { pathname, searchParams } = parse(path);
  searchParams.delete('lang');
  if (language !== null) searchParams.set('lang', language);
  return withQuery(pathname, searchParams);
}

/** The language that the address names; null where it names none of ours. */
export function namedLanguage(path: string): Language | null {
  const value = parse(path).searchParams.get('lang');
  return value === 'da' || value === 'sv' || value === 'en' ? value : null;
}

/** The path as one of this host, whatever it claims to be: `//elsewhere` and `/\elsewhere` do not lead away. */
export function ownPath(path: string): string {
  const { pathname, searchParams } = parse(path);
  return withQuery(pathname, searchParams);
}

/** The address of an original if it is one a browser may safely follow; else null. */
export function webAddress(url: string): string | null {
  return /^https?:\/\/[^/]/i.test(url) ? url : null;
}

function parse(path: string): { pathname: string; searchParams: URLSearchParams } {
  const base = 'http://sundet.invalid';
  const url = URL.canParse(path, base) ? new URL(path, base) : new URL(base);
  return { pathname: url.pathname.replace(/^\/+/, '/'), searchParams: url.searchParams };
}

function withQuery(pathname: string, parameters: URLSearchParams): string {
  const query = parameters.toString();
  return query === '' ? pathname : `${pathname}?${query}`;
}
