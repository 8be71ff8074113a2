import type { CommuteQuery } from '../domain/commute.ts';
import { commuteParameters } from './commute-parameters.ts';
import { formPath } from './paths.ts';
import type { SearchForm } from './search-form.ts';

/** How far the map shows one gets where the reader sets no limit, minutes. */
const DEFAULT_REACH = 60;

/**
 * Addresses that say where somebody lives: of data that a page asks for, never of a page, so they stand in no history
 * and no link, and the server writes no query into its log.
 */
export function pointsPath(form: SearchForm, commute: CommuteQuery | null): string {
  return formPath({ ...form, home: commute }, 'map');
}

/** Where one gets to from home in time for work. */
export function reachPath(commute: CommuteQuery): string {
  const { maxCommute } = commute;
  const parameters = commuteParameters({ ...commute, leaveAfter: null, maxTravelDay: null, maxAway: null });
  parameters.delete('maxCommute');
  parameters.set('maxMinutes', String(maxCommute ?? DEFAULT_REACH));
  return `/api/v1/reach?${parameters}`;
}
