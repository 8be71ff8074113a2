import { appendPath } from '../../lib/base-url.ts';
import { messageOf, UpstreamError, UpstreamShapeError } from '../../lib/errors.ts';
import { decodeUtf8 } from '../../lib/http-body.ts';
import type { HttpResponse } from '../../lib/http-client.ts';
import type { ReadContext, SourceEvent } from '../source.ts';
import { CentroidMemory } from './centroids.ts';
import { type ExpectedCount, SnapshotListing } from './listing.ts';
import { type RecordEvent, readRecord, unreadableLine } from './read-record.ts';
import { JobtechCount } from './wire.ts';

export interface JobtechUrls {
  readonly streamUrl: URL;
  /** Null where JobSearch may not be asked: then no snapshot is ever proven complete. */
  readonly searchUrl: URL | null;
}

/** JobStream's documented limit is one request a minute, also between two runs of one process. */
const STREAM_SPACING_MS = 60_000;
/** Between its ads the snapshot has been seen to pause for several seconds. */
const STREAM_IDLE_MS = 60_000;
/** The snapshot was 449 MB in 2026-10; it is never held. */
const MOST_SNAPSHOT_BYTES = 4 * 1024 ** 3;
const PROGRESS_EVERY = 250;
/** So many records from the start without one that can be read: the shape has changed, not an ad. */
const MOST_UNREADABLE_AT_START = 20;

/**
 * Reads JobStream's `GET /v2/snapshot`, every open ad in Sweden, as JSON lines; what lies outside Skåne and Denmark
 * is passed over by its codes. Complete is only a snapshot that ended well and agrees with JobSearch's count.
 * @throws UpstreamError where it cannot be had or is cut; UpstreamShapeError where it is something else.
 */
export async function* readSnapshot(urls: JobtechUrls, context: ReadContext): AsyncGenerator<SourceEvent> {
  const expected = await countOpenAds(urls.searchUrl, context);
  const total = expected.known ? expected.total : null;
  const listing = new SnapshotListing(expected);
  const readLine = createLineReader(appendPath(urls.streamUrl, 'v2/snapshot'));
  const response = await requestSnapshot(urls.streamUrl, context);
  let unreadableAtStart: number | null = 0;
  for await (const bytes of response.byteLines()) {
    const line = readLine(bytes);
    if (line === null) continue;
    if (line.event.type !== 'rejected') unreadableAtStart = null;
    else if (unreadableAtStart !== null) unreadableAtStart += 1;
    const isNew = listing.take(line.event, line.isBroken);
    if (isNew) yield line.event;
    if (unreadableAtStart === MOST_UNREADABLE_AT_START) throw unknownShape(urls.streamUrl);
    if (isNew && listing.size % PROGRESS_EVERY === 0) yield { type: 'progress', done: listing.size, total };
  }
  yield { type: 'progress', done: listing.size, total };
  yield { type: 'listing', ...listing.conclude() };
}

/** JobSearch's count of open ads; not knowing it stops no harvest. */
async function countOpenAds(searchUrl: URL | null, context: ReadContext): Promise<ExpectedCount> {
  if (searchUrl === null) return { known: false, reason: 'JobSearch is not configured' };
  const url = appendPath(searchUrl, 'search');
  url.searchParams.set('limit', '0');
  try {
    const { http, signal } = context;
    const response = await http.request({ url, signal, headers: { accept: 'application/json' } });
    const count = JobtechCount.safeParse(await response.json());
    if (count.success) return { known: true, total: count.data.total.value };
    return { known: false, reason: 'JobSearch answered without a total' };
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof UpstreamError || error instanceof UpstreamShapeError)) throw error;
    context.logger.warn({ error: messageOf(error) }, 'JobSearch could not be asked for its count');
    return { known: false, reason: messageOf(error) };
  }
}

function requestSnapshot(streamUrl: URL, context: ReadContext): Promise<HttpResponse> {
  return context.http.request({
    url: appendPath(streamUrl, 'v2/snapshot'),
    headers: { accept: 'application/jsonl' },
    signal: context.signal,
    spacingMs: STREAM_SPACING_MS,
    lane: `jobtech-stream ${streamUrl.href}`,
    idleTimeoutMs: STREAM_IDLE_MS,
    maxBytes: MOST_SNAPSHOT_BYTES,
  });
}

interface Line {
  readonly event: RecordEvent;
  /** Not JSON, which at the end of a snapshot means that there was more. */
  readonly isBroken: boolean;
}

/** Reads line after line; null for a blank one. */
function createLineReader(url: URL): (bytes: Uint8Array) => Line | null {
  const centroids = new CentroidMemory();
  let isFirst = true;
  return (bytes) => {
    const text = decodeUtf8(bytes);
    if (text === null) {
      const event = unreadableLine(new TextDecoder().decode(bytes), 'not UTF-8');
      return { event, isBroken: true };
    }
    if (text.trim() === '') return null;
    if (isFirst) refuseOtherFormats(url, text);
    isFirst = false;
    const record = parseJson(text);
    if (record === undefined) return { event: unreadableLine(text, 'not JSON'), isBroken: true };
    return { event: readRecord(record, centroids), isBroken: false };
  };
}

/** @throws UpstreamShapeError where the answer is one JSON array, or a page for people. */
function refuseOtherFormats(url: URL, firstLine: string): void {
  const format = { '[': 'one JSON array', '<': 'HTML or XML' }[firstLine.trimStart().charAt(0)];
  if (format === undefined) return;
  throw new UpstreamShapeError(`${url.host}${url.pathname} sent ${format} where JSON lines were expected`);
}

/** Undefined, which JSON cannot say, where the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function unknownShape(streamUrl: URL): UpstreamShapeError {
  const url = appendPath(streamUrl, 'v2/snapshot');
  return new UpstreamShapeError(
    `${url.host}${url.pathname} sends ads in a shape that is not known: none of its first ${MOST_UNREADABLE_AT_START} could be read`,
  );
}
