import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Language } from '../../domain/codes.ts';
import { FOLLOW_CHANNELS, type FollowedSearch, type Following, HOW_OFTEN } from '../../domain/follow.ts';
import type { VacancyQuery } from '../../domain/vacancy.ts';
import { NoRoomError, TooManyFollowsError } from '../../lib/errors.ts';
import { type FollowFault, followText } from '../../web/follow/follow-text.ts';
import type { FollowPage, FollowStep } from '../../web/page.ts';
import { followPath, formPath, inLanguage, namedLanguage, searchPath } from '../../web/paths.ts';
import { formOf } from '../../web/search-form.ts';
import { describeSearch } from '../../web/server/describe-search.ts';
import { COMMUTE_LIMITS, COMMUTE_PARAMETERS } from '../commute-parameters.ts';
import type { HttpDeps } from '../http-deps.ts';
import type { PageRenderer } from '../page-renderer.ts';
import { languageOf, ownPath } from '../page-request.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { readParameters, withoutEmpty } from '../read-parameters.ts';
import { NotFoundError } from '../request-errors.ts';
import { isSameOrigin } from '../same-origin.ts';
import { sendPage } from '../send-page.ts';
import type { SourceCredits } from '../source-credits.ts';
import { refuseUnknownSources, vacancyParameters, vacancyQuery } from '../vacancy-parameters.ts';

/** A search's parameters and an address, bytes. */
const BODY_LIMIT = 8 * 1024;
const LONGEST_TOKEN = 100;
const HIDDEN = { schema: { hide: true } };

const Fields = z.object({
  search: z.string().max(6_000).catch(''),
  channel: z.enum(FOLLOW_CHANNELS),
  target: z.string().max(1_000).catch(''),
  howOften: z.enum(HOW_OFTEN).catch('daily'),
  lang: Language.optional().catch(undefined),
});

const TokenParameters = z.strictObject({
  token: z.string().max(LONGEST_TOKEN).catch(''),
  lang: Language.optional(),
});

/** The pages by which a search is followed: asked for, confirmed and stopped. What changes something is posted. */
export async function addFollowRoutes(
  app: FastifyInstance,
  deps: HttpDeps,
  following: Following,
  renderer: PageRenderer,
  sourceCredits: () => Promise<SourceCredits>,
): Promise<void> {
  const readSearch = createSearchReader(deps, sourceCredits);

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    page: Pick<FollowPage, 'language' | 'step' | 'search'> & Partial<Pick<FollowPage, 'path'>>,
  ) => {
    reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex');
    const text = followText(page.language);
    const sources = await sourceCredits();
    return sendPage(
      request,
      reply,
      { kind: 'follow', path: ownPath(request.url), text, sources, ...page },
      renderer,
    );
  };

  const showForm = async (
    request: FastifyRequest,
    reply: FastifyReply,
    asked: AskedSearch,
    fault: (FollowStep & { kind: 'form' })['fault'],
  ) => {
    const { language, query, label } = asked;
    const form = formOf(query);
    const step: FollowStep = {
      kind: 'form',
      channels: following.channels,
      query: searchPath(form, null).slice('/?'.length),
      language,
      feed: formPath({ ...form, sort: null }, 'atom'),
      fault,
    };
    const search = { label, href: searchPath(form, asked.named) };
    return show(request, reply, { path: followPath(form, asked.named), language, step, search });
  };

  await app.register(async (scope) => {
    acceptForms(scope);

    scope.get('/follow', { ...HIDDEN, config: { price: PRICES.lookUp } }, async (request, reply) => {
      return showForm(request, reply, await readSearch(request, request.query), null);
    });

    scope.post('/follow', { ...HIDDEN, config: { price: PRICES.contact } }, async (request, reply) => {
      if (!isSameOrigin(request)) throw new NotFoundError('There is nothing at this address.');
      const fields = readParameters(Fields, request.body ?? {});
      const parameters = { ...parse(fields.search), ...(fields.lang ? { lang: fields.lang } : {}) };
      const asked = await readSearch(request, parameters);
      const { channel, target, howOften } = fields;
      if (!following.channels.includes(channel)) throw new NotFoundError('This is not offered here.');
      const why = following.refuse(channel, target);
      if (why !== null) return showForm(request, reply.code(400), asked, { channel, target, why });
      const { query, language, label } = asked;
      const path = searchPath(formOf(query), null);
      const keys = await following
        .start({ channel, target, query, path, label, language, howOften })
        .catch((error: unknown): FollowFault => {
          if (error instanceof TooManyFollowsError) return 'too_many';
          if (!(error instanceof NoRoomError)) throw error;
          reply.header('retry-after', error.retryAfterSeconds);
          return 'no_room';
        });
      if (typeof keys === 'string')
        return showForm(request, reply.code(keys === 'no_room' ? 503 : 400), asked, {
          channel,
          target,
          why: keys,
        });
      const step: FollowStep = keys === null ? { kind: 'mailed' } : { kind: 'hooked', ...keys };
      const search = { label, href: searchPath(formOf(query), language) };
      return show(request, reply.code(202), { language, step, search });
    });

    const showFollowed = async (
      request: FastifyRequest,
      reply: FastifyReply,
      followed: FollowedSearch | null,
      step: (followed: FollowedSearch) => FollowStep,
    ) => {
      // The token stands in this address: no link of the page tells it on.
      reply.header('referrer-policy', 'no-referrer');
      const language = namedLanguage(request.url) ?? followed?.language ?? languageOf(request);
      if (followed === null)
        return show(request, reply.code(404), { language, step: { kind: 'invalid' }, search: null });
      const search = { label: followed.label, href: inLanguage(followed.path, language) };
      return show(request, reply, { language, step: step(followed), search });
    };
    const tokenOf = (request: FastifyRequest) => readParameters(TokenParameters, request.query).token;

    scope.get('/follow/confirm', HIDDEN, async (request, reply) => {
      const followed = await following.read('confirm', tokenOf(request));
      const action = ownPath(request.url);
      return showFollowed(request, reply, followed, ({ howOften }) => ({
        kind: 'confirm',
        action,
        howOften,
      }));
    });

    scope.post('/follow/confirm', HIDDEN, async (request, reply) => {
      const followed = await following.confirm(tokenOf(request));
      return showFollowed(request, reply, followed, () => ({ kind: 'confirmed' }));
    });

    scope.get('/follow/stop', HIDDEN, async (request, reply) => {
      const followed = await following.read('stop', tokenOf(request));
      const action = ownPath(request.url);
      return showFollowed(request, reply, followed, ({ state }) => ({ kind: 'stop', action, state }));
    });

    // From our own page, or from a mail program (RFC 8058), which sends no cookie and comes from nowhere: the token is
    // all there is. Whether there was anything to stop is told to nobody: there is nothing now.
    scope.post('/follow/stop', HIDDEN, async (request, reply) => {
      await following.stop(tokenOf(request));
      reply.header('referrer-policy', 'no-referrer');
      return show(request, reply, { language: languageOf(request), step: { kind: 'stopped' }, search: null });
    });
  });
}

/** RFC 8058 lets mail programs choose between the two; what they send says nothing that the address does not. */
function acceptForms(scope: FastifyInstance): void {
  const options = { parseAs: 'string', bodyLimit: BODY_LIMIT } as const;
  scope.addContentTypeParser('application/x-www-form-urlencoded', options, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  scope.addContentTypeParser('multipart/form-data', options, (_request, _body, done) => done(null, {}));
}

interface AskedSearch {
  readonly query: VacancyQuery;
  readonly language: Language;
  /** The language that the address names. */
  readonly named: Language | null;
  readonly label: string;
}

/** Reads the parameters of a search as its page does, and leaves the home and its commute out: none is kept. */
export function createSearchReader(
  deps: Pick<HttpDeps, 'knownMunicipality'>,
  sourceCredits: () => Promise<SourceCredits>,
) {
  const parameters = vacancyParameters(deps.knownMunicipality).extend({
    ...COMMUTE_PARAMETERS,
    ...COMMUTE_LIMITS,
    lang: Language.optional(),
  });
  return async (request: FastifyRequest, raw: unknown): Promise<AskedSearch> => {
    const given = readParameters(parameters, withoutEmpty(raw));
    const { cursor: _cursor, limit: _limit, explain: _explain, facets: _facets, ...rest } = given;
    const query = vacancyQuery(
      { ...rest, sort: rest.sort === 'commute' ? undefined : rest.sort },
      { facets: false },
    );
    const sources = await sourceCredits();
    refuseUnknownSources(
      query,
      sources.map(({ id }) => id),
    );
    const language = given.lang ?? languageOf(request);
    return { query, language, named: given.lang ?? null, label: describeSearch(query, language, sources) };
  };
}

/** A query string as the framework reads one: what stands several times is a list. */
export function parse(query: string): Record<string, string | string[]> {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}
