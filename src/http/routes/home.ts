import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { CommuteShift, LONGEST_COMMUTE, roundedPoint } from '../../domain/commute.ts';
import type { PlaceFinder } from '../../domain/journeys.ts';
import { homeCookie } from '../home-cookie.ts';
import { languageOf, ownPath } from '../page-request.ts';
import { NotFoundError } from '../request-errors.ts';
import { isSameOrigin } from '../same-origin.ts';

/** A form's few fields, in bytes. */
const BODY_LIMIT = 4 * 1024;

const Fields = z.object({
  home: z.string().trim().max(200).catch(''),
  shift: CommuteShift.catch('day'),
  most: z.coerce.number().int().min(1).max(LONGEST_COMMUTE).catch(60),
  forget: z.string().optional(),
  path: z.string().max(4000).catch('/'),
});

/** `POST /home`: has the reader's browser keep where they live, and goes back to the page. Nothing of it is kept here. */
export async function addHomeRoute(app: FastifyInstance, places: PlaceFinder): Promise<void> {
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: BODY_LIMIT },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.post('/home', { schema: { hide: true } }, async (request, reply) => {
      if (!isSameOrigin(request)) throw new NotFoundError('There is nothing at this address.');
      const { home, shift, most, forget, path } = Fields.parse(request.body ?? {});
      // The place in a list of what was found before is not the place in this one.
      const back = new URL(ownPath(path), 'http://own.invalid');
      back.searchParams.delete('cursor');
      const goBack = (cookie: string) =>
        reply
          .header('cache-control', 'no-store')
          .header('set-cookie', cookie)
          .redirect(`${back.pathname}${back.search}`, 303);
      if (forget !== undefined || home === '') return goBack(homeCookie(null));
      const { items } = await places.find(home, 1, languageOf(request));
      const [place] = items;
      const kept = {
        text: place?.name ?? home,
        point: place === undefined ? null : roundedPoint(place),
        shift,
        maxMinutes: most,
      };
      return goBack(homeCookie(kept));
    });
  });
}
