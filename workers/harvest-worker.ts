import { UnrecoverableError } from 'bullmq';
import { NothingToFollowError } from '../src/harvest/plan-run.ts';
import { HarvestBusyError, type HarvestDeps, runHarvest } from '../src/harvest/run-harvest.ts';
import { messageOf } from '../src/lib/errors.ts';
import type { Source } from '../src/sources/source.ts';
import type { HarvestQueue, HarvestWorker } from './harvest-queue.ts';
import type { HarvestJob } from './schedule.ts';

/**
 * Takes harvest jobs and runs them.
 * @param tidy deletes what has been kept long enough: after each listing. Where it fails it is told, and the harvest is
 * none the worse for it.
 * @param others what else is fetched each night, by its id: timetables.
 */
export function startHarvestWorker(
  queue: Pick<HarvestQueue, 'startWorker'>,
  sources: readonly Source[],
  deps: HarvestDeps,
  signal: AbortSignal,
  tidy: () => Promise<unknown>,
  others: ReadonlyMap<string, () => Promise<Outcome>> = new Map(),
): HarvestWorker {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return queue.startWorker(async (job) => {
    const other = others.get(job.source);
    if (other !== undefined) return throwIfFailed(await other());
    const source = byId.get(job.source);
    if (source === undefined) throw new UnrecoverableError(`source ${job.source} is not switched on here`);
    try {
      const report = await runHarvest(source, deps, { signal, wanted: job.mode });
      throwIfFailed(report);
      if (report.mode === 'listing') await tidyOr(deps.logger, tidy);
    } catch (error) {
      if (!mayBeLeft(error, source, job)) throw error;
      deps.logger.info({ source: source.id, mode: job.mode, reason: messageOf(error) }, 'harvest left out');
    }
  });
}

async function tidyOr(logger: HarvestDeps['logger'], tidy: () => Promise<unknown>): Promise<void> {
  try {
    await tidy();
  } catch (error) {
    logger.error({ error: messageOf(error) }, 'what has been kept long enough could not be deleted');
  }
}

/** How something that was to be brought in ended. */
interface Outcome {
  readonly outcome: string;
  readonly message: string | null;
  readonly retry: boolean;
}

/** The one place where a run becomes a BullMQ outcome: what may succeed later is tried again, other things are not. */
function throwIfFailed({ outcome, message, retry }: Outcome): void {
  if (outcome !== 'failed') return;
  const said = message ?? 'the run failed';
  throw retry ? new Error(said) : new UnrecoverableError(said);
}

/**
 * A run in other hands is none of this job's concern, and the next changes come soon. Only a listing that found the
 * source's changes being read must not be lost for it: it is tried again.
 */
function mayBeLeft(error: unknown, source: Source, { mode }: HarvestJob): boolean {
  if (error instanceof NothingToFollowError) return true;
  return error instanceof HarvestBusyError && !(mode === 'listing' && source.readChanges !== undefined);
}
