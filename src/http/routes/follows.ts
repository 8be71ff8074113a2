import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Following } from '../../domain/follow.ts';
import { FollowBody, FollowedState, FollowReceipt, FollowToken } from '../../domain/follow-body.ts';
import { BadRequestError, TooManyFollowsError } from '../../lib/errors.ts';
import { type FollowFault, followText } from '../../web/follow/follow-text.ts';
import { searchPath } from '../../web/paths.ts';
import { formOf } from '../../web/search-form.ts';
import type { HttpDeps } from '../http-deps.ts';
import { jsonAnswer, problemAnswer, SENDING_ANSWERS } from '../openapi.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { NotFoundError } from '../request-errors.ts';
import { refuseForeign } from '../same-origin.ts';
import { sendingOnly } from '../sending-only.ts';
import type { SourceCredits } from '../source-credits.ts';
import { createSearchReader, parse } from './follow.ts';

const FOLLOWS = '/api/v1/follows';
const STATE = `${FOLLOWS}/state`;
const STOP = `${FOLLOWS}/stop`;

/**
 * `POST /api/v1/follows`, `/state` and `/stop`: what the pages below `/follow` do, for programs. Tokens are sent in
 * bodies, which no log holds.
 */
export function addFollowApiRoutes(
  app: FastifyInstance,
  deps: HttpDeps,
  following: Following,
  sourceCredits: () => Promise<SourceCredits>,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const readSearch = createSearchReader(deps, sourceCredits);

  routes.post(FOLLOWS, {
    config: { price: PRICES.contact },
    onRequest: refuseForeign,
    schema: {
      operationId: 'followSearch',
      tags: ['follows'],
      summary: 'Be told of new vacancies of a search, by webhook or e-mail',
      description:
        'Nothing is sent before the receiver has confirmed: of e-mail by the link in the first message, of a webhook by answering `follow.challenge`. A home in the search, and the commute from it, are left out. Of an e-mail address nobody is told whether it follows anything, so that too many for one are left out in silence.',
      body: FollowBody,
      response: {
        202: jsonAnswer(FollowReceipt, 'The receiver is asked whether it wants this'),
        ...SENDING_ANSWERS,
      },
    },
    handler: async (request, reply) => {
      const { search, channel, target, howOften, language } = request.body;
      if (!following.channels.includes(channel)) throw new BadRequestError('channel', notOffered(following));
      const fault = following.refuse(channel, target);
      if (fault !== null) throw refusal(fault);
      const asked = await readSearch(request, { ...parse(search), ...(language ? { lang: language } : {}) });
      const path = searchPath(formOf(asked.query), null);
      const { query, label } = asked;
      const keys = await following
        .start({ channel, target, query, path, label, language: asked.language, howOften })
        .catch((error: unknown) => {
          throw error instanceof TooManyFollowsError ? refusal('too_many') : error;
        });
      reply.code(202).header('cache-control', 'no-store');
      return {
        channel,
        path,
        label,
        language: asked.language,
        howOften,
        state: 'pending' as const,
        keys: keys === null ? null : { ...keys, token: tokenOf(keys.stopUrl) },
      };
    },
  });

  routes.post(STATE, {
    config: { price: PRICES.lookUp },
    onRequest: refuseForeign,
    schema: {
      operationId: 'readFollow',
      tags: ['follows'],
      summary: 'How a followed search stands',
      body: FollowToken,
      response: {
        200: jsonAnswer(FollowedState, 'What is followed, and whether it is'),
        404: problemAnswer('The token is good for nothing (any more)'),
        ...SENDING_ANSWERS,
      },
    },
    handler: async (request, reply) => {
      const followed = await following.read('stop', request.body.token);
      if (followed === null) throw new NotFoundError('This token is good for nothing (any more).');
      reply.header('cache-control', 'no-store');
      return followed;
    },
  });

  routes.post(STOP, {
    config: { price: PRICES.lookUp },
    onRequest: refuseForeign,
    schema: {
      operationId: 'stopFollow',
      tags: ['follows'],
      summary: 'Stop following, for good',
      description: 'All that is kept of it is deleted. Whether there was anything to stop is told to nobody.',
      body: FollowToken,
      response: { 204: z.null().describe('There is nothing now'), ...SENDING_ANSWERS },
    },
    handler: async (request, reply) => {
      await following.stop(request.body.token);
      return reply.code(204).send(null);
    },
  });

  for (const url of [FOLLOWS, STATE, STOP]) sendingOnly(app, url);
}

function refusal(fault: FollowFault): BadRequestError {
  return new BadRequestError('target', followText('en').faults[fault]);
}

function notOffered({ channels }: Following): string {
  return `is not offered here; there is ${channels.join(' and ') || 'none'}`;
}

function tokenOf(stopUrl: string): string {
  return new URL(stopUrl).searchParams.get('token') ?? '';
}
