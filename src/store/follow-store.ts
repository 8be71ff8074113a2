import type { FollowChannel, FollowCounts, FollowedSearch, FollowRequest } from '../domain/follow.ts';

export type FollowTokenPurpose = 'confirm' | 'stop';
/** `confirm` asks the receiver whether it wants this; `news` tells it of vacancies. */
export type FollowDeliveryKind = 'confirm' | 'news';

/** A vacancy as a message tells it: nothing but what the pages show anyone. */
export interface NewVacancy {
  readonly id: string;
  readonly title: string;
  readonly employer: string | null;
  readonly place: string | null;
  readonly country: string;
  /** ISO 8601. */
  readonly publishedAt: string | null;
  readonly deadline: string | null;
}

export interface FollowNews {
  readonly vacancies: readonly NewVacancy[];
  /** How many there are in all: where there are very many, a message lists only the first. */
  readonly total: number;
}

export interface NewFollow extends FollowRequest {
  readonly id: string;
  readonly secret: string | null;
}

export interface NewToken {
  readonly hash: string;
  readonly follow: string;
  readonly purpose: FollowTokenPurpose;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export interface DueFollow extends Pick<FollowRequest, 'channel' | 'query' | 'howOften'> {
  readonly id: string;
  readonly confirmedAt: Date;
  /** Null: it was never looked yet. */
  readonly checkedAt: Date | null;
}

/** Something to be sent, with all that it takes. */
export interface DueDelivery extends Omit<FollowedSearch, 'state'> {
  readonly id: string;
  readonly follow: string;
  readonly kind: FollowDeliveryKind;
  readonly news: FollowNews | null;
  readonly target: string;
  readonly secret: string | null;
  readonly createdAt: Date;
  /** This one included. */
  readonly attempts: number;
  readonly failingSince: Date | null;
}

/** What one delivery tells; the store gives it its id. */
export interface NewDelivery {
  readonly id: string;
  readonly news: FollowNews;
}

export interface FollowPurgeLimits {
  readonly now: Date;
  /** Not confirmed since. */
  readonly pendingBefore: Date;
  readonly offBefore: Date;
  readonly deliveredBefore: Date;
}

/** A text of a follow, for whoever erases: see `TextChange`. */
export type FollowTextChange = (text: string, form: 'text' | 'json') => string;

/**
 * Who follows which search, what they have been told, and what is still to be sent. Any number of processes may work on
 * it at once: what one has taken in hand no other takes before its lease is over, and what was told once is never put
 * into a second delivery.
 */
export interface FollowStore {
  /** With a delivery that asks for confirmation. */
  add(
    follow: NewFollow,
    tokens: readonly NewToken[],
    confirmation: { readonly id: string },
    at: Date,
  ): Promise<void>;
  /** How many follows there are for a target, and how many of them were asked for since `since` and wait. */
  count(
    channel: FollowChannel,
    target: string,
    since: Date,
  ): Promise<{ readonly all: number; readonly waiting: number }>;
  addToken(token: NewToken): Promise<void>;
  read(purpose: FollowTokenPurpose, hash: string, now: Date): Promise<FollowedSearch | null>;
  /** Uses the token up. An older follow of the same search by the same receiver ends. Null: the token is good for nothing. */
  confirm(hash: string, now: Date, nextCheckAt: Date): Promise<FollowedSearch | null>;
  /** As `confirm`, of a webhook that gave the right answer. */
  activate(follow: string, now: Date, nextCheckAt: Date): Promise<void>;
  stop(hash: string, now: Date): Promise<void>;
  /** Takes one that is due in hand until `leaseUntil`; null where none is. */
  takeDue(now: Date, leaseUntil: Date): Promise<DueFollow | null>;
  /**
   * Notes what was found new and makes deliveries of what was not told before, in one transaction. A vacancy that
   * another of its ids was told under counts as told.
   * @param deliveriesOf of those ids that are untold, in the order given.
   * @returns how many were.
   */
  recordNews(
    follow: string,
    vacancyIds: readonly string[],
    times: { readonly checkedAt: Date; readonly nextCheckAt: Date },
    deliveriesOf: (untold: readonly string[]) => readonly NewDelivery[],
  ): Promise<number>;
  /** Takes deliveries in hand until `leaseUntil`. */
  takeDeliveries(
    now: Date,
    leaseUntil: Date,
    which: { readonly channels: readonly FollowChannel[]; readonly limit: number },
  ): Promise<readonly DueDelivery[]>;
  delivered(id: string, at: Date): Promise<void>;
  /** It is to be tried again then. */
  postpone(id: string, at: Date, nextTryAt: Date): Promise<void>;
  /** Nothing is sent there any more; the address is forgotten at once, and what waited with it. */
  switchOff(follow: string, at: Date): Promise<void>;
  purge(limits: FollowPurgeLimits): Promise<void>;
  counts(): Promise<FollowCounts>;
  /**
   * Removes every follow whose address or search `change` would change, and changes what waits to be sent; with
   * `dryRun` only counts them.
   */
  erase(change: FollowTextChange, dryRun: boolean): Promise<number>;
}
