import { messageOf, UpstreamError, UpstreamShapeError } from '../lib/errors.ts';
import type { FeedName, ReadContext, SourceEvent } from './source.ts';

export interface Feed extends FeedName {
  /** Reads it to its end. @throws UpstreamError or UpstreamShapeError where it cannot be read. */
  read(): AsyncGenerator<SourceEvent, FeedEnd>;
}

export interface FeedEnd {
  /** Records listed, each once; or pages, where the progress counts these. */
  readonly listed: number;
  /** What proves it whole, in words; where it is absent: that it gave as much as it counts. */
  readonly proof?: string;
  /** Why it is not proven to be everything; empty where it is. */
  readonly doubts: readonly string[];
}

/**
 * Reads one feed after the other. Each proves its own postings and no others: one that fails takes no other with it,
 * and only where every feed fails has the source failed.
 * @throws what the first feed failed with, if all did; anything but an upstream's fault at once.
 */
export async function* readFeeds(feeds: readonly Feed[], context: ReadContext): AsyncGenerator<SourceEvent> {
  const failures: unknown[] = [];
  let done = 0;
  for (const [index, { read, ...feed }] of feeds.entries()) {
    const isLast = index === feeds.length - 1;
    let end: FeedEnd;
    try {
      end = yield* afterOthers(read(), done, isLast);
    } catch (error) {
      refuseOtherFaults(error, context.signal);
      context.logger.warn({ feed: feed.name, error: messageOf(error) }, 'a feed could not be read');
      failures.push(error);
      end = { listed: 0, doubts: [`it could not be read: ${messageOf(error)}`] };
    }
    done += end.listed;
    yield { type: 'progress', done, total: isLast ? done : null };
    const complete = end.doubts.length === 0;
    const proof = end.proof ?? `it gave all it has (${end.listed})`;
    yield { type: 'listing', complete, reason: complete ? proof : end.doubts.join('; '), feed };
  }
  if (failures.length > 0 && failures.length === feeds.length) throw failures[0];
  if (feeds.length === 0)
    yield { type: 'listing', complete: true, reason: 'the settings name nobody to list' };
}

/** One feed's events, its progress counted on from that of those before it. */
async function* afterOthers(
  reading: AsyncGenerator<SourceEvent, FeedEnd>,
  done: number,
  isLast: boolean,
): AsyncGenerator<SourceEvent, FeedEnd> {
  try {
    for (;;) {
      const { done: isOver, value } = await reading.next();
      if (isOver) return value;
      yield value.type === 'progress' ? progressAfter(value, done, isLast) : value;
    }
  } finally {
    await reading.return({ listed: 0, doubts: [] });
  }
}

function progressAfter(
  { done, total }: Extract<SourceEvent, { type: 'progress' }>,
  before: number,
  isLast: boolean,
): SourceEvent {
  return { type: 'progress', done: before + done, total: isLast && total !== null ? before + total : null };
}

/** @throws the error itself where it is not an upstream's, or the reason where the caller stopped. */
export function refuseOtherFaults(error: unknown, signal: AbortSignal): void {
  signal.throwIfAborted();
  if (!(error instanceof UpstreamError || error instanceof UpstreamShapeError)) throw error;
}
