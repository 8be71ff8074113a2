import type { FastifyInstance, HTTPMethods } from 'fastify';
import { MethodNotAllowedError } from './request-errors.ts';

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Answers 405 to every method but `allowed` at an address that something is sent to. */
export function sendingOnly(app: FastifyInstance, url: string, allowed: HTTPMethods = 'POST'): void {
  const refuse = async () => {
    throw new MethodNotAllowedError([allowed]);
  };
  const method = METHODS.filter((one) => one !== allowed);
  app.route({ method, url, schema: { hide: true }, onRequest: refuse, handler: refuse });
}
