import pg from 'pg';
import { DatabaseUnavailableError } from '../lib/errors.ts';
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
  const lost = new AbortController();
  const lose = (): void => lost.abort(connectionBroke(source));
  client.on('error', lose);
  client.on('end', lose);
  await client.connect();
  try {
    const { rows } = await client.query<{ taken: boolean }>(
      `select pg_try_advisory_lock(hashtextextended('sundet harvest ' || $1, 0)) as taken`,
      [source],
    );
    if (rows[0]?.taken) return heldBy(client, lost.signal, source);
  } catch (error) {
    await client.end();
    throw error;
  }
  await client.end();
  return null;
}

/** A server that fell away without a word is noticed only by who asks it: `confirm` does. */
function heldBy(client: pg.Client, lost: AbortSignal, source: string): SourceLock {
  return {
    lost,
    async confirm() {
      lost.throwIfAborted();
      await client.query('select 1').catch((cause: unknown) => {
        throw connectionBroke(source, cause);
      });
    },
    release: () => client.end(),
  };
}

function connectionBroke(source: string, cause?: unknown): DatabaseUnavailableError {
  return new DatabaseUnavailableError(
    `The connection to the database that kept ${source} for this run broke off: see that it runs and that its disk is not full, and harvest again.`,
    { cause },
  );
}
