import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Language } from '../../domain/codes.ts';
import type { VacancyDetail } from '../../domain/vacancy.ts';
import { BadRequestError, NoTimetableError, TimetableUnavailableError } from '../../lib/errors.ts';
import type { SearchPage, VacancyDetailPage } from '../../web/page.ts';
import { commuteQuery } from '../commute-parameters.ts';
import type { Caching } from '../conditional-answers.ts';
import { findVacancy } from '../find-vacancy.ts';
import { homeChoice, homeOf, homeParameters } from '../home-cookie.ts';
import type { HttpDeps } from '../http-deps.ts';
import type { PageRenderer } from '../page-renderer.ts';
import { languageOf, ownPath, searchBefore } from '../page-request.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { readParameters, withoutEmpty } from '../read-parameters.ts';
import { placeOf, searchParameters } from '../search-parameters.ts';
import { sendPage } from '../send-page.ts';
import type { SourceCredits } from '../source-credits.ts';
import { thisMinute } from '../this-minute.ts';
import { refuseUnknownSources, vacancyQuery } from '../vacancy-parameters.ts';

/** A page and its data share one address, and both speak the reader's language. */
const CACHING: Caching = {
  control: 'private, no-cache',
  vary: ['Accept', 'Accept-Language', 'X-Sundet-Page', 'Cookie'],
};

/** `GET /` and `GET /vacancy/{id}`: the pages, or their data for moving on inside the page. */
export function addPageRoutes(
  app: FastifyInstance,
  deps: HttpDeps,
  renderer: PageRenderer,
  sourceCredits: () => Promise<SourceCredits>,
): void {
  const lang = Language.optional();
  const parametersOfSearch = searchParameters(deps).extend({ lang });
  const vacancyPageParameters = z.strictObject({ lang });

  app.get(
    '/',
    { config: { caching: CACHING, price: PRICES.searchPage }, schema: { hide: true } },
    async (request, reply) => {
      const home = deps.travel === undefined ? null : homeOf(request);
      const given = readParameters(parametersOfSearch, withoutEmpty(request.query));
      const parameters = given.from === undefined ? { ...given, ...homeParameters(home) } : given;
      const commute = commuteQuery(parameters, placeOf(deps));
      const query = vacancyQuery(parameters, { facets: true }, commute);
      const sources = await sourceCredits();
      refuseUnknownSources(
        query,
        sources.map((source) => source.id),
      );
      const page: SearchPage = {
        kind: 'search',
        language: languageOf(request),
        path: ownPath(request.url),
        query,
        result: await deps.vacancies.search(query),
        ...(deps.travel === undefined ? {} : { home: homeChoice(home) }),
        sources,
        now: thisMinute(deps.clock),
      };
      return sendPage(request, reply, page, renderer);
    },
  );

  const vacancyCaching = { ...CACHING, vary: [...CACHING.vary, 'Referer'] };
  app.get<{ Params: { id: string } }>(
    '/vacancy/:id',
    { config: { caching: vacancyCaching, price: PRICES.searchPage }, schema: { hide: true } },
    async (request, reply) => {
      readParameters(vacancyPageParameters, withoutEmpty(request.query));
      const [vacancy, sources] = await Promise.all([
        findVacancy(deps.vacancies, request.params.id),
        sourceCredits(),
      ]);
      const page: VacancyDetailPage = {
        kind: 'vacancy',
        language: languageOf(request),
        path: ownPath(request.url),
        vacancy,
        ...(await commuteFromHome(request, vacancy, deps)),
        sources,
        now: thisMinute(deps.clock),
        backPath: searchBefore(request),
      };
      return sendPage(request, reply, page, renderer);
    },
  );

  refuseOtherMethods(app, '/');
  refuseOtherMethods(app, '/vacancy/:id');
}

/** The commute to a vacancy from the home that the browser keeps. The page is worth showing without it. */
async function commuteFromHome(
  request: FastifyRequest,
  { id }: VacancyDetail,
  deps: HttpDeps,
): Promise<Pick<VacancyDetailPage, 'commute'>> {
  const journeys = deps.travel?.vacancyJourneys;
  const query = journeys === undefined ? null : commuteQuery(homeParameters(homeOf(request)), placeOf(deps));
  if (journeys === undefined || query === null) return {};
  try {
    return { commute: (await journeys.find({ id, placeName: '' }, query)).commute };
  } catch (error) {
    if (error instanceof NoTimetableError || error instanceof TimetableUnavailableError) return {};
    if (error instanceof BadRequestError) return {};
    throw error;
  }
}
