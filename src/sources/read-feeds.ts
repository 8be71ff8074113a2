import { messageOf, UpstreamError, UpstreamShapeError } from '../lib/errors.ts';
import type { FeedName, ReadContext, SourceEvent } from './source.ts';

export interface Feed extends FeedName {
  /** Reads it to its end. @throws UpstreamError or UpstreamShapeError where it cannot be read. */
  read(): AsyncGenerator<SourceEvent, FeedEnd>;
}

export interface FeedEnd {
  /** Records listed, each once. */
  readonly listed: number;
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
    let doubts: readonly string[];
    let listed = 0;
    try {
      ({ listed, doubts } = yield* read());
    } catch (error) {
      refuseOtherFaults(error, context.signal);
      context.logger.warn({ feed: feed.name, error: messageOf(error) }, 'a feed could not be read');
      failures.push(error);
      doubts = [`it could not be read: ${messageOf(error)}`];
    }
    done += listed;
    yield { type: 'progress', done, total: index === feeds.length - 1 ? done : null };
    const complete = doubts.length === 0;
    const reason = complete ? `it gave all it has (${listed})` : doubts.join('; ');
    yield { type: 'listing', complete, reason, feed };
  }
  if (failures.length > 0 && failures.length === feeds.length) throw failures[0];
}

/** @throws the error itself where it is not an upstream's, or the reason where the caller stopped. */
export function refuseOtherFaults(error: unknown, signal: AbortSignal): void {
  signal.throwIfAborted();
  if (!(error instanceof UpstreamError || error instanceof UpstreamShapeError)) throw error;
}
