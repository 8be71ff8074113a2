import { readdir } from 'node:fs/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Vite puts a hash of the content into the names it chooses: such a file never changes. */
const HASHED_NAME = /-[\w-]{8}\.\w+$/;
/** What the build puts beside a file: see `vite.config.ts`. */
const COMPRESSED = /\.(?:br|gz)$/;
const FOREVER = 'public, max-age=31536000, immutable';
const AN_HOUR = 'public, max-age=3600';

/** Pages link to the icon; whoever opens an address of the API in a browser is asked for it by a fixed name. */
const ICON = /^favicon\b.*\.svg$/;

/** Searches are endless and the API is data: crawlers find what they need on the front page and the vacancies. */
const ROBOTS = `User-agent: *
Disallow: /api/
Disallow: /docs
Disallow: /?
`;

/** The built scripts and styles under `/assets/`, the icon, and what crawlers are asked to leave alone. */
export async function addAssetRoutes(app: FastifyInstance, assetsDir: string | null): Promise<void> {
  app.get('/robots.txt', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').header('cache-control', AN_HOUR).send(ROBOTS),
  );
  if (assetsDir === null) return;

  await app.register(fastifyStatic, {
    root: assetsDir,
    prefix: '/assets/',
    index: false,
    decorateReply: false,
    dotfiles: 'ignore',
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const name = path.replace(COMPRESSED, '');
      reply.header('cache-control', HASHED_NAME.test(name) ? FOREVER : AN_HOUR);
    },
  });
  const icon = (await readdir(assetsDir)).find((name) => ICON.test(name));
  if (icon === undefined) return;
  app.get('/favicon.ico', { schema: { hide: true } }, async (_request, reply) =>
    reply.redirect(`/assets/${icon}`),
  );
}
