import { describe } from 'vitest';
import { describeQueueView } from '../support/queue-view-contract.ts';
import { testDatabaseUrl } from '../support/test-database.ts';

describe('the harvest queue on PostgreSQL as people see it', () => {
  const databaseUrl = testDatabaseUrl();
  describeQueueView(() => ({ redisUrl: null, databaseUrl: databaseUrl() }));
});
