import type { ClosedReason } from '../domain/codes.ts';
import { NO_COUNTS, type RunCounts } from '../domain/harvest.ts';
import type { FieldIssue } from '../domain/normalised-posting.ts';
import { messageOf } from '../lib/errors.ts';
import { maskPeople } from '../normalise/people.ts';
import { isRefusedValue } from '../store/database-errors.ts';
import type {
  HarvestStore,
  NewIssue,
  RunRef,
  Scopes,
  VersionedPosting,
  WriteCounts,
} from '../store/harvest-store.ts';
import { storableId } from '../store/storable-text.ts';
import { filledFields } from './measure-fill.ts';
import { subtractCounts } from './subtract-counts.ts';

/** How much is written at once. */
export interface LoadSizes {
  /** Postings to be written or closed, or issues. */
  readonly postings: number;
  /** What is but an id: seen, or gone. */
  readonly ids: number;
}

/** Large enough that the round trips do not count, small enough that two loads of long ads stay a few megabytes. */
const LOAD_SIZES: LoadSizes = { postings: 100, ids: 500 };
/** Issues keep this much of what stood there, characters. */
const VALUE_LENGTH = 200;

/** How many loads are written at once, each but the first begun while the one before it is finished. */
const MOST_AT_ONCE = 2;

/** What has been read and not yet been written. */
interface Load {
  /** By source id: a listing that shifts while it is paged may show an ad twice. */
  readonly postings: Map<string, VersionedPosting>;
  readonly seen: string[];
  /** Of those seen that are the same and known by another version from now on. */
  readonly versions: Map<string, string>;
  /** Said to be gone or not ours, whether or not we have it. */
  readonly gone: Map<string, ClosedReason>;
  readonly issues: NewIssue[];
}

/** A load that is being written: what of it has been written is taken out of it. */
interface Writing {
  readonly load: Load;
  readonly end: Promise<void>;
}

/**
 * Gathers what a run reads into loads, writes them in order, and counts. Two loads are written while the next is
 * gathered: the database works while the program reads and normalises, and begins with one load while it finishes the
 * other. Holds at most these three, so that the memory of a run does not grow with its source; and of what is to be
 * closed the ids alone, of open postings alone, until the run has been judged.
 */
export class RunWriter {
  readonly #run: RunRef;
  readonly #store: HarvestStore;
  readonly #sizes: LoadSizes;
  readonly #counts = { ...NO_COUNTS };
  readonly #fill: Record<string, number> = {};
  /** What had been counted when the last part ended. */
  #before: RunCounts = NO_COUNTS;
  #load = emptyLoad();
  /** The oldest first. */
  #writing: Writing[] = [];
  #isAbandoned = false;
  /** Of what is said to be gone, what is open: closed once the run has been judged. */
  readonly #held = new Map<string, ClosedReason>();

  constructor(run: RunRef, store: HarvestStore, sizes: LoadSizes = LOAD_SIZES) {
    this.#run = run;
    this.#store = store;
    this.#sizes = sizes;
  }

  get counts(): RunCounts {
    return { ...this.#counts, fill: { ...this.#fill } };
  }

  /** Ends a part of the run: writes what is gathered. @returns what was counted since the last part ended. */
  async endPart(): Promise<RunCounts> {
    await this.flush();
    const part = subtractCounts(this.counts, this.#before);
    this.#before = this.counts;
    return part;
  }

  /** Ids of the open postings that are held to be closed, as of the last flush. */
  get held(): readonly string[] {
    return [...this.#held.keys()];
  }

  async posting(posting: VersionedPosting, issues: readonly FieldIssue[]): Promise<void> {
    this.#counts.read += 1;
    const { sourceId } = posting.posting;
    this.#isListed(sourceId);
    const { postings } = this.#load;
    if (postings.has(sourceId)) this.#counts.unchanged += 1;
    else this.#countFill(filledFields(posting.posting, posting.made?.textLength));
    postings.set(sourceId, posting);
    // Written before versions are kept, it would be known by that of an earlier listing.
    this.#load.versions.delete(sourceId);
    note(this.#load, sourceId, issues);
    if (postings.size >= this.#sizes.postings) await this.#handOver();
  }

  async unchanged(sourceId: string, version?: string): Promise<void> {
    this.#counts.read += 1;
    this.#counts.unchanged += 1;
    this.#isListed(sourceId);
    this.#load.seen.push(sourceId);
    if (version !== undefined) this.#load.versions.set(sourceId, version);
    if (this.#load.seen.length >= this.#sizes.ids) await this.#handOver();
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
    note(this.#load, sourceId, issues);
    if (sourceId !== null) {
      this.#isListed(sourceId);
      this.#load.seen.push(sourceId);
    }
    if (this.#load.issues.length >= this.#sizes.postings) await this.#handOver();
  }

  /** Said to be gone: to be closed, unless it is listed again later in the run. */
  removed(sourceId: string): Promise<void> {
    return this.#hold(sourceId, 'removed');
  }

  /** Has nothing closed that stands in one of these scopes, whatever was said of it. */
  keepOpen(scopes: Scopes): void {
    for (const id of [...this.#held.keys()]) {
      if (scopes.some((scope) => id.startsWith(scope))) this.#held.delete(id);
    }
  }

  /** What a person has to know of the source beside its records. */
  note(sourceId: string | null, issue: FieldIssue): void {
    note(this.#load, sourceId, [issue]);
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
    const most = this.#sizes.postings;
    for (let from = 0; from < sourceIds.length; from += most) {
      const batch = sourceIds.slice(from, from + most);
      this.#counts.retired += await this.#store.retire(this.#run, batch, reason);
    }
  }

  async retireUnseen(except: Scopes): Promise<void> {
    this.#counts.retired += await this.#store.retireUnseen(this.#run, 'missing', except);
  }

  /** What is over by its own word needs no other to be closed. */
  async retireExpired(): Promise<void> {
    this.#counts.retired += await this.#store.retireExpired(this.#run);
  }

  /** Writes all that is gathered. What fails here stays gathered, so that nothing is counted that was not written. */
  async flush(): Promise<void> {
    await this.#settle();
    this.#begin(this.#take());
    await this.#settle();
  }

  /** Gives up what is gathered and whose turn has not come, and waits for what is being written already. */
  async abandon(): Promise<void> {
    this.#isAbandoned = true;
    this.#take();
    await this.#settle().catch(() => {
      // Why it failed is no news for who has given it up; what was put back goes the same way.
      this.#take();
    });
  }

  /** Has the load written while the next is gathered; waits where there are enough, and throws what failed. */
  async #handOver(): Promise<void> {
    if (this.#writing.length >= MOST_AT_ONCE) await this.#settleOldest();
    // An ad that is in both has to be written before it is written again.
    if (this.#writing.some(({ load }) => haveCommon(load, this.#load))) await this.#settle();
    this.#begin(this.#take());
  }

  #begin(load: Load): void {
    const turn = this.#writing.at(-1)?.end.then(() => {
      if (this.#isAbandoned) throw new Error('the run was given up before the turn of this load');
    });
    const end = this.#write(load, turn);
    // Thrown by whoever waits; until then it must not end the process.
    for (const promise of [turn, end]) promise?.catch(() => {});
    this.#writing.push({ load, end });
  }

  async #settle(): Promise<void> {
    while (this.#writing.length > 0) await this.#settleOldest();
  }

  /** Where it fails those after it fail with it, and what is left of all goes back in front of what was gathered since. */
  async #settleOldest(): Promise<void> {
    try {
      await this.#writing[0]?.end;
      this.#writing.shift();
    } catch (error) {
      const failed = this.#writing;
      await Promise.allSettled(failed.map(({ end }) => end));
      this.#writing = [];
      for (const { load } of failed.toReversed()) this.#putBack(load);
      throw error;
    }
  }

  /** An ad that is in both is written once, as it was listed last; the other time it counts as in one load. */
  #putBack(load: Load): void {
    for (const sourceId of this.#load.postings.keys()) {
      if (load.postings.has(sourceId)) this.#counts.unchanged += 1;
      load.versions.delete(sourceId);
    }
    this.#load = joinLoads(load, this.#load);
  }

  #take(): Load {
    const load = this.#load;
    this.#load = emptyLoad();
    return load;
  }

  /** Takes out of the load what is written, once `after`, the end of the load before it, has come. */
  async #write(load: Load, after: Promise<void> | undefined): Promise<void> {
    await this.#writePostings(load, after);
    await after;
    if (load.seen.length > 0) await this.#store.touch(this.#run, load.seen);
    load.seen.length = 0;
    if (load.versions.size > 0) await this.#store.keepVersions(this.#run, load.versions);
    load.versions.clear();
    await this.#keepOpenOnes(load.gone);
    if (load.issues.length > 0) await this.#store.addIssues(this.#run, load.issues);
  }

  /** All at once; where the database refuses a value among them, one by one, so that no other is lost with it. */
  async #writePostings(load: Load, after: Promise<void> | undefined): Promise<void> {
    const { postings } = load;
    if (postings.size === 0) return;
    try {
      this.#countWritten(await this.#store.write(this.#run, [...postings.values()], after));
      postings.clear();
    } catch (error) {
      if (!isRefusedValue(error)) throw error;
      await after;
      for (const entry of [...postings.values()]) await this.#writeOne(load, entry);
    }
  }

  /** One that the database refuses is unreadable to us, and what we had of it stays open. */
  async #writeOne(load: Load, entry: VersionedPosting): Promise<void> {
    const { sourceId } = entry.posting;
    try {
      this.#countWritten(await this.#store.write(this.#run, [entry]));
    } catch (error) {
      if (!isRefusedValue(error)) throw error;
      this.#counts.rejected += 1;
      load.seen.push(sourceId);
      note(load, sourceId, [{ path: '', reason: 'cannot be stored', value: messageOf(error) }]);
    }
    load.postings.delete(sourceId);
  }

  #countWritten({ inserted, changed, unchanged }: WriteCounts): void {
    this.#counts.inserted += inserted;
    this.#counts.changed += changed;
    this.#counts.unchanged += unchanged;
  }

  async #hold(sourceId: string, reason: ClosedReason): Promise<void> {
    const { gone } = this.#load;
    gone.set(sourceId, reason);
    if (gone.size >= this.#sizes.ids) await this.#handOver();
  }

  /** Of what is gone only what we have open is held: a snapshot of all of Sweden is mostly of elsewhere. */
  async #keepOpenOnes(gone: Map<string, ClosedReason>): Promise<void> {
    if (gone.size === 0) return;
    const open = await this.#store.knownVersions(this.#run.source, [...gone.keys()]);
    for (const [id, reason] of gone) if (open.has(id)) this.#held.set(id, reason);
    gone.clear();
  }

  /** Listed after all: a removal that was read before it no longer holds. */
  #isListed(sourceId: string): void {
    this.#load.gone.delete(sourceId);
    for (const { load } of this.#writing) load.gone.delete(sourceId);
    this.#held.delete(sourceId);
  }

  #countFill(fields: readonly string[]): void {
    for (const field of ['postings', ...fields]) this.#fill[field] = (this.#fill[field] ?? 0) + 1;
  }
}

function emptyLoad(): Load {
  return { postings: new Map(), seen: [], versions: new Map(), gone: new Map(), issues: [] };
}

/** Whether an ad is in both, by the ids that the database knows them by. */
function haveCommon(one: Load, other: Load): boolean {
  const ids = new Set([...other.postings.keys()].map(storableId));
  return [...one.postings.keys()].some((sourceId) => ids.has(storableId(sourceId)));
}

function note(load: Load, sourceId: string | null, issues: readonly FieldIssue[]): void {
  for (const { path, reason, value } of issues) {
    load.issues.push({ sourceId, path, reason, value: showValue(value) });
  }
}

function joinLoads(first: Load, second: Load): Load {
  return {
    postings: new Map([...first.postings, ...second.postings]),
    seen: [...first.seen, ...second.seen],
    versions: new Map([...first.versions, ...second.versions]),
    gone: new Map([...first.gone, ...second.gone]),
    issues: [...first.issues, ...second.issues],
  };
}

/** What stood there, short enough to read and with people masked. */
function showValue(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return maskPeople(text.slice(0, VALUE_LENGTH * 4)).slice(0, VALUE_LENGTH);
}
