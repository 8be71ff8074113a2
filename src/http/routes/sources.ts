import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SourceState } from '../../domain/harvest.ts';
import { TimetableSourceState } from '../../domain/timetable-source.ts';
import type { HttpDeps } from '../http-deps.ts';
import { COMMON_ANSWERS, jsonAnswer } from '../openapi.ts';
import { refuseOtherMethods } from '../read-only.ts';

const URL = '/api/v1/sources';

/** `GET /api/v1/sources`. */
export function addSourceRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.withTypeProvider<ZodTypeProvider>().get(URL, {
    config: { caching: { control: 'public, no-cache', vary: ['Accept'] } },
    schema: {
      operationId: 'listSources',
      tags: ['state'],
      summary: 'Where vacancies and timetables come from, and how their last harvest went',
      querystring: z.strictObject({}),
      response: {
        200: jsonAnswer(
          z.array(z.union([TimetableSourceState, SourceState])),
          'Every source of vacancies the program knows, then every timetable (`kind` is `timetable`)',
        ),
        ...COMMON_ANSWERS,
      },
    },
    handler: async () => {
      const [vacancies, timetables] = await Promise.all([
        deps.sources.list(),
        deps.timetableSources?.list() ?? [],
      ]);
      return [...vacancies, ...timetables];
    },
  });
  refuseOtherMethods(app, URL);
}
