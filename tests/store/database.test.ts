import pg from 'pg';
import { describe, expect, inject, test } from 'vitest';
import { DatabaseUnavailableError } from '../../src/lib/errors.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { type Database, isReachable, openDatabase } from '../../src/store/database.ts';
import { freePort } from '../../src/store/embedded/free-port.ts';
import { readSnapshot } from '../../src/store/read-snapshot.ts';
import { testDatabase } from '../support/test-database.ts';

const database = testDatabase();

const openAt = (databaseUrl: string): Promise<Database> =>
  openDatabase({ databaseUrl, dataDir: '', share: false, logger: silentLogger });

function changed(change: (url: URL) => void): string {
  const url = new URL(database().url);
  change(url);
  return url.href;
}

describe('a database that cannot be used is told of in one sentence without its password', () => {
  const refused = async (url: string): Promise<string> => {
    const error = await openAt(url).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DatabaseUnavailableError);
    expect(String(error)).not.toContain('hunter2');
    return String(error);
  };

  test('where nobody listens', async () => {
    const port = await freePort();
    const message = await refused(`postgres://me:hunter2@127.0.0.1:${port}/jobs`);
    expect(message).toContain(`127.0.0.1:${port}/jobs does not answer (ECONNREFUSED)`);
  });

  test('where the password is wrong', async () => {
    const url = changed((url) => {
      url.password = 'hunter2';
    });
    expect(await refused(url)).toContain('refuses the user or the password');
  });

  test('where there is no such database', async () => {
    const url = changed((url) => {
      url.pathname = '/nowhere';
    });
    expect(await refused(url)).toContain('no such database');
  });

  test.each(['hunter2', 'mysql://me:hunter2@localhost/x', 'postgres//hunter2'])(
    'where it is no address: %s',
    async (url) => {
      expect(await refused(url)).toContain('DATABASE_URL is not the address of a PostgreSQL');
    },
  );

  test('where it cannot hold our letters', async () => {
    const admin = new pg.Client({ connectionString: inject('databaseServerUrl') });
    await admin.connect();
    await admin.query(
      `create database ascii_only template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'`,
    );
    try {
      const url = changed((url) => {
        url.pathname = '/ascii_only';
      });
      expect(await refused(url)).toContain('cannot hold three languages');
    } finally {
      await admin.query('drop database ascii_only with (force)');
      await admin.end();
    }
  });
});

test('health is told without throwing', async () => {
  const own = await openAt(database().url);
  expect(await isReachable(own)).toBe(true);
  await own.close();
  expect(await isReachable(own)).toBe(false);
});

test('a connection that breaks while idle is replaced', async () => {
  const own = await openAt(database().url);
  const { rows } = await own.pool.query('select pg_backend_pid() as pid');
  await database().pool.query('select pg_terminate_backend($1, 60000)', [rows[0].pid]);
  await expect.poll(() => own.pool.totalCount).toBe(0);
  expect((await own.pool.query('select 1 as up')).rows).toEqual([{ up: 1 }]);
  await own.close();
});

test('a search that takes too long is ended, and its connection is good again', async () => {
  const slow = readSnapshot(database().pool, 0.05, ({ client }) => client.query('select pg_sleep(30)'));
  await expect(slow).rejects.toThrow(/took longer than 0.05 seconds/);
  const quick = readSnapshot(database().pool, 60, ({ client }) => client.query('show transaction_isolation'));
  expect((await quick).rows).toEqual([{ transaction_isolation: 'repeatable read' }]);
});
