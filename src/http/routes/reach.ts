import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { LONGEST_COMMUTE, Reach, type ReachFinder } from '../../domain/commute.ts';
import { ANY_VACANCY } from '../../domain/vacancy.ts';
import { COMMUTE_PARAMETERS, commuteQuery } from '../commute-parameters.ts';
import type { HttpDeps } from '../http-deps.ts';
import { COMMON_ANSWERS, jsonAnswer, problemAnswer } from '../openapi.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { InvalidParametersError } from '../request-errors.ts';
import { placeOf } from '../search-parameters.ts';
import { wholeNumber } from '../vacancy-parameters.ts';

const { from, arriveBy, date } = COMMUTE_PARAMETERS;
const SHORTEST = 5;
const DEFAULT_MINUTES = 60;

const ReachParameters = z.strictObject({
  from,
  arriveBy,
  departAt: COMMUTE_PARAMETERS.arriveBy.meta({
    description: 'Instead of `arriveBy`: when one leaves home.',
    examples: ['07:00'],
  }),
  date,
  maxMinutes: wholeNumber(SHORTEST, LONGEST_COMMUTE)
    .optional()
    .meta({
      description: 'How far.',
      examples: [60],
      type: 'integer',
      minimum: SHORTEST,
      maximum: LONGEST_COMMUTE,
      default: DEFAULT_MINUTES,
    }),
});

/** `GET /api/v1/reach`. */
export function addReachRoute(app: FastifyInstance, deps: HttpDeps, reach: ReachFinder): void {
  app.withTypeProvider<ZodTypeProvider>().get('/api/v1/reach', {
    // Private: the address holds where somebody lives.
    config: { caching: { control: 'private, no-cache', vary: ['Accept'] }, price: PRICES.reach },
    schema: {
      operationId: 'findReach',
      tags: ['journeys'],
      summary: 'Where one gets to from home, as GeoJSON',
      description:
        'Bands of 15 minutes that follow stops and the walks from them, and how many open vacancies of each municipality lie within `maxMinutes`.',
      querystring: ReachParameters,
      response: {
        200: jsonAnswer(Reach, 'The bands; none where one gets nowhere'),
        ...COMMON_ANSWERS,
        503: problemAnswer(
          'No timetable is in service, or it is asked too much; `Retry-After` says when to ask again',
        ),
      },
    },
    handler: async ({ query: { departAt, maxMinutes, ...parameters } }) => {
      if (departAt !== undefined && parameters.arriveBy !== undefined) {
        const fault = { kind: 'contradicts', value: departAt, other: 'arriveBy' } as const;
        throw new InvalidParametersError([{ parameter: 'departAt', fault }]);
      }
      if (departAt !== undefined && parameters.date !== undefined && departAt.includes('T')) {
        const fault = { kind: 'contradicts', value: parameters.date, other: 'departAt' } as const;
        throw new InvalidParametersError([{ parameter: 'date', fault }]);
      }
      const asked = departAt === undefined ? parameters : { ...parameters, arriveBy: departAt };
      const query = commuteQuery(asked, placeOf(deps));
      if (query === null)
        throw new InvalidParametersError([{ parameter: 'from', fault: { kind: 'missing' } }]);
      const minutes = Number(maxMinutes ?? DEFAULT_MINUTES);
      const commute = { ...query, maxCommute: minutes, leaves: departAt !== undefined };
      const [found, reached] = await Promise.all([
        reach.find(commute, minutes),
        deps.vacancies.search({ ...ANY_VACANCY, commute, limit: 1, facets: true }),
      ]);
      const municipalities = (reached.facets?.municipality ?? []).flatMap(({ value, label, count }) =>
        value === null ? [] : [{ code: value, name: label, vacancies: count }],
      );
      return { ...found, municipalities };
    },
  });
  refuseOtherMethods(app, '/api/v1/reach');
}
