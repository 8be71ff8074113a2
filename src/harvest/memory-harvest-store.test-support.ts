import { createHash } from 'node:crypto';
import type { ClosedReason } from '../domain/codes.ts';
import type {
  HarvestStore,
  NewIssue,
  RunRef,
  RunResult,
  SourceLock,
  SourceRow,
  VersionedPosting,
  WriteCounts,
} from '../store/harvest-store.ts';

interface Row {
  readonly hash: string;
  readonly version: string;
  readonly run: string;
  readonly reason: ClosedReason | null;
}

/** The harvest store's rules without a database: one source, everything to be looked at by the tests. */
export class MemoryHarvestStore implements HarvestStore {
  readonly issues: NewIssue[] = [];
  readonly runs: RunResult[] = [];
  largestBatch = 0;
  readonly #rows = new Map<string, Row>();
  #locked = false;
  #runNumber = 0;

  open(): string[] {
    return [...this.#rows].flatMap(([id, row]) => (row.reason === null ? [id] : [])).toSorted();
  }

  reasonOf(sourceId: string): ClosedReason | null {
    return this.#rows.get(sourceId)?.reason ?? null;
  }

  async lock(): Promise<SourceLock | null> {
    if (this.#locked) return null;
    this.#locked = true;
    return {
      release: async () => {
        this.#locked = false;
      },
    };
  }

  async beginRun(): Promise<string> {
    this.#runNumber += 1;
    return `run-${this.#runNumber}`;
  }

  async knownVersions(_source: string, sourceIds: readonly string[]): Promise<Map<string, string>> {
    return new Map(
      sourceIds.flatMap((id) => {
        const row = this.#rows.get(id);
        return row?.reason === null ? [[id, row.version]] : [];
      }),
    );
  }

  async write(run: RunRef, postings: readonly VersionedPosting[]): Promise<WriteCounts> {
    this.largestBatch = Math.max(this.largestBatch, postings.length);
    const counts = { inserted: 0, changed: 0, unchanged: 0 };
    for (const { version, posting } of postings) {
      const hash = createHash('sha256').update(JSON.stringify(posting)).digest('hex');
      const before = this.#rows.get(posting.sourceId);
      if (before === undefined) counts.inserted += 1;
      else if (before.hash === hash && before.reason === null) counts.unchanged += 1;
      else counts.changed += 1;
      this.#rows.set(posting.sourceId, { hash, version, run: run.id, reason: null });
    }
    return counts;
  }

  async touch(run: RunRef, sourceIds: readonly string[]): Promise<number> {
    return this.#update(sourceIds, (row) => ({ ...row, run: run.id }));
  }

  async retire(_run: RunRef, sourceIds: readonly string[], reason: ClosedReason): Promise<number> {
    return this.#update(sourceIds, (row) => ({ ...row, reason }));
  }

  async countUnseen(run: RunRef): Promise<number> {
    return this.#unseen(run).length;
  }

  async countOpen(): Promise<number> {
    return this.open().length;
  }

  async retireUnseen(run: RunRef, reason: ClosedReason): Promise<number> {
    return this.retire(run, this.#unseen(run), reason);
  }

  async addIssues(_run: RunRef, issues: readonly NewIssue[]): Promise<void> {
    this.issues.push(...issues);
  }

  async finishRun(_run: RunRef, result: RunResult): Promise<void> {
    this.runs.push(result);
  }

  async sourceRows(): Promise<SourceRow[]> {
    return [];
  }

  #unseen(run: RunRef): string[] {
    return this.open().filter((id) => this.#rows.get(id)?.run !== run.id);
  }

  #update(sourceIds: readonly string[], change: (row: Row) => Row): number {
    let updated = 0;
    for (const id of sourceIds) {
      const row = this.#rows.get(id);
      if (row === undefined || row.reason !== null) continue;
      this.#rows.set(id, change(row));
      updated += 1;
    }
    return updated;
  }
}
