import { COMMUTE_LIMITS, COMMUTE_PARAMETERS, type PlaceOf } from './commute-parameters.ts';
import type { HttpDeps } from './http-deps.ts';
import { vacancyParameters } from './vacancy-parameters.ts';

/** All that a search of vacancies takes: words and filters, and the commute. */
export function searchParameters({ knownMunicipality }: Pick<HttpDeps, 'knownMunicipality'>) {
  return vacancyParameters(knownMunicipality).extend({ ...COMMUTE_PARAMETERS, ...COMMUTE_LIMITS });
}

/** Finds the place that `from` names. */
export function placeOf(deps: Pick<HttpDeps, 'travel'>): PlaceOf {
  return (id) => deps.travel?.places.byId(id) ?? null;
}
