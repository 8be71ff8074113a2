import type { TaxonomyContext } from './taxonomy-source.ts';

/** Both services take their time over a page: ten to twenty seconds have been seen. */
const IDLE_MS = 120_000;

/**
 * Asks a service that tells occupations.
 * @param spacingMs between two requests to it, milliseconds.
 */
export async function askJson(
  url: URL,
  spacingMs: number,
  { http, signal }: TaxonomyContext,
): Promise<unknown> {
  const response = await http.request({
    url,
    headers: { accept: 'application/json' },
    spacingMs,
    idleTimeoutMs: IDLE_MS,
    ...(signal === undefined ? {} : { signal }),
  });
  return response.json();
}
