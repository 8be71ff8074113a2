import type pg from 'pg';
import { reachingDatabase } from './database-errors.ts';

/**
 * Runs `work` on one connection between `begin` and `commit`; rolls back and rethrows where it throws.
 * @throws DatabaseUnavailableError where there is no connection, or it breaks meanwhile.
 */
export function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return reachingDatabase(async () => {
    const client = await pool.connect();
    let broken = false;
    // The pool listens only to idle clients, and one that breaks with nobody listening ends the process.
    const onError = (): void => {
      broken = true;
    };
    client.on('error', onError);
    try {
      await client.query(begin);
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(onError);
      throw error;
    } finally {
      client.release(broken);
      client.off('error', onError);
    }
  });
}
