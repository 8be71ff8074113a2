import { withBackend } from 'bullmq';
import { expect, it, vi } from 'vitest';
import { silentLogger } from '../../src/lib/logger.ts';
import { type FollowQueue, openFollowQueue } from '../../workers/follow-queue.ts';
import { openHarvestQueue } from '../../workers/harvest-queue.ts';
import { onBackend } from '../../workers/queue-backend.ts';
import { PATIENCE } from './patience.ts';
import type { QueueAddress } from './queue-contract.ts';

/** What holds for the queue of followed searches whichever backend BullMQ keeps it in. */
export function describeFollowQueue(address: () => QueueAddress): void {
  async function withQueue(use: (queue: FollowQueue) => Promise<void>): Promise<void> {
    const queue = await openFollowQueue({ ...address(), logger: silentLogger });
    try {
      await use(queue);
    } finally {
      await queue.close();
    }
  }

  /** Takes the schedule away: a round of it would be one too many for the other tests, where its minute falls into them. */
  async function unschedule(): Promise<void> {
    await onBackend({ ...address(), logger: silentLogger }, async (factory, connection) => {
      const { Queue } = withBackend(factory);
      const queue = new Queue('follow', { connection });
      const schedulers = await queue.getJobSchedulers();
      expect(schedulers.map(({ pattern }) => pattern)).toEqual([expect.stringMatching('/10 ')]);
      for (const { key } of schedulers) await queue.removeJobScheduler(key);
      await queue.close();
    });
  }

  /** Counts rounds, and those under way at once. */
  function rounds(work: () => Promise<void> = async () => {}) {
    const seen = { done: 0, atOnce: 0, most: 0 };
    const round = async () => {
      seen.atOnce += 1;
      seen.most = Math.max(seen.most, seen.atOnce);
      try {
        await work();
      } finally {
        seen.atOnce -= 1;
        seen.done += 1;
      }
    };
    return { seen, round };
  }

  it('makes a round when it is nudged, also by a process that takes none', () =>
    withQueue(async (queue) => {
      const { seen, round } = rounds();
      queue.startWorker(round);
      await withQueue((other) => other.nudge());
      await vi.waitFor(() => expect(seen.done).toBe(1), PATIENCE);
    }));

  it('makes one round after the other', () =>
    withQueue(async (queue) => {
      const { seen, round } = rounds(() => new Promise((done) => setImmediate(done)));
      await Promise.all([queue.nudge(), queue.nudge(), queue.nudge()]);
      queue.startWorker(round);
      await vi.waitFor(() => expect(seen.done).toBe(3), PATIENCE);
      expect(seen.most).toBe(1);
    }));

  it('goes on after a round that failed, and does not try that one again', () =>
    withQueue(async (queue) => {
      let broken = true;
      const { seen, round } = rounds(async () => {
        if (broken) throw new Error('broken on purpose');
      });
      queue.startWorker(round);
      await queue.nudge();
      await vi.waitFor(() => expect(seen.done).toBe(1), PATIENCE);
      broken = false;
      await queue.nudge();
      await vi.waitFor(() => expect(seen.done).toBe(2), PATIENCE);
    }));

  it('waits for the round in hand before it closes', async () => {
    const queue = await openFollowQueue({ ...address(), logger: silentLogger });
    let finish = () => {};
    const { seen, round } = rounds(() => new Promise((done) => (finish = done)));
    queue.startWorker(round);
    await queue.nudge();
    await vi.waitFor(() => expect(seen.atOnce).toBe(1), PATIENCE);
    const closing = queue.close().then(() => seen.done);
    finish();
    expect(await closing).toBe(1);
  });

  it('is no harvest, and a harvest no round', async () => {
    const harvests = await openHarvestQueue({ ...address(), logger: silentLogger });
    try {
      await withQueue(async (queue) => {
        const { seen, round } = rounds();
        const taken: string[] = [];
        await harvests.enqueueNow(['jobnet']);
        queue.startWorker(round);
        const worker = harvests.startWorker(async ({ source }) => void taken.push(source));
        await queue.nudge();
        await vi.waitFor(() => expect([taken, seen.done]).toEqual([['jobnet'], 1]), PATIENCE);
        await worker.close();
      });
    } finally {
      await harvests.close();
    }
  });

  it('has schedules of its own, which are none of the harvest', async () => {
    const harvests = await openHarvestQueue({ ...address(), logger: silentLogger });
    try {
      await withQueue(async (queue) => {
        await queue.schedule();
        await queue.schedule();
        expect([...(await harvests.nextRuns()).keys()]).toEqual([]);
      });
    } finally {
      await unschedule();
      await harvests.close();
    }
  });
}
