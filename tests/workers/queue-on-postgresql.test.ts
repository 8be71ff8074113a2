import { describe } from 'vitest';
import { describeFollowQueue } from '../support/follow-queue-contract.ts';
import { describeQueue } from '../support/queue-contract.ts';
import { testDatabaseUrl } from '../support/test-database.ts';

describe('the harvest queue on PostgreSQL', () => {
  const databaseUrl = testDatabaseUrl();
  describeQueue(() => ({ redisUrl: null, databaseUrl: databaseUrl() }));
});

describe('the queue of followed searches on PostgreSQL', () => {
  const databaseUrl = testDatabaseUrl();
  describeFollowQueue(() => ({ redisUrl: null, databaseUrl: databaseUrl() }));
});
