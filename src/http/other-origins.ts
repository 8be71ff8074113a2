import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether pages of any site may read the answer: public, the same for everybody, and only ever read. */
    otherOrigins?: true;
  }
}

/**
 * Lets pages of other sites read the answers of routes that say so, errors too. With `*` a browser sends no cookie along
 * and accepts none (https://fetch.spec.whatwg.org/#cors-protocol-and-credentials); and since nothing is said to a
 * preflight, no other request than a plain GET can be made.
 */
export function answerOtherOrigins(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.routeOptions.config.otherOrigins !== true || request.method === 'OPTIONS') return payload;
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
    return payload;
  });
}
