import type { Source } from '../source.ts';
import { CentroidMemory } from './centroids.ts';
import { confirmGone } from './confirm-gone.ts';
import type { JobtechMemory } from './memory.ts';
import { readChanges } from './read-changes.ts';
import { readSnapshot } from './read-snapshot.ts';
import { type JobtechUrls, searchPace, streamPace } from './requests.ts';

/** Platsbanken, the Swedish employment service's ads, through JobTech's JobStream. */
export function createJobtechSource(urls: JobtechUrls): Source {
  const { streamUrl, searchUrl } = urls;
  const memory: JobtechMemory = { centroids: new CentroidMemory(), witness: null };
  return {
    id: 'jobtech',
    name: 'Platsbanken',
    homepage: 'https://arbetsformedlingen.se/platsbanken',
    standing: 'database',
    licence: 'CC0 1.0',
    attribution: 'Annonser från Platsbanken, Arbetsförmedlingen (JobTech)',
    baseUrls: searchUrl === null ? [streamUrl.href] : [streamUrl.href, searchUrl.href],
    paceWith: (url) => (url === searchUrl?.href ? searchPace(searchUrl) : streamPace(streamUrl)),
    read: (context) => readSnapshot(urls, context, memory),
    readChanges: (context, window) => readChanges(streamUrl, context, window, memory),
    ...(searchUrl === null
      ? {}
      : { confirmGone: (context, sourceIds) => confirmGone(searchUrl, context, sourceIds, memory) }),
    schedule: { listing: '0 3 * * 0', changesEveryMinutes: 10 },
    // A snapshot may agree with JobSearch's count to 1 % and lack an ad all the same.
    absence: 'twice',
    // As few may be closed at once as of any source: some 2,400 of 41,000 ads go in a day, most of them by their own
    // date, which does not count. Even after five days without a harvest the others are far from a third.
    expectations: { leastFill: { employer: 0.8, end: 0.5, occupation: 0.5 } },
  };
}
