import { type BackendFactory, type IQueueBackend, type JobsOptions, withBackend } from 'bullmq';
import type { Logger } from '../src/lib/logger.ts';
import { closeQueue, onBackend, type QueueSettings, readyQueue } from './queue-backend.ts';
import { HARVEST_TIMEZONE } from './schedule.ts';

/** Followed searches as BullMQ sees them: rounds, in each of which all that is due is looked through and sent. */
export interface FollowQueue {
  /** A round every few minutes: who is due in it is written in the database. */
  schedule(): Promise<void>;
  /** A round now. */
  nudge(): Promise<void>;
  /** Starts taking rounds, one at a time. */
  startWorker(round: () => Promise<void>): void;
  /** Waits for the round in hand, which the caller should have told to stop. */
  close(): Promise<void>;
}

const QUEUE = 'follow';
const ROUND = 'round';
/** Between the changes that are read every ten minutes. */
const EVERY_TEN_MINUTES = '3-59/10 * * * *';
/** What a round leaves undone the next one does. */
const JOB_OPTIONS: JobsOptions = {
  attempts: 1,
  removeOnComplete: { count: 50 },
  removeOnFail: { count: 50 },
};

export function openFollowQueue(settings: QueueSettings): Promise<FollowQueue> {
  return onBackend(settings, (factory, connection) => openOn(factory, connection, settings.logger));
}

async function openOn<B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  connection: C,
  logger: Logger,
): Promise<FollowQueue> {
  const { Queue, Worker } = withBackend(factory);
  const queue = new Queue(QUEUE, { connection, defaultJobOptions: JOB_OPTIONS });
  queue.on('error', (error) => logger.warn({ err: error.message }, 'the queue lost its connection'));
  await readyQueue(queue);
  const workers: { close(): Promise<void> }[] = [];
  return {
    async schedule() {
      const repeat = { pattern: EVERY_TEN_MINUTES, tz: HARVEST_TIMEZONE };
      await queue.upsertJobScheduler(ROUND, repeat, { name: ROUND, opts: JOB_OPTIONS });
    },
    async nudge() {
      await queue.add(ROUND, {});
    },
    startWorker(round) {
      const worker = new Worker(QUEUE, round, { connection, concurrency: 1 });
      worker.on('error', (error) => logger.warn({ err: error.message }, 'a worker lost its connection'));
      worker.on('failed', (_job, error) =>
        logger.error({ err: error.message }, 'a round of followed searches failed'),
      );
      workers.push(worker);
    },
    async close() {
      for (const worker of workers) await worker.close();
      await closeQueue(queue);
    },
  };
}
