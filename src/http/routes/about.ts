import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Language } from '../../domain/codes.ts';
import { aboutText } from '../../web/about/about-text.ts';
import type { AboutPage } from '../../web/page.ts';
import type { HttpDeps } from '../http-deps.ts';
import type { PageRenderer } from '../page-renderer.ts';
import { languageOf, ownPath } from '../page-request.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { readParameters, withoutEmpty } from '../read-parameters.ts';
import { sendPage } from '../send-page.ts';

const URL = '/about';
const PARAMETERS = z.strictObject({ lang: Language.optional() });

/** `GET /about`: what this is, whose data it shows, privacy and accessibility. */
export function addAboutRoute(app: FastifyInstance, deps: HttpDeps, renderer: PageRenderer): void {
  const caching = { control: 'private, no-cache', vary: ['Accept', 'Accept-Language', 'X-Sundet-Page'] };
  app.get(URL, { config: { caching }, schema: { hide: true } }, async (request, reply) => {
    readParameters(PARAMETERS, withoutEmpty(request.query));
    const language = languageOf(request);
    const states = await deps.sources.list();
    const page: AboutPage = {
      kind: 'about',
      language,
      path: ownPath(request.url),
      text: aboutText(language, deps.mapTiles ?? null),
      ...(deps.mapTiles ? { mapTiles: deps.mapTiles } : {}),
      credits: states.map(({ id, name, homepage, attribution, licence }) => {
        return { id, name, homepage, attribution, licence };
      }),
      contact: deps.contact ?? null,
      sources: [],
    };
    return sendPage(request, reply, page, renderer);
  });
  refuseOtherMethods(app, URL);
}
