import { appendPath } from '../../lib/base-url.ts';
import { UpstreamError, UpstreamShapeError } from '../../lib/errors.ts';
import type { Pace } from '../../lib/http-turns.ts';
import { idUnder, OffsetListing } from '../offset-listing.ts';
import { parseRecord } from '../parse-record.ts';
import { type Feed, type FeedEnd, readFeeds } from '../read-feeds.ts';
import { recordVersion } from '../record-version.ts';
import type { FeedName, ReadContext, SourceEvent } from '../source.ts';
import { mapPosition, sourceIdOf } from './map.ts';
import type { HrmanagerSettings, HrmanagerTenant } from './settings.ts';
import { ESSENTIAL_FIELDS, Position, PositionPage } from './wire.ts';

/** Raise whenever `map.ts` reads a position differently. */
const MAPPING = 2;

/** Tell of people, or change without the ad changing. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'ProjectLeader',
  'ProjectParticipants',
  'Users',
  'LastUpdated',
]);

const PAGE_SIZE = 100;
/** A page of at least so many positions of which none can be read has another shape. */
const ENOUGH_TO_JUDGE = 3;

/** One a second, whichever customer it is about. */
export function paceWith(baseUrl: URL): Pace {
  return { lane: baseUrl.host, spacingMs: 1_000 };
}

const idOf = (record: unknown): string | null => idUnder(record, 'Id');

/**
 * Reads the position lists of all tenants, one after the other. Each tenant proves its own: complete is only a
 * listing that gave as many positions as it counts.
 * @throws UpstreamError or UpstreamShapeError where no tenant can be read.
 */
export function readHrmanager(
  { baseUrl, tenants }: HrmanagerSettings,
  context: ReadContext,
): AsyncGenerator<SourceEvent> {
  const feeds = tenants.map(
    (tenant): Feed => ({ ...feedOf(tenant), read: () => readTenant(baseUrl, tenant, context) }),
  );
  return readFeeds(feeds, context);
}

function feedOf(tenant: HrmanagerTenant): FeedName {
  return { id: tenant.alias.toLowerCase(), name: tenant.name, scopes: [sourceIdOf(tenant, '')] };
}

async function* readTenant(
  baseUrl: URL,
  tenant: HrmanagerTenant,
  context: ReadContext,
): AsyncGenerator<SourceEvent, FeedEnd> {
  const listing = new OffsetListing('it', idOf);
  while (listing.isMore) {
    const page = await requestPage(baseUrl, tenant, listing.offset, context);
    const { Items: records, PositionCountCustomer: total = null } = page;
    const events = listing
      .take({ records, total, asked: PAGE_SIZE })
      .map((item) => readPosition(item, tenant));
    refuseUnreadable(tenant, events);
    yield* events;
  }
  return { listed: listing.seen, doubts: listing.doubts() };
}

/** `GET /jobportal.svc/{alias}/positionlist/json/`: `skip` positions are passed over. */
async function requestPage(
  baseUrl: URL,
  tenant: HrmanagerTenant,
  skip: number,
  { http, signal }: ReadContext,
): Promise<PositionPage> {
  const url = appendPath(baseUrl, `jobportal.svc/${encodeURIComponent(tenant.alias)}/positionlist/json/`);
  url.search = new URLSearchParams({ incads: '1', take: String(PAGE_SIZE), skip: String(skip) }).toString();
  const headers = { accept: 'application/json' };
  const response = await http.request({ url, headers, signal, ...paceWith(baseUrl) });
  const page = PositionPage.safeParse(await response.json());
  if (!page.success) {
    const where = page.error.issues.map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`);
    throw new UpstreamShapeError(`it answered in a shape that is not known (${where.join('; ')})`);
  }
  if ((page.data.TransactionStatus?.StatusCode ?? 0) !== 0) {
    throw new UpstreamError(`${url.host} does not know the customer “${tenant.alias}”`, {
      status: response.status,
      retry: false,
    });
  }
  return page.data;
}

/** Never throws: what cannot be read is `rejected` with the reason. */
export function readPosition(record: unknown, tenant: HrmanagerTenant): SourceEvent {
  const id = idOf(record);
  const sourceId = id === null ? null : sourceIdOf(tenant, id);
  const position = parseRecord(Position, record, ESSENTIAL_FIELDS);
  if (!position.ok || sourceId === null) return { type: 'rejected', sourceId, issues: position.issues };
  const mapped = mapPosition(position.value, tenant);
  // Read and understood, and nothing that belongs in a search for vacancies.
  if (mapped.kind === 'no-vacancy') return { type: 'outside', sourceId };
  if (mapped.kind === 'rejected') return { type: 'rejected', sourceId, issues: mapped.issues };
  // What the settings say of the tenant stands in the draft as well.
  const version = recordVersion({ ...Object(record), tenant }, MAPPING, LEFT_OUT);
  return { type: 'posting', version, draft: mapped.draft, issues: [...position.issues, ...mapped.issues] };
}

function refuseUnreadable(tenant: HrmanagerTenant, events: readonly SourceEvent[]): void {
  if (events.length < ENOUGH_TO_JUDGE || events.some(({ type }) => type !== 'rejected')) return;
  throw new UpstreamShapeError(
    `${tenant.name} lists positions in a shape that is not known: none of a page could be read`,
  );
}
