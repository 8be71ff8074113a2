import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type VacancyJourneyFinder, VacancyJourneys } from '../../domain/commute.ts';
import { COMMUTE_PARAMETERS, commuteQuery } from '../commute-parameters.ts';
import { findVacancy } from '../find-vacancy.ts';
import type { HttpDeps } from '../http-deps.ts';
import { COMMON_ANSWERS, jsonAnswer, problemAnswer } from '../openapi.ts';
import { placeName } from '../place-name.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { InvalidParametersError } from '../request-errors.ts';
import { placeOf } from '../search-parameters.ts';

/** `GET /api/v1/vacancies/{id}/journeys`. */
export function addVacancyJourneyRoutes(
  app: FastifyInstance,
  deps: HttpDeps,
  journeys: VacancyJourneyFinder,
): void {
  app.withTypeProvider<ZodTypeProvider>().get('/api/v1/vacancies/:id/journeys', {
    // Private: the address holds where somebody lives.
    config: { caching: { control: 'private, no-cache', vary: ['Accept'] }, price: PRICES.journeys },
    schema: {
      operationId: 'findVacancyJourneys',
      tags: ['journeys'],
      summary: 'The journeys to one vacancy, and home',
      description:
        'The same question as a search with `from` asks, and the same answer: `commute`, and the journeys behind it. Where the workplace is only approximately known, they lead to the point whose minutes are told.',
      params: z.strictObject({
        id: z.string().meta({ description: '`id` of a vacancy, from a search', examples: ['k3v9x2m4q8r1t'] }),
      }),
      querystring: z.strictObject(COMMUTE_PARAMETERS),
      response: {
        200: jsonAnswer(VacancyJourneys, 'The commute and the journeys; none where there is no way'),
        404: problemAnswer('There is no such vacancy'),
        410: problemAnswer('There was, and it was deleted long after it closed'),
        ...COMMON_ANSWERS,
        503: problemAnswer(
          'No timetable is in service, or it is asked too much; `Retry-After` says when to ask again',
        ),
      },
    },
    handler: async (request) => {
      const query = commuteQuery(request.query, placeOf(deps));
      if (query === null)
        throw new InvalidParametersError([{ parameter: 'from', fault: { kind: 'missing' } }]);
      const { id, workplace } = await findVacancy(deps.vacancies, request.params.id);
      return journeys.find({ id, placeName: placeName(workplace) }, query);
    },
  });
  refuseOtherMethods(app, '/api/v1/vacancies/:id/journeys');
}
