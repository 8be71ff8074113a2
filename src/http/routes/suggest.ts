import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Language } from '../../domain/codes.ts';
import { SuggestionList } from '../../domain/suggestion.ts';
import type { HttpDeps } from '../http-deps.ts';
import { COMMON_ANSWERS, jsonAnswer } from '../openapi.ts';
import { languageOf } from '../page-request.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { LONGEST_QUERY, plainText, wholeNumber } from '../vacancy-parameters.ts';

const DEFAULT_LIMIT = 10;
const LARGEST_LIMIT = 25;

/** `GET /api/v1/suggest`. */
export function addSuggestRoute(app: FastifyInstance, deps: HttpDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  routes.get('/api/v1/suggest', {
    config: { caching: { control: 'private, no-cache', vary: ['Accept', 'Accept-Language'] } },
    schema: {
      operationId: 'suggest',
      tags: ['vacancies'],
      summary: 'What the beginning of some words may mean',
      description:
        'Occupations, employers and places, each with its open vacancies as of the last harvest. Occupations are found by their names in all three languages, and named in the one asked for.',
      querystring: z.strictObject({
        q: plainText(LONGEST_QUERY).meta({ description: 'What has been typed so far', examples: ['sygep'] }),
        lang: Language.optional().meta({
          description: 'What the reader reads. Default: as `Accept-Language` says.',
          examples: ['sv'],
        }),
        limit: wholeNumber(1, LARGEST_LIMIT)
          .optional()
          .meta({
            description: 'How many suggestions at most',
            examples: [8],
            type: 'integer',
            minimum: 1,
            maximum: LARGEST_LIMIT,
            default: DEFAULT_LIMIT,
          }),
      }),
      response: { 200: jsonAnswer(SuggestionList, 'Best first'), ...COMMON_ANSWERS },
    },
    handler: async (request) => {
      const { q, limit } = request.query;
      const asked = { q, language: languageOf(request), limit: Number(limit ?? DEFAULT_LIMIT) };
      return { items: [...((await deps.vacancies.suggest?.(asked)) ?? [])] };
    },
  });
  refuseOtherMethods(app, '/api/v1/suggest');
}
