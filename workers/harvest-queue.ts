import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type JobsOptions,
  withBackend,
} from 'bullmq';
import { Redis } from 'ioredis';
import type { QueueView } from '../src/domain/queue-view.ts';
import { messageOf, SundetError } from '../src/lib/errors.ts';
import type { Logger } from '../src/lib/logger.ts';
import { createQueueView } from './queue-view.ts';
import { HARVEST_TIMEZONE, type HarvestJob, type ScheduledSource, schedulesOf } from './schedule.ts';

/** The harvest as BullMQ sees it: a queue of sources to harvest. The only place that chooses BullMQ's backend. */
export interface HarvestQueue {
  /** Brings each of these sources in as its schedules say and takes every other schedule away. */
  schedule(sources: readonly ScheduledSource[]): Promise<void>;
  /** Brings these sources up to date as soon as a worker is free; one that already waits is not doubled. */
  enqueueNow(sourceIds: readonly string[]): Promise<void>;
  /** When each source has its next night, by its id; the changes between are not told. */
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

export interface QueueSettings {
  /** Null: the queue lives in PostgreSQL, in a schema of its own. */
  readonly redisUrl: string | null;
  readonly databaseUrl: string;
  readonly logger: Logger;
}

const QUEUE = 'harvest';
/** Sources harvested at once by one worker process: they wait for their upstreams more than for us. */
const CONCURRENCY = 4;
/** A job whose worker was killed is taken over; one that kills so many workers is given up. */
const MOST_STALLS = 3;
/** A failed night is tried again after 5, 10 and 20 minutes. */
const JOB_OPTIONS: JobsOptions = {
  attempts: 4,
  backoff: { type: 'exponential', delay: 5 * 60_000 },
  removeOnComplete: { count: 200 },
  removeOnFail: { count: 200 },
};

/** Changes that could not be read are read with the next ones. */
const CHANGES_OPTIONS: JobsOptions = { ...JOB_OPTIONS, attempts: 1 };

/** A Redis that has not answered by then is taken for unreachable when the program starts, milliseconds. */
const CONNECT_MS = 5_000;

/** The queue's Redis cannot be reached. */
export class QueueUnavailableError extends SundetError {
  readonly code = 'queue_unavailable';
  override readonly retry = true;
}

/** Opens the queue on Redis where there is one, else on the PostgreSQL that holds everything else. */
export async function openHarvestQueue(settings: QueueSettings): Promise<HarvestQueue> {
  if (settings.redisUrl !== null) {
    const connection = { url: settings.redisUrl, maxRetriesPerRequest: null };
    await requireRedis(settings.redisUrl);
    return openOn(createRedisBackend, connection, settings.logger);
  }
  const connection = { connectionString: settings.databaseUrl, schema: 'bullmq', migrate: true, max: 4 };
  return openOn(createPostgresBackend, connection, settings.logger);
}

/** BullMQ would wait for ever, in silence. @throws QueueUnavailableError */
async function requireRedis(url: string): Promise<void> {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // What is thrown below says only that the connection is closed; why it is comes as an event.
  let reason: unknown = null;
  client.on('error', (error) => {
    reason = error;
  });
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    const { host } = new URL(url);
    throw new QueueUnavailableError(
      `no Redis answers at ${host} (${messageOf(reason ?? error)}): start it, correct REDIS_URL, or unset it to keep the queue in PostgreSQL`,
      { cause: error },
    );
  } finally {
    client.disconnect();
  }
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
  await queue.waitUntilReady();

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
      const schedulers = await queue.getJobSchedulers();
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
      return { close: () => worker.close() };
    },
    close: () => queue.close(),
  };
}

/** One that waits since before jobs had a mode brings its source up to date. */
function jobOf({ source, mode }: Partial<HarvestJob>): HarvestJob {
  return { source: source ?? '', mode: mode ?? 'either' };
}
