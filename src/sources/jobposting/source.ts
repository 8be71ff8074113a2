import type { Source } from '../source.ts';
import { readJobpostings } from './read.ts';
import type { JobpostingSettings } from './settings.ts';
import { cautiousPace } from './site-reader.ts';

/** Employers' own pages that carry schema.org JobPosting. */
export function createJobpostingSource(settings: JobpostingSettings): Source {
  const addresses = [...settings.pages, ...settings.sitemaps];
  const origins = [...new Set(addresses.map(({ origin }) => origin))];
  const hosts = [...new Set(addresses.map(({ host }) => host))].join(', ');
  return {
    id: 'jobposting',
    name: 'Employers’ own pages',
    homepage: 'https://schema.org/JobPosting',
    licence: 'the employers’ own pages, read as their robots.txt allows; no licence stated',
    attribution: `Stillingsopslag og annonser fra ${hosts === '' ? 'arbejdsgivernes egne sider' : hosts}`,
    baseUrls: origins,
    paceWith: (origin) => cautiousPace(new URL(origin)),
    // A notice of maintenance in a page's place is an answer without a posting.
    absence: 'twice',
    // Whatever page stands in the settings; its postings say what their makers thought of.
    expectations: { leastFill: { title: 1, body: 0.5, place: 0.5, employer: 0.5, end: 0, occupation: 0 } },
    read: (context) => readJobpostings(settings, context),
  };
}
