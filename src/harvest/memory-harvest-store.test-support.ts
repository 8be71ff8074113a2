import { createHash } from 'node:crypto';
import type { ClosedReason } from '../domain/codes.ts';
import { type HarvestRun, NO_COUNTS, type RunMode } from '../domain/harvest.ts';
import { instantInCopenhagen } from '../lib/zoned-time.ts';
import type {
  HarvestStore,
  NewIssue,
  RunRef,
  RunResult,
  Scopes,
  SourceLock,
  SourcePart,
  SourceRow,
  UnseenCount,
  UnseenPosting,
  VersionedPosting,
  WriteCounts,
} from '../store/harvest-store.ts';

interface Row {
  readonly hash: string;
  readonly version: string;
  readonly run: string;
  readonly missed: { readonly times: number; readonly run: string | null };
  readonly reason: ClosedReason | null;
  readonly openUntil: string | null;
}

const NOT_MISSED = { times: 0, run: null };

interface MemoryRun {
  readonly id: string;
  readonly mode: RunMode;
  readonly startedAt: Date;
  result: RunResult | null;
}

/** The harvest store's rules without a database: one source, everything to be looked at by the tests. */
export class MemoryHarvestStore implements HarvestStore {
  readonly issues: NewIssue[] = [];
  readonly runs: RunResult[] = [];
  readonly modes: RunMode[] = [];
  largestBatch = 0;
  readonly #begun: MemoryRun[] = [];
  readonly #rows = new Map<string, Row>();
  #locked = false;
  /** Abort it as a broken connection would. */
  readonly lockLost = new AbortController();

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
      lost: this.lockLost.signal,
      confirm: async () => this.lockLost.signal.throwIfAborted(),
      release: async () => {
        this.#locked = false;
      },
    };
  }

  async beginRun(_source: string, startedAt: Date, mode: RunMode): Promise<string> {
    const id = `run-${this.#begun.length + 1}`;
    this.#begun.push({ id, mode, startedAt, result: null });
    this.modes.push(mode);
    return id;
  }

  async knownVersions(_source: string, sourceIds: readonly string[]): Promise<Map<string, string>> {
    return new Map(
      sourceIds.flatMap((id) => {
        const row = this.#rows.get(id);
        return row?.reason === null ? [[id, row.version]] : [];
      }),
    );
  }

  async write(
    run: RunRef,
    postings: readonly VersionedPosting[],
    after?: Promise<unknown>,
  ): Promise<WriteCounts> {
    await after;
    this.largestBatch = Math.max(this.largestBatch, postings.length);
    const counts = { inserted: 0, changed: 0, unchanged: 0 };
    for (const { version, posting } of postings) {
      const hash = createHash('sha256').update(JSON.stringify(posting)).digest('hex');
      const before = this.#rows.get(posting.sourceId);
      if (before === undefined) counts.inserted += 1;
      else if (before.hash === hash && before.reason === null) counts.unchanged += 1;
      else counts.changed += 1;
      const { openUntil } = posting;
      this.#rows.set(posting.sourceId, {
        hash,
        version,
        run: run.id,
        missed: NOT_MISSED,
        reason: null,
        openUntil,
      });
    }
    return counts;
  }

  async touch(run: RunRef, sourceIds: readonly string[]): Promise<number> {
    return this.#update(sourceIds, (row) => ({ ...row, run: run.id, missed: NOT_MISSED }));
  }

  async keepVersions(_run: RunRef, versions: ReadonlyMap<string, string>): Promise<void> {
    for (const [id, version] of versions) this.#update([id], (row) => ({ ...row, version }));
  }

  async retire(_run: RunRef, sourceIds: readonly string[], reason: ClosedReason): Promise<number> {
    return this.#update(sourceIds, (row) => ({ ...row, reason }));
  }

  async countUnseen(run: RunRef, part: SourcePart = { except: [] }): Promise<UnseenCount> {
    const isMeant = (id: string) =>
      'within' in part ? standsIn(part.within, id) : !standsIn(part.except, id);
    return {
      open: await this.countOpen(run, this.open().filter(isMeant)),
      unseen: await this.countOpen(run, this.#unseen(run).filter(isMeant)),
    };
  }

  async countOpen(run: RunRef, sourceIds: readonly string[] = this.open()): Promise<number> {
    const open = sourceIds.filter((id) => this.#rows.get(id)?.reason === null);
    return open.filter((id) => !this.#isPast(id, run.at)).length;
  }

  async retireUnseen(run: RunRef, reason: ClosedReason, except: Scopes = []): Promise<number> {
    return this.retire(run, this.#unseen(run, except), reason);
  }

  async retireExpired(run: RunRef): Promise<number> {
    const past = this.#unseen(run).filter((id) => this.#isPast(id, run.at));
    return this.retire(run, past, 'expired');
  }

  async addIssues(_run: RunRef, issues: readonly NewIssue[]): Promise<void> {
    this.issues.push(...issues);
  }

  async finishRun(run: RunRef, result: RunResult): Promise<void> {
    this.runs.push(result);
    const begun = this.#begun.find(({ id }) => id === run.id);
    if (begun !== undefined) begun.result = result;
  }

  async markUnseen(run: RunRef, countedBefore: Date, except: Scopes = []): Promise<readonly UnseenPosting[]> {
    return this.#unseen(run, except).map((sourceId) => {
      const row = this.#row(sourceId);
      const last = this.#begun.find(({ id }) => id === row.missed.run);
      if (last !== undefined && last.startedAt > countedBefore) return { sourceId, times: row.missed.times };
      const times = row.missed.times + 1;
      this.#rows.set(sourceId, { ...row, missed: { times, run: run.id } });
      return { sourceId, times };
    });
  }

  async coveredUntil(): Promise<Date | null> {
    const moments = this.#begun.flatMap(({ result }) =>
      result?.outcome === 'ok' && result.coveredUntil !== null ? [result.coveredUntil.getTime()] : [],
    );
    return moments.length === 0 ? null : new Date(Math.max(...moments));
  }

  async lastListingAt(): Promise<Date | null> {
    const listing = this.#begun.findLast(
      ({ mode, result }) => mode === 'listing' && result?.outcome === 'ok' && result.complete,
    );
    return listing?.startedAt ?? null;
  }

  async recentRuns(_source: string, limit: number): Promise<readonly HarvestRun[]> {
    return this.#begun.toReversed().slice(0, limit).map(toRun);
  }

  async sourceRows(): Promise<SourceRow[]> {
    return [];
  }

  #isPast(sourceId: string, at: Date): boolean {
    const { openUntil } = this.#row(sourceId);
    return openUntil !== null && Date.parse(openUntil) <= at.getTime();
  }

  #row(sourceId: string): Row {
    const row = this.#rows.get(sourceId);
    if (row === undefined) throw new Error(`no posting ${sourceId}`);
    return row;
  }

  #unseen(run: RunRef, except: Scopes = []): string[] {
    return this.open().filter((id) => this.#rows.get(id)?.run !== run.id && !standsIn(except, id));
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

function standsIn(scopes: Scopes, sourceId: string): boolean {
  return scopes.some((scope) => sourceId.startsWith(scope));
}

function toRun({ id, mode, startedAt, result }: MemoryRun): HarvestRun {
  return {
    id,
    mode,
    startedAt: instantInCopenhagen(startedAt),
    finishedAt: result === null ? null : instantInCopenhagen(result.finishedAt),
    outcome: result?.outcome ?? null,
    complete: result?.complete ?? false,
    ...(result?.accepted ? { accepted: true } : {}),
    counts: result?.counts ?? NO_COUNTS,
    message: result?.message ?? null,
  };
}
