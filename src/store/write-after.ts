import type pg from 'pg';
import type { RunRef, VersionedPosting, WriteCounts } from './harvest-store.ts';
import {
  InsertedMeanwhileError,
  insertAhead,
  preparePosting,
  type WriteRules,
  writePostings,
} from './write-postings.ts';
import { AwaitedError, whileWriting, whileWritingAfter } from './writing.ts';

/** Writes postings and their vacancies in one transaction. */
export function writeNow(
  pool: pg.Pool,
  run: RunRef,
  postings: readonly VersionedPosting[],
  rules: WriteRules,
): Promise<WriteCounts> {
  const prepared = postings.map(preparePosting);
  return whileWriting(pool, (client) => writePostings(client, run, prepared, rules));
}

/**
 * As `writeNow` once `after` has ended, but inserts what is new before that: to index their texts takes PostgreSQL longer
 * than all else, and is done by one of its processes while another compares the postings before them with others.
 * @param after ends when postings have been written that none of these is among.
 * @throws what `after` throws.
 */
export async function writeAfter(
  pool: pg.Pool,
  run: RunRef,
  postings: readonly VersionedPosting[],
  rules: WriteRules,
  after: Promise<unknown>,
): Promise<WriteCounts> {
  const prepared = postings.map(preparePosting);
  try {
    return await whileWritingAfter(
      pool,
      after,
      (client) => insertAhead(client, run, prepared, rules),
      (client, inserted) => writePostings(client, run, prepared, rules, inserted),
    );
  } catch (error) {
    if (!(error instanceof InsertedMeanwhileError || error instanceof AwaitedError)) throw error;
    await after;
    return whileWriting(pool, (client) => writePostings(client, run, prepared, rules));
  }
}
