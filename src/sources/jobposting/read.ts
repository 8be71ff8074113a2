import { messageOf } from '../../lib/errors.ts';
import { type Feed, type FeedEnd, readFeeds, refuseOtherFaults } from '../read-feeds.ts';
import type { ReadContext, SourceEvent } from '../source.ts';
import { listPages, notAsked } from './page-list.ts';
import { readPage } from './read-page.ts';
import type { JobpostingSettings } from './settings.ts';
import { SiteReader } from './site-reader.ts';

const MOST_PAGE_BYTES = 8 * 1024 * 1024;
/** So many reasons are told one by one. */
const MOST_REASONS = 5;

/**
 * Reads the given pages and those of the given sitemaps, one site after the other and one page at a time, as each site's
 * robots.txt allows. A page that fails takes no other with it. Each site proves its own: complete is only a listing of
 * which every sitemap and every page answered, and where some site's pages held postings.
 * @throws UpstreamError or UpstreamShapeError where no page and no sitemap of any site could be read.
 */
export function readJobpostings(
  settings: JobpostingSettings,
  context: ReadContext,
): AsyncGenerator<SourceEvent> {
  const reader = new SiteReader(context);
  const feeds = [...sitesOf(settings)].map(
    ([host, site]): Feed => ({
      id: host,
      name: host,
      scopes: [`https://${host}/`, `http://${host}/`],
      read: () => readSite(site, reader, context.signal),
    }),
  );
  return believeSome(readFeeds(feeds, context));
}

/** What is to be read of each host. */
function sitesOf({ pages, sitemaps }: JobpostingSettings): Map<string, JobpostingSettings> {
  const hosts = new Set([...pages, ...sitemaps].map(({ host }) => host));
  const isOf = (host: string) => (url: URL) => url.host === host;
  return new Map(
    [...hosts].map((host) => [
      host,
      { pages: pages.filter(isOf(host)), sitemaps: sitemaps.filter(isOf(host)) },
    ]),
  );
}

async function* readSite(
  settings: JobpostingSettings,
  site: SiteReader,
  signal: AbortSignal,
): AsyncGenerator<SourceEvent, FeedEnd> {
  const list = await listPages(settings, site);
  const reader = new PagesReader(site, signal, new Set(settings.pages.map(withoutFragment)));
  for (const [index, page] of list.pages.entries()) {
    yield* reader.read(page);
    yield { type: 'progress', done: index + 1, total: list.pages.length };
  }
  const failures = [...list.failures, ...reader.failures];
  if (failures.length > 0 && reader.pagesRead === 0) throw failures[0];
  const doubts = shorten([...list.doubts, ...reader.doubts]);
  return { listed: list.pages.length, doubts, proof: `every page answered (${reader.pagesRead})` };
}

/**
 * A site may have nobody to look for. That none of them has is likelier a change of ours or theirs: where no page of any
 * site holds a posting, no listing is believed.
 */
async function* believeSome(events: AsyncGenerator<SourceEvent>): AsyncGenerator<SourceEvent> {
  const empty: Extract<SourceEvent, { type: 'listing' }>[] = [];
  let before = 0;
  let postings = 0;
  for await (const event of events) {
    if (event.type === 'posting' || event.type === 'rejected') postings += 1;
    if (event.type !== 'listing') yield event;
    else if (event.complete && event.feed !== undefined && postings === before) empty.push(event);
    else yield event;
    if (event.type === 'listing') before = postings;
  }
  for (const listing of empty) {
    yield postings > 0 ? listing : { ...listing, complete: false, reason: 'no page holds a JobPosting' };
  }
}

class PagesReader {
  readonly doubts: string[] = [];
  readonly failures: unknown[] = [];
  pagesRead = 0;
  readonly #site: SiteReader;
  readonly #signal: AbortSignal;
  readonly #given: ReadonlySet<string>;
  /** A posting may stand in its own page and in a list of them. */
  readonly #seen = new Set<string>();

  /** @param given addresses that stand in the settings, rather than in a sitemap. */
  constructor(site: SiteReader, signal: AbortSignal, given: ReadonlySet<string>) {
    this.#site = site;
    this.#signal = signal;
    this.#given = given;
  }

  async *read(page: URL): AsyncGenerator<SourceEvent> {
    const where = `${page.host}${page.pathname}`;
    const answer = await this.#site.load(page, MOST_PAGE_BYTES);
    switch (answer.kind) {
      case 'not-asked':
        this.failures.push(notAsked(where, answer));
        this.doubts.push(`${where}: ${answer.reason}`);
        return;
      case 'failed':
        this.#fail(where, answer.error);
        return;
      case 'gone':
        // A page given by hand may have held many postings that only moved.
        if (this.#given.has(page.href)) this.doubts.push(`${where} is gone and should leave the settings`);
        yield { type: 'removed', sourceId: page.href, removedAt: null };
        return;
      case 'text':
        yield* this.#readText(answer.text, page, where);
    }
  }

  *#readText(html: string, page: URL, where: string): Generator<SourceEvent> {
    try {
      const { events, broken } = readPage(html, page);
      this.pagesRead += 1;
      if (broken > 0) this.doubts.push(`${where} holds a JobPosting that cannot be read`);
      yield* events.filter((event) => this.#isNews(event));
    } catch (error) {
      refuseOtherFaults(error, this.#signal);
      this.#fail(where, error);
    }
  }

  #isNews(event: SourceEvent): boolean {
    const id =
      event.type === 'posting' ? event.draft.sourceId : event.type === 'rejected' ? event.sourceId : null;
    if (id === null) return true;
    const isNews = !this.#seen.has(id);
    this.#seen.add(id);
    return isNews;
  }

  #fail(where: string, error: unknown): void {
    this.failures.push(error);
    this.doubts.push(`${where} could not be read: ${messageOf(error)}`);
  }
}

function withoutFragment(url: URL): string {
  const page = new URL(url);
  page.hash = '';
  return page.href;
}

function shorten(doubts: readonly string[]): string[] {
  const rest = doubts.length - MOST_REASONS;
  return [...doubts.slice(0, MOST_REASONS), ...(rest > 0 ? [`and ${rest} more`] : [])];
}
