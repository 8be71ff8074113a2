import type { Source } from '../source.ts';
import { paceWith, readEmply } from './read.ts';
import type { EmplySettings } from './settings.ts';

/** Emply: the career sites of employers that recruit with it, Danish municipalities among them. */
export function createEmplySource(settings: EmplySettings): Source {
  const names = settings.tenants.map(({ name }) => name).join(', ');
  return {
    id: 'emply',
    name: 'Emply',
    homepage: 'https://www.emply.com',
    licence: 'the employers’ own career sites; no licence stated',
    attribution: `Stillingsopslag ${names === '' ? '' : `fra ${names}, `}via Emply`,
    baseUrls: settings.tenants.map(({ host }) => host.href),
    paceWith: (host) => paceWith(new URL(host)),
    // A site that has lost its vacancies for a night counts none and lists none, and so seems whole.
    absence: 'twice',
    // Occupations are said in words only, and not every ad has a deadline or a place.
    expectations: { leastFill: { title: 1, body: 0.8, place: 0.5, employer: 1, end: 0.3, occupation: 0 } },
    read: (context) => readEmply(settings, context),
  };
}
