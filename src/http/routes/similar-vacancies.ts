import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SimilarVacancies } from '../../domain/similar-vacancies.ts';
import { findSimilar } from '../../search/similar-vacancies.ts';
import { COMMUTE_PARAMETERS, commuteQuery } from '../commute-parameters.ts';
import { findVacancy } from '../find-vacancy.ts';
import type { HttpDeps } from '../http-deps.ts';
import { COMMON_ANSWERS, jsonAnswer, problemAnswer } from '../openapi.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { placeOf } from '../search-parameters.ts';
import { wholeNumber } from '../vacancy-parameters.ts';

const URL = '/api/v1/vacancies/:id/similar';
const DEFAULT_LIMIT = 5;
const LARGEST_LIMIT = 20;

/** `GET /api/v1/vacancies/{id}/similar`. */
export function addSimilarVacanciesRoute(app: FastifyInstance, deps: HttpDeps): void {
  app.withTypeProvider<ZodTypeProvider>().get(URL, {
    // Private: the address may hold where somebody lives.
    config: { caching: { control: 'private, no-cache', vary: ['Accept'] }, price: PRICES.search },
    schema: {
      operationId: 'findSimilarVacancies',
      tags: ['vacancies'],
      summary: 'The same work on the other side of the Sound',
      description:
        'Open vacancies of the same occupation in the other country, then those of the same ISCO-08 unit group. None where no occupation is known. With `from` each has its commute, however far it is.',
      params: z.strictObject({
        id: z.string().meta({ description: '`id` of a vacancy, from a search', examples: ['k3v9x2m4q8r1t'] }),
      }),
      querystring: z.strictObject({
        ...COMMUTE_PARAMETERS,
        limit: wholeNumber(1, LARGEST_LIMIT)
          .optional()
          .meta({
            description: 'How many at most.',
            examples: [5],
            type: 'integer',
            minimum: 1,
            maximum: LARGEST_LIMIT,
            default: DEFAULT_LIMIT,
          }),
      }),
      response: {
        200: jsonAnswer(SimilarVacancies, 'What was found'),
        404: problemAnswer('There is no such vacancy'),
        410: problemAnswer('There was, and it was deleted long after it closed'),
        ...COMMON_ANSWERS,
      },
    },
    handler: async ({ params, query: { limit, ...parameters } }) => {
      const commute = commuteQuery(parameters, placeOf(deps));
      const vacancy = await findVacancy(deps.vacancies, params.id);
      return findSimilar(deps.vacancies, vacancy, commute, Number(limit ?? DEFAULT_LIMIT));
    },
  });
  refuseOtherMethods(app, URL);
}
