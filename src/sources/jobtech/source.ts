import type { Source } from '../source.ts';
import { type JobtechUrls, readSnapshot } from './read.ts';

/** Platsbanken, the Swedish employment service's ads, through JobTech's JobStream. */
export function createJobtechSource(urls: JobtechUrls): Source {
  const { streamUrl, searchUrl } = urls;
  return {
    id: 'jobtech',
    name: 'Platsbanken',
    homepage: 'https://arbetsformedlingen.se/platsbanken',
    licence: 'CC0 1.0',
    attribution: 'Annonser från Platsbanken, Arbetsförmedlingen (JobTech)',
    baseUrls: searchUrl === null ? [streamUrl.href] : [streamUrl.href, searchUrl.href],
    read: (context) => readSnapshot(urls, context),
  };
}
