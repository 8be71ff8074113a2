import type { Source } from '../source.ts';
import { readJobnet } from './read.ts';
import { paceWith } from './requests.ts';

/** Jobnet, the Danish employment service's site, through the JSON behind its public search. */
export function createJobnetSource({ baseUrl }: { readonly baseUrl: URL }): Source {
  return {
    id: 'jobnet',
    name: 'Jobnet',
    homepage: 'https://jobnet.dk',
    standing: 'database',
    licence: 'the site’s own API; no licence stated',
    attribution: 'Jobannoncer fra Jobnet, Styrelsen for Arbejdsmarked og Rekruttering (STAR)',
    baseUrls: [baseUrl.href],
    paceWith: () => paceWith(baseUrl),
    read: (context) => readJobnet(baseUrl, context),
    schedule: { listing: '0 3 * * *' },
    absence: 'once',
    expectations: { leastFill: { employer: 0.8, occupation: 0.5 } },
  };
}
