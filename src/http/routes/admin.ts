import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { JOB_STATES } from '../../domain/queue-view.ts';
import type { Logger } from '../../lib/logger.ts';
import { instantInCopenhagen } from '../../lib/zoned-time.ts';
import { renderQueueBoard } from '../../web/server/queue-board.tsx';
import { AdminAccess } from '../admin-access.ts';
import type { Administration } from '../administration.ts';
import type { HttpDeps } from '../http-deps.ts';
import { loggableError } from '../loggable-error.ts';
import { answerTo, type ErrorAnswer, PROBLEM_MEDIA_TYPE, problemOf } from '../problem.ts';
import { NotFoundError } from '../request-errors.ts';
import { isSameOrigin } from '../same-origin.ts';

const BOARD = '/admin/queues';
/** Jobs shown of each state. */
const JOBS_SHOWN = 25;

/** The board of the harvest queue, for whoever has the token. Without scripts: forms do it all. */
export async function addAdminRoutes(
  app: FastifyInstance,
  deps: Pick<HttpDeps, 'clock' | 'logger' | 'pages'>,
  administration: Administration,
): Promise<void> {
  const { queue, sourceIds } = administration;
  const assetsDir = deps.pages?.assetsDir ?? null;

  await app.register(async (admin) => {
    guard(admin, administration.token, deps);
    // A form without fields: its body is empty, and its type of no interest.
    admin.addContentTypeParser('application/x-www-form-urlencoded', (_request, _payload, done) => done(null));

    admin.get('/admin', HIDDEN, async (_request, reply) => reply.redirect(BOARD));
    admin.get(BOARD, HIDDEN, async (_request, reply) => {
      const [counts, schedules, ...jobs] = await Promise.all([
        queue.counts(),
        queue.schedules(),
        ...JOB_STATES.map((state) => queue.jobs(state, JOBS_SHOWN)),
      ]);
      const byState = JOB_STATES.map((state, index) => ({ state, jobs: jobs[index] ?? [] }));
      const board = {
        counts,
        schedules,
        byState,
        sourceIds,
        jobsShown: JOBS_SHOWN,
        now: instantInCopenhagen(deps.clock.now()),
      };
      return reply.type('text/html; charset=utf-8').send(renderQueueBoard(board, assetsDir));
    });

    admin.post<{ Params: { id: string } }>(`${BOARD}/jobs/:id/retry`, HIDDEN, async (request, reply) => {
      const { id } = request.params;
      if (!(await queue.retry(id)))
        throw new NotFoundError('There is no failed job with this id (any more).');
      deps.logger.info({ requestId: request.id, job: id }, 'a failed job was put back in line by hand');
      return reply.redirect(BOARD, 303);
    });

    admin.post<{ Params: { id: string } }>('/admin/sources/:id/run', HIDDEN, async (request, reply) => {
      const { id } = request.params;
      if (!sourceIds.includes(id))
        throw new NotFoundError('There is no source with this id, or it is switched off.');
      await queue.runNow(id);
      deps.logger.info({ requestId: request.id, source: id }, 'a harvest was asked for by hand');
      return reply.redirect(BOARD, 303);
    });
  });
}

const HIDDEN = { schema: { hide: true } };

/** Lets only the token in, and what changes something only from our own page. */
function guard(
  admin: FastifyInstance,
  token: string,
  { clock, logger }: { clock: HttpDeps['clock']; logger: Logger },
) {
  const access = new AdminAccess(token, clock);
  admin.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex');
    const judged = access.judge(request.headers.authorization, request.ip);
    if (judged.kind === 'refused')
      logger.warn({ requestId: request.id }, 'a wrong administration token was given');
    if (judged.kind === 'limited') {
      const headers = { 'retry-after': String(judged.retryAfterSeconds) };
      return refuse(reply, 429, 'Too many wrong tokens. Wait a minute and try again.', headers);
    }
    if (judged.kind !== 'granted') {
      const headers = { 'www-authenticate': 'Basic realm="Sundet administration", charset="UTF-8"' };
      return refuse(reply, 401, 'Give SUNDET_ADMIN_TOKEN as bearer token, or as the password.', headers);
    }
    if (changes(request) && !isSameOrigin(request)) {
      return refuse(reply, 403, 'This may only be asked for by a page of this host.', {});
    }
  });
  admin.setErrorHandler((error, request, reply) => {
    const answer = answerTo(error, request.id);
    if (answer.status >= 500)
      logger.error({ requestId: request.id, error: loggableError(error) }, 'administration failed');
    return send(reply, answer);
  });
}

function changes(request: FastifyRequest): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD';
}

function refuse(
  reply: FastifyReply,
  status: number,
  detail: string,
  headers: Readonly<Record<string, string>>,
): FastifyReply {
  return send(reply, { status, kind: null, detail, faults: [], headers });
}

function send(reply: FastifyReply, answer: ErrorAnswer): FastifyReply {
  const body = JSON.stringify(problemOf(answer));
  return reply.code(answer.status).headers(answer.headers).type(PROBLEM_MEDIA_TYPE).send(body);
}
