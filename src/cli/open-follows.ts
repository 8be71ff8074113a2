import { openFollowQueue } from '../../workers/follow-queue.ts';
import type { FollowingSettings } from '../config.ts';
import type { FollowChannel, Following } from '../domain/follow.ts';
import { createFollowing } from '../follow/create-following.ts';
import type { Carrier } from '../follow/deliver.ts';
import { createMailCarrier } from '../follow/mail/mail-carrier.ts';
import { runFollow } from '../follow/run-follow.ts';
import { createWebhookCarrier } from '../follow/webhook/webhook-carrier.ts';
import { within } from '../lib/deadline.ts';
import { messageOf } from '../lib/errors.ts';
import { createGuardedPoster } from '../lib/http-guarded-post.ts';
import { createFollowStore } from '../store/create-follow-store.ts';
import { type Program, userAgent } from './program.ts';

/** Followed searches of a running program. */
export interface Follows {
  /** For the pages. */
  readonly following: Following;
  /** Takes rounds until the signal says to stop. */
  startWorker(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** A reader does not wait for a queue that is gone: what they asked for is in the database, and sent with the next round. */
const NUDGE_MS = 3_000;

/** Null where following is not set up. */
export async function openFollows(program: Program): Promise<Follows | null> {
  const { config, clock, logger, database, search } = program;
  if (config.following === null) return null;
  const { publicUrl, webhooks } = config.following;
  const store = createFollowStore(database);
  const queue = await openFollowQueue({ redisUrl: config.redisUrl, databaseUrl: database.url, logger });
  const { carriers, close } = openCarriers(program, config.following);
  return {
    following: createFollowing({
      store,
      clock,
      publicUrl,
      channels: [...carriers.keys()],
      allowLoopback: webhooks === 'loopback',
      nudge: () =>
        within(NUDGE_MS, 'the queue', queue.nudge()).catch((error: unknown) =>
          logger.warn({ error: messageOf(error) }, 'followed searches wait for the next round'),
        ),
    }),
    async startWorker(signal) {
      await queue.schedule();
      queue.startWorker(() => runFollow({ store, vacancies: search, clock, logger, carriers }, signal));
    },
    async close() {
      await queue.close();
      await close();
    },
  };
}

function openCarriers(program: Program, { publicUrl, webhooks, mail }: FollowingSettings) {
  const { config, clock, database } = program;
  const carriers = new Map<FollowChannel, Carrier>();
  const closers: (() => Promise<void> | void)[] = [];
  if (mail !== null) {
    const carrier = createMailCarrier({
      settings: mail,
      store: createFollowStore(database),
      clock,
      publicUrl,
    });
    carriers.set('email', carrier);
    closers.push(() => carrier.close());
  }
  if (webhooks !== 'off') {
    const poster = createGuardedPoster({
      allowLoopback: webhooks === 'loopback',
      userAgent: userAgent(config),
    });
    carriers.set('webhook', createWebhookCarrier({ poster, clock, publicUrl }));
    closers.push(() => poster.close());
  }
  const close = async () => {
    for (const one of closers) await one();
  };
  return { carriers, close };
}
