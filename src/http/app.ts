import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { originOf } from '../domain/map-tiles.ts';
import { createErrorAnswerer } from './answer-error.ts';
import { compressAnswers } from './compress-answers.ts';
import { answerConditionally } from './conditional-answers.ts';
import type { HttpDeps } from './http-deps.ts';
import { describeApi } from './openapi.ts';
import { answerOtherOrigins } from './other-origins.ts';
import type { MetricFamily } from './prometheus-text.ts';
import { RateLimit } from './rate-limit/rate-limit.ts';
import { parametersValidator } from './read-parameters.ts';
import { NotFoundError } from './request-errors.ts';
import { logRequests } from './request-log.ts';
import { RequestMetrics } from './request-metrics.ts';
import { addAboutRoute } from './routes/about.ts';
import { addAdminRoutes } from './routes/admin.ts';
import { addAssetRoutes } from './routes/assets.ts';
import { addDocumentationRoutes } from './routes/documentation.ts';
import { addEmbedRoutes } from './routes/embed.ts';
import { addFollowRoutes } from './routes/follow.ts';
import { addFollowApiRoutes } from './routes/follows.ts';
import { addHealthRoutes } from './routes/health.ts';
import { addHomeRoute } from './routes/home.ts';
import { addJourneyRoutes } from './routes/journeys.ts';
import { addJourneysPageRoute } from './routes/journeys-page.ts';
import { addMapRoute } from './routes/map.ts';
import { addMetricsRoute } from './routes/metrics.ts';
import { addPlaceRoutes } from './routes/places.ts';
import { addReachRoute } from './routes/reach.ts';
import { addSearchPageRoute } from './routes/search-page.ts';
import { addSharedPageRoute } from './routes/shared-page.ts';
import { addShareRoutes } from './routes/shares.ts';
import { addShortlistFileRoutes } from './routes/shortlist-files.ts';
import { addShortlistPageRoute } from './routes/shortlist-page.ts';
import { addSimilarVacanciesRoute } from './routes/similar-vacancies.ts';
import { addSourceRoutes } from './routes/sources.ts';
import { addStatusRoute } from './routes/status.ts';
import { addSuggestRoute } from './routes/suggest.ts';
import { addVacancyRoutes } from './routes/vacancies.ts';
import { addVacancyFormRoutes } from './routes/vacancy-forms.ts';
import { addVacancyJourneyRoutes } from './routes/vacancy-journeys.ts';
import { addVacancyPageRoute } from './routes/vacancy-page.ts';
import { addSecurityHeaders, bareSecurityHeaders } from './security-headers.ts';
import { rememberSourceCredits } from './source-credits.ts';

/** A body is read no further than this, bytes, where its route does not say otherwise. */
const BODY_LIMIT = 16 * 1024;
/** A request has to be sent within this, milliseconds. */
const REQUEST_TIMEOUT = 30_000;
/** A connection on which nothing happens is dropped after this, milliseconds: longer than usual load balancers wait. */
const IDLE_TIMEOUT = 75_000;
/** Node ends a request whose head exceeds 16 KiB; the router need not draw a line before. */
const LONGEST_PATH_PARAMETER = 16 * 1024;

/**
 * The HTTP side of the program: the API of the contract, its documentation, health, and the pages. Does not listen
 * yet; closing it lets the requests under way end and drops idle connections.
 */
export async function buildApp(deps: HttpDeps): Promise<FastifyInstance> {
  const answerError = createErrorAnswerer(deps);
  const { factor, trustedProxies } = deps.limits ?? { factor: 1, trustedProxies: [] };
  const tileOrigin = deps.mapTiles == null ? null : originOf(deps.mapTiles);
  const bareHeaders = bareSecurityHeaders(tileOrigin);
  const app = Fastify({
    // One line per request of our own instead: the framework's would hold the query.
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    connectionTimeout: IDLE_TIMEOUT,
    keepAliveTimeout: IDLE_TIMEOUT,
    forceCloseConnections: 'idle',
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    routerOptions: { maxParamLength: LONGEST_PATH_PARAMETER },
    // A URL that cannot be decoded: no hook has run, and none will.
    frameworkErrors: (error, request, reply) => {
      reply.headers({ ...bareHeaders, 'x-request-id': request.id });
      return answerError(error, request, reply);
    },
  });

  logRequests(app, deps.logger);
  const requests = new RequestMetrics();
  requests.watch(app);
  answerConditionally(app);
  answerOtherOrigins(app);
  await compressAnswers(app);
  await addSecurityHeaders(app, tileOrigin);
  const rateLimit = factor === 0 ? null : new RateLimit(factor, deps);
  rateLimit?.watch(app);
  app.setValidatorCompiler(parametersValidator);
  // The types already prove the shapes; parsing each answer once more would cost more than making it.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) =>
    answerError(new NotFoundError('There is nothing at this address.'), request, reply),
  );

  await describeApi(app);
  await addRoutes(app, deps, () => [...requests.families(), ...(rateLimit?.families() ?? [])]);
  return app;
}

async function addRoutes(
  app: FastifyInstance,
  deps: HttpDeps,
  requestMetrics: () => MetricFamily[],
): Promise<void> {
  const sourceCredits = rememberSourceCredits(deps.sources);
  addVacancyRoutes(app, deps, sourceCredits);
  addSimilarVacanciesRoute(app, deps);
  if (deps.travel !== undefined) {
    addPlaceRoutes(app, deps.travel.places);
    addJourneyRoutes(app, deps.travel.journeys);
    if (deps.travel.vacancyJourneys !== undefined)
      addVacancyJourneyRoutes(app, deps, deps.travel.vacancyJourneys);
    if (deps.travel.reach !== undefined) addReachRoute(app, deps, deps.travel.reach);
  }
  addVacancyFormRoutes(app, deps, sourceCredits);
  if (deps.shortlists !== undefined) {
    addShortlistFileRoutes(app, deps, deps.shortlists);
    addShareRoutes(app, deps, deps.shortlists);
  }
  if (deps.following) addFollowApiRoutes(app, deps, deps.following, sourceCredits);
  addSuggestRoute(app, deps);
  addSourceRoutes(app, deps);
  addMapRoute(app, deps);
  addHealthRoutes(app, deps);
  addMetricsRoute(app, deps, requestMetrics);
  if (deps.administration) await addAdminRoutes(app, deps, deps.administration);
  await addDocumentationRoutes(app);
  if (deps.embedScript != null) addEmbedRoutes(app, deps.embedScript);
  if (deps.pages === null) return;
  addSearchPageRoute(app, deps, deps.pages, sourceCredits);
  addVacancyPageRoute(app, deps, deps.pages, sourceCredits);
  addStatusRoute(app, deps, deps.pages);
  addAboutRoute(app, deps, deps.pages);
  const { shortlists, travel } = deps;
  if (shortlists !== undefined) {
    addShortlistPageRoute(app, deps, shortlists, deps.pages, sourceCredits);
    addSharedPageRoute(app, deps, shortlists, deps.pages, sourceCredits);
  }
  if (travel !== undefined) await addHomeRoute(app, travel.places);
  if (travel !== undefined) addJourneysPageRoute(app, { ...deps, travel }, deps.pages, sourceCredits);
  if (deps.following) await addFollowRoutes(app, deps, deps.following, deps.pages, sourceCredits);
  await addAssetRoutes(app, deps.pages.assetsDir);
}
