import type { CommuteQuery } from '../domain/commute.ts';
import { formPath } from './paths.ts';
import type { SearchForm } from './search-form.ts';

/** How far the map shows one gets where the reader sets no limit, minutes. */
const DEFAULT_REACH = 60;

/**
 * Addresses that say where somebody lives: of data that a page asks for, never of a page, so they stand in no history
 * and no link, and the server writes no query into its log.
 */
export function pointsPath(form: SearchForm, commute: CommuteQuery | null): string {
  const path = formPath(form, 'geojson');
  if (commute === null) return path;
  const parameters = new URLSearchParams({ ...originOf(commute), arriveBy: commute.arriveBy });
  const { leaveAfter, date, maxCommute, maxTravelDay, maxAway } = commute;
  for (const [name, value] of Object.entries({ leaveAfter, date, maxCommute, maxTravelDay, maxAway }))
    if (value !== null) parameters.set(name, String(value));
  return `${path}${path.includes('?') ? '&' : '?'}${parameters}`;
}

/** Where one gets to from home in time for work. */
export function reachPath(commute: CommuteQuery): string {
  const { arriveBy, date, maxCommute } = commute;
  const parameters = new URLSearchParams({ ...originOf(commute), arriveBy });
  if (date !== null) parameters.set('date', date);
  parameters.set('maxMinutes', String(maxCommute ?? DEFAULT_REACH));
  return `/api/v1/reach?${parameters}`;
}

function originOf({ origin }: CommuteQuery): { from: string } {
  return { from: `${origin.lat},${origin.lon}` };
}
