import { UpstreamError, UpstreamShapeError } from '../../lib/errors.ts';
import type { JobpostingSettings } from './settings.ts';
import type { SiteAnswer, SiteReader } from './site-reader.ts';
import { distinct, parseSitemap } from './sitemap.ts';

/** Of one site: one a second, that is half an hour. */
const MOST_PAGES = 2_000;
const MOST_SITEMAPS = 50;
/** What the protocol allows a sitemap. */
const MOST_SITEMAP_BYTES = 50 * 1024 * 1024;

/** The pages to read, and what stands against their being all. */
export interface PageList {
  readonly pages: readonly URL[];
  readonly doubts: readonly string[];
  readonly failures: readonly unknown[];
  /** Sitemaps that answered as such. */
  readonly sitemapsRead: number;
}

/** The pages of the settings and those that their sitemaps list, each once; sitemaps may point to sitemaps. */
export async function listPages(settings: JobpostingSettings, site: SiteReader): Promise<PageList> {
  const doubts: string[] = [];
  const failures: unknown[] = [];
  const found: URL[] = [...settings.pages];
  const waiting = distinct(settings.sitemaps);
  const met = new Set(waiting.map(({ href }) => href));
  let asked = 0;
  let sitemapsRead = 0;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (asked === MOST_SITEMAPS) {
      doubts.push(`there are more than ${MOST_SITEMAPS} sitemaps`);
      break;
    }
    asked += 1;
    const answer = await readSitemap(next, site);
    if (answer.kind === 'doubt') {
      doubts.push(answer.reason);
      failures.push(answer.error);
      continue;
    }
    sitemapsRead += 1;
    if (answer.sitemap.kind === 'pages') found.push(...answer.sitemap.locations);
    for (const url of answer.sitemap.kind === 'sitemaps' ? answer.sitemap.locations : []) {
      if (!met.has(url.href)) waiting.push(url);
      met.add(url.href);
    }
  }
  const pages = distinct(found);
  if (pages.length > MOST_PAGES) doubts.push(`only ${MOST_PAGES} of ${pages.length} pages were read`);
  return { pages: pages.slice(0, MOST_PAGES), doubts, failures, sitemapsRead };
}

/** What stands against a page or sitemap that was not asked for, should nothing of its site be read. */
export function notAsked(
  where: string,
  { reason, retry }: Extract<SiteAnswer, { kind: 'not-asked' }>,
): UpstreamError {
  return new UpstreamError(`${where}: ${reason}`, { status: null, retry });
}

type SitemapAnswer =
  | { readonly kind: 'sitemap'; readonly sitemap: NonNullable<ReturnType<typeof parseSitemap>> }
  | { readonly kind: 'doubt'; readonly reason: string; readonly error: unknown };

async function readSitemap(url: URL, site: SiteReader): Promise<SitemapAnswer> {
  const where = `the sitemap ${url.host}${url.pathname}`;
  const answer = await site.load(url, MOST_SITEMAP_BYTES);
  if (answer.kind === 'not-asked') {
    const error = notAsked(where, answer);
    return { kind: 'doubt', reason: error.message, error };
  }
  if (answer.kind === 'failed')
    return { kind: 'doubt', reason: `${where} could not be read`, error: answer.error };
  const sitemap = answer.kind === 'text' ? parseSitemap(answer.text, url) : null;
  if (sitemap !== null) return { kind: 'sitemap', sitemap };
  const reason = answer.kind === 'gone' ? `${where} is gone` : `${where} is no whole sitemap`;
  return { kind: 'doubt', reason, error: new UpstreamShapeError(reason) };
}
