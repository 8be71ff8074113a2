/** What a person who runs the program sees of the harvest queue and may do to it. `workers/` implements it. */
export interface QueueView {
  counts(): Promise<QueueCounts>;
  /** Jobs in a state, the latest first, at most `limit`. */
  jobs(state: JobState, limit: number): Promise<readonly QueueJob[]>;
  schedules(): Promise<readonly QueueSchedule[]>;
  /** Puts a failed job back in line. False where there is none of this id that has failed. */
  retry(jobId: string): Promise<boolean>;
  /** Harvests a source as soon as a worker is free. */
  runNow(sourceId: string): Promise<void>;
}

/** `delayed` waits for its time: a scheduled run, or one that failed and is tried again. */
export const JOB_STATES = ['active', 'waiting', 'delayed', 'failed', 'completed'] as const;
export type JobState = (typeof JOB_STATES)[number];

export type QueueCounts = Readonly<Record<JobState, number>>;

/** Instants are ISO 8601 with the offset of Europe/Copenhagen. */
export interface QueueJob {
  readonly id: string;
  readonly source: string;
  /** What it asks its source for, as the queue calls it. */
  readonly mode: string;
  /** Whether a schedule made it, rather than somebody. */
  readonly scheduled: boolean;
  readonly addedAt: string;
  /** When a delayed job is due; null for any other. */
  readonly dueAt: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly attempts: number;
  readonly mostAttempts: number;
  /** Why it failed the last time; null where it has not. */
  readonly failure: string | null;
}

export interface QueueSchedule {
  readonly id: string;
  readonly source: string;
  readonly mode: string;
  /** In words a person who knows cron reads: the pattern with its time zone, or how often. */
  readonly rule: string;
  readonly nextAt: string | null;
}
