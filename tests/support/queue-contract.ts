import { UnrecoverableError } from 'bullmq';
import { expect, it, vi } from 'vitest';
import { type Logger, silentLogger } from '../../src/lib/logger.ts';
import { type HarvestQueue, openHarvestQueue } from '../../workers/harvest-queue.ts';
import type { HarvestJob } from '../../workers/schedule.ts';
import { PATIENCE } from './patience.ts';

export interface QueueAddress {
  readonly redisUrl: string | null;
  readonly databaseUrl: string;
}

const LISTED = { id: 'jobnet' };
const FOLLOWED = {
  id: 'jobtech',
  schedule: { listing: '0 3 * * 0', changesEveryMinutes: 10 },
  async *readChanges() {},
};

/** What holds for the harvest queue whichever backend BullMQ keeps it in. */
export function describeQueue(address: () => QueueAddress): void {
  const told: object[] = [];
  const logger: Logger = { ...silentLogger, warn: (fields) => told.push(fields) };

  async function withQueue(use: (queue: HarvestQueue) => Promise<void>): Promise<void> {
    const queue = await openHarvestQueue({ ...address(), logger });
    try {
      await use(queue);
    } finally {
      await queue.schedule([]);
      await queue.close();
    }
  }

  it('schedules each source at three at night, Copenhagen time', () =>
    withQueue(async (queue) => {
      await queue.schedule([FOLLOWED, LISTED]);
      const next = await queue.nextRuns();
      expect([...next.keys()].toSorted()).toEqual(['jobnet', 'jobtech']);
      const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Copenhagen', timeStyle: 'short' });
      for (const at of next.values()) expect(format.format(at)).toBe('03:00');
    }));

  it('schedules once however often it starts, and forgets what is switched off', () =>
    withQueue(async (queue) => {
      await queue.schedule([FOLLOWED, LISTED]);
      await queue.schedule([FOLLOWED, LISTED]);
      expect((await queue.nextRuns()).size).toBe(2);
      await queue.schedule([LISTED]);
      expect([...(await queue.nextRuns()).keys()]).toEqual(['jobnet']);
    }));

  it('takes back what of a source is no longer scheduled', () =>
    withQueue(async (queue) => {
      await queue.schedule([FOLLOWED]);
      const ids = async () => (await queue.view.schedules()).map(({ id }) => id).toSorted();
      expect(await ids()).toEqual(['jobtech', 'jobtech@changes', 'jobtech@listing']);
      await queue.schedule([{ id: 'jobtech' }]);
      expect(await ids()).toEqual(['jobtech']);
      expect((await queue.view.schedules()).map(({ source }) => source)).toEqual(['jobtech']);
    }));

  it('brings a source up to date when it is asked for now', () =>
    withQueue(async (queue) => {
      const taken: HarvestJob[] = [];
      await queue.enqueueNow(['jobtech']);
      const worker = queue.startWorker(async (job) => {
        taken.push(job);
      });
      await vi.waitFor(() => expect(taken).toHaveLength(1), PATIENCE);
      await worker.close();
      expect(taken).toEqual([{ source: 'jobtech', mode: 'either' }]);
    }));

  it('hands each job to a worker once', () =>
    withQueue(async (queue) => {
      const taken: string[] = [];
      await queue.enqueueNow(['jobtech', 'jobnet']);
      const worker = queue.startWorker(async ({ source }) => {
        taken.push(source);
      });
      await vi.waitFor(() => expect(taken).toHaveLength(2), PATIENCE);
      await worker.close();
      expect(taken.toSorted()).toEqual(['jobnet', 'jobtech']);
    }));

  it('does not double a source that already waits', () =>
    withQueue(async (queue) => {
      const taken: string[] = [];
      await queue.enqueueNow(['doubled']);
      await queue.enqueueNow(['doubled', 'last']);
      const worker = queue.startWorker(async ({ source }) => {
        taken.push(source);
      });
      await vi.waitFor(() => expect(taken).toContain('last'), PATIENCE);
      await worker.close();
      expect(taken).toEqual(['doubled', 'last']);
    }));

  it('does not try again what would fail the same way', () =>
    withQueue(async (queue) => {
      let tries = 0;
      const taken: string[] = [];
      told.length = 0;
      await queue.enqueueNow(['hopeless', 'after']);
      const worker = queue.startWorker(async ({ source }) => {
        if (source === 'hopeless') {
          tries += 1;
          throw new UnrecoverableError('the shape has changed');
        }
        taken.push(source);
      });
      await vi.waitFor(() => expect(taken).toEqual(['after']), PATIENCE);
      await worker.close();
      expect(tries).toBe(1);
      expect(told).toEqual([expect.objectContaining({ source: 'hopeless', err: 'the shape has changed' })]);
    }));
}
