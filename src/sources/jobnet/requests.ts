import { appendPath } from '../../lib/base-url.ts';
import { UpstreamError, UpstreamShapeError } from '../../lib/errors.ts';
import type { HttpRequest } from '../../lib/http-client.ts';
import type { Pace } from '../../lib/http-turns.ts';
import { parseRecord } from '../parse-record.ts';
import type { ReadContext } from '../source.ts';
import { EXPECTED_ON_A_PAGE, JobnetDetails, JobnetPage } from './wire.ts';

const PAGE_SIZE = 100;
/** A page with fewer ads may lack a field by chance. */
const ENOUGH_ADS_TO_JUDGE = 10;

/** It is the site's own API, asked slowly on purpose. */
export function paceWith(baseUrl: URL): Pace {
  return { lane: `jobnet ${baseUrl.href}`, spacingMs: 1_000 };
}

/**
 * `GET /FindJob/Search`: one page of a region's ads, newest first; `pageNumber` from 1.
 * @throws UpstreamError where Jobnet refuses or fails; UpstreamShapeError where the page has another shape.
 */
export async function requestPage(
  baseUrl: URL,
  region: string,
  pageNumber: number,
  context: ReadContext,
): Promise<JobnetPage> {
  const url = appendPath(baseUrl, 'FindJob/Search');
  url.search = new URLSearchParams({
    resultsPerPage: String(PAGE_SIZE),
    pageNumber: String(pageNumber),
    orderType: 'PublicationDate',
    searchString: '',
    regions: region,
  }).toString();
  const answer = await requestJson(baseUrl, url, context);
  const page = JobnetPage.safeParse(answer);
  if (!page.success) {
    const where = page.error.issues.map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`);
    throw new UpstreamShapeError(
      `${nameOf(url)} answered in a shape that is not known (${where.join('; ')})`,
    );
  }
  refuseRenamedFields(url, page.data);
  return page.data;
}

/**
 * `GET /FindJob/JobAdDetails/{id}`.
 * @returns null where Jobnet has none for this ad.
 * @throws UpstreamError where it refuses or fails; UpstreamShapeError where the answer is no details.
 */
export async function requestDetails(
  baseUrl: URL,
  id: string,
  context: ReadContext,
): Promise<Extract<ReturnType<typeof parseDetails>, { ok: true }> | null> {
  const url = appendPath(baseUrl, `FindJob/JobAdDetails/${encodeURIComponent(id)}`);
  url.searchParams.set('incrementViews', 'false');
  let answer: unknown;
  try {
    answer = await requestJson(baseUrl, url, context);
  } catch (error) {
    const isMissing = error instanceof UpstreamError && [400, 404, 410].includes(error.status ?? 0);
    if (isMissing) return null;
    throw error;
  }
  const details = parseDetails(answer);
  if (!details.ok || !['body', 'job', 'application'].some((key) => Object.hasOwn(Object(answer), key))) {
    throw new UpstreamShapeError(`${nameOf(url)} answered in a shape that is not known`);
  }
  return details;
}

function parseDetails(answer: unknown) {
  return parseRecord(JobnetDetails, answer, new Set());
}

async function requestJson(baseUrl: URL, url: URL, context: ReadContext): Promise<unknown> {
  const request: HttpRequest = {
    url,
    // Without it Jobnet answers 400, 401 or 403.
    headers: { accept: 'application/json', 'x-csrf': '1' },
    signal: context.signal,
    ...paceWith(baseUrl),
  };
  try {
    const response = await context.http.request(request);
    return await response.json();
  } catch (error) {
    throw isRefusal(error) ? refused(error) : error;
  }
}

function isRefusal(error: unknown): error is UpstreamError {
  return error instanceof UpstreamError && (error.status === 401 || error.status === 403);
}

/** It is the site's own API: who is shown the door goes, and comes back by the next night at the earliest. */
function refused(error: UpstreamError): UpstreamError {
  return new UpstreamError(
    `${error.message}: Jobnet refuses to be harvested; it is left alone until the next night`,
    {
      status: error.status,
      retry: false,
      cause: error,
    },
  );
}

/** @throws UpstreamShapeError where a field is missing from every ad of a page. */
function refuseRenamedFields(url: URL, { jobAds }: JobnetPage): void {
  if (jobAds.length < ENOUGH_ADS_TO_JUDGE) return;
  const missing = EXPECTED_ON_A_PAGE.filter(
    (field) => !jobAds.some((ad) => typeof ad === 'object' && ad !== null && Object.hasOwn(ad, field)),
  );
  if (missing.length === 0) return;
  throw new UpstreamShapeError(
    `${nameOf(url)} lists ads without ${missing.join(', ')}: their shape has changed`,
  );
}

function nameOf(url: URL): string {
  return `${url.host}${url.pathname}`;
}
