import type { Source } from '../source.ts';
import { paceWith, readHrmanager } from './read.ts';
import type { HrmanagerSettings } from './settings.ts';

/** HR-Manager: the own feeds of employers that recruit with it, many of them Danish regions and municipalities. */
export function createHrmanagerSource(settings: HrmanagerSettings): Source {
  const names = settings.tenants.map(({ name }) => name).join(', ');
  return {
    id: 'hrmanager',
    name: 'HR-Manager',
    homepage: 'https://www.hr-manager.net',
    licence: 'the employers’ own public feeds; no licence stated',
    attribution: `Stillingsopslag ${names === '' ? '' : `fra ${names}, `}via HR-Manager`,
    baseUrls: [settings.baseUrl.href],
    paceWith: () => paceWith(settings.baseUrl),
    // The count of all positions that proves a list complete is not promised.
    absence: 'twice',
    // Occupations are said in words only, and not every ad has a deadline or a place.
    expectations: { leastFill: { title: 1, body: 0.8, place: 0.5, employer: 1, end: 0.3, occupation: 0 } },
    read: (context) => readHrmanager(settings, context),
  };
}
