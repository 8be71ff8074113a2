import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type JobsOptions,
  withBackend,
} from 'bullmq';
import { Redis } from 'ioredis';
import { messageOf, SundetError } from '../src/lib/errors.ts';
import type { Logger } from '../src/lib/logger.ts';
import { HARVEST_TIMEZONE, NIGHTLY } from './schedule.ts';

/** The harvest as BullMQ sees it: a queue of source ids. The only place that chooses BullMQ's backend. */
export interface HarvestQueue {
  /** Brings each of these sources in nightly and takes every other schedule away. */
  scheduleNightly(sourceIds: readonly string[]): Promise<void>;
  /** Harvests these sources as soon as a worker is free; one that already waits is not doubled. */
  enqueueNow(sourceIds: readonly string[]): Promise<void>;
  nextRuns(): Promise<ReadonlyMap<string, Date>>;
  /** Starts taking jobs; `process` throws to have a job tried again (BullMQ's `UnrecoverableError`: not again). */
  startWorker(process: (sourceId: string) => Promise<void>): HarvestWorker;
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
const CONCURRENCY = 2;
/** A failed night is tried again after 5, 10 and 20 minutes. */
const JOB_OPTIONS: JobsOptions = {
  attempts: 4,
  backoff: { type: 'exponential', delay: 5 * 60_000 },
  removeOnComplete: { count: 200 },
  removeOnFail: { count: 200 },
};

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
  // Told below, with the address; without a listener it would also be printed.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    const { host } = new URL(url);
    throw new QueueUnavailableError(
      `no Redis answers at ${host} (${messageOf(error)}): start it, correct REDIS_URL, or unset it to keep the queue in PostgreSQL`,
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
  const queue = new Queue<{ source: string }>(QUEUE, { connection, defaultJobOptions: JOB_OPTIONS });
  // Without a listener a lost connection would end the process; BullMQ itself reconnects.
  queue.on('error', (error) => logger.warn({ err: error.message }, 'the queue lost its connection'));
  await queue.waitUntilReady();

  return {
    async scheduleNightly(sourceIds) {
      for (const source of sourceIds) {
        const repeat = { pattern: NIGHTLY, tz: HARVEST_TIMEZONE };
        await queue.upsertJobScheduler(source, repeat, { name: source, data: { source }, opts: JOB_OPTIONS });
      }
      for (const { key } of await queue.getJobSchedulers()) {
        if (!sourceIds.includes(key)) await queue.removeJobScheduler(key);
      }
    },
    async enqueueNow(sourceIds) {
      for (const source of sourceIds) {
        await queue.add(source, { source }, { deduplication: { id: `now-${source}` } });
      }
    },
    async nextRuns() {
      const schedulers = await queue.getJobSchedulers();
      return new Map(
        schedulers.flatMap(({ key, next }) => (next === undefined ? [] : [[key, new Date(next)]])),
      );
    },
    startWorker(process) {
      const worker = new Worker<{ source: string }>(QUEUE, (job) => process(job.data.source), {
        connection,
        concurrency: CONCURRENCY,
      });
      worker.on('error', (error) => logger.warn({ err: error.message }, 'a worker lost its connection'));
      return { close: () => worker.close() };
    },
    close: () => queue.close(),
  };
}
