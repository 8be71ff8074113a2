import type { ClosedReason } from '../domain/codes.ts';
import { NO_COUNTS, type RunCounts } from '../domain/harvest.ts';
import type { FieldIssue } from '../domain/normalised-posting.ts';
import { maskPeople } from '../normalise/people.ts';
import type { HarvestStore, NewIssue, RunRef, VersionedPosting } from '../store/harvest-store.ts';
import { filledFields } from './measure-fill.ts';

/** Large enough that the round trips do not count, small enough that a batch of long ads stays a few megabytes. */
const BATCH = 500;
/** Issues keep this much of what stood there, characters. */
const VALUE_LENGTH = 200;

/**
 * Gathers what a run reads into batches, writes them, and counts. Holds at most one batch of each kind, so that the
 * memory of a run does not grow with its source; and of what is to be closed the ids alone, of open postings alone,
 * until the run has been judged.
 */
export class RunWriter {
  readonly #run: RunRef;
  readonly #store: HarvestStore;
  readonly #counts = { ...NO_COUNTS };
  readonly #fill: Record<string, number> = {};
  /** By source id: a listing that shifts while it is paged may show an ad twice. */
  #postings = new Map<string, VersionedPosting>();
  #seen: string[] = [];
  /** Said to be gone or not ours, whether or not we have it. */
  #gone = new Map<string, ClosedReason>();
  /** Those of them that are open: closed once the run has been judged. */
  readonly #held = new Map<string, ClosedReason>();
  #issues: NewIssue[] = [];

  constructor(run: RunRef, store: HarvestStore) {
    this.#run = run;
    this.#store = store;
  }

  get counts(): RunCounts {
    return { ...this.#counts, fill: { ...this.#fill } };
  }

  /** Open postings that are held to be closed, as of the last flush. */
  get held(): number {
    return this.#held.size;
  }

  async posting(posting: VersionedPosting, issues: readonly FieldIssue[]): Promise<void> {
    this.#counts.read += 1;
    const { sourceId } = posting.posting;
    this.#isListed(sourceId);
    if (this.#postings.has(sourceId)) this.#counts.unchanged += 1;
    else for (const field of ['postings', ...filledFields(posting.posting)]) this.#countFilled(field);
    this.#postings.set(sourceId, posting);
    this.#note(sourceId, issues);
    if (this.#postings.size >= BATCH) await this.flush();
  }

  async unchanged(sourceId: string): Promise<void> {
    this.#counts.read += 1;
    this.#counts.unchanged += 1;
    this.#isListed(sourceId);
    this.#seen.push(sourceId);
    if (this.#seen.length >= BATCH) await this.flush();
  }

  /** Listed, but not ours (any more): what we had of it is to be closed as having left the region. */
  async outside(sourceId: string): Promise<void> {
    this.#counts.read += 1;
    this.#counts.outside += 1;
    await this.#hold(sourceId, 'left_region');
  }

  /** Listed, but unreadable today: what we had of it stays open. */
  async rejected(sourceId: string | null, issues: readonly FieldIssue[]): Promise<void> {
    this.#counts.read += 1;
    this.#counts.rejected += 1;
    this.#note(sourceId, issues);
    if (sourceId !== null) {
      this.#isListed(sourceId);
      this.#seen.push(sourceId);
    }
    if (this.#issues.length >= BATCH) await this.flush();
  }

  /** Said to be gone: to be closed, unless it is listed again later in the run. */
  removed(sourceId: string): Promise<void> {
    return this.#hold(sourceId, 'removed');
  }

  /** Closes what is held; to be called once, for a run that was found good. */
  async closeHeld(): Promise<void> {
    for (const reason of new Set(this.#held.values())) {
      const ids = [...this.#held].flatMap(([id, why]) => (why === reason ? [id] : []));
      await this.close(ids, reason);
    }
    this.#held.clear();
  }

  async close(sourceIds: readonly string[], reason: ClosedReason): Promise<void> {
    for (let from = 0; from < sourceIds.length; from += BATCH) {
      const batch = sourceIds.slice(from, from + BATCH);
      this.#counts.retired += await this.#store.retire(this.#run, batch, reason);
    }
  }

  async retireUnseen(): Promise<void> {
    this.#counts.retired += await this.#store.retireUnseen(this.#run, 'missing');
  }

  /** Writes what is gathered. What fails here stays gathered, so that nothing is counted that was not written. */
  async flush(): Promise<void> {
    if (this.#postings.size > 0) {
      const written = await this.#store.write(this.#run, [...this.#postings.values()]);
      this.#counts.inserted += written.inserted;
      this.#counts.changed += written.changed;
      this.#counts.unchanged += written.unchanged;
      this.#postings.clear();
    }
    if (this.#seen.length > 0) {
      await this.#store.touch(this.#run, this.#seen);
      this.#seen = [];
    }
    await this.#keepOpenOnes();
    if (this.#issues.length > 0) {
      await this.#store.addIssues(this.#run, this.#issues);
      this.#issues = [];
    }
  }

  async #hold(sourceId: string, reason: ClosedReason): Promise<void> {
    this.#gone.set(sourceId, reason);
    if (this.#gone.size >= BATCH) await this.flush();
  }

  /** Of what is gone only what we have open is held: a snapshot of all of Sweden is mostly of elsewhere. */
  async #keepOpenOnes(): Promise<void> {
    if (this.#gone.size === 0) return;
    const open = await this.#store.knownVersions(this.#run.source, [...this.#gone.keys()]);
    for (const [id, reason] of this.#gone) if (open.has(id)) this.#held.set(id, reason);
    this.#gone.clear();
  }

  /** Listed after all: a removal that was read before it no longer holds. */
  #isListed(sourceId: string): void {
    this.#gone.delete(sourceId);
    this.#held.delete(sourceId);
  }

  #countFilled(field: string): void {
    this.#fill[field] = (this.#fill[field] ?? 0) + 1;
  }

  #note(sourceId: string | null, issues: readonly FieldIssue[]): void {
    for (const { path, reason, value } of issues) {
      this.#issues.push({ sourceId, path, reason, value: showValue(value) });
    }
  }
}

/** What stood there, short enough to read and with people masked. */
function showValue(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return maskPeople(text.slice(0, VALUE_LENGTH * 4)).slice(0, VALUE_LENGTH);
}
