import type pg from 'pg';
import { DEADLOCK_DETECTED, errorCode } from './database-errors.ts';
import { recordWritten } from './harvest-runs.ts';
import type { RunRef, VersionedPosting, WriteCounts } from './harvest-store.ts';
import {
  type Inserted,
  InsertedMeanwhileError,
  insertAhead,
  type StorablePosting,
  storablePosting,
  type WriteRules,
  writePostings,
} from './write-postings.ts';
import { AwaitedError, whileWriting, whileWritingAfter } from './writing.ts';

/**
 * Writes postings and their vacancies in one transaction.
 * @throws RunTakenOverError.
 */
export function writeNow(
  pool: pg.Pool,
  run: RunRef,
  postings: readonly VersionedPosting[],
  rules: WriteRules,
): Promise<WriteCounts> {
  const prepared = postings.map(storablePosting);
  return whileWriting(pool, (client) => writeOfRun(client, run, prepared, rules));
}

/**
 * As `writeNow` once `after` has ended, but inserts what is new before that: to index their texts takes PostgreSQL longer
 * than all else, and is done by one of its processes while another compares the postings before them with others.
 * @param after ends when postings have been written that none of these is among.
 * @throws RunTakenOverError; what `after` throws.
 */
export async function writeAfter(
  pool: pg.Pool,
  run: RunRef,
  postings: readonly VersionedPosting[],
  rules: WriteRules,
  after: Promise<unknown>,
): Promise<WriteCounts> {
  const prepared = postings.map(storablePosting);
  try {
    return await whileWritingAfter(
      pool,
      after,
      (client) => insertAhead(client, run, prepared, rules),
      (client, inserted) => writeOfRun(client, run, prepared, rules, inserted),
    );
  } catch (error) {
    if (!isTooEarly(error)) throw error;
    await after;
    return writeNow(pool, run, postings, rules);
  }
}

async function writeOfRun(
  client: pg.ClientBase,
  run: RunRef,
  postings: readonly StorablePosting[],
  rules: WriteRules,
  inserted?: Inserted,
): Promise<WriteCounts> {
  const counts = await writePostings(client, run, postings, rules, inserted);
  await recordWritten(client, run, counts);
  return counts;
}

/** Whether what was begun before its turn came into another's way: done when it is our turn, it does not. */
function isTooEarly(error: unknown): boolean {
  if (error instanceof InsertedMeanwhileError || error instanceof AwaitedError) return true;
  return errorCode(error) === DEADLOCK_DETECTED;
}
