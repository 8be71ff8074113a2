import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Language } from '../../domain/codes.ts';
import { MOST_LISTED } from '../../domain/shortlist-limits.ts';
import type { ShortlistPage } from '../../web/page.ts';
import { commuteOfHome, orWithoutCommute } from '../home-commute.ts';
import type { HttpDeps, Shortlists } from '../http-deps.ts';
import type { PageRenderer } from '../page-renderer.ts';
import { languageOf } from '../page-request.ts';
import { refuseOtherMethods } from '../read-only.ts';
import { readParameters, withoutEmpty } from '../read-parameters.ts';
import { sendPage } from '../send-page.ts';
import type { SourceCredits } from '../source-credits.ts';
import { thisMinute } from '../this-minute.ts';
import { plainText } from '../vacancy-parameters.ts';

const URL = '/shortlist';
const LONGEST_ID = 100;
const PARAMETERS = z.strictObject({
  lang: Language.optional(),
  id: z.array(plainText(LONGEST_ID)).max(MOST_LISTED).optional(),
});

/** `GET /shortlist`: the page of the list that the reader's browser keeps, and what has become of the ids it asks for. */
export function addShortlistPageRoute(
  app: FastifyInstance,
  deps: HttpDeps,
  { vacancies }: Shortlists,
  renderer: PageRenderer,
  sourceCredits: () => Promise<SourceCredits>,
): void {
  const vary = ['Accept', 'Accept-Language', 'X-Sundet-Page', 'Cookie'];
  const caching = { control: 'private, no-cache', vary };
  app.get(URL, { config: { caching }, schema: { hide: true } }, async (request, reply) => {
    const { id: ids = [] } = readParameters(PARAMETERS, withoutEmpty(request.query));
    const language = languageOf(request);
    const commute = commuteOfHome(request, deps);
    const page: ShortlistPage = {
      kind: 'shortlist',
      language,
      // Without the ids: links on the page lead to the page.
      path: namesLanguage(request.query) ? `${URL}?lang=${language}` : URL,
      listed: await orWithoutCommute(ids.length === 0 ? null : commute, (from) => vacancies.list(ids, from)),
      hasHome: commute !== null,
      sources: await sourceCredits(),
      now: thisMinute(deps.clock),
    };
    return sendPage(request, reply, page, renderer);
  });
  refuseOtherMethods(app, URL);
}

function namesLanguage(query: unknown): boolean {
  return Language.safeParse(Reflect.get(Object(query), 'lang')).success;
}
