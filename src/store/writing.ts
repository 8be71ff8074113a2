import type pg from 'pg';
import { inTransaction } from './in-transaction.ts';

/** Any number that nobody else uses for an advisory lock on this database. */
const WRITING_LOCK = 7_352_002;

/**
 * Postings and vacancies are written by one at a time, whatever the source: two that are of one vacancy, and come in
 * at the same moment from two sources, must see each other. It also makes deadlocks impossible among those who
 * only write in turn. Only what nobody knows of yet may be inserted beside others (docs/adr/0009-loads-begun-ahead.md).
 *
 * A batch does not wait for the disk. What a crash of the server may then take is its last half second of whole
 * batches; the run that wrote them loses its connection, ends as killed and is repeated. A run that is recorded as
 * ended is safe: `finishRun` waits, and the log is written in order.
 *
 * What is indexed by its words and concepts is first put in a list, which a search reads through, and merged once that
 * is long: a list of four times the size that PostgreSQL's own default allows is merged a quarter as often, and takes a
 * common word's ads once for all of them (in `work_mem`, which has to hold it).
 */
const BEGIN = `
  begin;
  set local synchronous_commit = off;
  set local gin_pending_list_limit = '16MB';
  set local work_mem = '16MB'`;
const TAKE_TURN = `select pg_advisory_xact_lock(${WRITING_LOCK})`;

/** Runs `work` in a transaction, as the only one that writes postings and vacancies. */
export function whileWriting<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, `${BEGIN}; ${TAKE_TURN}`, work);
}

/** Somebody waits for what was begun before its turn: it has to be undone, and done when it is our turn. */
export class AwaitedError extends Error {}

/**
 * As `whileWriting`, once `after` has ended; `ahead` runs in the same transaction before that, beside whoever writes. It
 * may insert what nobody else knows of, and nothing else: whoever writes does not wait for it then. Who does all the same
 * (a migration, a run that has taken the source of one whose lock was lost) may be whom `after` waits for, which
 * PostgreSQL cannot see: for them it gives way.
 * @throws AwaitedError; what `after` throws.
 */
export function whileWritingAfter<Begun, T>(
  pool: pg.Pool,
  after: Promise<unknown>,
  ahead: (client: pg.PoolClient) => Promise<Begun>,
  work: (client: pg.PoolClient, begun: Begun) => Promise<T>,
): Promise<T> {
  return inTransaction(pool, BEGIN, async (client) => {
    const begun = await ahead(client);
    while (!(await endsWithin(LOOK_AFTER_MS, after))) {
      if (await isAwaited(client)) throw new AwaitedError();
    }
    await client.query(TAKE_TURN);
    return work(client, begun);
  });
}

/** How long somebody may wait for what was begun before its turn: a load takes a fraction of it. */
const LOOK_AFTER_MS = 1000;

/** @throws what `end` throws meanwhile. */
async function endsWithin(milliseconds: number, end: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  try {
    return await Promise.race([end.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether another connection waits for a lock that this one holds. */
async function isAwaited(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ awaited: boolean }>(
    `select exists (
       select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))
     ) as awaited`,
  );
  return rows[0]?.awaited ?? false;
}

/**
 * Merges what was written lately into the indexes of words and concepts, so that searches need not read through it.
 * Where the tables are somebody else's, that is left to PostgreSQL's own upkeep.
 */
export async function mergeWritten(pool: pg.Pool): Promise<void> {
  await pool.query(
    `select gin_clean_pending_list(pg_class.oid)
     from pg_index join pg_class on pg_class.oid = indexrelid join pg_am on pg_am.oid = relam
     where indrelid = 'vacancy'::regclass and amname = 'gin' and pg_has_role(relowner, 'usage')`,
  );
}
