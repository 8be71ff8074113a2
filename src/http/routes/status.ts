import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Language } from '../../domain/codes.ts';
import type { StatusPage } from '../../web/page.ts';
import type { HttpDeps } from '../http-deps.ts';
import type { PageRenderer } from '../page-renderer.ts';
import { languageOf, ownPath } from '../page-request.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { readParameters, withoutEmpty } from '../read-parameters.ts';
import { sendPage } from '../send-page.ts';

const URL = '/status';
const PARAMETERS = z.strictObject({ lang: Language.optional() });

/** `GET /status`: how the harvest goes, for people. The same facts as `GET /api/v1/sources`. */
export function addStatusRoute(app: FastifyInstance, deps: HttpDeps, renderer: PageRenderer): void {
  const caching = { control: 'private, no-cache', vary: ['Accept', 'Accept-Language', 'X-Sundet-Page'] };
  app.get(URL, { config: { caching }, schema: { hide: true } }, async (request, reply) => {
    readParameters(PARAMETERS, withoutEmpty(request.query));
    const [sources, timetables] = await Promise.all([
      deps.sources.list(),
      deps.timetableSources?.list() ?? [],
    ]);
    const page: StatusPage = {
      kind: 'status',
      language: languageOf(request),
      path: ownPath(request.url),
      sources,
      timetables,
      now: deps.clock.now().toISOString(),
    };
    return sendPage(request, reply, page, renderer);
  });
  refuseOtherMethods(app, URL);
}
