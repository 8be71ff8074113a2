import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemPage } from '../web/page.ts';
import type { HttpDeps } from './http-deps.ts';
import { loggableError } from './loggable-error.ts';
import { loggedPath } from './logged-path.ts';
import { isPageAddress, languageOf, ownPath } from './page-request.ts';
import { tellFault } from './parameter-fault.ts';
import { answerTo, type ErrorAnswer, PROBLEM_MEDIA_TYPE, problemOf } from './problem.ts';
import { sendPage } from './send-page.ts';

export type ErrorAnswerer = (
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<FastifyReply>;

/** Answers every error of every route: as a page where a page was asked for, else as a problem document. */
export function createErrorAnswerer({ logger, pages }: Pick<HttpDeps, 'logger' | 'pages'>): ErrorAnswerer {
  const log = (error: unknown, request: FastifyRequest, message: string) => {
    const { id, method, url } = request;
    logger.error({ requestId: id, method, path: loggedPath(url), error: loggableError(error) }, message);
  };

  return async (error, request, reply) => {
    const answer = answerTo(error, request.id);
    if (answer.status >= 500) log(error, request, 'request failed');
    reply.code(answer.status).headers(answer.headers);
    if (pages !== null && isPageAddress(request)) {
      try {
        return await sendPage(request, reply, problemPage(answer, request), pages);
      } catch (renderError) {
        log(renderError, request, 'problem page could not be rendered');
      }
    }
    return reply.type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(problemOf(answer)));
  };
}

function problemPage(answer: ErrorAnswer, request: FastifyRequest): ProblemPage {
  const language = languageOf(request);
  return {
    kind: 'problem',
    language,
    path: ownPath(request.url),
    status: answer.status,
    errors: answer.faults.map(({ parameter, fault }) => ({ parameter, message: tellFault(fault, language) })),
  };
}
