import { Queue } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { canonicalState, overlaps, runsOf } from '../support/database-state.ts';
import { type FaultUpstream, startFaultUpstream } from '../support/fault-upstream.ts';
import { PATIENCE } from '../support/patience.ts';
import { hasRedis, type RedisServer, startRedis } from '../support/redis-server.ts';
import { type LaunchedProgram, launchSundet, runSundet } from '../support/running-program.ts';
import { testDatabaseUrl } from '../support/test-database.ts';

const ADS = { jobtech: 600, jobnet: 240 } as const;
const SOURCES = ['jobtech', 'jobnet'] as const;
/** Jobs for each source that lie in the queue at once: most find it in other hands, and leave it there. */
const JOBS = 12;
/** How often the queue is filled so. */
const ROUNDS = 4;
/** BullMQ finds a job stalled half a minute after its lock of half a minute ran out. */
const TAKEN_OVER = { timeout: 500_000, interval: 250 };
const READY = /Sundet works/;

describe.skipIf(!hasRedis)('three worker processes on one Redis and one PostgreSQL', () => {
  const undisturbed = testDatabaseUrl();
  const databaseUrl = testDatabaseUrl();
  let upstream: FaultUpstream;
  let redis: RedisServer;
  let queue: Queue;
  let workers: LaunchedProgram[] = [];

  function startWorker(): LaunchedProgram {
    const settings = { ...upstream.settings, DATABASE_URL: databaseUrl(), REDIS_URL: redis.url };
    const worker = launchSundet(['work'], settings);
    workers.push(worker);
    return worker;
  }

  async function fillQueue(): Promise<void> {
    for (let number = 0; number < JOBS; number += 1) {
      for (const source of SOURCES) await queue.add(source, { source, mode: 'either' }, { attempts: 1 });
    }
  }

  /** Every ten minutes the changes of one source are read too, and once a night both: that would be one run too many. */
  async function unschedule(): Promise<void> {
    for (const { key } of await queue.getJobSchedulers()) await queue.removeJobScheduler(key);
  }

  /** Every job has been taken and is over: none waits, none is in hand. */
  async function expectAllDone(): Promise<void> {
    const { waiting, active, prioritized } = await queue.getJobCounts('waiting', 'active', 'prioritized');
    expect({ waiting, active, prioritized }).toEqual({ waiting: 0, active: 0, prioritized: 0 });
  }

  beforeAll(async () => {
    upstream = await startFaultUpstream(ADS);
    const { status } = await runSundet(['harvest'], { ...upstream.settings, DATABASE_URL: undisturbed() });
    expect(status).toBe(0);
    redis = await startRedis();
    queue = new Queue('harvest', { connection: { url: redis.url, maxRetriesPerRequest: null } });
  });

  afterAll(async () => {
    for (const { process: child, ended } of workers) {
      child.kill('SIGTERM');
      await ended;
    }
    await queue?.close();
    await redis?.stop();
    await upstream?.close();
  });

  it('a worker killed in mid-job: another takes the job over and completes it', async () => {
    const holds = SOURCES.map((source) => upstream.hold(source, ADS[source] / 2));
    const doomed = startWorker();
    await doomed.until(Promise.all(holds.map(({ reached }) => reached)));
    const others = [startWorker(), startWorker()];
    for (const other of others) await other.said(READY);
    await unschedule();
    const held = await queue.getJobs('active');
    expect(held.map((job) => job.data.source).toSorted()).toEqual([...SOURCES].toSorted());

    doomed.process.kill('SIGKILL');
    await doomed.ended;
    workers = others;
    for (const hold of holds) hold.release();
    await vi.waitFor(async () => {
      const states = await Promise.all(held.map(({ id }) => queue.getJobState(id ?? '')));
      expect(states).toEqual(['completed', 'completed']);
    }, TAKEN_OVER);

    const runs = await runsOf(databaseUrl());
    for (const source of SOURCES) {
      const outcomes = runs.filter((run) => run.source === source).map(({ outcome }) => outcome);
      expect(outcomes, source).toEqual(['failed', 'ok']);
    }
    expect(await canonicalState(databaseUrl())).toEqual(await canonicalState(undisturbed()));
  });

  it('a queue full of both sources: no source is harvested twice at once, and every job is done', async () => {
    const before = (await runsOf(databaseUrl())).length;
    startWorker();
    for (let round = 0; round < ROUNDS; round += 1) {
      await fillQueue();
      await vi.waitFor(expectAllDone, PATIENCE);
    }
    const failed = await queue.getJobs('failed');
    expect(failed.map(({ failedReason }) => failedReason)).toEqual([]);
    const runs = (await runsOf(databaseUrl())).slice(before);
    for (const source of SOURCES) {
      expect(runs.filter((run) => run.source === source).length, source).toBeGreaterThanOrEqual(ROUNDS);
    }
    expect(runs.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
    expect(overlaps(await runsOf(databaseUrl()))).toEqual([]);
    expect(await canonicalState(databaseUrl())).toEqual(await canonicalState(undisturbed()));
  });
});
