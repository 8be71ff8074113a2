import type { Language } from '../../domain/codes.ts';
import type { ShortlistPage } from '../page.ts';
import { shortlistPath } from '../paths.ts';
import { fetchPage, PageFetchError } from './fetch-page.ts';

/**
 * What has become of these vacancies, with the commute from the home that the browser keeps.
 * @throws PageFetchError, or the signal's AbortError.
 */
export async function findListed(
  ids: readonly string[],
  language: Language,
  signal: AbortSignal,
): Promise<ShortlistPage> {
  const page = await fetchPage(shortlistPath(language, ids), signal);
  if (page.kind !== 'shortlist') throw new PageFetchError('not a shortlist');
  return page;
}
