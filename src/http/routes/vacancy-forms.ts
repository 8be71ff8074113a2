import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { VacancyQuery } from '../../domain/vacancy.ts';
import { VacancyMap } from '../../domain/vacancy-map.ts';
import { commuteQuery } from '../commute-parameters.ts';
import { collectVacancies, LONGEST_FILE } from '../forms/collect-vacancies.ts';
import { vacanciesAtom } from '../forms/vacancies-atom.ts';
import { vacanciesCsv } from '../forms/vacancies-csv.ts';
import { VacancyFeatures, vacanciesGeoJson } from '../forms/vacancies-geojson.ts';
import { vacanciesMap } from '../forms/vacancies-map.ts';
import type { HttpDeps } from '../http-deps.ts';
import { COMMON_ANSWERS, jsonAnswer } from '../openapi.ts';
import { ownPath } from '../page-request.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { placeOf, searchParameters } from '../search-parameters.ts';
import type { SourceCredits } from '../source-credits.ts';
import { refuseUnknownSources, vacancyQuery, wholeNumber } from '../vacancy-parameters.ts';

/** Private: the address holds what somebody searched for. */
const CACHING = { control: 'private, no-cache', vary: [] };

/** `GET /api/v1/vacancies.csv`, `.geojson`, `.map` and `.atom`: a search as a file for other programs. */
export function addVacancyFormRoutes(
  app: FastifyInstance,
  deps: HttpDeps,
  sourceCredits: () => Promise<SourceCredits>,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const all = searchParameters(deps);
  const { cursor: _cursor, facets: _facets, explain: _explain, ...filters } = all.shape;
  const fileParameters = z.strictObject({
    ...filters,
    limit: wholeNumber(1, LONGEST_FILE)
      .optional()
      .meta({
        description: 'How many vacancies the file holds at most: the first in its order.',
        examples: [500],
        type: 'integer',
        minimum: 1,
        maximum: LONGEST_FILE,
        default: LONGEST_FILE,
      }),
  });
  const checked = async (query: VacancyQuery): Promise<VacancyQuery> => {
    if (query.sources.length > 0) {
      const sources = await sourceCredits();
      refuseUnknownSources(
        query,
        sources.map((source) => source.id),
      );
    }
    return query;
  };
  const collect = async (parameters: z.output<typeof fileParameters>) => {
    const { limit, ...rest } = parameters;
    const commute = commuteQuery(rest, placeOf(deps));
    const query = await checked(vacancyQuery(rest, { facets: false }, commute));
    return collectVacancies(deps.vacancies, query, Number(limit ?? LONGEST_FILE));
  };

  routes.get('/api/v1/vacancies.csv', {
    config: { caching: CACHING, price: PRICES.file },
    schema: {
      operationId: 'searchVacanciesAsCsv',
      tags: ['vacancies'],
      summary: 'The same search as a table',
      description: `RFC 4180 in UTF-8 with a byte order mark, a header row, at most ${LONGEST_FILE} vacancies. A text that a spreadsheet would run as a formula begins with an apostrophe.`,
      querystring: fileParameters,
      response: {
        200: { description: 'The table', content: { 'text/csv': { schema: z.string() } } },
        ...COMMON_ANSWERS,
      },
    },
    handler: async (request, reply) => {
      const { items } = await collect(request.query);
      reply.header('content-disposition', 'attachment; filename="sundet.csv"');
      return reply.type('text/csv; charset=utf-8; header=present').send(vacanciesCsv(items));
    },
  });

  routes.get('/api/v1/vacancies.geojson', {
    config: { caching: CACHING, price: PRICES.file },
    schema: {
      operationId: 'searchVacanciesAsGeoJson',
      tags: ['vacancies'],
      summary: 'The same search as points on a map',
      description: `RFC 7946, at most ${LONGEST_FILE} vacancies. One whose coordinates are not known is there with \`"geometry": null\`.`,
      querystring: fileParameters,
      response: {
        200: {
          description: 'The features',
          content: { 'application/geo+json': { schema: VacancyFeatures } },
        },
        ...COMMON_ANSWERS,
      },
    },
    handler: async (request, reply) => {
      const features = vacanciesGeoJson(await collect(request.query));
      return reply.type('application/geo+json').send(JSON.stringify(features) as never);
    },
  });

  routes.get('/api/v1/vacancies.map', {
    config: { caching: CACHING, price: PRICES.file },
    schema: {
      operationId: 'searchVacanciesAsMap',
      tags: ['vacancies'],
      summary: 'The same search for a map, with no more than it shows',
      description: `At most ${LONGEST_FILE} vacancies: those with an address as points, the others counted at the main town of their municipality.`,
      querystring: fileParameters,
      response: { 200: jsonAnswer(VacancyMap, 'Points and counts'), ...COMMON_ANSWERS },
    },
    handler: async ({ query }) => vacanciesMap(await collect(query), deps.mainTown ?? (() => null)),
  });

  routes.get('/api/v1/vacancies.atom', {
    config: { caching: CACHING, price: PRICES.search },
    schema: {
      operationId: 'searchVacanciesAsAtom',
      tags: ['vacancies'],
      summary: 'The same search as a feed',
      description:
        'RFC 4287, newest first unless `sort` says otherwise. Ids stay the same whatever the host; further pages are linked with `rel="next"`.',
      querystring: all.omit({ facets: true, explain: true }),
      response: {
        200: { description: 'The feed', content: { 'application/atom+xml': { schema: z.string() } } },
        ...COMMON_ANSWERS,
      },
    },
    handler: async (request, reply) => {
      const { sort = 'published', ...rest } = request.query;
      const commute = commuteQuery({ ...rest, sort }, placeOf(deps));
      const query = await checked(vacancyQuery({ ...rest, sort }, { facets: false }, commute));
      const page = await deps.vacancies.search(query);
      const feed = vacanciesAtom(page, {
        origin: originOf(request),
        ...addressesOf(request.url, page.nextCursor),
      });
      return reply.type('application/atom+xml; charset=utf-8').send(feed);
    },
  });

  for (const form of ['csv', 'geojson', 'map', 'atom']) refuseOtherMethods(app, `/api/v1/vacancies.${form}`);
}

/** Links in a feed are absolute: readers keep it without its address. */
function originOf(request: FastifyRequest): string {
  const origin = `${request.protocol}://${request.host}`;
  return URL.canParse(origin) ? new URL(origin).origin : '';
}

function addressesOf(url: string, nextCursor: string | null) {
  const self = new URL(ownPath(url), 'http://sundet.invalid');
  const people = new URLSearchParams(self.search);
  people.delete('cursor');
  const next = new URLSearchParams(self.search);
  if (nextCursor !== null) next.set('cursor', nextCursor);
  return {
    self: `${self.pathname}${self.search}`,
    next: nextCursor === null ? null : `${self.pathname}?${next}`,
    alternate: people.size === 0 ? '/' : `/?${people}`,
  };
}
