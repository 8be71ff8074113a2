import { messageOf, UpstreamError, UpstreamShapeError } from '../../lib/errors.ts';
import type { ConfirmedPosting, ReadContext } from '../source.ts';
import type { JobtechMemory } from './memory.ts';
import { lookUpAd } from './requests.ts';

/** JobSearch is not for bulk: what is not asked for today must be missing from the next listing as well. */
const MOST_QUESTIONS = 200;
/** Answers that fail in a row before JobSearch as a whole is taken to fail. */
const MOST_FAILURES = 3;

/**
 * Asks JobSearch for ads that a complete snapshot did not show. Gone is one that it does not have (404) or calls
 * removed. A service that has moved answers 404 to everything: so it is asked first for an ad that is known to be open.
 * @param memory its `witness` is that ad; without one nothing is confirmed.
 */
export async function* confirmGone(
  searchUrl: URL,
  context: ReadContext,
  sourceIds: readonly string[],
  memory: JobtechMemory,
): AsyncGenerator<ConfirmedPosting> {
  const { witness } = memory;
  if (witness === null || (await lookUp(searchUrl, witness, context)) !== 'open') {
    context.logger.warn({}, 'JobSearch does not know an ad that is open: it is not asked about others');
    return;
  }
  let failures = 0;
  for (const sourceId of sourceIds.slice(0, MOST_QUESTIONS)) {
    const found = await lookUp(searchUrl, sourceId, context);
    failures = found === 'failed' ? failures + 1 : 0;
    if (failures === MOST_FAILURES) return;
    yield { sourceId, gone: found === 'gone' };
  }
}

async function lookUp(
  searchUrl: URL,
  sourceId: string,
  context: ReadContext,
): Promise<'open' | 'gone' | 'unclear' | 'failed'> {
  try {
    return await lookUpAd(searchUrl, sourceId, context);
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof UpstreamError || error instanceof UpstreamShapeError)) throw error;
    context.logger.warn({ sourceId, error: messageOf(error) }, 'JobSearch could not be asked for an ad');
    return 'failed';
  }
}
