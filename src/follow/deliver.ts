import type { FollowChannel } from '../domain/follow.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import type { Logger } from '../lib/logger.ts';
import type { DueDelivery, FollowStore } from '../store/follow-store.ts';
import { NotDeliveredError } from './follow-errors.ts';
import { nextCheck } from './next-check.ts';

/** What a kind of receiver is written to by. */
export interface Carrier {
  /**
   * @returns whether the receiver has confirmed by its answer; of an e-mail a person decides.
   * @throws NotDeliveredError
   */
  confirm(delivery: DueDelivery): Promise<boolean>;
  /** @throws NotDeliveredError */
  tell(delivery: DueDelivery): Promise<void>;
}

export interface DeliverDeps {
  readonly store: FollowStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Those set up here: what others are for waits for a process that has them. */
  readonly carriers: ReadonlyMap<FollowChannel, Carrier>;
}

/** Longer than any carrier takes: until then no other process sends the same. */
const LEASE_MS = 5 * 60_000;
const AT_ONCE = 8;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** After each failure; the last of them from then on. */
const WAITS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR];
/** Whoever was out of reach for so long is not called on again. */
const GIVE_UP_MS = 5 * 24 * HOUR;
/** A receiver that was never there is not asked for so long. */
const GIVE_UP_ASKING_MS = 24 * HOUR;

/**
 * Sends all that is due. At least once: a process that dies between sending and noting it sends the same again, under
 * the same id (`webhook-id`, `Message-ID`), by which the receiver knows it.
 * @returns how many were sent.
 */
export async function deliverAll(deps: DeliverDeps, signal: AbortSignal): Promise<number> {
  const { store, clock, carriers } = deps;
  const channels = [...carriers.keys()];
  let sent = 0;
  while (!signal.aborted) {
    const now = clock.now();
    const due = await store.takeDeliveries(now, new Date(now.getTime() + LEASE_MS), {
      channels,
      limit: AT_ONCE,
    });
    if (due.length === 0) break;
    const outcomes = await Promise.all(due.map((delivery) => deliver(delivery, deps)));
    sent += outcomes.filter(Boolean).length;
  }
  return sent;
}

async function deliver(delivery: DueDelivery, deps: DeliverDeps): Promise<boolean> {
  const { store, clock, logger } = deps;
  const { id, follow, kind, channel } = delivery;
  try {
    await send(delivery, deps);
  } catch (error) {
    await afterFailure(delivery, error, deps);
    return false;
  }
  await store.delivered(id, clock.now());
  logger.info({ follow, delivery: id, kind, channel }, 'sent to a follower');
  return true;
}

async function send(delivery: DueDelivery, { store, clock, carriers }: DeliverDeps): Promise<void> {
  const carrier = carriers.get(delivery.channel);
  if (carrier === undefined) throw new NotDeliveredError('not set up here');
  if (delivery.kind === 'news') return carrier.tell(delivery);
  const isConfirmed = await carrier.confirm(delivery);
  const now = clock.now();
  if (isConfirmed) await store.activate(delivery.follow, now, nextCheck(delivery.howOften, now));
}

async function afterFailure(delivery: DueDelivery, error: unknown, { store, clock, logger }: DeliverDeps) {
  const { id, follow, kind, channel, attempts } = delivery;
  const now = clock.now();
  const why = error instanceof NotDeliveredError ? error.why : messageOf(error);
  logger.warn({ follow, delivery: id, kind, channel, attempts, why }, 'a follower could not be reached');
  const patience = kind === 'confirm' ? GIVE_UP_ASKING_MS : GIVE_UP_MS;
  const since = kind === 'confirm' ? delivery.createdAt : (delivery.failingSince ?? now);
  const isOver = now.getTime() - since.getTime() >= patience;
  if (isOver || (error instanceof NotDeliveredError && error.isFinal)) {
    await store.switchOff(follow, now);
    logger.warn({ follow, channel }, 'a follower that could not be reached is not written to any more');
    return;
  }
  const wait = WAITS[Math.min(attempts, WAITS.length) - 1] ?? MINUTE;
  await store.postpone(id, now, new Date(now.getTime() + wait));
}
