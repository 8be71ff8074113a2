import { UnrecoverableError } from 'bullmq';
import { HarvestBusyError, type HarvestDeps, runHarvest } from '../src/harvest/run-harvest.ts';
import type { Source } from '../src/sources/source.ts';
import type { HarvestQueue, HarvestWorker } from './harvest-queue.ts';

/**
 * Takes harvest jobs and runs them. The one place where a run's report becomes a BullMQ outcome: what may succeed
 * later is tried again, what would fail the same way is not, and a run in other hands is none of this job's concern.
 */
export function startHarvestWorker(
  queue: HarvestQueue,
  sources: readonly Source[],
  deps: HarvestDeps,
  signal: AbortSignal,
): HarvestWorker {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return queue.startWorker(async (sourceId) => {
    const source = byId.get(sourceId);
    if (source === undefined) throw new UnrecoverableError(`source ${sourceId} is not switched on here`);
    try {
      const report = await runHarvest(source, deps, { signal });
      if (report.outcome !== 'failed') return;
      const message = report.message ?? 'the run failed';
      throw report.retry ? new Error(message) : new UnrecoverableError(message);
    } catch (error) {
      if (error instanceof HarvestBusyError) return;
      throw error;
    }
  });
}
