import type { FastifyInstance } from 'fastify';
import type { Logger } from '../lib/logger.ts';
import { loggedPath } from './logged-path.ts';

/** Names every answer with its request's id and logs one line for it: the path, never the query. */
export function logRequests(app: FastifyInstance, logger: Logger): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { id, method, url } = request;
    const milliseconds = Math.round(reply.elapsedTime);
    logger.info(
      { requestId: id, method, path: loggedPath(url), status: reply.statusCode, milliseconds },
      'answered',
    );
  });
}
