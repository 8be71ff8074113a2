import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { PROBLEM_KINDS } from '../problem.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { NotFoundError } from '../request-errors.ts';

const DOCUMENT_URL = '/api/v1/openapi.json';

/** The OpenAPI document, its readable form at `/docs`, and what the kinds of problem mean. */
export async function addDocumentationRoutes(app: FastifyInstance): Promise<void> {
  app.get(DOCUMENT_URL, {
    config: { caching: { control: 'public, no-cache', vary: [] } },
    schema: { hide: true, querystring: z.strictObject({}) },
    handler: async () => app.swagger(),
  });
  refuseOtherMethods(app, DOCUMENT_URL);

  app.get<{ Params: { kind: string } }>('/problems/:kind', {
    schema: { hide: true },
    handler: async (request, reply) => {
      const problem = Object.entries(PROBLEM_KINDS).find(([kind]) => kind === request.params.kind)?.[1];
      if (problem === undefined) throw new NotFoundError('There is no such kind of problem.');
      return reply.type('text/plain; charset=utf-8').send(`${problem.title}\n\n${problem.explanation}\n`);
    },
  });

  await app.register(swaggerUi, {
    routePrefix: '/docs',
    theme: { title: 'Sundet: API' },
    // Without the bar on top, which asks for the address of any other document.
    uiConfig: { layout: 'BaseLayout', defaultModelsExpandDepth: 0, docExpansion: 'list' },
  });
}
