import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  ShareBody,
  type SharedEntry,
  ShareReceipt,
  sharedCommute,
  WithdrawalBody,
} from '../../domain/shared-list.ts';
import { instantInCopenhagen } from '../../lib/zoned-time.ts';
import { commuteOfHome, orWithoutCommute } from '../home-commute.ts';
import type { HttpDeps, Shortlists } from '../http-deps.ts';
import { jsonAnswer, problemAnswer, SENDING_ANSWERS } from '../openapi.ts';
import { PRICES } from '../rate-limit/prices.ts';
import { NotFoundError } from '../request-errors.ts';
import { refuseForeign } from '../same-origin.ts';
import { sendingOnly } from '../sending-only.ts';
import { LIST_BODY_LIMIT } from './shortlist-files.ts';

const SHARES = '/api/v1/shares';
const WITHDRAWAL = `${SHARES}/withdrawal`;
const DAY_MS = 86_400_000;

/** `POST /api/v1/shares` and `/api/v1/shares/withdrawal`: a list to be read by a link, for a while. */
export function addShareRoutes(
  app: FastifyInstance,
  deps: HttpDeps,
  { vacancies, shares }: Shortlists,
): void {
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.post(SHARES, {
    bodyLimit: LIST_BODY_LIMIT,
    config: { price: PRICES.store },
    onRequest: refuseForeign,
    schema: {
      operationId: 'shareList',
      tags: ['shortlists'],
      summary: 'Share a list by a link that nobody can guess',
      description:
        'Ids, notes and their order are kept until the link expires or is withdrawn. Commutes only where `commute` asks for them, and then as rounded minutes, never with the home. Only hashes of the token and of the secret are kept: whoever loses them cannot get them back.',
      body: ShareBody,
      response: {
        201: jsonAnswer(ShareReceipt, 'How to read it and how to withdraw it'),
        ...SENDING_ANSWERS,
      },
    },
    handler: async (request, reply) => {
      const { days } = request.body;
      const entries = await read(request, request.body);
      const expiresAt = new Date(deps.clock.now().getTime() + days * DAY_MS);
      const { token, secret } = await shares.share({ entries, expiresAt });
      reply.code(201).header('cache-control', 'no-store');
      return { path: `/shared/${token}`, token, secret, expiresAt: instantInCopenhagen(expiresAt) };
    },
  });

  routes.post(WITHDRAWAL, {
    config: { price: PRICES.lookUp },
    onRequest: refuseForeign,
    schema: {
      operationId: 'withdrawSharedList',
      tags: ['shortlists'],
      summary: 'Withdraw a shared list, for good',
      description: 'Everything that is kept of it is deleted at once.',
      body: WithdrawalBody,
      response: {
        204: z.null().describe('It is withdrawn'),
        404: problemAnswer('There is no such list, or the secret is not its own'),
        ...SENDING_ANSWERS,
      },
    },
    handler: async (request, reply) => {
      const { token, secret } = request.body;
      if (!(await shares.withdraw(token, secret)))
        throw new NotFoundError('There is no such list (any more), or the secret is not its own.');
      return reply.code(204).send(null);
    },
  });

  sendingOnly(app, SHARES);
  sendingOnly(app, WITHDRAWAL);

  async function read(request: FastifyRequest, body: ShareBody): Promise<SharedEntry[]> {
    const plain = body.entries.map(({ id, note = '' }) => ({ id, note }));
    const home = body.commute === true ? commuteOfHome(request, deps) : null;
    if (home === null) return plain;
    const ids = plain.map(({ id }) => id);
    const listed = await orWithoutCommute(home, (commute) => vacancies.list(ids, commute));
    return plain.map((entry, index) => {
      const commute = listed[index]?.vacancy?.commute;
      return commute === undefined ? entry : { ...entry, commute: sharedCommute(commute) };
    });
  }
}
