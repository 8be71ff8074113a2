import { UpstreamError } from '../../lib/errors.ts';
import type { ChangeWindow, ReadContext, SourceEvent } from '../source.ts';
import { AdReader } from './ad-reader.ts';
import type { JobtechMemory } from './memory.ts';
import { changesUrl, requestStream } from './requests.ts';
import { splitWindow } from './split-window.ts';

/** An answer that comes cut is asked for again, so often in one run, a minute apart. */
const MOST_ATTEMPTS = 3;

/**
 * Reads JobStream's `GET /v2/stream`: the ads of Skåne and Denmark that became new, changed or were removed in the
 * window, a day at a time. An ad that moves out of both leaves this stream in silence: the snapshot shows it elsewhere.
 * @throws UpstreamError where a part of the window cannot be had whole; UpstreamShapeError where it is something else.
 */
export async function* readChanges(
  streamUrl: URL,
  context: ReadContext,
  window: ChangeWindow,
  memory: JobtechMemory,
): AsyncGenerator<SourceEvent> {
  let done = 0;
  for (const part of splitWindow(window)) {
    const url = changesUrl(streamUrl, part);
    for await (const event of readWhole(streamUrl, url, context, memory)) {
      done += 1;
      yield event;
    }
    yield { type: 'progress', done, total: null };
  }
}

/** What is read of a cut answer stands: reading it again changes nothing. */
async function* readWhole(
  streamUrl: URL,
  url: URL,
  context: ReadContext,
  memory: JobtechMemory,
): AsyncGenerator<SourceEvent> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return yield* readOnce(streamUrl, url, context, memory);
    } catch (error) {
      context.signal.throwIfAborted();
      // The client has tried again already what does not answer; this is for what breaks off.
      if (!(error instanceof CutAnswerError) || attempt === MOST_ATTEMPTS) throw error;
      context.logger.warn({ attempt, reason: error.message }, 'an answer was cut and is asked for again');
    }
  }
}

async function* readOnce(
  streamUrl: URL,
  url: URL,
  context: ReadContext,
  memory: JobtechMemory,
): AsyncGenerator<SourceEvent> {
  const reader = new AdReader({ url, context, centroids: memory.centroids, mayBeArray: true });
  const response = await requestStream(streamUrl, url, context);
  try {
    yield* reader.read(response);
  } catch (error) {
    if (error instanceof UpstreamError && error.retry) throw new CutAnswerError(error.message, error);
    throw error;
  }
  if (reader.cutLine !== null) {
    throw new CutAnswerError(`${url.host}${url.pathname} ended in the middle of a record`);
  }
}

class CutAnswerError extends UpstreamError {
  constructor(message: string, cause?: unknown) {
    super(message, { status: null, retry: true, cause });
  }
}
