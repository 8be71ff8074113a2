import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { VacancyDetail, VacancyPage } from '../../domain/vacancy.ts';
import { jobPosting } from '../../web/server/job-posting.ts';
import { commuteQuery } from '../commute-parameters.ts';
import { findVacancy } from '../find-vacancy.ts';
import type { HttpDeps } from '../http-deps.ts';
import { COMMON_ANSWERS, jsonAnswer, problemAnswer } from '../openapi.ts';
import { preferredType } from '../preferred-type.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { placeOf, searchParameters } from '../search-parameters.ts';
import type { SourceCredits } from '../source-credits.ts';
import { refuseUnknownSources, vacancyQuery } from '../vacancy-parameters.ts';

/** `GET /api/v1/vacancies` and `GET /api/v1/vacancies/{id}`. */
export function addVacancyRoutes(
  app: FastifyInstance,
  deps: HttpDeps,
  sourceCredits: () => Promise<SourceCredits>,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get('/api/v1/vacancies', {
    // Private: the address holds what somebody searched for.
    config: {
      caching: { control: 'private, no-cache', vary: ['Accept'] },
      price: PRICES.search,
      otherOrigins: true,
    },
    schema: {
      operationId: 'searchVacancies',
      tags: ['vacancies'],
      summary: 'Search the open vacancies of both countries',
      description:
        'Open means: not taken down, and not past the end of publication where the source gives one. A deadline alone closes nothing.',
      querystring: searchParameters(deps),
      response: { 200: jsonAnswer(VacancyPage, 'One page of what was found'), ...COMMON_ANSWERS },
    },
    handler: async (request) => {
      const commute = commuteQuery(request.query, placeOf(deps));
      const query = vacancyQuery(request.query, { facets: false }, commute);
      if (query.sources.length > 0)
        refuseUnknownSources(
          query,
          (await sourceCredits()).map((source) => source.id),
        );
      return deps.vacancies.search(query);
    },
  });

  routes.get('/api/v1/vacancies/:id', {
    config: { caching: { control: 'public, no-cache', vary: ['Accept'] } },
    schema: {
      operationId: 'getVacancy',
      tags: ['vacancies'],
      summary: 'One vacancy with its whole text',
      description:
        'A vacancy that is no longer open says so in `closedAt` and `closedReason`. With `Accept: application/ld+json` the answer is a schema.org JobPosting.',
      params: z.strictObject({
        id: z.string().meta({ description: '`id` of a vacancy, from a search', examples: ['k3v9x2m4q8r1t'] }),
      }),
      querystring: z.strictObject({}),
      response: {
        200: {
          description: 'The vacancy, open or closed',
          content: {
            'application/json': { schema: VacancyDetail },
            'application/ld+json': { schema: z.record(z.string(), z.unknown()) },
          },
        },
        404: problemAnswer('There is no such vacancy'),
        410: problemAnswer('There was, and it was deleted long after it closed'),
        ...COMMON_ANSWERS,
      },
    },
    handler: async (request, reply) => {
      const vacancy = await findVacancy(deps.vacancies, request.params.id);
      const type = preferredType(request.headers.accept, ['application/json', 'application/ld+json']);
      if (type === 'application/json') return vacancy;
      return reply.type(type).send(JSON.stringify(jobPosting(vacancy)) as never);
    },
  });

  refuseOtherMethods(app, '/api/v1/vacancies');
  refuseOtherMethods(app, '/api/v1/vacancies/:id');
}
