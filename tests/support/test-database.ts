import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, inject } from 'vitest';
import { silentLogger } from '../../src/lib/logger.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';

/**
 * A migrated database of this test file's own, cloned from the template before its tests and dropped after them.
 * Call it at the top of the file (or of a `describe`) and ask for the database inside the tests. Every test starts
 * with empty tables. A client that was taken from the pool and not given back fails the file.
 */
export function testDatabase(): () => Database {
  let database: Database | null = null;
  let name = '';

  beforeAll(async () => {
    ({ database, name } = await cloneTemplate());
  });

  beforeEach(async () => {
    await database?.pool.query(
      'truncate shared_list, vacancy, harvest_run, posting_key, vacancy_gone, erasure, follow, concept, concept_layer cascade',
    );
  });

  afterAll(async () => {
    if (database === null) return;
    const { totalCount, idleCount } = database.pool;
    if (totalCount === idleCount) await database.close();
    await onServer((client) => client.query(`drop database ${name} with (force)`));
    expect(totalCount - idleCount, 'clients taken from the pool and never released').toBe(0);
  });

  return () => {
    if (database === null) throw new Error('the test database exists only inside tests and hooks');
    return database;
  };
}

/** The address of a fresh clone, for tests that open it themselves; dropped after the file's tests. */
export function testDatabaseUrl(): () => string {
  let url = '';
  let name = '';
  beforeAll(async () => {
    name = await createClone();
    url = urlOf(name);
  });
  afterAll(() => onServer((client) => client.query(`drop database if exists ${name} with (force)`)));
  return () => url;
}

async function cloneTemplate(): Promise<{ database: Database; name: string }> {
  const name = await createClone();
  const database = await openDatabase({
    databaseUrl: urlOf(name),
    dataDir: '',
    share: false,
    logger: silentLogger,
  });
  return { database, name };
}

async function createClone(): Promise<string> {
  const name = `sundet_test_${randomUUID().replaceAll('-', '')}`;
  await onServer((client) => client.query(`create database ${name} template ${inject('templateDatabase')}`));
  return name;
}

/** One at a time over all test files: PostgreSQL clones a template only while nobody else does. */
async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: inject('databaseServerUrl') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(1)');
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(name: string): string {
  const url = new URL(inject('databaseServerUrl'));
  url.pathname = `/${name}`;
  return url.href;
}
