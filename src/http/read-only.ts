import type { FastifyInstance } from 'fastify';
import { MethodNotAllowedError } from './request-errors.ts';

const OTHER_METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Answers 405 to what is not a reading of this address, before a body is looked at. */
export function refuseOtherMethods(app: FastifyInstance, url: string): void {
  const refuse = async () => {
    throw new MethodNotAllowedError(['GET', 'HEAD']);
  };
  app.route({ method: OTHER_METHODS, url, schema: { hide: true }, onRequest: refuse, handler: refuse });
}
