import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';
import { ForbiddenAddressError } from '../../lib/http-guarded-connector.ts';
import type { GuardedAnswer, GuardedPoster } from '../../lib/http-guarded-post.ts';
import type { DueDelivery } from '../../store/follow-store.ts';
import type { Carrier } from '../deliver.ts';
import { NotDeliveredError } from '../follow-errors.ts';
import { searchUrl, vacancyUrl } from '../urls.ts';
import { webhookHeaders } from './sign-webhook.ts';

export interface WebhookDeps {
  readonly poster: Pick<GuardedPoster, 'post'>;
  readonly clock: Clock;
  readonly publicUrl: URL;
}

const CHALLENGE_BYTES = 24;
/** "Do not call on me again" (Standard Webhooks). */
const GONE = 410;

/** Writes to webhooks: asks with a challenge to be sent back, then tells what is new. */
export function createWebhookCarrier(deps: WebhookDeps): Carrier {
  return {
    async confirm(delivery) {
      const challenge = randomBytes(CHALLENGE_BYTES).toString('base64url');
      const { body } = await post(
        delivery,
        'follow.challenge',
        { challenge, ...about(delivery, deps) },
        deps,
      );
      if (!isEcho(body, challenge)) throw new NotDeliveredError('no echo');
      return true;
    },
    async tell(delivery) {
      const { vacancies = [], total = 0 } = delivery.news ?? {};
      const told = vacancies.map((vacancy) => ({
        ...vacancy,
        url: vacancyUrl(deps.publicUrl, vacancy.id, delivery.language),
      }));
      await post(delivery, 'vacancies.new', { ...about(delivery, deps), total, vacancies: told }, deps);
    },
  };
}

function about({ label, path, language }: DueDelivery, { publicUrl }: WebhookDeps) {
  return { search: { label, url: searchUrl(publicUrl, path, language) } };
}

async function post(
  { id, target, secret }: DueDelivery,
  type: string,
  data: object,
  { poster, clock }: WebhookDeps,
): Promise<GuardedAnswer> {
  if (secret === null) throw new NotDeliveredError('no secret', { isFinal: true });
  const at = clock.now();
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
  const headers = { 'content-type': 'application/json', ...webhookHeaders({ id, at, body }, secret) };
  const answer = await answerOf(poster.post(new URL(target), { headers, body }));
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new NotDeliveredError(`status ${answer.status}`, { isFinal: answer.status === GONE });
}

async function answerOf(answer: Promise<GuardedAnswer>): Promise<GuardedAnswer> {
  try {
    return await answer;
  } catch (cause) {
    throw new NotDeliveredError(cause instanceof ForbiddenAddressError ? cause.code : 'unanswered', {
      cause,
    });
  }
}

/** The challenge alone, or as JSON: `{"challenge":"…"}`. */
function isEcho(body: string, challenge: string): boolean {
  const given = Buffer.from(challengeIn(body));
  const wanted = Buffer.from(challenge);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function challengeIn(body: string): string {
  const text = body.trim();
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'string') return json;
    const isObject = typeof json === 'object' && json !== null && 'challenge' in json;
    return isObject ? String(json.challenge) : '';
  } catch {
    return text;
  }
}
