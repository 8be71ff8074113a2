import { readMigrationFiles } from 'drizzle-orm/migrator';
import type pg from 'pg';
import type { Clock } from '../lib/clock.ts';
import type { Database } from './database.ts';
import { MIGRATIONS_FOLDER } from './migrate.ts';

/** What `sundet doctor` tells of the database. */
export interface DatabaseFacts {
  /** As PostgreSQL says it: `18.4`. */
  readonly version: string;
  readonly embedded: boolean;
  /** Of this database, with its indexes. */
  readonly sizeBytes: number;
  /** Migrations of this version that are not applied yet. */
  readonly pendingMigrations: number;
  /** Whether a newer Sundet has migrated it. */
  readonly newer: boolean;
  /** How far its clock is off ours, milliseconds, beyond what the time that its answer took explains. */
  readonly skewMs: number;
}

/** Reads, and changes nothing: neither does it migrate. */
export async function readDatabaseFacts(
  { pool, embedded }: Pick<Database, 'pool' | 'embedded'>,
  clock: Clock,
): Promise<DatabaseFacts> {
  const asked = clock.now().getTime();
  const { rows } = await pool.query<{ version: string; size: string; now: Date }>(
    `select current_setting('server_version') as version, pg_database_size(current_database())::text as size,
            clock_timestamp() as now`,
  );
  const answered = clock.now().getTime();
  const [row] = rows;
  if (row === undefined) throw new Error('the database answered without a row');
  const applied = await latestApplied(pool);
  const ours = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER }).map((file) => file.folderMillis);
  return {
    version: row.version.split(' ')[0] ?? row.version,
    embedded,
    sizeBytes: Number(row.size),
    pendingMigrations: ours.filter((at) => at > applied).length,
    newer: applied > Math.max(...ours),
    skewMs: Math.max(0, asked - row.now.getTime(), row.now.getTime() - answered),
  };
}

/** When the latest applied migration was written, epoch milliseconds; 0 where none is. */
async function latestApplied(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ migrated: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as migrated`,
  );
  if (rows[0]?.migrated !== true) return 0;
  const latest = await pool.query<{ at: number | null }>(
    'select max(created_at)::float8 as at from drizzle.__drizzle_migrations',
  );
  return latest.rows[0]?.at ?? 0;
}
