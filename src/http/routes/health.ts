import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { HttpDeps, Readiness } from '../http-deps.ts';
import { loggableError } from '../loggable-error.ts';
import { jsonAnswer, problemAnswer } from '../openapi.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { refuseOtherMethods } from '../read-only.ts';

const BAD_PARAMETER = problemAnswer('It takes no parameters');

const LiveAnswer = z.object({ live: z.literal(true) });
const ReadyAnswer = z.object({
  ready: z.boolean(),
  checks: z.record(z.string(), z.string()).describe('what was looked at, and how it stands'),
});

/** `GET /health/live`: the process answers. `GET /health/ready`: it can also do its work. */
export function addHealthRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get('/health/live', {
    config: { price: PRICES.free },
    schema: {
      operationId: 'isLive',
      tags: ['state'],
      summary: 'Whether the process answers at all',
      querystring: z.strictObject({}),
      response: { 200: jsonAnswer(LiveAnswer, 'It does'), 400: BAD_PARAMETER },
    },
    handler: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      return { live: true as const };
    },
  });

  routes.get('/health/ready', {
    config: { price: PRICES.free },
    schema: {
      operationId: 'isReady',
      tags: ['state'],
      summary: 'Whether requests can be answered now',
      querystring: z.strictObject({}),
      response: {
        200: jsonAnswer(ReadyAnswer, 'They can'),
        400: BAD_PARAMETER,
        503: jsonAnswer(ReadyAnswer, 'They cannot; `checks` says what is missing'),
      },
    },
    handler: async (_request, reply) => {
      const readiness = await readinessOf(deps);
      return reply
        .code(readiness.ready ? 200 : 503)
        .header('cache-control', 'no-store')
        .send(readiness);
    },
  });

  refuseOtherMethods(app, '/health/live');
  refuseOtherMethods(app, '/health/ready');
}

/** A check that cannot even be made is a check that failed. */
async function readinessOf(deps: HttpDeps): Promise<Readiness> {
  try {
    return await deps.readiness();
  } catch (error) {
    deps.logger.error({ error: loggableError(error) }, 'readiness could not be checked');
    return { ready: false, checks: { readiness: 'could not be checked' } };
  }
}
