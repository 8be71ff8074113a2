import { randomBytes, randomUUID } from 'node:crypto';
import type { FollowChannel, Following, FollowRequest, WebhookKeys } from '../domain/follow.ts';
import type { Clock } from '../lib/clock.ts';
import { TooManyFollowsError } from '../lib/errors.ts';
import type { FollowStore } from '../store/follow-store.ts';
import { nextCheck } from './next-check.ts';
import { normaliseTarget, refuseTarget } from './targets.ts';
import { hashToken, newToken } from './tokens.ts';
import { stopUrl } from './urls.ts';

export interface FollowingDeps {
  readonly store: FollowStore;
  readonly clock: Clock;
  readonly channels: readonly FollowChannel[];
  /** Where the pages answer, as the world sees them: no request is asked for it, whose host anybody can make up. */
  readonly publicUrl: URL;
  /** Whether webhooks on this machine are accepted, over plain HTTP too. */
  readonly allowLoopback: boolean;
  /** Has what waits be sent soon; what fails is sent with the next round. */
  nudge(): Promise<void>;
}

/** Searches that one receiver may follow, and confirmations it may be asked for within a day. */
const MOST_FOLLOWS = 20;
const MOST_WAITING = 3;
const DAY_MS = 86_400_000;
/** A link in a message from a year ago still stops what it came from. */
export const STOP_TOKEN_MS = 400 * DAY_MS;
/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;

/** Following a search: asked for here, confirmed by whoever it goes to. */
export function createFollowing(deps: FollowingDeps): Following {
  const { store, clock, channels, allowLoopback } = deps;
  return {
    channels,
    refuse: (channel, target) => refuseTarget(channel, target, allowLoopback),
    start: (request) => start(request, deps),
    read: (purpose, token) => store.read(purpose, hashToken(token), clock.now()),
    async confirm(token) {
      const hash = hashToken(token);
      const now = clock.now();
      const asked = await store.read('confirm', hash, now);
      return asked === null ? null : store.confirm(hash, now, nextCheck(asked.howOften, now));
    },
    stop: (token) => store.stop(hashToken(token), clock.now()),
    counts: () => store.counts(),
  };
}

async function start(request: FollowRequest, deps: FollowingDeps): Promise<WebhookKeys | null> {
  const { store, clock, publicUrl, nudge } = deps;
  const { channel, language } = request;
  const target = normaliseTarget(channel, request.target);
  const now = clock.now();
  const { all, waiting } = await store.count(channel, target, new Date(now.getTime() - DAY_MS));
  if (all >= MOST_FOLLOWS || waiting >= MOST_WAITING) {
    if (channel === 'email') return null;
    throw new TooManyFollowsError('This webhook follows as many searches as one may.');
  }
  const id = randomUUID();
  const secret = channel === 'webhook' ? `whsec_${randomBytes(SECRET_BYTES).toString('base64')}` : null;
  const stop = newToken();
  const token = {
    hash: stop.hash,
    follow: id,
    purpose: 'stop',
    createdAt: now,
    expiresAt: new Date(now.getTime() + STOP_TOKEN_MS),
  } as const;
  // An e-mail follower gets theirs with each message.
  await store.add(
    { ...request, target, id, secret },
    secret === null ? [] : [token],
    { id: randomUUID() },
    now,
  );
  await nudge();
  return secret === null ? null : { secret, stopUrl: stopUrl(publicUrl, stop.text, language) };
}
