import type { Language } from './codes.ts';
import type { VacancyQuery } from './vacancy.ts';

export const FOLLOW_CHANNELS = ['email', 'webhook'] as const;
export type FollowChannel = (typeof FOLLOW_CHANNELS)[number];

/** How often a follower is written to at most. */
export const HOW_OFTEN = ['daily', 'hourly'] as const;
export type HowOften = (typeof HOW_OFTEN)[number];

/** `pending` until the receiver has confirmed; `off` after it could not be reached for days. */
export const FOLLOW_STATES = ['pending', 'active', 'off'] as const;
export type FollowState = (typeof FOLLOW_STATES)[number];

/** A search that somebody wants to hear of. Without a commute: where somebody lives is not kept. */
export interface FollowRequest {
  readonly channel: FollowChannel;
  /** An e-mail address, or the URL of a webhook; checked. */
  readonly target: string;
  readonly query: VacancyQuery;
  /** Of the search's page, without host and language. */
  readonly path: string;
  /** The search in a few words, in the follower's language. */
  readonly label: string;
  readonly language: Language;
  readonly howOften: HowOften;
}

/** What a follower is shown of what they follow. */
export interface FollowedSearch {
  readonly channel: FollowChannel;
  readonly path: string;
  readonly label: string;
  readonly language: Language;
  readonly howOften: HowOften;
  readonly state: FollowState;
}

/** What only the one who asked for a webhook is ever told, once. */
export interface WebhookKeys {
  /** As Standard Webhooks writes it: `whsec_` and base64. */
  readonly secret: string;
  /** Where it is looked after and stopped. */
  readonly stopUrl: string;
}

export interface FollowCounts {
  readonly pending: number;
  readonly active: number;
  readonly off: number;
  /** Messages not yet sent. */
  readonly waiting: number;
}

/** What `src/follow` offers to `src/http`. Unknown, expired and used tokens are told apart by nobody. */
export interface Following {
  /** What can be offered here. */
  readonly channels: readonly FollowChannel[];
  /** Why a text is no target for this channel; null where it is one. */
  refuse(
    channel: FollowChannel,
    target: string,
  ): 'not_an_email' | 'not_a_url' | 'not_https' | 'not_public' | null;
  /**
   * Has the receiver asked whether it wants this. Of an e-mail address nobody learns whether it follows anything: too
   * many for one are left out in silence.
   * @returns null for an e-mail address.
   * @throws TooManyFollowsError for a webhook; NoRoomError where everybody together has asked too much.
   */
  start(request: FollowRequest): Promise<WebhookKeys | null>;
  /** What a link in a message is about; null where it is (no longer) good for anything. */
  read(purpose: 'confirm' | 'stop', token: string): Promise<FollowedSearch | null>;
  /** Once; null as `read`. */
  confirm(token: string): Promise<FollowedSearch | null>;
  /** Forgets the follower, and all that was kept for them. */
  stop(token: string): Promise<void>;
  /** For the metrics. */
  counts(): Promise<FollowCounts>;
}
