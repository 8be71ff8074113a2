import { messageOf } from '../../lib/errors.ts';
import { refuseOtherFaults } from '../read-feeds.ts';
import type { ReadContext, SourceEvent } from '../source.ts';
import { listPages } from './page-list.ts';
import { readPage } from './read-page.ts';
import type { JobpostingSettings } from './settings.ts';
import { SiteReader } from './site-reader.ts';

const MOST_PAGE_BYTES = 8 * 1024 * 1024;
/** So many reasons are told one by one. */
const MOST_REASONS = 5;

/**
 * Reads the given pages and those of the given sitemaps, one at a time, as each site's robots.txt allows. A page that
 * fails takes no other with it. Complete is only a listing of which every sitemap and every page answered, and
 * which found postings.
 * @throws UpstreamError or UpstreamShapeError where no page and no sitemap could be read and one of them failed.
 */
export async function* readJobpostings(
  settings: JobpostingSettings,
  context: ReadContext,
): AsyncGenerator<SourceEvent> {
  const site = new SiteReader(context);
  const list = await listPages(settings, site);
  const reader = new PagesReader(site, context.signal, new Set(settings.pages.map(withoutFragment)));
  for (const [index, page] of list.pages.entries()) {
    yield* reader.read(page);
    yield { type: 'progress', done: index + 1, total: list.pages.length };
  }
  const failures = [...list.failures, ...reader.failures];
  if (failures.length > 0 && reader.pagesRead === 0) throw failures[0];
  const doubts = [...list.doubts, ...reader.doubts];
  if (reader.postings === 0) doubts.push('no page holds a JobPosting');
  yield doubts.length > 0
    ? { type: 'listing', complete: false, reason: shorten(doubts) }
    : { type: 'listing', complete: true, reason: `every page answered (${reader.pagesRead})` };
}

class PagesReader {
  readonly doubts: string[] = [];
  readonly failures: unknown[] = [];
  pagesRead = 0;
  postings = 0;
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
      const { events, postings, broken } = readPage(html, page);
      this.pagesRead += 1;
      this.postings += postings;
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

function shorten(doubts: readonly string[]): string {
  const told = doubts.slice(0, MOST_REASONS).join('; ');
  return doubts.length > MOST_REASONS ? `${told}; and ${doubts.length - MOST_REASONS} more` : told;
}
