import type { FastifyRequest } from 'fastify';
import { ForeignOriginError } from './request-errors.ts';

/**
 * Whether a request that changes something comes from a page of ours rather than from another site's form, which the
 * browser would send along with the credentials it keeps. `Sec-Fetch-Site` says so (https://www.w3.org/TR/fetch-metadata/),
 * in older browsers `Origin`. Who sends neither is no browser.
 */
export function isSameOrigin({ headers, host }: Pick<FastifyRequest, 'headers' | 'host'>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  if (origin === undefined) return true;
  // The scheme is left aside: whoever terminates TLS before us makes it differ.
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** An `onRequest` hook: lets no other site's page send what is sent here, before a body is looked at. */
export async function refuseForeign(request: FastifyRequest): Promise<void> {
  if (!isSameOrigin(request)) throw new ForeignOriginError('This may only be sent by a page of this host.');
}
