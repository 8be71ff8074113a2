import type pg from 'pg';
import { DatabaseUnavailableError, messageOf } from '../lib/errors.ts';
import { errorCode } from './database-errors.ts';

/** `server_version_num` of the oldest PostgreSQL that is supported and tested. */
const OLDEST_VERSION = 150_000;

/** @throws DatabaseUnavailableError where the server behind `pool` is not reachable or cannot serve us. */
export async function checkServer(pool: pg.Pool, url: string): Promise<void> {
  const { version, encoding, lowers } = await readServer(pool, url);
  const where = describeUrl(url);
  if (version < OLDEST_VERSION) {
    throw new DatabaseUnavailableError(
      `The database at ${where} is PostgreSQL ${Math.floor(version / 10_000)}: Sundet needs 15 or newer.`,
    );
  }
  if (encoding === 'UTF8' && lowers) return;
  throw new DatabaseUnavailableError(
    `The database at ${where} cannot hold three languages: make it with ` +
      "CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'.",
  );
}

async function readServer(
  pool: pg.Pool,
  url: string,
): Promise<{ version: number; encoding: string; lowers: boolean }> {
  try {
    const { rows } = await pool.query(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
              lower('ØÅÄ') = 'øåä' as lowers`,
    );
    return rows[0];
  } catch (cause) {
    throw new DatabaseUnavailableError(whyUnreachable(cause, describeUrl(url)), { cause });
  }
}

/** SQLSTATEs of PostgreSQL, appendix A, that a person can do something about. */
function whyUnreachable(error: unknown, where: string): string {
  const code = errorCode(error);
  if (code === '28P01' || code === '28000')
    return `The database at ${where} refuses the user or the password: correct DATABASE_URL.`;
  if (code === '3D000') return `There is no such database at ${where}: create it, or correct DATABASE_URL.`;
  if (code === '53300') return `The database at ${where} has no connection left: raise its max_connections.`;
  if (code === '57P03') return `The database at ${where} is still starting: try again in a moment.`;
  return `The database at ${where} does not answer (${code ?? messageOf(error)}): start it, or correct DATABASE_URL.`;
}

/** Host, port and database: never user or password. */
function describeUrl(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}
