import type { SourceLock, VersionedPosting, WriteCounts } from './harvest-store.ts';

/**
 * What keeps the database good apart from harvesting. Every method is idempotent; those that go through everything do
 * so in batches, each a transaction of its own, so that a harvest can run beside them and they can be killed.
 */
export interface UpkeepStore {
  /** As `HarvestStore.lock`. */
  lock(source: string): Promise<SourceLock | null>;
  /** The payloads of a source's open postings after `after` (a source id), in order of source id. */
  readPayloads(source: string, after: string | null, limit: number): Promise<readonly StoredPayload[]>;
  /** The payloads of these postings, where they are kept. */
  readPayloadsOf(postings: readonly PostingName[]): Promise<readonly StoredPayload[]>;
  /** How many of a source's open postings have a payload. */
  countPayloads(source: string): Promise<number>;
  /**
   * As `HarvestStore.write`, without having seen the postings at their source: what says when they were, and which
   * run did, stays. One that is not open any more, or has come in another version meanwhile, is left out.
   */
  rewrite(source: string, at: Date, postings: readonly VersionedPosting[]): Promise<WriteCounts>;
  /**
   * Gives an open posting a vacancy of its own whatever the rules say, now and in every later run; with `apart` false
   * it is left to the rules again. A retired one gets it when it comes back.
   * @returns the id of the vacancy it is in now; null where there is no such posting.
   */
  setApart(name: PostingName, apart: boolean, at: Date): Promise<string | null>;
  /** Deletes what is older than that. */
  purge(limits: PurgeLimits): Promise<PurgeCounts>;
  /** Everything that was ever asked to be erased. */
  readErasures(): Promise<readonly Erasure[]>;
  addErasures(erasures: readonly Erasure[], at: Date): Promise<void>;
  /**
   * Goes through all records of a kind and changes those that `change` answers for; with `dryRun` only finds them.
   * @returns the names of those records.
   */
  changeTexts(kind: TextKind, change: TextChange, dryRun: boolean): Promise<readonly string[]>;
  /** As `changeTexts`, of payloads. @returns whose they are. */
  changePayloads(change: PayloadChange, dryRun: boolean): Promise<readonly PostingName[]>;
  /** The postings of these vacancies. */
  postingsOf(vacancyIds: readonly string[]): Promise<readonly PostingName[]>;
  /** Forgets by what these postings are compared: they are found by no other that comes. */
  forgetSketches(postings: readonly PostingName[]): Promise<void>;
}

export interface PostingName {
  readonly source: string;
  readonly sourceId: string;
}

export interface StoredPayload extends PostingName {
  readonly version: string;
  readonly payload: Uint8Array;
}

export interface PurgeLimits {
  /** Vacancies that closed before this are deleted; their ids are remembered. */
  readonly closedBefore: Date;
  /** Runs and their issues from before this are deleted, but for the last of each source and what it goes by. */
  readonly runsBefore: Date;
}

export interface PurgeCounts {
  readonly vacancies: number;
  readonly runs: number;
}

/** A text to be taken out wherever it stands: see `src/harvest/eraser.ts`. */
export interface Erasure {
  readonly hash: string;
  readonly salt: string;
  readonly words: number;
  readonly hint: number;
}

/**
 * Where running text stands, and what a record's name is: of `vacancy` its id; of `content` (what a posting says that
 * does not lead) the vacancy's id; of the others nothing that is told.
 */
export const TEXT_KINDS = ['vacancy', 'content', 'issue', 'match', 'join', 'share'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** `html` is as `src/normalise` writes it, `json` any JSON whose strings are meant. */
export type TextForm = 'text' | 'html' | 'json';

/** The text to stand in its place; the same where nothing is to change. */
export type TextChange = (text: string, form: TextForm) => string;

/** Null where nothing is to change. */
export type PayloadChange = (payload: Uint8Array) => Uint8Array | null;
