import { messageOf, UpstreamError, UpstreamShapeError } from '../lib/errors.ts';
import type { ReadContext, SourceEvent } from './source.ts';

/** One of several feeds that make up a source: an employer's. */
export interface Feed {
  /** What it is called in logs and in the reason of the listing. */
  readonly name: string;
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
 * Reads one feed after the other. One that fails takes no other with it, but leaves the listing incomplete; only
 * where every feed fails has the source failed.
 * @throws what the first feed failed with, if all did; anything but an upstream's fault at once.
 */
export async function* readFeeds(feeds: readonly Feed[], context: ReadContext): AsyncGenerator<SourceEvent> {
  const doubts: string[] = [];
  const failures: unknown[] = [];
  let done = 0;
  for (const [index, feed] of feeds.entries()) {
    try {
      const end = yield* feed.read();
      done += end.listed;
      doubts.push(...end.doubts);
    } catch (error) {
      refuseOtherFaults(error, context.signal);
      context.logger.warn({ feed: feed.name, error: messageOf(error) }, 'a feed could not be read');
      failures.push(error);
      doubts.push(`${feed.name} could not be read: ${messageOf(error)}`);
    }
    yield { type: 'progress', done, total: index === feeds.length - 1 ? done : null };
  }
  if (failures.length > 0 && failures.length === feeds.length) throw failures[0];
  yield doubts.length > 0
    ? { type: 'listing', complete: false, reason: doubts.join('; ') }
    : { type: 'listing', complete: true, reason: `all ${feeds.length} feeds gave all they have (${done})` };
}

/** @throws the error itself where it is not an upstream's, or the reason where the caller stopped. */
export function refuseOtherFaults(error: unknown, signal: AbortSignal): void {
  signal.throwIfAborted();
  if (!(error instanceof UpstreamError || error instanceof UpstreamShapeError)) throw error;
}
