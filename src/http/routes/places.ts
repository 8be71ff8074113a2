import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Language } from '../../domain/codes.ts';
import { type PlaceFinder, PlacesAnswer } from '../../domain/journeys.ts';
import { COMMON_ANSWERS, jsonAnswer } from '../openapi.ts';
import { languageOf } from '../page-request.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { plainText, wholeNumber } from '../vacancy-parameters.ts';

const LONGEST_QUERY = 200;
const LARGEST_LIMIT = 50;
const DEFAULT_LIMIT = 10;

/** `GET /api/v1/places`. */
export function addPlaceRoutes(app: FastifyInstance, places: PlaceFinder): void {
  app.withTypeProvider<ZodTypeProvider>().get('/api/v1/places', {
    // Private: the address holds where somebody lives.
    config: {
      // What is typed here is where somebody lives.
      caching: { control: 'no-store', vary: ['Accept', 'Accept-Language'] },
    },
    schema: {
      operationId: 'findPlaces',
      tags: ['journeys'],
      summary: 'Places of both countries by name',
      description:
        'Stops, stations, towns, postcodes and municipalities from our own tables and the timetable in service; addresses where the operator has switched an address service on. Tolerates missing letters, either country’s spelling and the other languages’ names.',
      querystring: z.strictObject({
        q: plainText(LONGEST_QUERY).meta({
          description: 'What somebody typed, as far as they got',
          examples: ['köpenh', 'Hyllie', '2100'],
        }),
        limit: wholeNumber(1, LARGEST_LIMIT)
          .optional()
          .meta({
            description: 'How many places at most',
            examples: [8],
            type: 'integer',
            minimum: 1,
            maximum: LARGEST_LIMIT,
            default: DEFAULT_LIMIT,
          }),
        lang: Language.optional().meta({
          description: 'Language of `detail`; else what `Accept-Language` prefers',
          examples: ['sv'],
        }),
      }),
      response: { 200: jsonAnswer(PlacesAnswer, 'What it may mean, likeliest first'), ...COMMON_ANSWERS },
    },
    handler: (request) => {
      const { q, limit } = request.query;
      return places.find(q, Number(limit ?? DEFAULT_LIMIT), languageOf(request));
    },
  });
  refuseOtherMethods(app, '/api/v1/places');
}
