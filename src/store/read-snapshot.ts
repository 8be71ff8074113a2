import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { DatabaseUnavailableError } from '../lib/errors.ts';
import { causesOf, errorCode } from './database-errors.ts';
import { inTransaction } from './in-transaction.ts';

export interface Snapshot {
  readonly client: pg.PoolClient;
  readonly db: NodePgDatabase;
}

export interface SnapshotOptions {
  /**
   * Whether the planner may read whole tables where it thinks that better. It does not know that `@@` without the index
   * fetches and unpacks every document: two hundred times slower.
   */
  readonly mayScan?: boolean;
}

/** SQLSTATE of a statement that ran into `statement_timeout`. */
const QUERY_CANCELED = '57014';

/**
 * Reads with several statements as if at one moment, whatever a harvest writes meanwhile.
 * @param timeoutSeconds for each statement.
 * @throws DatabaseUnavailableError where one takes longer, or the database cannot be reached.
 */
export async function readSnapshot<T>(
  pool: pg.Pool,
  timeoutSeconds: number,
  read: (snapshot: Snapshot) => Promise<T>,
  { mayScan = true }: SnapshotOptions = {},
): Promise<T> {
  const begin = `begin isolation level repeatable read read only; set local statement_timeout = '${Math.round(timeoutSeconds * 1000)}ms'${mayScan ? '' : '; set local enable_seqscan = off'}`;
  try {
    return await inTransaction(pool, begin, (client) => read({ client, db: drizzle(client) }));
  } catch (cause) {
    if (!wasCanceled(cause)) throw cause;
    throw new DatabaseUnavailableError(
      `The search took longer than ${timeoutSeconds} seconds: try again in a moment, or with more words.`,
      { cause },
    );
  }
}

function wasCanceled(error: unknown): boolean {
  return causesOf(error).some((cause) => errorCode(cause) === QUERY_CANCELED);
}
