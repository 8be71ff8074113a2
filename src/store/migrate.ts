import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';
import { DatabaseUnavailableError } from '../lib/errors.ts';
import type { Database } from './database.ts';

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Any number that nobody else uses for an advisory lock on this database. */
const MIGRATION_LOCK = 7_352_001;

/**
 * Brings the schema up to date. Any number of processes may call it at once: one migrates, the others wait.
 * @throws DatabaseUnavailableError where a newer Sundet has migrated this database.
 */
export async function migrate(database: Pick<Database, 'pool'>): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseNewerSchema(client);
    await applyMigrations(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    client.release();
  } catch (error) {
    // With the connection goes the lock.
    client.release(true);
    throw error;
  }
}

async function refuseNewerSchema(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as migrated`,
  );
  if (!rows[0].migrated) return;
  const applied = await client.query(
    'select max(created_at)::float8 as latest from drizzle.__drizzle_migrations',
  );
  const ours = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER }).at(-1)?.folderMillis ?? 0;
  if ((applied.rows[0].latest ?? 0) <= ours) return;
  throw new DatabaseUnavailableError(
    'A newer Sundet has migrated this database: use that version, or restore a copy from before.',
  );
}
