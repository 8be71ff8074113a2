import type { FastifyRequest } from 'fastify';
import type { CommuteQuery } from '../domain/commute.ts';
import { BadRequestError, NoTimetableError, TimetableUnavailableError } from '../lib/errors.ts';
import { commuteQuery } from './commute-parameters.ts';
import { homeOf, homeParameters } from './home-cookie.ts';
import type { HttpDeps } from './http-deps.ts';
import { placeOf } from './search-parameters.ts';

/** The commutes from the home that the reader's browser keeps; null where it keeps none. */
export function commuteOfHome(request: FastifyRequest, deps: Pick<HttpDeps, 'travel'>): CommuteQuery | null {
  return deps.travel === undefined ? null : commuteQuery(homeParameters(homeOf(request)), placeOf(deps));
}

/** What is worth showing without commutes too: `ask` is called once more without one where none can be told now. */
export async function orWithoutCommute<T>(
  commute: CommuteQuery | null,
  ask: (commute: CommuteQuery | null) => Promise<T>,
): Promise<T> {
  try {
    return await ask(commute);
  } catch (error) {
    const isOfTravel =
      error instanceof NoTimetableError ||
      error instanceof TimetableUnavailableError ||
      error instanceof BadRequestError;
    if (commute === null || !isOfTravel) throw error;
    return ask(null);
  }
}
