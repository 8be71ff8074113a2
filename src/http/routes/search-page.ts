import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Language } from '../../domain/codes.ts';
import type { CommuteQuery, HomeChoice } from '../../domain/commute.ts';
import type { SearchPage } from '../../web/page.ts';
import { homeInAddress } from '../address-home.ts';
import { commuteQuery } from '../commute-parameters.ts';
import type { Caching } from '../conditional-answers.ts';
import { type Home, homeChoice, homeOf } from '../home-cookie.ts';
import type { HttpDeps, Travel } from '../http-deps.ts';
import type { PageRenderer } from '../page-renderer.ts';
import { languageOf, ownPath } from '../page-request.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { readParameters, withoutEmpty } from '../read-parameters.ts';
import { placeOf, searchParameters } from '../search-parameters.ts';
import { sendPage } from '../send-page.ts';
import type { SourceCredits } from '../source-credits.ts';
import { thisMinute } from '../this-minute.ts';
import { refuseUnknownSources, vacancyQuery } from '../vacancy-parameters.ts';
import { withHome } from '../with-home.ts';

/** A page and its data share one address, and both speak the reader's language. */
const CACHING: Caching = {
  control: 'private, no-cache',
  vary: ['Accept', 'Accept-Language', 'X-Sundet-Page', 'Cookie'],
};

/** `GET /`: the page, or its data for moving on inside the page. */
export function addSearchPageRoute(
  app: FastifyInstance,
  deps: HttpDeps,
  renderer: PageRenderer,
  sourceCredits: () => Promise<SourceCredits>,
): void {
  const lang = Language.optional();
  const parametersOfSearch = searchParameters(deps).extend({ lang });

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
        ...(deps.following ? { follow: true as const } : {}),
        ...(deps.travel === undefined ? {} : { home: homeShown(given.from, commute, kept, deps.travel) }),
        ...(deps.mapTiles ? { mapTiles: deps.mapTiles } : {}),
        ...(isOnPhone(request) ? { homeIsFolded: true as const } : {}),
        sources,
        now: thisMinute(deps.clock),
      };
      return sendPage(request, reply, page, renderer);
    },
  );

  refuseOtherMethods(app, '/');
}

/** As browsers say it (https://developer.mozilla.org/docs/Web/HTTP/Guides/Browser_detection_using_the_user_agent). */
function isOnPhone(request: FastifyRequest): boolean {
  return /\bMobi/.test(request.headers['user-agent'] ?? '');
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
