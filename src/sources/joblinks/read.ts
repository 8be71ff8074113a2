import { appendPath } from '../../lib/base-url.ts';
import { UpstreamShapeError } from '../../lib/errors.ts';
import type { Pace } from '../../lib/http-turns.ts';
import { idUnder, OffsetListing } from '../offset-listing.ts';
import { parseRecord } from '../parse-record.ts';
import { recordVersion } from '../record-version.ts';
import type { ReadContext, SourceEvent } from '../source.ts';
import { mapAd } from './map.ts';
import {
  ALL_OF_SKANE,
  MOST_OFFSET,
  nameOf,
  PAGE_SIZE,
  partsOf,
  type Question,
  queryOf,
} from './questions.ts';
import { ESSENTIAL_FIELDS, LinksAd, LinksPage } from './wire.ts';

/** Raise whenever `map.ts` reads an ad differently. */
const MAPPING = 3;

/** Allowed are 1,000 a day; some are left for the retries of the client and for a second run by hand. */
const MOST_REQUESTS = 900;
/** A page of at least so many ads of which none can be read has another shape. */
const ENOUGH_ADS_TO_JUDGE = 3;

/** One a second, whichever question it is. */
export function paceWith(baseUrl: URL): Pace {
  return { lane: baseUrl.host, spacingMs: 1_000 };
}

const idOf = (record: unknown): string | null => idUnder(record, 'id');

/**
 * Reads every ad that JobAd Links lists for Skåne and Platsbanken does not have. As no more than the first 2,000 ads
 * of a question can be paged, one with more is split by municipality, and that by occupation field. Complete is only
 * a listing of which every question gave as many ads as it counts.
 * @throws UpstreamError where it refuses or fails; UpstreamShapeError at the first sign of a changed shape.
 */
export async function* readJoblinks(baseUrl: URL, context: ReadContext): AsyncGenerator<SourceEvent> {
  const reader = new LinksReader(baseUrl, context);
  const all = yield* reader.ask(ALL_OF_SKANE);
  const { doubts } = reader;
  yield { type: 'progress', done: reader.seen, total: all.total };
  yield doubts.length > 0
    ? { type: 'listing', complete: false, reason: doubts.join('; ') }
    : { type: 'listing', complete: true, reason: `every question gave all the ads it counts (${all.seen})` };
}

class LinksReader {
  readonly #baseUrl: URL;
  readonly #context: ReadContext;
  /** Ads that have become an event: an ad at several places answers several questions. */
  readonly #seen = new Set<string>();
  readonly #doubts: string[] = [];
  #requests = 0;
  #total: number | null = null;

  constructor(baseUrl: URL, context: ReadContext) {
    this.#baseUrl = baseUrl;
    this.#context = context;
  }

  get seen(): number {
    return this.#seen.size;
  }

  get doubts(): readonly string[] {
    return this.#doubts;
  }

  /** Reads what a question lists, in parts where it lists more than can be paged. */
  async *ask(question: Question): AsyncGenerator<SourceEvent, OffsetListing> {
    const parts = partsOf(question);
    const listing = new OffsetListing(nameOf(question), idOf, parts.length > 0);
    yield* this.#readPage(question, listing);
    if ((listing.total ?? 0) > MOST_OFFSET) {
      for (const part of parts) {
        const answer = yield* this.ask(part);
        listing.join(answer.ids);
      }
    }
    // What no part holds, such as an ad without a municipality, may still stand within reach of the whole.
    while (listing.isMore && !this.#isWhole(listing)) yield* this.#readPage(question, listing);
    this.#doubts.push(...listing.doubts());
    return listing;
  }

  /** Whether the parts gave it all already. */
  #isWhole(listing: OffsetListing): boolean {
    return listing.total !== null && listing.total > MOST_OFFSET && listing.seen >= listing.total;
  }

  async *#readPage(question: Question, listing: OffsetListing): AsyncGenerator<SourceEvent> {
    if (listing.offset > MOST_OFFSET) return listing.stop(`cannot be paged beyond offset ${MOST_OFFSET}`);
    if (this.#requests === MOST_REQUESTS) return listing.stop(`was cut off after ${MOST_REQUESTS} requests`);
    this.#requests += 1;
    const page = await this.#request(question, listing.offset);
    const fresh = listing.take({ records: page.hits, total: page.total, asked: PAGE_SIZE });
    this.#total ??= page.total;
    const events = fresh.filter((ad) => this.#isNews(ad)).map(readAd);
    this.#refuseUnreadable(events);
    yield* events;
    yield { type: 'progress', done: this.#seen.size, total: this.#total };
  }

  #isNews(ad: unknown): boolean {
    const id = idOf(ad);
    if (id === null) return true;
    const isNews = !this.#seen.has(id);
    this.#seen.add(id);
    return isNews;
  }

  async #request(question: Question, offset: number): Promise<LinksPage> {
    const url = appendPath(this.#baseUrl, 'joblinks');
    url.search = queryOf(question, offset).toString();
    const { http, signal } = this.#context;
    const headers = { accept: 'application/json' };
    const response = await http.request({ url, headers, signal, ...paceWith(this.#baseUrl) });
    const page = LinksPage.safeParse(await response.json());
    if (page.success) return page.data;
    const where = page.error.issues.map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`);
    throw new UpstreamShapeError(
      `${url.host}${url.pathname} answered in a shape that is not known (${where.join('; ')})`,
    );
  }

  #refuseUnreadable(events: readonly SourceEvent[]): void {
    if (events.length < ENOUGH_ADS_TO_JUDGE || events.some(({ type }) => type !== 'rejected')) return;
    throw new UpstreamShapeError(
      `${this.#baseUrl.host} lists ads in a shape that is not known: none of a page could be read`,
    );
  }
}

/** Never throws: what cannot be read is `rejected` with the reason. */
export function readAd(record: unknown): SourceEvent {
  const sourceId = idOf(record);
  const ad = parseRecord(LinksAd, record, ESSENTIAL_FIELDS);
  if (!ad.ok || sourceId === null) return { type: 'rejected', sourceId, issues: ad.issues };
  const mapped = mapAd(ad.value);
  if (mapped.kind === 'not-ours') return { type: 'outside', sourceId };
  if (mapped.kind === 'rejected') return { type: 'rejected', sourceId, issues: mapped.issues };
  const version = recordVersion(Object(record), MAPPING, new Set());
  return { type: 'posting', version, draft: mapped.draft, issues: [...ad.issues, ...mapped.issues] };
}
