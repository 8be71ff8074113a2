import { NO_COUNTS, type RunCounts } from '../domain/harvest.ts';
import type { FieldIssue } from '../domain/normalised-posting.ts';
import { maskPeople } from '../normalise/people.ts';
import type { HarvestStore, NewIssue, RunRef, VersionedPosting } from '../store/harvest-store.ts';

/** Large enough that the round trips do not count, small enough that a batch of long ads stays a few megabytes. */
const BATCH = 500;
/** Issues keep this much of what stood there, characters. */
const VALUE_LENGTH = 200;

/**
 * Gathers what a run reads into batches, writes them, and counts. Holds at most one batch of each kind, so that the
 * memory of a run does not grow with its source.
 */
export class RunWriter {
  readonly #run: RunRef;
  readonly #store: HarvestStore;
  readonly #counts = { ...NO_COUNTS };
  /** By source id: a listing that shifts while it is paged may show an ad twice. */
  #postings = new Map<string, VersionedPosting>();
  #seen: string[] = [];
  #outside: string[] = [];
  #removed: string[] = [];
  #issues: NewIssue[] = [];

  constructor(run: RunRef, store: HarvestStore) {
    this.#run = run;
    this.#store = store;
  }

  get counts(): RunCounts {
    return { ...this.#counts };
  }

  async posting(posting: VersionedPosting, issues: readonly FieldIssue[]): Promise<void> {
    this.#counts.read += 1;
    const { sourceId } = posting.posting;
    if (this.#postings.has(sourceId)) this.#counts.unchanged += 1;
    this.#postings.set(sourceId, posting);
    this.#note(sourceId, issues);
    if (this.#postings.size >= BATCH) await this.flush();
  }

  async unchanged(sourceId: string): Promise<void> {
    this.#counts.read += 1;
    this.#counts.unchanged += 1;
    this.#seen.push(sourceId);
    if (this.#seen.length >= BATCH) await this.flush();
  }

  /** Listed, but not ours (any more): what we had of it is closed as having left the region. */
  async outside(sourceId: string): Promise<void> {
    this.#counts.read += 1;
    this.#counts.outside += 1;
    this.#outside.push(sourceId);
    if (this.#outside.length >= BATCH) await this.flush();
  }

  /** Listed, but unreadable today: what we had of it stays open. */
  async rejected(sourceId: string | null, issues: readonly FieldIssue[]): Promise<void> {
    this.#counts.read += 1;
    this.#counts.rejected += 1;
    this.#note(sourceId, issues);
    if (sourceId !== null) this.#seen.push(sourceId);
    if (this.#issues.length >= BATCH) await this.flush();
  }

  async removed(sourceId: string): Promise<void> {
    this.#removed.push(sourceId);
    if (this.#removed.length >= BATCH) await this.flush();
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
    await this.#retire();
    if (this.#issues.length > 0) {
      await this.#store.addIssues(this.#run, this.#issues);
      this.#issues = [];
    }
  }

  async #retire(): Promise<void> {
    if (this.#outside.length > 0) {
      this.#counts.retired += await this.#store.retire(this.#run, this.#outside, 'left_region');
      this.#outside = [];
    }
    if (this.#removed.length > 0) {
      this.#counts.retired += await this.#store.retire(this.#run, this.#removed, 'removed');
      this.#removed = [];
    }
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
