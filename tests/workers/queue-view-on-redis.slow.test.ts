import { afterAll, beforeAll, describe } from 'vitest';
import { describeQueueView } from '../support/queue-view-contract.ts';
import { hasRedis, type RedisServer, startRedis } from '../support/redis-server.ts';

describe.skipIf(!hasRedis)('the harvest queue on Redis as people see it', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.stop());

  describeQueueView(() => ({ redisUrl: redis.url, databaseUrl: 'postgresql://127.0.0.1:1/none' }));
});
