import { appendPath } from '../../lib/base-url.ts';
import { messageOf, UpstreamError, UpstreamShapeError } from '../../lib/errors.ts';
import type { HttpResponse } from '../../lib/http-client.ts';
import type { Pace } from '../../lib/http-turns.ts';
import { parseInstant, STOCKHOLM } from '../../lib/zoned-time.ts';
import type { ChangeWindow, ReadContext } from '../source.ts';
import type { ExpectedCount } from './listing.ts';
import { JobtechCount, JobtechHead } from './wire.ts';
import { DENMARK_CONCEPT, SKANE_CONCEPT } from './workplace.ts';

export interface JobtechUrls {
  readonly streamUrl: URL;
  /** Null where JobSearch may not be asked: then no snapshot is ever proven complete. */
  readonly searchUrl: URL | null;
}

/** Between its ads the snapshot has been seen to pause for several seconds. */
const STREAM_IDLE_MS = 60_000;
/** The snapshot was 449 MB in 2026-10; it is never held. */
const MOST_STREAM_BYTES = 4 * 1024 ** 3;

/** JobStream's documented limit is one request a minute, whichever run and process sends it. */
export function streamPace(streamUrl: URL): Pace {
  return { lane: `jobtech-stream ${streamUrl.href}`, spacingMs: 60_000 };
}

/** JobSearch is for people's searches: a few single questions, slowly. */
export function searchPace(searchUrl: URL): Pace {
  return { lane: `jobtech-search ${searchUrl.href}`, spacingMs: 1_000 };
}

export function snapshotUrl(streamUrl: URL): URL {
  return appendPath(streamUrl, 'v2/snapshot');
}

/**
 * The changes of a window in Skåne and Denmark (filters of one kind are a union). Its bounds are whole seconds and
 * included; they are given with their offset, as `Z` has returned wrong extra ads and a wall clock is ambiguous in the
 * night the clocks go back.
 */
export function changesUrl(streamUrl: URL, { from, to }: ChangeWindow): URL {
  const url = appendPath(streamUrl, 'v2/stream');
  url.search = new URLSearchParams([
    ['updated-after', inStockholm(from)],
    ['updated-before', inStockholm(to)],
    ['location-concept-id', SKANE_CONCEPT],
    ['location-concept-id', DENMARK_CONCEPT],
  ]).toString();
  return url;
}

/** Asks JobStream. @throws UpstreamError; a refusal such as 400 is not tried again. */
export function requestStream(streamUrl: URL, url: URL, context: ReadContext): Promise<HttpResponse> {
  return context.http.request({
    url,
    headers: { accept: 'application/jsonl' },
    signal: context.signal,
    ...streamPace(streamUrl),
    idleTimeoutMs: STREAM_IDLE_MS,
    maxBytes: MOST_STREAM_BYTES,
  });
}

/** JobSearch's count of open ads; not knowing it stops no harvest. */
export async function countOpenAds(searchUrl: URL | null, context: ReadContext): Promise<ExpectedCount> {
  if (searchUrl === null) return { known: false, reason: 'JobSearch is not configured' };
  const url = appendPath(searchUrl, 'search');
  url.searchParams.set('limit', '0');
  try {
    const count = JobtechCount.safeParse(await requestSearch(searchUrl, url, context));
    if (count.success) return { known: true, total: count.data.total.value };
    return { known: false, reason: 'JobSearch answered without a total' };
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof UpstreamError || error instanceof UpstreamShapeError)) throw error;
    context.logger.warn({ error: messageOf(error) }, 'JobSearch could not be asked for its count');
    return { known: false, reason: messageOf(error) };
  }
}

/**
 * Asks JobSearch's `GET /ad/{id}` for one ad.
 * @returns `gone` where it has none, or only its removal; `open` where it has it; `unclear` where it answers something else.
 * @throws UpstreamError where it cannot be asked; UpstreamShapeError where it answers no JSON.
 */
export async function lookUpAd(
  searchUrl: URL,
  sourceId: string,
  context: ReadContext,
): Promise<'open' | 'gone' | 'unclear'> {
  const url = appendPath(searchUrl, `ad/${encodeURIComponent(sourceId)}`);
  try {
    const head = JobtechHead.safeParse(await requestSearch(searchUrl, url, context));
    if (!head.success || head.data.id.trim() !== sourceId) return 'unclear';
    return head.data.removed === true ? 'gone' : 'open';
  } catch (error) {
    if (error instanceof UpstreamError && error.status === 404) return 'gone';
    throw error;
  }
}

async function requestSearch(searchUrl: URL, url: URL, { http, signal }: ReadContext): Promise<unknown> {
  const response = await http.request({
    url,
    signal,
    headers: { accept: 'application/json' },
    ...searchPace(searchUrl),
  });
  return response.json();
}

function inStockholm(date: Date): string {
  const text = parseInstant(date.toISOString(), STOCKHOLM);
  if (text === null) throw new RangeError(`not an instant: ${date.toISOString()}`);
  return text;
}
