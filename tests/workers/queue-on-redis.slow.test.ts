import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeadlineError } from '../../src/lib/deadline.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { openHarvestQueue } from '../../workers/harvest-queue.ts';
import { QueueUnavailableError } from '../../workers/queue-backend.ts';
import { describeFollowQueue } from '../support/follow-queue-contract.ts';
import { describeQueue } from '../support/queue-contract.ts';
import { hasRedis, type RedisServer, startRedis } from '../support/redis-server.ts';

describe.skipIf(!hasRedis)('the queues on Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());

  // With a Redis the database is not the queue's concern: this address must never be called.
  const address = () => ({ redisUrl: redis.url, databaseUrl: 'postgresql://127.0.0.1:1/none' });
  describeQueue(address);
  describeFollowQueue(address);
});

describe.skipIf(!hasRedis)('a Redis that has fallen silent', () => {
  it('keeps nobody waiting: neither who asks, nor who leaves, nor who comes', async () => {
    const redis = await startRedis();
    const settings = {
      redisUrl: redis.url,
      databaseUrl: 'postgresql://127.0.0.1:1/none',
      logger: silentLogger,
    };
    try {
      const queue = await openHarvestQueue(settings);
      expect(await queue.nextRuns()).toEqual(new Map());
      redis.freeze();
      await expect(queue.nextRuns()).rejects.toThrow(DeadlineError);
      await queue.close();
      await expect(openHarvestQueue(settings)).rejects.toThrow(QueueUnavailableError);
    } finally {
      redis.thaw();
      await redis.stop();
    }
  });
});

describe('a Redis that is not there', () => {
  it('is told at once, with its address and without its password', async () => {
    const opening = openHarvestQueue({
      redisUrl: 'redis://:hunter2@127.0.0.1:1',
      databaseUrl: 'postgresql://127.0.0.1:1/none',
      logger: silentLogger,
    });
    await expect(opening).rejects.toThrow(QueueUnavailableError);
    await expect(opening).rejects.toThrow(/127\.0\.0\.1:1/);
    await expect(opening).rejects.not.toThrow(/hunter2/);
  });
});
