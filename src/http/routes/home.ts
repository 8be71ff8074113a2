import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Language } from '../../domain/codes.ts';
import { CommuteRule, CommuteShift, LONGEST_COMMUTE, roundedPoint } from '../../domain/commute.ts';
import type { Place, PlaceFinder } from '../../domain/journeys.ts';
import { commuteParameters, HOME_PARAMETERS } from '../../web/commute-parameters.ts';
import { COMMUTE_PRESETS, commuteQuery, pointOf } from '../commute-parameters.ts';
import { type Home, homeCookie, homeParameters } from '../home-cookie.ts';
import { languageOf, ownPath } from '../page-request.ts';
import { NotFoundError } from '../request-errors.ts';
import { isSameOrigin } from '../same-origin.ts';

/** A form's few fields, in bytes. */
const BODY_LIMIT = 4 * 1024;
const LONGEST_TEXT = 200;

const CLOCK = z.iso.time({ precision: -1 });
const Fields = z.object({
  home: z.string().trim().max(LONGEST_TEXT).catch(''),
  homeId: z.string().max(LONGEST_TEXT).optional().catch(undefined),
  /** Anything else: the hours of their own. */
  shift: CommuteShift.nullable().catch(null),
  arriveBy: CLOCK.catch(COMMUTE_PRESETS.day.arriveBy),
  leaveAfter: CLOCK.nullable().catch(null),
  most: z.coerce.number().int().min(1).max(LONGEST_COMMUTE).catch(60),
  rule: CommuteRule.nullable().catch(null),
  forget: z.string().optional(),
  link: z.string().optional(),
  path: z.string().max(4000).catch('/'),
});
type Fields = z.output<typeof Fields>;

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
      const fields = Fields.parse(request.body ?? {});
      const isForgotten = fields.forget !== undefined || fields.home === '';
      const home = isForgotten ? null : await homeFrom(fields, places, languageOf(request));
      return reply
        .header('cache-control', 'no-store')
        .header('set-cookie', homeCookie(home, request.protocol === 'https'))
        .redirect(pathBack(fields, home), 303);
    });
  });
}

async function homeFrom(fields: Fields, places: PlaceFinder, language: Language): Promise<Home> {
  const { shift, most, rule } = fields;
  const hours = shift === null ? fields : COMMUTE_PRESETS[shift];
  return {
    ...(await placeOf(fields, places, language)),
    shift,
    arriveBy: hours.arriveBy,
    leaveAfter: hours.leaveAfter,
    maxMinutes: most,
    rule,
  };
}

/**
 * The place that was picked; where the words say another, as they do once somebody writes on without scripts, the one
 * they mean: coordinates, or the likeliest of that name.
 */
async function placeOf(
  { home, homeId }: Fields,
  places: PlaceFinder,
  language: Language,
): Promise<Pick<Home, 'text' | 'placeId' | 'country' | 'point'>> {
  const picked = homeId === undefined ? null : places.byId(homeId);
  if (picked?.name === home) return keptOf(picked);
  const point = pointOf(home);
  if (point !== null) return { text: home, placeId: null, country: null, point: roundedPoint(point) };
  const [found] = (await places.find(home, 1, language)).items;
  return found === undefined ? { text: home, placeId: null, country: null, point: null } : keptOf(found);
}

function keptOf(place: Place): Pick<Home, 'text' | 'placeId' | 'country' | 'point'> {
  return { text: place.name, placeId: place.id, country: place.country, point: roundedPoint(place) };
}

/** The page the form stood on; with the home in its address only where such a link was asked for. */
function pathBack({ path, link }: Fields, home: Home | null): string {
  const { pathname: parsed, searchParams } = new URL(ownPath(path), 'http://own.invalid');
  // What is read as a path may begin with two slashes ("/.//elsewhere"), which a browser takes for another site.
  const pathname = ownPath(parsed);
  // The place in a list of what was found before is not the place in this one.
  for (const name of [...HOME_PARAMETERS, 'cursor']) searchParams.delete(name);
  const asked = link === undefined ? null : commuteQuery(homeParameters(home), () => null);
  if (asked !== null) for (const [name, value] of commuteParameters(asked)) searchParams.set(name, value);
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
}
