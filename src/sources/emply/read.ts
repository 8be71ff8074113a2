import { appendPath } from '../../lib/base-url.ts';
import { UpstreamShapeError } from '../../lib/errors.ts';
import type { Pace } from '../../lib/http-turns.ts';
import { idUnder, OffsetListing } from '../offset-listing.ts';
import { parseRecord } from '../parse-record.ts';
import { type Feed, type FeedEnd, readFeeds } from '../read-feeds.ts';
import { recordVersion } from '../record-version.ts';
import type { FeedName, ReadContext, SourceEvent } from '../source.ts';
import { mapVacancy, sourceIdOf } from './map.ts';
import type { EmplySettings, EmplyTenant } from './settings.ts';
import { ESSENTIAL_FIELDS, Vacancy, VacancyPage } from './wire.ts';

/** Raise whenever `map.ts` reads a vacancy differently. */
const MAPPING = 2;

const PAGE_SIZE = 50;
/** A page of at least so many vacancies of which none can be read has another shape. */
const ENOUGH_TO_JUDGE = 3;

/** One a second from each career site. */
export function paceWith(host: URL): Pace {
  return { lane: host.host, spacingMs: 1_000 };
}

const idOf = (record: unknown): string | null => idUnder(record, 'shortId');

/**
 * Reads the career sites of all tenants, one after the other. Each proves its own: complete is only a listing that gave
 * as many vacancies as it counts.
 * @throws UpstreamError or UpstreamShapeError where no site can be read.
 */
export function readEmply({ tenants }: EmplySettings, context: ReadContext): AsyncGenerator<SourceEvent> {
  const feeds = tenants.map(
    (tenant): Feed => ({ ...feedOf(tenant), read: () => readTenant(tenant, context) }),
  );
  return readFeeds(feeds, context);
}

/** Sites on one host are told apart by their path, their ids are not: what one does not prove, neither does. */
function feedOf(tenant: EmplyTenant): FeedName {
  const { host, pathname } = tenant.host;
  const id = pathname === '/' ? host : `${host}${pathname}`;
  return { id, name: tenant.name, scopes: [sourceIdOf(tenant, '')] };
}

async function* readTenant(tenant: EmplyTenant, context: ReadContext): AsyncGenerator<SourceEvent, FeedEnd> {
  const listing = new OffsetListing('it', idOf);
  while (listing.isMore) {
    const { vacancies: records, count: total } = await requestPage(tenant, listing.offset, context);
    const fresh = listing.take({ records, total, asked: PAGE_SIZE });
    const events = fresh.map((record) => readVacancy(record, tenant));
    refuseUnreadable(tenant, events);
    yield* events;
  }
  return { listed: listing.seen, doubts: listing.doubts() };
}

/** `POST /api/integration/vacancy/get-page`, as the career site's own page asks. */
async function requestPage(
  { host, sectionId }: EmplyTenant,
  offset: number,
  { http, signal }: ReadContext,
): Promise<VacancyPage> {
  const question = {
    count: PAGE_SIZE,
    offset,
    filters: [],
    langCode: 'da',
    searchText: '',
    light: false,
    isJobAgent: false,
    siteId: null,
    ...(sectionId === undefined ? {} : { sectionId }),
  };
  const response = await http.request({
    url: appendPath(host, 'api/integration/vacancy/get-page'),
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(question),
    signal,
    ...paceWith(host),
  });
  const page = VacancyPage.safeParse(await response.json());
  if (page.success) return page.data;
  const where = page.error.issues.map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`);
  throw new UpstreamShapeError(`${host.host} answered in a shape that is not known (${where.join('; ')})`);
}

/** Never throws: what cannot be read is `rejected` with the reason. */
export function readVacancy(record: unknown, tenant: EmplyTenant): SourceEvent {
  const id = idOf(record);
  const sourceId = id === null ? null : sourceIdOf(tenant, id);
  const vacancy = parseRecord(Vacancy, record, ESSENTIAL_FIELDS);
  if (!vacancy.ok || sourceId === null) return { type: 'rejected', sourceId, issues: vacancy.issues };
  const mapped = mapVacancy(vacancy.value, tenant);
  // Read and understood, and nothing that belongs in a search for vacancies.
  if (mapped.kind === 'no-vacancy') return { type: 'outside', sourceId };
  if (mapped.kind === 'rejected') return { type: 'rejected', sourceId, issues: mapped.issues };
  // Over what we read, as the tenant's own fields tell of people; and over what the settings say of the tenant.
  const version = recordVersion(
    { ...vacancy.value, tenant: { ...tenant, host: tenant.host.href } },
    MAPPING,
    NOTHING,
  );
  return { type: 'posting', version, draft: mapped.draft, issues: [...vacancy.issues, ...mapped.issues] };
}

const NOTHING: ReadonlySet<string> = new Set();

function refuseUnreadable(tenant: EmplyTenant, events: readonly SourceEvent[]): void {
  if (events.length < ENOUGH_TO_JUDGE || events.some(({ type }) => type !== 'rejected')) return;
  throw new UpstreamShapeError(
    `${tenant.name} lists vacancies in a shape that is not known: none of a page could be read`,
  );
}
