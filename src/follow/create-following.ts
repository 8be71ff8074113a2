import { randomBytes, randomUUID } from 'node:crypto';
import type { FollowChannel, Following, FollowRequest, WebhookKeys } from '../domain/follow.ts';
import type { Clock } from '../lib/clock.ts';
import { NoRoomError, TooManyFollowsError } from '../lib/errors.ts';
import { RecentCount } from '../lib/recent-count.ts';
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
  /** Absent: as many as an information day of a whole region asks for, and few for whoever would flood others. */
  readonly ceilings?: FollowCeilings;
  /** Has what waits be sent soon; what fails is sent with the next round. */
  nudge(): Promise<void>;
}

/** What all receivers together may be, and be asked. */
export interface FollowCeilings {
  /** Of one channel by one process: within this, a mail server's good name and a stranger's inbox are safe. */
  readonly confirmationsAnHour: number;
  /** Some 3 kB each with what they were told. */
  readonly follows: number;
}

const CEILINGS: FollowCeilings = { confirmationsAnHour: 300, follows: 100_000 };
const HOUR_MS = 3_600_000;

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
  const { store, clock, channels, allowLoopback, ceilings = CEILINGS } = deps;
  const recent = new Map(
    channels.map((channel) => [channel, new RecentCount(ceilings.confirmationsAnHour, HOUR_MS, clock)]),
  );
  // Before anything is looked up: whether there is room tells nothing about a receiver.
  const makeRoom = async (channel: FollowChannel) => {
    const { pending, active, off } = await store.counts();
    if (pending + active + off >= ceilings.follows) {
      throw new NoRoomError('As many searches are followed as this service keeps.', DAY_MS / 1_000);
    }
    const waitMs = recent.get(channel)?.take() ?? 0;
    if (waitMs > 0) throw new NoRoomError(TOO_MANY_ASKED, Math.ceil(waitMs / 1_000));
  };
  return {
    channels,
    refuse: (channel, target) => refuseTarget(channel, target, allowLoopback),
    async start(request) {
      await makeRoom(request.channel);
      return start(request, deps, () => recent.get(request.channel)?.giveBack());
    },
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

const TOO_MANY_ASKED = 'So many have asked to follow a search within the hour that no more are written to.';

/** @param leaveOut is told that nobody is written to after all. */
async function start(
  request: FollowRequest,
  deps: FollowingDeps,
  leaveOut: () => void,
): Promise<WebhookKeys | null> {
  const { store, clock, publicUrl, nudge } = deps;
  const { channel, language } = request;
  const target = normaliseTarget(channel, request.target);
  const now = clock.now();
  const { all, waiting } = await store.count(channel, target, new Date(now.getTime() - DAY_MS));
  if (all >= MOST_FOLLOWS || waiting >= MOST_WAITING) {
    leaveOut();
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
