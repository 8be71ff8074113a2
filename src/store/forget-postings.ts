import type pg from 'pg';
import { forgetSketches } from './keep-sketches.ts';
import { findFreed, forgetMatches, matchPostings } from './match-postings.ts';
import type { PostingMatcher } from './posting-matcher.ts';

/**
 * Forgets all that is kept of postings only while they are open: their payloads, what they are compared by, and what
 * they say where they do not lead.
 * @returns the numbers of postings that were matched with one of them, or now are with others.
 */
export async function forgetPostings(
  client: pg.ClientBase,
  matcher: PostingMatcher | null,
  numbers: readonly string[],
): Promise<string[]> {
  const matched = await forgetMatches(client, numbers);
  const forgotten = await forgetSketches(client, numbers);
  if (matcher !== null) {
    const freed = await findFreed(client, matcher, forgotten);
    matched.push(...(await matchPostings(client, matcher, freed)));
  }
  for (const table of ['posting_payload', 'posting_content', 'vacancy_join']) {
    await client.query(`delete from ${table} where number = any($1::bigint[])`, [numbers]);
  }
  return matched;
}
