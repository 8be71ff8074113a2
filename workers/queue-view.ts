import type { JobSchedulerJson, JobType } from 'bullmq';
import {
  JOB_STATES,
  type JobState,
  type QueueCounts,
  type QueueJob,
  type QueueSchedule,
  type QueueView,
} from '../src/domain/queue-view.ts';
import { instantInCopenhagen } from '../src/lib/zoned-time.ts';
import type { HarvestJob } from './schedule.ts';

/** What the view asks of a BullMQ queue of harvests, whichever backend it is on. */
export interface ViewedQueue {
  getJobCounts(...types: JobType[]): Promise<Readonly<Record<string, number>>>;
  getJobs(types: JobType[], start: number, end: number, ascending: boolean): Promise<ViewedJob[]>;
  getJob(id: string): Promise<ViewedJob | undefined>;
  getJobSchedulers(): Promise<JobSchedulerJson<HarvestJob>[]>;
}

interface ViewedJob {
  readonly id?: string;
  readonly data: HarvestJob;
  readonly opts: { readonly attempts?: number };
  readonly timestamp: number;
  readonly delay: number;
  readonly processedOn?: number;
  readonly finishedOn?: number;
  readonly attemptsMade: number;
  readonly failedReason: string;
  readonly repeatJobKey?: string;
  isFailed(): Promise<boolean>;
  retry(state: 'failed', options: { resetAttemptsMade: boolean }): Promise<void>;
}

/** BullMQ's states behind ours: what waits its turn is one thing to whoever looks, however it was put in line. */
const TYPES: Readonly<Record<JobState, readonly JobType[]>> = {
  active: ['active'],
  waiting: ['waiting', 'prioritized'],
  delayed: ['delayed'],
  failed: ['failed'],
  completed: ['completed'],
};

/** The queue as people see it. `runNow` is the queue's own way to take a source in. */
export function createQueueView(queue: ViewedQueue, runNow: (sourceId: string) => Promise<void>): QueueView {
  return {
    runNow,
    async counts() {
      const found = await queue.getJobCounts(...JOB_STATES.flatMap((state) => [...TYPES[state]]));
      const countOf = (state: JobState) => TYPES[state].reduce((sum, type) => sum + (found[type] ?? 0), 0);
      const counts: QueueCounts = {
        active: countOf('active'),
        waiting: countOf('waiting'),
        delayed: countOf('delayed'),
        failed: countOf('failed'),
        completed: countOf('completed'),
      };
      return counts;
    },
    async jobs(state, limit) {
      const jobs = await queue.getJobs([...TYPES[state]], 0, limit - 1, false);
      return jobs
        .map((job) => describeJob(job, state))
        .toSorted(latestFirst)
        .slice(0, limit);
    },
    async schedules() {
      return (await queue.getJobSchedulers()).map(describeSchedule);
    },
    async retry(jobId) {
      const job = await queue.getJob(jobId);
      if (job === undefined || !(await job.isFailed())) return false;
      // By hand it gets all its tries again.
      await job.retry('failed', { resetAttemptsMade: true });
      return true;
    },
  };
}

function describeJob(job: ViewedJob, state: JobState): QueueJob {
  return {
    id: job.id ?? '',
    source: job.data.source,
    mode: job.data.mode,
    scheduled: job.repeatJobKey !== undefined,
    addedAt: instantOf(job.timestamp),
    dueAt: state === 'delayed' ? instantOf(dueOf(job)) : null,
    startedAt: job.processedOn === undefined ? null : instantOf(job.processedOn),
    finishedAt: job.finishedOn === undefined ? null : instantOf(job.finishedOn),
    attempts: job.attemptsMade,
    mostAttempts: job.opts.attempts ?? 1,
    failure: job.failedReason === undefined || job.failedReason === '' ? null : job.failedReason,
  };
}

/**
 * Epoch milliseconds: to the second, as the queue's own sum of both may fall short by one. The delay of one that is tried
 * again counts from when its last try failed, of which BullMQ keeps no more than when it began: it is due no earlier.
 */
function dueOf({ timestamp, delay, processedOn, attemptsMade }: ViewedJob): number {
  const from = attemptsMade > 0 ? (processedOn ?? timestamp) : timestamp;
  return Math.round((Number(from) + Number(delay)) / 1000) * 1000;
}

function latestFirst(one: QueueJob, other: QueueJob): number {
  return momentOf(other) - momentOf(one);
}

function momentOf(job: QueueJob): number {
  return Date.parse(job.finishedAt ?? job.dueAt ?? job.addedAt);
}

function describeSchedule(schedule: JobSchedulerJson<HarvestJob>): QueueSchedule {
  const { key, pattern, every, tz, next, template } = schedule;
  return {
    id: key,
    source: template?.data?.source ?? key,
    mode: template?.data?.mode ?? 'either',
    rule: pattern === undefined ? everyInWords(every) : [pattern, tz].filter(Boolean).join(' '),
    nextAt: next === undefined ? null : instantOf(next),
  };
}

function everyInWords(every: number | undefined): string {
  return every === undefined ? 'unknown' : `every ${Math.round(Number(every) / 1000)} s`;
}

function instantOf(epochMs: number): string {
  return instantInCopenhagen(new Date(Number(epochMs)));
}
