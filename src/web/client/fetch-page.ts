import type { Page } from '../page.ts';
import { isPage } from './page-shape.ts';

/** No page came: no connection, a server in trouble, or an answer that is none of ours. */
export class PageFetchError extends Error {
  readonly code = 'page_fetch';
}

/** A server's trouble is worth trying again where one is; a problem with the address is a page to show. */
const FIRST_SERVER_ERROR = 500;

/**
 * Asks for the page at one of our addresses as JSON. The browser's own `fetch`: `src/lib/http-client.ts` is the
 * server's way out.
 * @throws PageFetchError, or the signal's AbortError.
 */
export async function fetchPage(path: string, signal: AbortSignal): Promise<Page> {
  const response = await answer(path, signal);
  if (response.status >= FIRST_SERVER_ERROR) throw new PageFetchError(`status ${response.status}`);
  const body: unknown = await response.json().catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new PageFetchError('not JSON', { cause });
  });
  if (!isPage(body)) throw new PageFetchError('not a page');
  return body;
}

async function answer(path: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, {
      signal,
      headers: { Accept: 'application/json', 'x-sundet-page': '1' },
      // The document lives at the same address: were this kept, "back" could show the JSON in its place.
      cache: 'no-store',
    });
  } catch (cause) {
    signal.throwIfAborted();
    throw new PageFetchError('no answer', { cause });
  }
}
