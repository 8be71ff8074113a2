import type { FieldIssue } from '../domain/normalised-posting.ts';
import type { PostingDraft } from '../domain/posting-draft.ts';
import type { Clock } from '../lib/clock.ts';
import type { HttpClient } from '../lib/http-client.ts';
import type { Pace } from '../lib/http-turns.ts';
import type { Logger } from '../lib/logger.ts';
import type { Expectations } from './expectations.ts';

/**
 * One upstream. Implemented once per folder in `src/sources/`, listed in `registry.ts`; nothing else in the program
 * knows an upstream by name.
 */
export interface Source {
  /** Stable id, `[a-z0-9-]+`: stored with every posting. */
  readonly id: string;
  readonly name: string;
  readonly homepage: string;
  readonly licence: string;
  /**
   * What it is, as far as its word counts where several have the same vacancy: a state's own `database` before an
   * employer's own pages, and these before an `aggregator`, who shows others' ads cut short. Absent for an employer's.
   */
  readonly standing?: 'database' | 'aggregator';
  /** The line shown wherever its data is shown. */
  readonly attribution: string;
  /** The base URLs it calls, so that the root can refuse live harvesting without a contact. */
  readonly baseUrls: readonly string[];
  /** The pace it keeps with one of them: whoever else asks there takes turns with its runs. */
  paceWith(baseUrl: string): Pace;
  /**
   * Reads everything that is open now, in the source's own order, holding no more than a page or a line.
   * Ends normally when the upstream has been read to its end; throws UpstreamError or UpstreamShapeError where
   * going on would mean guessing. What was yielded before a throw stands.
   */
  read(context: ReadContext): AsyncIterable<SourceEvent>;
  /**
   * Reads what became new, changed or was removed in the window, both ends included; absent where the upstream does
   * not tell. What it yields may lie outside the window or come twice. Ends and throws as `read`, without a `listing`.
   */
  readChanges?(context: ReadContext, window: ChangeWindow): AsyncIterable<SourceEvent>;
  /**
   * Asks for single postings that a complete listing did not show. Answers for as many as it may: one it does not
   * answer for, and one it is not sure is gone, stays open.
   */
  confirmGone?(context: ReadContext, sourceIds: readonly string[]): AsyncIterable<ConfirmedPosting>;
  /** When it is harvested; nightly at three where it does not say. */
  readonly schedule?: SourceSchedule;
  /**
   * How often a posting must be missing from complete listings, in a row, before it counts as gone. `once`, the
   * default, is for a listing whose own proof leaves no doubt; `twice` for one that may be whole and still lack an ad:
   * listings within twelve hours of each other count as one.
   */
  readonly absence?: 'once' | 'twice';
  /** Where it is to be held to something else than every source. */
  readonly expectations?: Partial<Expectations>;
}

/** Both ends are instants and included. */
export interface ChangeWindow {
  readonly from: Date;
  readonly to: Date;
}

export interface ConfirmedPosting {
  readonly sourceId: string;
  readonly gone: boolean;
}

export interface SourceSchedule {
  /** When its whole listing is read: cron of five fields, on the clocks of Europe/Copenhagen. */
  readonly listing: string;
  /** How often its changes are read, minutes below 60; only for a source that has `readChanges`. */
  readonly changesEveryMinutes?: number;
}

export interface ReadContext {
  readonly http: HttpClient;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /**
   * The versions we stored of these postings last time, by source id; absent where the posting is new or was
   * retired. Lets a source leave out what it need not fetch again.
   */
  knownVersions(sourceIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export type SourceEvent =
  /** `version` changes whenever the upstream's record does: a hash of what the listing said. */
  | {
      readonly type: 'posting';
      readonly version: string;
      readonly draft: PostingDraft;
      readonly issues: readonly FieldIssue[];
    }
  /** Listed again and, by its version, just as we stored it; `version` where it is to be known by another from now on. */
  | { readonly type: 'unchanged'; readonly sourceId: string; readonly version?: string }
  /** Listed, but by the wire record alone known not to be ours: another region. */
  | { readonly type: 'outside'; readonly sourceId: string }
  /** Listed, but unreadable. */
  | { readonly type: 'rejected'; readonly sourceId: string | null; readonly issues: readonly FieldIssue[] }
  /** The upstream says explicitly that it is gone. */
  | { readonly type: 'removed'; readonly sourceId: string; readonly removedAt: string | null }
  /** How far it has come; `total` null where the upstream does not say. */
  | { readonly type: 'progress'; readonly done: number; readonly total: number | null }
  /**
   * Last: whether what was read is proven to be everything the source has for our region. Only then may postings
   * that were not seen be retired. `reason` says what the proof was, or what is missing. A source that is made of
   * feeds says it of each, after what it read of that one, and of all of them; what is of no feed is then not listed
   * by anybody any more.
   */
  | {
      readonly type: 'listing';
      readonly complete: boolean;
      readonly reason: string;
      readonly feed?: FeedName;
    };

/** One of several feeds that make up a source: an employer's. */
export interface FeedName {
  /** Stable and unique within the source: runs are compared by it. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** What the source ids of all its postings begin with, one of these each, and of no other feed's. */
  readonly scopes: readonly string[];
}
