import { messageOf, UpstreamError } from '../../lib/errors.ts';
import type { ReadContext, SourceEvent } from '../source.ts';
import { type AdEvent, AdReader } from './ad-reader.ts';
import { type ExpectedCount, type SnapshotEnd, SnapshotListing } from './listing.ts';
import type { JobtechMemory } from './memory.ts';
import { countOpenAds, type JobtechUrls, requestStream, snapshotUrl } from './requests.ts';

/** A snapshot that comes cut is asked for again, so often in one run; each may take ten minutes. */
const MOST_ATTEMPTS = 3;
const PROGRESS_EVERY = 250;

/**
 * Reads JobStream's `GET /v2/snapshot`, every open ad in Sweden, as JSON lines; what lies outside Skåne and Denmark
 * is passed over by its codes. Complete is only a snapshot that ended well and agrees with JobSearch's count; one that
 * is cut (it has been seen to be, after ten minutes) is asked for again, and what was read of it is not told twice.
 * @throws UpstreamError where it cannot be had or is always cut; UpstreamShapeError where it is something else.
 */
export async function* readSnapshot(
  urls: JobtechUrls,
  context: ReadContext,
  memory: JobtechMemory,
): AsyncGenerator<SourceEvent> {
  const expected = await countOpenAds(urls.searchUrl, context);
  const earlier: SnapshotListing[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const listing = new SnapshotListing(expected);
    const end = yield* readOnce(urls.streamUrl, context, memory, { expected, listing, earlier });
    const isLast = !end.isCut || attempt === MOST_ATTEMPTS;
    if (isLast && end.failure !== null) throw end.failure;
    if (isLast) {
      if (end.cutLine !== null) yield end.cutLine;
      yield { type: 'progress', done: listing.size, total: totalOf(expected) };
      yield { type: 'listing', complete: end.complete, reason: end.reason };
      return;
    }
    context.logger.warn({ attempt, reason: end.reason }, 'the snapshot was cut and is asked for again');
    earlier.push(listing);
  }
}

interface Attempt {
  readonly expected: ExpectedCount;
  readonly listing: SnapshotListing;
  /** The listings of the attempts before, which were cut. */
  readonly earlier: readonly SnapshotListing[];
}

interface AttemptEnd extends SnapshotEnd {
  /** The half of a record it ended with. */
  readonly cutLine: AdEvent | null;
  /** What broke it off. */
  readonly failure: UpstreamError | null;
}

async function* readOnce(
  streamUrl: URL,
  context: ReadContext,
  memory: JobtechMemory,
  attempt: Attempt,
): AsyncGenerator<SourceEvent, AttemptEnd> {
  const url = snapshotUrl(streamUrl);
  const reader = new AdReader({ url, context, centroids: memory.centroids, mayBeArray: false });
  const response = await requestStream(streamUrl, url, context);
  const failure = yield* readAds(reader.read(response), attempt, memory, context);
  const { cutLine } = reader;
  if (failure !== null) return { complete: false, isCut: true, reason: messageOf(failure), cutLine, failure };
  return { ...attempt.listing.conclude(cutLine !== null), cutLine, failure };
}

/** @returns what broke the answer off, where asking again may help. */
async function* readAds(
  ads: AsyncIterable<AdEvent>,
  { expected, listing, earlier }: Attempt,
  memory: JobtechMemory,
  { signal }: ReadContext,
): AsyncGenerator<SourceEvent, UpstreamError | null> {
  const total = totalOf(expected);
  try {
    for await (const event of ads) {
      if (!listing.take(event)) continue;
      if (event.type === 'unchanged') memory.witness = event.sourceId;
      if (event.type === 'posting') memory.witness = event.draft.sourceId;
      if (isNews(event, listing, earlier)) yield event;
      if (listing.size % PROGRESS_EVERY === 0) yield { type: 'progress', done: listing.size, total };
    }
    return null;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UpstreamError && error.retry) return error;
    throw error;
  }
}

/** Whether no earlier attempt has told of it; an ad that could not be read then may be now. */
function isNews(event: AdEvent, listing: SnapshotListing, earlier: readonly SnapshotListing[]): boolean {
  const id = event.type === 'posting' ? event.draft.sourceId : event.sourceId;
  if (id === null) return earlier.every(({ withoutId }) => withoutId < listing.withoutId);
  return earlier.every((one) => (event.type === 'rejected' ? !one.has(id) : !one.hasRead(id)));
}

function totalOf(expected: ExpectedCount): number | null {
  return expected.known ? expected.total : null;
}
