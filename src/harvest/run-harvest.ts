import type { RunCounts, RunOutcome } from '../domain/harvest.ts';
import type { FieldIssue } from '../domain/normalised-posting.ts';
import type { Clock } from '../lib/clock.ts';
import { messageOf, SundetError } from '../lib/errors.ts';
import type { HttpClient } from '../lib/http-client.ts';
import type { Logger } from '../lib/logger.ts';
import { normalisePosting } from '../normalise/normalise-posting.ts';
import type { PlaceIndex } from '../normalise/places/place-index.ts';
import type { Source, SourceEvent } from '../sources/source.ts';
import type { HarvestStore, RunRef } from '../store/harvest-store.ts';
import { DEFAULT_EXPECTATIONS, shortfalls } from './expectations.ts';
import { RunWriter } from './run-writer.ts';

/** Everything a run needs; the root builds it. */
export interface HarvestDeps {
  readonly store: HarvestStore;
  readonly http: HttpClient;
  readonly places: PlaceIndex;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface RunOptions {
  readonly signal: AbortSignal;
  /** Called as the source is read; `total` null where it does not say. */
  onProgress?(progress: { readonly done: number; readonly total: number | null }): void;
}

export interface RunReport {
  readonly runId: string;
  readonly source: string;
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

type Listing = Extract<SourceEvent, { type: 'listing' }>;

/**
 * One run of one source, from fetch to retire. It may be repeated or killed at any moment and ends in the same
 * state: everything is written by idempotent batches, and nothing is retired before the whole listing was read,
 * proven complete, and found to be within what the source leads us to expect.
 * @returns how it went; a run that fails is a report too, kept with what it had written.
 * @throws HarvestBusyError where another process runs this source; DatabaseUnavailableError and the like.
 */
export async function runHarvest(source: Source, deps: HarvestDeps, options: RunOptions): Promise<RunReport> {
  const lock = await deps.store.lock(source.id);
  if (lock === null) throw new HarvestBusyError(`${source.id} is being harvested by another process`);
  try {
    const at = deps.clock.now();
    const run: RunRef = { id: await deps.store.beginRun(source.id, at), source: source.id, at };
    return await readAndFinish(source, run, deps, options);
  } finally {
    await lock.release();
  }
}

async function readAndFinish(
  source: Source,
  run: RunRef,
  deps: HarvestDeps,
  options: RunOptions,
): Promise<RunReport> {
  const logger = deps.logger.child({ source: source.id, run: run.id });
  logger.info({}, 'harvest begins');
  const writer = new RunWriter(run, deps.store);
  let result: Conclusion;
  try {
    const listing = await readSource(source, writer, { ...deps, logger }, options);
    result = await conclude(run, writer, listing, deps.store);
  } catch (error) {
    await writer.flush();
    result = failure(error, options.signal);
  }
  const { outcome, complete, message } = result;
  await deps.store.finishRun(run, {
    finishedAt: deps.clock.now(),
    outcome,
    complete,
    message,
    counts: writer.counts,
  });
  logger[outcome === 'ok' ? 'info' : 'warn'](
    { outcome, complete, ...writer.counts, message },
    'harvest ended',
  );
  return { runId: run.id, source: source.id, counts: writer.counts, ...result };
}

interface Conclusion {
  readonly outcome: RunOutcome;
  readonly complete: boolean;
  readonly message: string | null;
  readonly retry: boolean;
}

/** What was written before the failure stands; nothing is retired. */
function failure(error: unknown, signal: AbortSignal): Conclusion {
  const failed = { outcome: 'failed', complete: false } as const;
  if (signal.aborted) return { ...failed, message: 'stopped before its end', retry: true };
  return { ...failed, message: messageOf(error), retry: error instanceof SundetError && error.retry };
}

async function readSource(
  source: Source,
  writer: RunWriter,
  deps: HarvestDeps,
  options: RunOptions,
): Promise<Listing | null> {
  let listing: Listing | null = null;
  const events = source.read({
    http: deps.http,
    clock: deps.clock,
    logger: deps.logger,
    signal: options.signal,
    knownVersions: (sourceIds) => deps.store.knownVersions(source.id, sourceIds),
  });
  for await (const event of events) {
    options.signal.throwIfAborted();
    if (event.type === 'listing') listing = event;
    else if (event.type === 'progress') options.onProgress?.(event);
    else await take(event, writer, deps.places);
  }
  await writer.flush();
  return listing;
}

type RecordEvent = Exclude<SourceEvent, { type: 'listing' | 'progress' }>;

async function take(event: RecordEvent, writer: RunWriter, places: PlaceIndex): Promise<void> {
  switch (event.type) {
    case 'unchanged':
      return writer.unchanged(event.sourceId);
    case 'outside':
      return writer.outside(event.sourceId);
    case 'rejected':
      return writer.rejected(event.sourceId, event.issues);
    case 'removed':
      return writer.removed(event.sourceId);
    case 'posting':
      return takePosting(event, writer, places);
  }
}

async function takePosting(
  event: Extract<SourceEvent, { type: 'posting' }>,
  writer: RunWriter,
  places: PlaceIndex,
): Promise<void> {
  const { sourceId } = event.draft;
  const normalised = normalisePosting(event.draft, places);
  if (normalised.kind === 'outside') return writer.outside(sourceId);
  const issues: readonly FieldIssue[] = [...event.issues, ...normalised.issues];
  if (normalised.kind === 'rejected') return writer.rejected(sourceId, issues);
  return writer.posting({ version: event.version, posting: normalised.posting }, issues);
}

/** Decides what the run may close. Only a proven complete listing within expectations retires what it lacks. */
async function conclude(
  run: RunRef,
  writer: RunWriter,
  listing: Listing | null,
  store: HarvestStore,
): Promise<Conclusion> {
  const before = { open: await store.countOpen(run.source), unseen: await store.countUnseen(run) };
  const found = shortfalls(writer.counts, before, DEFAULT_EXPECTATIONS);
  const complete = listing?.complete ?? false;
  if (found.length > 0) {
    return { outcome: 'suspect', complete, message: `nothing was closed: ${found.join('; ')}`, retry: false };
  }
  if (!complete) {
    const reason = listing?.reason ?? 'the source did not say whether its listing was complete';
    return { outcome: 'ok', complete, message: `nothing was closed by absence: ${reason}`, retry: false };
  }
  await writer.retireUnseen();
  return { outcome: 'ok', complete, message: null, retry: false };
}
