import type { SourceEvent } from '../sources/source.ts';
import type { Prepared } from './prepare-posting.ts';
import type { Preparer } from './preparer.ts';

type PostingEvent = Extract<SourceEvent, { type: 'posting' }>;

/** A posting without its draft: whoever waits for what it comes to needs not hold its text. */
type PostingName = Omit<PostingEvent, 'draft'> & { readonly sourceId: string };

/** As a source's events, with what each draft comes to in its place. */
export type PreparedEvent =
  | Exclude<SourceEvent, { type: 'posting' }>
  | (PostingName & { readonly prepared: Prepared });

type Waiting = Exclude<SourceEvent, { type: 'posting' }> | (PostingName & { prepared: Promise<Prepared> });

/** Of what is not ours there is far more, and it waits for the drafts before it. */
const MOST_WAITING = 4000;

/**
 * Prepares the postings among a source's events, some of them at a time. Every event comes out, in the order in which
 * it went in; what came before the source failed comes out before that is thrown.
 */
export async function* prepareEvents(
  events: AsyncIterable<SourceEvent>,
  preparer: Pick<Preparer, 'ahead' | 'prepare' | 'flush'>,
): AsyncGenerator<PreparedEvent> {
  const failure: { error?: unknown } = {};
  const waiting: Waiting[] = [];
  let drafts = 0;
  for await (const event of untilFailure(events, failure)) {
    waiting.push(event.type === 'posting' ? preparing(event, preparer) : event);
    if (event.type === 'posting') drafts += 1;
    if (waiting.length > MOST_WAITING) preparer.flush();
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const isFull = drafts > preparer.ahead || waiting.length > MOST_WAITING;
      if (first.type === 'posting' && !isFull) break;
      waiting.shift();
      if (first.type === 'posting') drafts -= 1;
      yield await prepared(first);
    }
  }
  preparer.flush();
  for (const event of waiting) yield await prepared(event);
  if ('error' in failure) throw failure.error;
}

function preparing({ draft, ...event }: PostingEvent, preparer: Pick<Preparer, 'prepare'>): Waiting {
  const prepared = preparer.prepare(draft);
  // Thrown when it is its turn; until then it must not end the process.
  prepared.catch(() => {});
  return { ...event, sourceId: draft.sourceId, prepared };
}

async function prepared(event: Waiting): Promise<PreparedEvent> {
  return event.type === 'posting' ? { ...event, prepared: await event.prepared } : event;
}

/** Ends where `events` would throw, and says so in `failure`. */
async function* untilFailure(
  events: AsyncIterable<SourceEvent>,
  failure: { error?: unknown },
): AsyncGenerator<SourceEvent> {
  const iterator = events[Symbol.asyncIterator]();
  try {
    for (;;) {
      const read = await iterator.next().catch((error: unknown) => {
        failure.error = error;
        return null;
      });
      if (read === null || read.done) return;
      yield read.value;
    }
  } finally {
    await iterator.return?.();
  }
}
