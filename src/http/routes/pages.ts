import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Language } from '../../domain/codes.ts';
import type { CommuteQuery, HomeChoice } from '../../domain/commute.ts';
import type { VacancyDetail } from '../../domain/vacancy.ts';
import { BadRequestError, NoTimetableError, TimetableUnavailableError } from '../../lib/errors.ts';
import { HOME_PARAMETERS } from '../../web/commute-parameters.ts';
import type { SearchPage, VacancyDetailPage } from '../../web/page.ts';
import { homeInAddress } from '../address-home.ts';
import {
  COMMUTE_LIMITS,
  COMMUTE_PARAMETERS,
  type CommuteParameters,
  commuteQuery,
} from '../commute-parameters.ts';
import type { Caching } from '../conditional-answers.ts';
import { findVacancy } from '../find-vacancy.ts';
import { type Home, homeChoice, homeOf, homeParameters } from '../home-cookie.ts';
import type { HttpDeps, Travel } from '../http-deps.ts';
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
  const vacancyPageParameters = z.strictObject({ lang, ...COMMUTE_PARAMETERS, ...COMMUTE_LIMITS });

  app.get(
    '/',
    { config: { caching: CACHING, price: PRICES.searchPage }, schema: { hide: true } },
    async (request, reply) => {
      const kept = deps.travel === undefined ? null : homeOf(request);
      const given = readParameters(parametersOfSearch, withoutEmpty(request.query));
      const parameters = withHome(given, kept);
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
        ...(deps.travel === undefined ? {} : { home: homeShown(given.from, commute, kept, deps.travel) }),
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
      const given = readParameters(vacancyPageParameters, withoutEmpty(request.query));
      const kept = deps.travel === undefined ? null : homeOf(request);
      const commute = commuteQuery(withHome(given, kept), placeOf(deps));
      const [vacancy, sources] = await Promise.all([
        findVacancy(deps.vacancies, request.params.id),
        sourceCredits(),
      ]);
      const page: VacancyDetailPage = {
        kind: 'vacancy',
        language: languageOf(request),
        path: ownPath(request.url),
        vacancy,
        ...(await commuteTo(vacancy, commute, deps)),
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

/**
 * The parameters with the home that the browser keeps, where the address names none. Where there is none at all, the
 * order by commute, which stands in an address that a home does not, is the usual one.
 */
function withHome<Given extends CommuteParameters & { readonly sort?: string | undefined }>(
  given: Given,
  kept: Home | null,
): Given {
  if (given.from !== undefined) return given;
  const home = homeParameters(kept);
  const { sort, ...others } = given;
  if (home.from === undefined) return sort === 'commute' ? (others as Given) : given;
  const own = Object.entries(given).filter(([name]) => !HOME_PARAMETERS.some((other) => other === name));
  return { ...(Object.fromEntries(own) as Given), ...home };
}

function homeShown(
  from: string | undefined,
  commute: CommuteQuery | null,
  kept: Home | null,
  travel: Travel,
): HomeChoice | null {
  if (from === undefined || commute === null) return homeChoice(kept);
  return homeInAddress(commute, travel.places.byId(from), kept);
}

/** The commute to a vacancy. The page is worth showing without it. */
async function commuteTo(
  { id }: VacancyDetail,
  query: CommuteQuery | null,
  deps: HttpDeps,
): Promise<Pick<VacancyDetailPage, 'commute'>> {
  const journeys = deps.travel?.vacancyJourneys;
  if (journeys === undefined || query === null) return {};
  try {
    return { commute: (await journeys.find({ id, placeName: '' }, query)).commute };
  } catch (error) {
    if (error instanceof NoTimetableError || error instanceof TimetableUnavailableError) return {};
    if (error instanceof BadRequestError) return {};
    throw error;
  }
}
