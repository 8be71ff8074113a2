import type pg from 'pg';
import { inTransaction } from './in-transaction.ts';

/** Any number that nobody else uses for an advisory lock on this database. */
const WRITING_LOCK = 7_352_002;

/**
 * Postings and vacancies are written by one at a time, whatever the source: two that are of one vacancy, and come in
 * at the same moment from two sources, must see each other. It also makes deadlocks impossible. PostgreSQL is the
 * slower side of writing, so that little is lost by it.
 *
 * A batch does not wait for the disk. What a crash of the server may then take is its last half second of whole
 * batches; the run that wrote them loses its connection, ends as killed and is repeated. A run that is recorded as
 * ended is safe: `finishRun` waits, and the log is written in order.
 */
const BEGIN = `begin; set local synchronous_commit = off; select pg_advisory_xact_lock(${WRITING_LOCK})`;

/** Runs `work` in a transaction, as the only one that writes postings and vacancies. */
export function whileWriting<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, BEGIN, work);
}
