import { expect, it } from 'vitest';
import { createQueueView, type ViewedQueue } from './queue-view.ts';

const ADDED = Date.parse('2026-11-22T03:00:00+01:00');
const MINUTE_MS = 60_000;

/** When a delayed job is shown to be due. */
async function dueOf(job: { delay: number; attemptsMade: number; processedOn?: number }) {
  const whole = {
    id: '1',
    data: { source: 'jobnet', mode: 'either' as const },
    opts: { attempts: 4 },
    timestamp: ADDED,
    failedReason: '',
    isFailed: async () => false,
    retry: async () => {},
    ...job,
  };
  const queue: ViewedQueue = {
    getJobCounts: async () => ({}),
    getJobs: async () => [whole],
    getJob: async () => whole,
    getJobSchedulers: async () => [],
  };
  return (await createQueueView(queue, async () => {}).jobs('delayed', 10))[0]?.dueAt;
}

it('a job that waits for its time is due so long after it was added, to the second', async () => {
  expect(await dueOf({ delay: 24 * 60 * MINUTE_MS - 1, attemptsMade: 0 })).toBe('2026-11-23T03:00:00+01:00');
});

it('a job that is tried again is due so long after its last try, not after it was added', async () => {
  const processedOn = ADDED + 10 * MINUTE_MS;
  expect(await dueOf({ delay: 8 * MINUTE_MS, attemptsMade: 2, processedOn })).toBe(
    '2026-11-22T03:18:00+01:00',
  );
});
