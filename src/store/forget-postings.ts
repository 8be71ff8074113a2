import type pg from 'pg';
import { forgetSketches } from './keep-sketches.ts';
import { forgetMatches } from './match-postings.ts';

/**
 * Forgets all that is kept of postings only while they are open: their payloads, what they are compared by, and what
 * they say where they do not lead.
 * @returns the numbers of postings that were matched with one of them.
 */
export async function forgetPostings(client: pg.ClientBase, numbers: readonly string[]): Promise<string[]> {
  const matched = await forgetMatches(client, numbers);
  await forgetSketches(client, numbers);
  for (const table of ['posting_payload', 'posting_content', 'vacancy_join']) {
    await client.query(`delete from ${table} where number = any($1::bigint[])`, [numbers]);
  }
  return matched;
}
