import { UnrecoverableError } from 'bullmq';
import { expect, it, vi } from 'vitest';
import { silentLogger } from '../../src/lib/logger.ts';
import { type HarvestQueue, openHarvestQueue } from '../../workers/harvest-queue.ts';
import { PATIENCE } from './patience.ts';
import type { QueueAddress } from './queue-contract.ts';

/** What holds for the queue as people see it, whichever backend BullMQ keeps it in. Each test clears up behind it. */
export function describeQueueView(address: () => QueueAddress): void {
  async function withQueue(use: (queue: HarvestQueue) => Promise<void>): Promise<void> {
    const queue = await openHarvestQueue({ ...address(), logger: silentLogger });
    try {
      await use(queue);
    } finally {
      await queue.schedule([]);
      await queue.close();
    }
  }

  /** Lets a worker take what waits until `done`. */
  async function work(
    queue: HarvestQueue,
    process: (source: string) => Promise<void>,
    done: () => Promise<void>,
  ): Promise<void> {
    const worker = queue.startWorker((job) => process(job.source));
    try {
      await vi.waitFor(done, PATIENCE);
    } finally {
      await worker.close();
    }
  }

  it('tells schedules with their time zone, and the runs they wait for as scheduled', () =>
    withQueue(async (queue) => {
      await queue.schedule([{ id: 'nightly' }]);
      const [schedule] = await queue.view.schedules();
      expect(schedule).toMatchObject({
        id: 'nightly',
        source: 'nightly',
        rule: '0 3 * * * Europe/Copenhagen',
      });
      expect(schedule?.nextAt).toMatch(/T03:00:00\+0[12]:00$/);
      const delayed = await queue.view.jobs('delayed', 10);
      expect(delayed).toMatchObject([{ source: 'nightly', scheduled: true }]);
      // BullMQ counts the delay from a moment a little later than the one it calls the job's own.
      const apart = Date.parse(delayed[0]?.dueAt ?? '') - Date.parse(schedule?.nextAt ?? '');
      expect(Math.abs(apart)).toBeLessThanOrEqual(5_000);
      expect((await queue.view.counts()).delayed).toBe(1);
    }));

  it('runs a source now, and tells it as waiting until it is done', () =>
    withQueue(async (queue) => {
      const before = await queue.view.counts();
      await queue.view.runNow('wanted');
      expect((await queue.view.counts()).waiting).toBe(before.waiting + 1);
      expect(await queue.view.jobs('waiting', 10)).toMatchObject([
        { source: 'wanted', scheduled: false, attempts: 0 },
      ]);
      await work(
        queue,
        async () => {},
        async () => expect((await queue.view.jobs('completed', 1))[0]?.source).toBe('wanted'),
      );
      const [done] = await queue.view.jobs('completed', 1);
      expect(done?.finishedAt).not.toBeNull();
      expect((await queue.view.counts()).waiting).toBe(before.waiting);
    }));

  it('tells why a job failed, retries it once, and nothing that has not failed', () =>
    withQueue(async (queue) => {
      let broken = true;
      const taken: string[] = [];
      const process = async (source: string) => {
        taken.push(source);
        if (broken) throw new UnrecoverableError('the shape has changed');
      };
      await queue.view.runNow('mended');
      await work(queue, process, async () => expect((await queue.view.counts()).failed).toBe(1));
      const [failed] = await queue.view.jobs('failed', 10);
      expect(failed).toMatchObject({ source: 'mended', failure: 'the shape has changed' });

      broken = false;
      const id = failed?.id ?? '';
      expect(await queue.view.retry(id)).toBe(true);
      expect(await queue.view.retry(id)).toBe(false);
      expect(await queue.view.retry('nosuch')).toBe(false);
      const isMended = async () => expect((await queue.view.jobs('completed', 1))[0]?.source).toBe('mended');
      await work(queue, process, isMended);
      expect(taken).toEqual(['mended', 'mended']);
      expect((await queue.view.counts()).failed).toBe(0);
    }));

  it('tells the latest first, and no more than asked for', () =>
    withQueue(async (queue) => {
      for (const source of ['one', 'two', 'three']) await queue.view.runNow(source);
      const done = async () => {
        const names = (await queue.view.jobs('completed', 50)).map((job) => job.source);
        expect(names).toEqual(expect.arrayContaining(['one', 'two', 'three']));
      };
      await work(queue, async () => {}, done);
      const latest = await queue.view.jobs('completed', 2);
      expect(latest).toHaveLength(2);
      const [first, second] = latest.map((job) => Date.parse(job.finishedAt ?? ''));
      expect(first).toBeGreaterThanOrEqual(second ?? Number.NaN);
    }));
}
