import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { DatabaseUnavailableError } from '../lib/errors.ts';
import type { Logger } from '../lib/logger.ts';
import { checkServer } from './check-server.ts';
import { openEmbedded } from './embedded/open-embedded.ts';

/** An open database. Whoever opened it closes it; every client taken from `pool` must be back by then. */
export interface Database {
  readonly pool: pg.Pool;
  readonly db: NodePgDatabase;
  /** For connections of one's own (locks, the queue). Holds the password: not for logs. */
  readonly url: string;
  readonly embedded: boolean;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Null: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Whether an embedded server that another process runs on `dataDir` is shared rather than refused. */
  readonly share: boolean;
  readonly logger: Logger;
}

/** Four harvests at once take two each (`write-after.ts`); the rest are for who reads. */
const POOL_SIZE = 14;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens the database and makes sure that it is one we can use; does not migrate it.
 * @throws DatabaseUnavailableError with one sentence that says what to do.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { databaseUrl, logger } = options;
  if (databaseUrl !== null) return connect(requirePostgresUrl(databaseUrl), false, logger, async () => {});
  const server = await openEmbedded(options);
  return connect(server.url, true, logger, server.close);
}

async function connect(
  url: string,
  embedded: boolean,
  logger: Logger,
  stopServer: () => Promise<void>,
): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'sundet',
    keepAlive: true,
  });
  // An idle connection that breaks is replaced on the next use; without a listener it would end the process.
  pool.on('error', (error) => logger.warn({ error: error.message }, 'an idle database connection broke'));
  const close = async (): Promise<void> => {
    await pool.end();
    await stopServer();
  };
  try {
    await checkServer(pool, url);
  } catch (error) {
    await close();
    throw error;
  }
  return { pool, db: drizzle(pool), url, embedded, close };
}

function requirePostgresUrl(databaseUrl: string): string {
  const protocol = URL.canParse(databaseUrl) ? new URL(databaseUrl).protocol : null;
  if (protocol === 'postgres:' || protocol === 'postgresql:') return databaseUrl;
  throw new DatabaseUnavailableError(
    'DATABASE_URL is not the address of a PostgreSQL: write postgres://user:password@host:5432/database.',
  );
}

/** Whether the database answers right now; for health checks, so it never throws. */
export async function isReachable(database: Pick<Database, 'pool'>): Promise<boolean> {
  try {
    await database.pool.query('select 1');
    return true;
  } catch {
    return false;
  }
}
