import { type BackendFactory, type IQueueBackend, type JobsOptions, withBackend } from 'bullmq';
import type { QueueView } from '../src/domain/queue-view.ts';
import type { Logger } from '../src/lib/logger.ts';
import { answered, closeQueue, onBackend, type QueueSettings, readyQueue } from './queue-backend.ts';
import { createQueueView } from './queue-view.ts';
import { HARVEST_TIMEZONE, type HarvestJob, RETRIES, type ScheduledSource, schedulesOf } from './schedule.ts';

/** The harvest as BullMQ sees it: a queue of sources to harvest. */
export interface HarvestQueue {
  /** Brings each of these sources in as its schedules say and takes every other schedule away. */
  schedule(sources: readonly ScheduledSource[]): Promise<void>;
  /** Brings these sources up to date as soon as a worker is free; one that already waits is not doubled. */
  enqueueNow(sourceIds: readonly string[]): Promise<void>;
  /**
   * When each source has its next night, by its id; the changes between are not told.
   * @throws DeadlineError where the queue's server has fallen silent.
   */
  nextRuns(): Promise<ReadonlyMap<string, Date>>;
  /** Starts taking jobs; `process` throws to have a job tried again (BullMQ's `UnrecoverableError`: not again). */
  startWorker(process: (job: HarvestJob) => Promise<void>): HarvestWorker;
  /** For metrics and for whoever administers. */
  readonly view: QueueView;
  close(): Promise<void>;
}

export interface HarvestWorker {
  /** Waits for the jobs in hand, which the caller should have told to stop. */
  close(): Promise<void>;
}

const QUEUE = 'harvest';
/** Sources harvested at once by one worker process: they wait for their upstreams more than for us. */
const CONCURRENCY = 4;
/** A job whose worker was killed is taken over; one that kills so many workers is given up. */
const MOST_STALLS = 3;
const JOB_OPTIONS: JobsOptions = {
  ...RETRIES,
  removeOnComplete: { count: 200 },
  removeOnFail: { count: 200 },
};

/** Changes that could not be read are read with the next ones. */
const CHANGES_OPTIONS: JobsOptions = { ...JOB_OPTIONS, attempts: 1 };

/** Opens the queue of what is to be harvested. */
export function openHarvestQueue(settings: QueueSettings): Promise<HarvestQueue> {
  return onBackend(settings, (factory, connection) => openOn(factory, connection, settings.logger));
}

async function openOn<B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  connection: C,
  logger: Logger,
): Promise<HarvestQueue> {
  const { Queue, Worker } = withBackend(factory);
  const queue = new Queue<HarvestJob>(QUEUE, { connection, defaultJobOptions: JOB_OPTIONS });
  // Without a listener a lost connection would end the process; BullMQ itself reconnects.
  queue.on('error', (error) => logger.warn({ err: error.message }, 'the queue lost its connection'));
  await readyQueue(queue);

  const enqueueNow = async (sourceIds: readonly string[]): Promise<void> => {
    for (const source of sourceIds) {
      await queue.add(source, { source, mode: 'either' }, { deduplication: { id: `now-${source}` } });
    }
  };

  return {
    enqueueNow,
    view: createQueueView(queue, (source) => enqueueNow([source])),
    async schedule(sources) {
      const schedules = sources.flatMap(schedulesOf);
      for (const { key, source, mode, pattern } of schedules) {
        const opts = mode === 'changes' ? CHANGES_OPTIONS : JOB_OPTIONS;
        const repeat = { pattern, tz: HARVEST_TIMEZONE };
        await queue.upsertJobScheduler(key, repeat, { name: source, data: { source, mode }, opts });
      }
      const keys = new Set(schedules.map(({ key }) => key));
      for (const { key } of await queue.getJobSchedulers()) {
        if (!keys.has(key)) await queue.removeJobScheduler(key);
      }
    },
    async nextRuns() {
      const schedulers = await answered(queue.getJobSchedulers());
      const nights = schedulers.flatMap(({ key, next, template }) => {
        const { source = key, mode = 'either' } = template?.data ?? {};
        return next === undefined || mode === 'changes' ? [] : [{ source, next }];
      });
      // The earliest of each comes last, and stays.
      const latestFirst = nights.toSorted((a, b) => b.next - a.next);
      return new Map(latestFirst.map(({ source, next }) => [source, new Date(next)]));
    },
    startWorker(process) {
      const worker = new Worker<HarvestJob>(QUEUE, (job) => process(jobOf(job.data)), {
        connection,
        concurrency: CONCURRENCY,
        maxStalledCount: MOST_STALLS,
      });
      worker.on('error', (error) => logger.warn({ err: error.message }, 'a worker lost its connection'));
      // A run tells of itself; what fails around it, nobody else would.
      worker.on('failed', (job, error) => {
        const { source, mode } = job?.data ?? {};
        logger.warn({ source, mode, attempt: job?.attemptsMade, err: error.message }, 'a harvest job failed');
      });
      return { close: () => worker.close() };
    },
    close: () => closeQueue(queue),
  };
}

/** One that waits since before jobs had a mode brings its source up to date. */
function jobOf({ source, mode }: Partial<HarvestJob>): HarvestJob {
  return { source: source ?? '', mode: mode ?? 'either' };
}
