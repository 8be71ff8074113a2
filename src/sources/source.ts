import type { FieldIssue } from '../domain/normalised-posting.ts';
import type { PostingDraft } from '../domain/posting-draft.ts';
import type { Clock } from '../lib/clock.ts';
import type { HttpClient } from '../lib/http-client.ts';
import type { Logger } from '../lib/logger.ts';

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
  /** The line shown wherever its data is shown. */
  readonly attribution: string;
  /** The base URLs it calls, so that the root can refuse live harvesting without a contact. */
  readonly baseUrls: readonly string[];
  /**
   * Reads everything that is open now, in the source's own order, holding no more than a page or a line.
   * Ends normally when the upstream has been read to its end; throws UpstreamError or UpstreamShapeError where
   * going on would mean guessing. What was yielded before a throw stands.
   */
  read(context: ReadContext): AsyncIterable<SourceEvent>;
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
  /** Listed again and, by its version, just as we stored it. */
  | { readonly type: 'unchanged'; readonly sourceId: string }
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
   * that were not seen be retired. `reason` says what the proof was, or what is missing.
   */
  | { readonly type: 'listing'; readonly complete: boolean; readonly reason: string };
