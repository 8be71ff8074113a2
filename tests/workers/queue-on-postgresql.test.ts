import { describe } from 'vitest';
import { describeQueue } from '../support/queue-contract.ts';
import { testDatabaseUrl } from '../support/test-database.ts';

describe('the harvest queue on PostgreSQL', () => {
  const databaseUrl = testDatabaseUrl();
  describeQueue(() => ({ redisUrl: null, databaseUrl: databaseUrl() }));
});
