import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Language } from '../../domain/codes.ts';
import type { CommuteQuery } from '../../domain/commute.ts';
import type { SimilarVacancies } from '../../domain/similar-vacancies.ts';
import type { VacancyDetail } from '../../domain/vacancy.ts';
import { findSimilar } from '../../search/similar-vacancies.ts';
import { crossingTo } from '../../web/crossing/crossing.ts';
import type { VacancyDetailPage } from '../../web/page.ts';
import { homeInAddress } from '../address-home.ts';
import { COMMUTE_LIMITS, COMMUTE_PARAMETERS, commuteQuery } from '../commute-parameters.ts';
import type { Caching } from '../conditional-answers.ts';
import { findVacancy } from '../find-vacancy.ts';
import { orWithoutCommute } from '../home-commute.ts';
import { homeOf } from '../home-cookie.ts';
import type { HttpDeps } from '../http-deps.ts';
import type { PageRenderer } from '../page-renderer.ts';
import { languageOf, ownPath, searchBefore } from '../page-request.ts';
import { placeName } from '../place-name.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { readParameters, withoutEmpty } from '../read-parameters.ts';
import { placeOf } from '../search-parameters.ts';
import { sendPage } from '../send-page.ts';
import type { SourceCredits } from '../source-credits.ts';
import { thisMinute } from '../this-minute.ts';
import { commuteWays } from '../vacancy-ways.ts';
import { withHome } from '../with-home.ts';

const URL = '/vacancy/:id';
/** A page and its data share one address, both speak the reader's language, and the way back is the referrer's. */
const CACHING: Caching = {
  control: 'private, no-cache',
  vary: ['Accept', 'Accept-Language', 'X-Sundet-Page', 'Cookie', 'Referer'],
};
const PARAMETERS = z.strictObject({ lang: Language.optional(), ...COMMUTE_PARAMETERS, ...COMMUTE_LIMITS });
const MOST_SIMILAR = 5;

/** `GET /vacancy/{id}`: the page, or its data for moving on inside the page. */
export function addVacancyPageRoute(
  app: FastifyInstance,
  deps: HttpDeps,
  renderer: PageRenderer,
  sourceCredits: () => Promise<SourceCredits>,
): void {
  app.get<{ Params: { id: string } }>(
    URL,
    { config: { caching: CACHING, price: PRICES.vacancyPage }, schema: { hide: true } },
    async (request, reply) => {
      const given = readParameters(PARAMETERS, withoutEmpty(request.query));
      const kept = deps.travel === undefined ? null : homeOf(request);
      const commute = commuteQuery(withHome(given, kept), placeOf(deps));
      const [vacancy, sources] = await Promise.all([
        findVacancy(deps.vacancies, request.params.id),
        sourceCredits(),
      ]);
      const place = given.from === undefined ? null : (deps.travel?.places.byId(given.from) ?? null);
      const home = given.from === undefined || commute === null ? kept : homeInAddress(commute, place, kept);
      const [ways, similar] = await Promise.all([
        waysTo(vacancy, commute, home?.text ?? null, deps),
        similarTo(vacancy, commute, deps),
      ]);
      const language = languageOf(request);
      const page: VacancyDetailPage = {
        kind: 'vacancy',
        language,
        path: ownPath(request.url),
        vacancy,
        ...ways,
        similar,
        home: given.from === undefined ? null : commute,
        crossing: crossingTo(vacancy.workplace.country, home?.country ?? null, language),
        sources,
        now: thisMinute(deps.clock),
        backPath: searchBefore(request),
      };
      return sendPage(request, reply, page, renderer);
    },
  );
  refuseOtherMethods(app, URL);
}

/** The way there and home. The page is worth showing without it. */
function waysTo(
  { id, workplace }: VacancyDetail,
  commute: CommuteQuery | null,
  homeName: string | null,
  { travel }: HttpDeps,
): Promise<Pick<VacancyDetailPage, 'commute' | 'ways'>> {
  const journeys = travel?.vacancyJourneys;
  return orWithoutCommute(commute, async (query) => {
    if (journeys === undefined || query === null) return {};
    const found = await journeys.find({ id, placeName: placeName(workplace) }, query, homeName);
    return { commute: found.commute, ways: commuteWays(found) };
  });
}

function similarTo(
  vacancy: VacancyDetail,
  commute: CommuteQuery | null,
  { vacancies }: HttpDeps,
): Promise<SimilarVacancies> {
  return orWithoutCommute(commute, (query) => findSimilar(vacancies, vacancy, query, MOST_SIMILAR));
}
