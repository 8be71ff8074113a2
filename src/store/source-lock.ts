import pg from 'pg';
import type { SourceLock } from './harvest-store.ts';

/**
 * Takes the advisory lock of a source on a connection of its own: PostgreSQL frees it with the connection, whatever
 * becomes of this process. Null where another connection holds it.
 */
export async function lockSource(url: string, source: string): Promise<SourceLock | null> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `sundet harvest ${source}`,
    keepAlive: true,
  });
  // Where this connection breaks the run's next statement fails too; that error is the one to tell.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ taken: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('sundet harvest ' || $1, 0)) as taken`,
      [source],
    );
    if (rows[0]?.taken) return { release: () => client.end() };
  } catch (error) {
    await client.end();
    throw error;
  }
  await client.end();
  return null;
}
