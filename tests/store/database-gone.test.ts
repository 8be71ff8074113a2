import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DatabaseUnavailableError } from '../../src/lib/errors.ts';
import { freePort } from '../../src/store/embedded/free-port.ts';
import { inTransaction } from '../../src/store/in-transaction.ts';
import { readSnapshot } from '../../src/store/read-snapshot.ts';
import { wasPurged } from '../../src/store/read-vacancies.ts';
import { vacancy } from '../../src/store/schema/vacancies.ts';
import { testDatabase } from '../support/test-database.ts';

const database = testDatabase();

function poolAt(connectionString: string, settings: pg.PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString, ...settings });
  pool.on('error', () => {});
  onTestFinished(() => pool.end());
  return pool;
}

const urlAt = (port: number): string => `postgres://me:hunter2@127.0.0.1:${port}/jobs`;

/** A server that does with each connection what `greet` does. */
async function serverThat(greet: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    greet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function expectUnavailable(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DatabaseUnavailableError);
  expect((error as Error).cause).toBeInstanceOf(Error);
  expect(String(error)).not.toContain('hunter2');
  return String(error);
}

const read = (pool: pg.Pool) => readSnapshot(pool, 5, ({ client }) => client.query('select 1'));

describe('a database that is gone is told of as such', () => {
  test('where nobody listens', async () => {
    const pool = poolAt(urlAt(await freePort()));
    expect(await expectUnavailable(read(pool))).toContain('(ECONNREFUSED)');
    await expectUnavailable(inTransaction(pool, 'begin', async () => {}));
    await expectUnavailable(wasPurged(drizzle(pool), 'x'));
  });

  test('where the line is cut before it answers', async () => {
    await expectUnavailable(read(poolAt(urlAt(await serverThat((socket) => socket.end())))));
  });

  test('where it never answers', async () => {
    const pool = poolAt(urlAt(await serverThat(() => {})), { connectionTimeoutMillis: 50 });
    await expectUnavailable(read(pool));
  });

  test('where every connection is taken for too long', async () => {
    const pool = poolAt(database().url, { max: 1 });
    const client = await pool.connect();
    // Not before: the first has all the time it needs.
    pool.options.connectionTimeoutMillis = 50;
    try {
      await expectUnavailable(read(pool));
    } finally {
      client.release();
    }
  });
});

describe('a connection that is ended under a transaction ends neither the program nor the pool', () => {
  const backend = async (client: pg.PoolClient): Promise<number> =>
    (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0;
  const end = (pid: number) => database().pool.query('select pg_terminate_backend($1, 60000)', [pid]);

  test('while it waits for an answer', async () => {
    const pool = poolAt(database().url);
    const cut = readSnapshot(pool, 5, async ({ client }) => {
      const pid = await backend(client);
      await Promise.all([client.query('select pg_sleep(30)'), end(pid)]);
    });
    expect(await expectUnavailable(cut)).toContain('(57P01)');
    expect((await read(pool)).rowCount).toBe(1);
  });

  test('while it asks nothing', async () => {
    const pool = poolAt(database().url);
    const cut = readSnapshot(pool, 5, async ({ client, db }) => {
      const gone = new Promise((resolve) => client.once('end', resolve));
      await end(await backend(client));
      await gone;
      await db.select().from(vacancy);
    });
    await expectUnavailable(cut);
    expect((await read(pool)).rowCount).toBe(1);
  });
});

test('what is wrong with a statement is not told as a database that is gone', async () => {
  const wrong = readSnapshot(database().pool, 5, ({ client }) => client.query('select nothing'));
  await expect(wrong).rejects.toMatchObject({ code: '42703' });
});
