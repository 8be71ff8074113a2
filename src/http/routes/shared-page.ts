import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Language } from '../../domain/codes.ts';
import type { SharedList } from '../../domain/shared-list.ts';
import { instantInCopenhagen } from '../../lib/zoned-time.ts';
import type { SharedPage } from '../../web/page.ts';
import type { HttpDeps, Shortlists } from '../http-deps.ts';
import type { PageRenderer } from '../page-renderer.ts';
import { languageOf, ownPath } from '../page-request.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { readParameters, withoutEmpty } from '../read-parameters.ts';
import { sendPage } from '../send-page.ts';
import type { SourceCredits } from '../source-credits.ts';
import { thisMinute } from '../this-minute.ts';

const URL = '/shared/:token';
const PARAMETERS = z.strictObject({ lang: Language.optional() });

/**
 * `GET /shared/{token}`: a list that somebody shared. One that has expired, was withdrawn, or never was is answered the
 * same in every respect.
 */
export function addSharedPageRoute(
  app: FastifyInstance,
  deps: HttpDeps,
  { vacancies, shares }: Shortlists,
  renderer: PageRenderer,
  sourceCredits: () => Promise<SourceCredits>,
): void {
  app.get<{ Params: { token: string } }>(
    URL,
    { onRequest: keepToItself, schema: { hide: true } },
    async (request, reply) => {
      readParameters(PARAMETERS, withoutEmpty(request.query));
      const shared = await shares.read(request.params.token);
      const page: SharedPage = {
        kind: 'shared',
        language: languageOf(request),
        path: ownPath(request.url),
        list: shared === null ? null : await filled(shared),
        sources: await sourceCredits(),
        now: thisMinute(deps.clock),
      };
      return sendPage(request, reply.code(shared === null ? 404 : 200), page, renderer);
    },
  );
  refuseOtherMethods(app, URL);

  async function filled({ entries, expiresAt }: SharedList): Promise<SharedPage['list']> {
    const listed = await vacancies.list(
      entries.map(({ id }) => id),
      null,
    );
    return {
      expiresAt: instantInCopenhagen(expiresAt),
      entries: entries.flatMap((entry, index) => {
        const one = listed[index];
        return one === undefined ? [] : [{ ...entry, listed: one }];
      }),
    };
  }
}

/** The address is the key: it is told to no other site, kept nowhere, and found by no search engine. */
async function keepToItself(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
}
