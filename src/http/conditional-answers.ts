import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { homeOf } from './home-cookie.ts';

/** How answers of a route may be kept. */
export interface Caching {
  /** `Cache-Control` of a good answer. Every one carries an `ETag`, so that asking again costs little. */
  readonly control: string;
  /** Request headers that the answer depends on. */
  readonly vary: readonly string[];
}

declare module 'fastify' {
  interface FastifyContextConfig {
    caching?: Caching;
  }
}

/**
 * Gives the answers of routes that say how they may be kept their `ETag`, and answers 304 where the reader has this
 * one already (RFC 9110, 13.1.2). Errors are never kept.
 */
export function answerConditionally(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const caching = request.routeOptions.config.caching;
    if (caching !== undefined && caching.vary.length > 0) reply.header('vary', caching.vary.join(', '));
    if (reply.statusCode >= 400) reply.header('cache-control', 'no-store');
    if (caching === undefined || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    return tagged(request, reply, payload, caching);
  });
}

function tagged(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: string,
  caching: Caching,
): string | null {
  const tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
  const control = tellsHome(request, caching) ? 'no-store' : caching.control;
  reply.header('etag', tag).header('cache-control', control);
  if (!isAmong(tag, request.headers['if-none-match'])) return payload;
  reply.code(304).removeHeader('content-type').removeHeader('content-length');
  return null;
}

/** Where a reader lives is kept by their browser for the session, and by no cache on its disk for longer. */
function tellsHome(request: FastifyRequest, { vary }: Caching): boolean {
  const { from } = request.query as { readonly from?: unknown };
  return from !== undefined || (vary.includes('Cookie') && homeOf(request) !== null);
}

/** Weak comparison, as `If-None-Match` asks for: a proxy that compresses marks our tag as weak. */
function isAmong(tag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  const given = ifNoneMatch.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return given.includes('*') || given.includes(tag);
}
