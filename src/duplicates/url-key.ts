import { createHash } from 'node:crypto';

/** Parameters that say how a reader came, never which job it is. */
const TRACKING =
  /^(?:utm_.*|.*clid|_ga|_gl|mc_[ce]id|trk|trackingid|promotion|publishcode|tk|mediaid|skipadvertisement|source|src|ref|referrer|referer|campaign|cmp|sid|sessionid|jsessionid|phpsessid|lang|language|locale|lng)$/i;
/** With a digit these may be the employer's reference. */
const MAY_IDENTIFY = /^(?:ref|source|src|sid)$/i;
/** The form behind an ad's page. */
const FORM = /\/(?:apply|applications\/new|ansok|ansog|ansogning|apply:1)$/i;
/** Pages about working somewhere, not about one job. */
const GENERAL_PAGE =
  /^(?:|index|home|hem|start|jobs?|jobb|jobba(?:-hos-oss)?|career|careers|karriere?|karriar|work(?:-with-us)?|vacancies|vacancy|about(?:-us)?|om(?:-os|-oss)?|kontakt|contact|ledige?-(?:stillinger|job|jobb|jobs|tjanster)|lediga-(?:jobb|tjanster)|stillinger|job-og-karriere|jobb-och-karriar|[a-z]{2}(?:-[a-z]{2})?)(?:\.(?:html?|php|aspx?))?$/i;
/** Longer keys are cut and end in a hash: a B-tree holds no more than a third of a page. */
const LONGEST_KEY = 200;

/**
 * A URL as a key: without scheme, "www", port, tracking and language parameters, trailing slash and the form behind
 * the page; parameters in order. A fragment is kept only where it is a route of the page's own.
 * @returns null where `url` is not a web address, or one of a page about no job in particular (an employer's start
 * page, "/jobs", "/ledige-stillinger").
 */
export function urlKey(url: string): string | null {
  const parsed = parseWebAddress(url);
  if (parsed === null) return null;
  const path = withoutForm(parsed.pathname);
  const query = identifyingQuery(parsed.searchParams);
  const route = /^#!?\/./.test(parsed.hash) ? parsed.hash : '';
  if (query === '' && route === '' && isGeneral(path)) return null;
  return shortened(`${parsed.hostname.replace(/^(?:www\d?\.)+/, '')}${path}${query}${route}`);
}

function parseWebAddress(url: string): URL | null {
  const text = url.trim();
  const parsed = URL.canParse(text) ? new URL(text) : null;
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed : null;
}

/** The path of the ad's own page, without trailing slashes. */
function withoutForm(path: string): string {
  let page = path;
  while (page.endsWith('/') || FORM.test(page))
    page = page.endsWith('/') ? page.slice(0, -1) : page.replace(FORM, '');
  return page;
}

function identifyingQuery(parameters: URLSearchParams): string {
  const kept = [...parameters]
    .filter(([name, value]) => !isTracking(name, value))
    .map(([name, value]) => `${encodeURIComponent(name.toLowerCase())}=${encodeURIComponent(value)}`)
    .sort();
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

function isTracking(name: string, value: string): boolean {
  return TRACKING.test(name) && !(MAY_IDENTIFY.test(name) && /\d/.test(value));
}

function isGeneral(path: string): boolean {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return !/\d/.test(path) && GENERAL_PAGE.test(last);
}

function shortened(key: string): string {
  if (key.length <= LONGEST_KEY) return key;
  const hash = createHash('sha256').update(key).digest('base64url').slice(0, 22);
  return `${key.slice(0, LONGEST_KEY - hash.length - 1)}~${hash}`;
}
