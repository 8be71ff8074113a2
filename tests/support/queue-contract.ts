import { UnrecoverableError } from 'bullmq';
import { expect, it, vi } from 'vitest';
import { silentLogger } from '../../src/lib/logger.ts';
import { type HarvestQueue, openHarvestQueue } from '../../workers/harvest-queue.ts';

export interface QueueAddress {
  readonly redisUrl: string | null;
  readonly databaseUrl: string;
}

/** What holds for the harvest queue whichever backend BullMQ keeps it in. */
export function describeQueue(address: () => QueueAddress): void {
  async function withQueue(use: (queue: HarvestQueue) => Promise<void>): Promise<void> {
    const queue = await openHarvestQueue({ ...address(), logger: silentLogger });
    try {
      await use(queue);
    } finally {
      await queue.scheduleNightly([]);
      await queue.close();
    }
  }

  it('schedules each source at three at night, Copenhagen time', () =>
    withQueue(async (queue) => {
      await queue.scheduleNightly(['jobtech', 'jobnet']);
      const next = await queue.nextRuns();
      expect([...next.keys()].toSorted()).toEqual(['jobnet', 'jobtech']);
      const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', timeStyle: 'short' });
      for (const at of next.values()) expect(format.format(at)).toBe('03:00');
    }));

  it('schedules once however often it starts, and forgets what is switched off', () =>
    withQueue(async (queue) => {
      await queue.scheduleNightly(['jobtech', 'jobnet']);
      await queue.scheduleNightly(['jobtech', 'jobnet']);
      expect((await queue.nextRuns()).size).toBe(2);
      await queue.scheduleNightly(['jobnet']);
      expect([...(await queue.nextRuns()).keys()]).toEqual(['jobnet']);
    }));

  it('hands each job to a worker once', () =>
    withQueue(async (queue) => {
      const taken: string[] = [];
      await queue.enqueueNow(['jobtech', 'jobnet']);
      const worker = queue.startWorker(async (source) => {
        taken.push(source);
      });
      await vi.waitFor(() => expect(taken).toHaveLength(2), { timeout: 15_000 });
      await worker.close();
      expect(taken.toSorted()).toEqual(['jobnet', 'jobtech']);
    }));

  it('does not double a source that already waits', () =>
    withQueue(async (queue) => {
      const taken: string[] = [];
      await queue.enqueueNow(['doubled']);
      await queue.enqueueNow(['doubled', 'last']);
      const worker = queue.startWorker(async (source) => {
        taken.push(source);
      });
      await vi.waitFor(() => expect(taken).toContain('last'), { timeout: 15_000 });
      await worker.close();
      expect(taken).toEqual(['doubled', 'last']);
    }));

  it('does not try again what would fail the same way', () =>
    withQueue(async (queue) => {
      let tries = 0;
      const taken: string[] = [];
      await queue.enqueueNow(['hopeless', 'after']);
      const worker = queue.startWorker(async (source) => {
        if (source === 'hopeless') {
          tries += 1;
          throw new UnrecoverableError('the shape has changed');
        }
        taken.push(source);
      });
      await vi.waitFor(() => expect(taken).toEqual(['after']), { timeout: 15_000 });
      await worker.close();
      expect(tries).toBe(1);
    }));
}
