import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { PRICES } from '../rate-limit/prices.ts';
import { refuseOtherMethods } from '../read-only.ts';

const NAME = 'sundet-search.js';
const STABLE = `/embed/${NAME}`;
const PINNED = `/embed/:version/${NAME}`;
const AN_HOUR = 'public, max-age=3600, stale-while-revalidate=86400';
const FOREVER = 'public, max-age=31536000, immutable';
const SCRIPT = 'text/javascript; charset=utf-8';

/**
 * `GET /embed/sundet-search.js`: the embedded search for any site's pages, at an address that stays; `Content-Location`
 * names the one of this very version, which never changes. A version that is no longer here leads to the one that is.
 */
export function addEmbedRoutes(app: FastifyInstance, script: string): void {
  const version = createHash('sha256').update(script).digest('hex').slice(0, 16);
  const pinned = `/embed/${version}/${NAME}`;
  const config = { price: PRICES.free, otherOrigins: true as const };
  const schema = { hide: true };
  app.get(STABLE, { config: { ...config, caching: { control: AN_HOUR, vary: [] } }, schema }, (_, reply) =>
    reply.type(SCRIPT).header('content-location', pinned).send(script),
  );
  app.get<{ Params: { version: string } }>(PINNED, { config, schema }, (request, reply) =>
    request.params.version === version
      ? reply.type(SCRIPT).header('cache-control', FOREVER).send(script)
      : reply.header('cache-control', 'no-store').redirect(STABLE, 302),
  );
  refuseOtherMethods(app, STABLE);
  refuseOtherMethods(app, PINNED);
}
