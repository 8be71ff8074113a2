import type { ClosedReason } from '../domain/codes.ts';
import type { HarvestRun, Issue, RunCounts, RunMode, RunOutcome } from '../domain/harvest.ts';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import { SundetError } from '../lib/errors.ts';
import type { SketchBytes } from './sketch-row.ts';
import type { SaidBytes } from './vacancy-row.ts';

/**
 * Another run of the source has begun, as it may once the lock of this one is lost: nothing of this one is written any
 * more, or it would pass for what that one has seen.
 */
export class RunTakenOverError extends SundetError {
  readonly code = 'run_taken_over';
  override readonly retry = true;

  constructor(source: string) {
    super(`another run has taken over ${source}: this one lost its hold on it, and writes no more`);
  }
}

/**
 * What a harvest run asks of the database. Every method is idempotent: a repeated or killed run ends the same. Those that
 * write postings, and `finishRun`, throw RunTakenOverError once another run of the source has begun.
 */
export interface HarvestStore {
  /**
   * Takes the source for one run, across all processes (an advisory lock on a connection of its own, so that it is
   * freed when the process dies). Null where another run holds it.
   */
  lock(source: string): Promise<SourceLock | null>;
  /** Opens a run and closes as `failed` any earlier one of this source that was killed. Returns the run's id. */
  beginRun(source: string, startedAt: Date, mode: RunMode): Promise<string>;
  /** Versions of the open postings among `sourceIds`. */
  knownVersions(source: string, sourceIds: readonly string[]): Promise<Map<string, string>>;
  /**
   * Inserts, updates or (by content hash) only touches each posting and its vacancy, in one transaction.
   * @param after the end of another write of this run, of other postings, that this one is to follow: what can be done
   * before that is begun at once, and nothing is written where that fails.
   */
  write(run: RunRef, postings: readonly VersionedPosting[], after?: Promise<unknown>): Promise<WriteCounts>;
  /** Marks postings as seen in this run without looking into them. */
  touch(run: RunRef, sourceIds: readonly string[]): Promise<number>;
  /** Has open postings, by source id, known by these versions from now on; what they say is the same. */
  keepVersions(run: RunRef, versions: ReadonlyMap<string, string>): Promise<void>;
  /** Retires these postings and closes vacancies that have no other open posting. Returns how many were open. */
  retire(run: RunRef, sourceIds: readonly string[], reason: ClosedReason): Promise<number>;
  /** How many of the source's postings, or of these of them, should be open at the run's moment: not past their own end. */
  countOpen(run: RunRef, sourceIds?: readonly string[]): Promise<number>;
  /** Of those of a part of the source: how many there are, and how many of them this run has not seen. */
  countUnseen(run: RunRef, part?: SourcePart): Promise<UnseenCount>;
  /** Retires what the run has not seen, but for what stands in one of these scopes. */
  retireUnseen(run: RunRef, reason: ClosedReason, except?: Scopes): Promise<number>;
  /** Retires open postings that are past their own end of publication, but for those that this run has seen. */
  retireExpired(run: RunRef): Promise<number>;
  /**
   * To be told of a complete listing: the open postings that it has not seen, each with how many complete listings in
   * a row have missed it, this one included. One that was last counted in a run begun after `countedBefore` is not
   * counted again. Being seen again, in a run of either mode, starts the count anew. What stands in one of the scopes of
   * `except` is as if it did not exist.
   */
  markUnseen(run: RunRef, countedBefore: Date, except?: Scopes): Promise<readonly UnseenPosting[]>;
  /** The moment up to which changes have been read by good runs: the largest `coveredUntil` of those that ended ok. */
  coveredUntil(source: string): Promise<Date | null>;
  /** Start of the last run of mode listing that ended ok and complete. */
  lastListingAt(source: string): Promise<Date | null>;
  /** The source's runs, newest first, whatever became of them. */
  recentRuns(source: string, limit: number): Promise<readonly HarvestRun[]>;
  addIssues(run: RunRef, issues: readonly NewIssue[]): Promise<void>;
  finishRun(run: RunRef, result: RunResult): Promise<void>;
  /** Latest run of each source, its issues of the last day (at most `issueLimit`) and its number of open vacancies. */
  sourceRows(issueLimit: number): Promise<SourceRow[]>;
}

export interface SourceLock {
  /** Aborted, with a DatabaseUnavailableError, once the lock may be in other hands: its connection broke. */
  readonly lost: AbortSignal;
  /** Asks the database whether we still hold it. @throws DatabaseUnavailableError where that cannot be said. */
  confirm(): Promise<void>;
  release(): Promise<void>;
}

export interface RunRef {
  readonly id: string;
  readonly source: string;
  /** The moment everything written in this run counts as seen at. */
  readonly at: Date;
}

/** Beginnings of source ids: where the postings of a part of the source stand, such as of one employer's feed. */
export type Scopes = readonly string[];

/** What stands in one of the scopes, or in none of them. */
export type SourcePart = { readonly within: Scopes } | { readonly except: Scopes };

export interface UnseenCount {
  readonly open: number;
  readonly unseen: number;
}

export interface UnseenPosting {
  readonly sourceId: string;
  readonly times: number;
}

export interface VersionedPosting {
  readonly version: string;
  readonly posting: NormalisedPosting;
  /** What it was normalised from, packed, so that it can be again without fetching; null where that is not kept. */
  readonly payload: Uint8Array | null;
  /** What the store would make of `posting`, where that was made already. Whoever changes the posting leaves it out. */
  readonly made?: MadePosting;
}

export interface MadePosting {
  /** As `saidBy` makes it. */
  readonly said: SaidBytes;
  /** As `contentHash` makes it. */
  readonly hash: string;
  /** Characters of the description, which need not be read again to be counted. */
  readonly textLength: number;
  /** As `sketchBytes` makes it of what the store's matcher sketches. */
  readonly sketched: SketchBytes;
}

export interface WriteCounts {
  readonly inserted: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface NewIssue {
  readonly sourceId: string | null;
  readonly path: string;
  readonly reason: string;
  readonly value: string | null;
}

export interface RunResult {
  readonly finishedAt: Date;
  readonly outcome: RunOutcome;
  readonly complete: boolean;
  /** Whether it fell short and somebody let it close all the same. Default: no. */
  readonly accepted?: boolean;
  /** Up to when the run has read the source's changes; null where it makes no such claim. */
  readonly coveredUntil: Date | null;
  readonly counts: RunCounts;
  readonly message: string | null;
}

export interface SourceRow {
  readonly source: string;
  readonly openVacancies: number;
  readonly lastRun: HarvestRun | null;
  readonly lastGoodRunAt: Date | null;
  readonly issues: Issue[];
  /** All there are of these, each once, told or not. */
  readonly issueCount: number;
}
