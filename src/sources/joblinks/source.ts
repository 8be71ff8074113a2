import type { Source } from '../source.ts';
import { paceWith, readJoblinks } from './read.ts';

/** JobAd Links: truncated ads of other Swedish sites, each with the duty to link back. */
export function createJoblinksSource({ baseUrl }: { readonly baseUrl: URL }): Source {
  return {
    id: 'joblinks',
    name: 'JobAd Links',
    homepage: 'https://links.api.jobtechdev.se',
    standing: 'aggregator',
    licence: 'open data of JobTech; every ad must link back to its own page',
    attribution:
      'Utdrag ur annonser via JobAd Links, Arbetsförmedlingen (JobTech); hela annonsen finns på länkens sida',
    baseUrls: [baseUrl.href],
    paceWith: () => paceWith(baseUrl),
    // Its ads are put together anew every day from sites that come and go.
    absence: 'twice',
    // A truncated ad says neither its deadline nor, as a rule, an occupation that we know.
    expectations: { leastFill: { title: 1, body: 0.5, place: 1, employer: 0.8, end: 0, occupation: 0 } },
    read: (context) => readJoblinks(baseUrl, context),
  };
}
