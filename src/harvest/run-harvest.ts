import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RunCounts, RunMode, RunOutcome } from '../domain/harvest.ts';
import type { FieldIssue } from '../domain/normalised-posting.ts';
import type { TaxonomyData } from '../domain/taxonomy.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf, SundetError } from '../lib/errors.ts';
import type { HttpClient } from '../lib/http-client.ts';
import type { Logger } from '../lib/logger.ts';
import type { PlaceIndex } from '../normalise/places/place-index.ts';
import type { ConceptIndex } from '../occupations/concept-index.ts';
import { askOwnAddresses } from '../sources/ask-own-addresses.ts';
import type { ReadContext, Source, SourceEvent } from '../sources/source.ts';
import type { HarvestStore, RunRef, SourceLock } from '../store/harvest-store.ts';
import { type Conclusion, concludeRun } from './conclude-run.ts';
import type { ReadListing } from './judge-run.ts';
import { planRun, type RunPlan, type WantedRun } from './plan-run.ts';
import { type PreparedEvent, prepareEvents } from './prepare-events.ts';
import { Preparer } from './preparer.ts';
import { type LoadSizes, RunWriter } from './run-writer.ts';

/** Everything a run needs; the root builds it. */
export interface HarvestDeps {
  readonly store: HarvestStore;
  readonly http: HttpClient;
  readonly places: PlaceIndex;
  readonly concepts: ConceptIndex;
  /** What `concepts` was made of, for a thread to make its own; without it, runs of any length stay on this one. */
  readonly readTaxonomy?: () => Promise<TaxonomyData>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** For tests that want many loads of few ads. */
  readonly loadSizes?: LoadSizes;
}

export interface RunOptions {
  readonly signal: AbortSignal;
  /** Default `either`: up to this moment, by the changes where they suffice. */
  readonly wanted?: WantedRun;
  /** Lets it close even where it falls short of what is expected: for when somebody has looked and it is true. */
  readonly accept?: boolean;
  /** Called as the source is read; `total` null where it does not say. */
  onProgress?(progress: { readonly done: number; readonly total: number | null }): void;
}

export interface RunReport {
  readonly runId: string;
  readonly source: string;
  readonly mode: RunMode;
  readonly outcome: RunOutcome;
  readonly complete: boolean;
  readonly counts: RunCounts;
  readonly message: string | null;
  /** Whether the same run may succeed later, where it failed. */
  readonly retry: boolean;
}

/** Another run holds the source: two never read it at once. */
export class HarvestBusyError extends SundetError {
  readonly code = 'harvest_busy';
  override readonly retry = true;
}

/**
 * One run of one source, from fetch to retire. It may be repeated or killed at any moment and ends in the same
 * state: everything is written by idempotent batches, and nothing is closed before all was read and found to be within
 * what the source leads us to expect; for absence alone only after a listing that was proven complete.
 * @returns how it went; a run that fails is a report too, kept with what it had written.
 * @throws HarvestBusyError where another process runs this source; NothingToFollowError where only changes are wanted
 * of a source that was never listed; DatabaseUnavailableError and the like.
 */
export async function runHarvest(source: Source, deps: HarvestDeps, options: RunOptions): Promise<RunReport> {
  const lock = await deps.store.lock(source.id);
  if (lock === null) throw new HarvestBusyError(`${source.id} is being harvested by another process`);
  try {
    const at = deps.clock.now();
    const plan = await planRun(source, deps.store, at, options.wanted ?? 'either');
    const run: RunRef = { id: await deps.store.beginRun(source.id, at, plan.mode), source: source.id, at };
    // A run that no longer holds its source must stop: another may have taken it.
    const signal = AbortSignal.any([options.signal, lock.lost]);
    return await readAndFinish(source, plan, run, deps, { ...options, signal }, lock);
  } finally {
    await lock.release();
  }
}

async function readAndFinish(
  source: Source,
  plan: RunPlan,
  run: RunRef,
  deps: HarvestDeps,
  options: RunOptions,
  lock: SourceLock,
): Promise<RunReport> {
  const { mode } = plan;
  const { store } = deps;
  const logger = deps.logger.child({ source: source.id, run: run.id, mode });
  logger.info({}, 'harvest begins');
  const writer = new RunWriter(run, store, deps.loadSizes);
  const context = contextOf(source, { ...deps, logger }, options);
  const preparer = new Preparer({
    source: source.id,
    rules: deps,
    logger,
    readTaxonomy: deps.readTaxonomy ?? null,
  });
  let result: Conclusion;
  try {
    const isAccepted = options.accept ?? false;
    const events = prepareEvents(eventsOf(source, plan, context), preparer);
    const listings = await readEvents(events, writer, options);
    await lock.confirm();
    result = await concludeRun({ source, plan, run, writer, store, context, isAccepted, listings });
    await lock.confirm();
  } catch (error) {
    result = failure(error, options.signal);
    // By now another run may be writing: nothing more of ours.
    await afterFailure(lock.lost.aborted ? writer.abandon() : writer.flush(), logger);
  } finally {
    await preparer.close();
  }
  const { outcome, complete, accepted, coveredUntil, feeds, message, retry } = result;
  const counts = feeds === null ? writer.counts : { ...writer.counts, feeds };
  const finished = {
    finishedAt: deps.clock.now(),
    outcome,
    complete,
    accepted,
    coveredUntil,
    message,
    counts,
  };
  const finishing = store.finishRun(run, finished);
  await (outcome === 'failed' ? afterFailure(finishing, logger) : finishing);
  logger[outcome === 'ok' ? 'info' : 'warn']({ outcome, complete, ...counts, message }, 'harvest ended');
  return { runId: run.id, source: source.id, mode, outcome, complete, counts, message, retry };
}

/** What else is to be done for a run that failed must not hide why it did: it mostly fails for the same reason. */
async function afterFailure(work: Promise<void>, logger: Logger): Promise<void> {
  try {
    await work;
  } catch (error) {
    logger.warn({ error: messageOf(error) }, 'not all of a failed run could be written down');
  }
}

/** What was written before the failure stands; nothing is retired. */
function failure(error: unknown, signal: AbortSignal): Conclusion {
  const failed = {
    outcome: 'failed',
    complete: false,
    accepted: false,
    coveredUntil: null,
    feeds: null,
  } as const;
  // A lock that is lost gives the reason; whoever asks us to stop gives none of ours.
  const reason: unknown = signal.reason;
  const isStopped = signal.aborted && !(reason instanceof SundetError);
  if (isStopped) return { ...failed, message: 'stopped before its end', retry: true };
  const why = signal.aborted ? reason : error;
  return { ...failed, message: messageOf(why), retry: why instanceof SundetError && why.retry };
}

function contextOf(source: Source, deps: HarvestDeps, { signal }: RunOptions): ReadContext {
  const { clock, logger, store } = deps;
  const http = askOwnAddresses(source, deps.http, signal);
  const knownVersions = (sourceIds: readonly string[]) => store.knownVersions(source.id, sourceIds);
  return { http, clock, logger, signal, knownVersions };
}

function eventsOf(source: Source, plan: RunPlan, context: ReadContext): AsyncIterable<SourceEvent> {
  if (plan.mode === 'listing' || source.readChanges === undefined) return source.read(context);
  return source.readChanges(context, plan.window);
}

async function readEvents(
  events: AsyncIterable<PreparedEvent>,
  writer: RunWriter,
  options: RunOptions,
): Promise<ReadListing[]> {
  const listings: ReadListing[] = [];
  for await (const event of events) {
    options.signal.throwIfAborted();
    if (event.type === 'listing') listings.push({ listing: event, counts: await writer.endPart() });
    else if (event.type === 'progress') options.onProgress?.(event);
    else await take(event, writer);
  }
  await writer.flush();
  return listings;
}

type RecordEvent = Exclude<PreparedEvent, { type: 'listing' | 'progress' }>;

async function take(event: RecordEvent, writer: RunWriter): Promise<void> {
  switch (event.type) {
    case 'unchanged':
      return writer.unchanged(event.sourceId, event.version);
    case 'outside':
      return writer.outside(event.sourceId);
    case 'rejected':
      return writer.rejected(event.sourceId, event.issues);
    case 'removed':
      return writer.removed(event.sourceId);
    case 'posting':
      return takePosting(event, writer);
  }
}

async function takePosting(
  { sourceId, version, prepared, issues: readIssues }: Extract<RecordEvent, { type: 'posting' }>,
  writer: RunWriter,
): Promise<void> {
  if (prepared.kind === 'outside') return writer.outside(sourceId);
  const issues: readonly FieldIssue[] = [...readIssues, ...prepared.issues];
  if (prepared.kind === 'rejected') return writer.rejected(sourceId, issues);
  await writer.posting({ version, ...prepared.entry }, issues);
  // What has been read already comes without a pause: the database, done with a statement, would wait for the next.
  await nextTurn();
}
