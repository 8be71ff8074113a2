import type pg from 'pg';
import type { ClosedReason } from '../domain/codes.ts';
import { followPostings } from './follow-postings.ts';
import { forgetPostings } from './forget-postings.ts';
import type { RunRef, Scopes } from './harvest-store.ts';
import type { PostingMatcher } from './posting-matcher.ts';
import { regroupPostings } from './regroup-postings.ts';
import { storableId } from './storable-text.ts';

/**
 * Which open postings of the run's source to retire: those named, those the run has not seen and that stand in none of
 * the scopes, or of those that it has not seen the ones that are past their own end of publication.
 */
export type Which = { readonly sourceIds: readonly string[] } | { readonly unseenBut: Scopes } | 'expired';

/** SQL: `$2` is the run's moment; what stands for `$4` and those after it goes with it. */
function conditionOf(which: Which, run: RunRef): readonly [sql: string, ...parameters: unknown[]] {
  const unseen = 'last_seen_run <> $4::bigint';
  if (which === 'expired') return [`${unseen} and open_until <= $2`, run.id];
  if ('sourceIds' in which) return ['source_id = any($4::text[])', which.sourceIds.map(storableId)];
  return [`${unseen} and not source_id ^@ any($5::text[])`, run.id, which.unseenBut.map(storableId)];
}

/**
 * Retires open postings and lets their vacancies follow, on a connection that writes alone. One that is missing after
 * its own end of publication is called expired: that is why it is gone. Where one that led leaves others open, the
 * next of them leads.
 * @returns how many were open.
 */
export async function retirePostings(
  client: pg.ClientBase,
  run: RunRef,
  which: Which,
  reason: ClosedReason,
  matcher: PostingMatcher | null,
): Promise<number> {
  const [condition, ...parameters] = conditionOf(which, run);
  const { rows } = await client.query<{ number: string; vacancy_id: string }>(
    `update posting
     set retired_at = $2,
         retired_reason = case when $3 = 'missing' and open_until <= $2 then 'expired' else $3 end
     where source = $1 and retired_at is null and ${condition}
     returning number::text, vacancy_id`,
    [run.source, run.at, reason, ...parameters],
  );
  if (rows.length === 0) return 0;
  const vacancyIds = [...new Set(rows.map((row) => row.vacancy_id))];
  const matched = await forgetPostings(
    client,
    matcher,
    rows.map((row) => row.number),
  );
  await followPostings(client, vacancyIds, run.at);
  await regroupPostings(client, [...matched, ...(await openBeside(client, vacancyIds))], run.at);
  return rows.length;
}

async function openBeside(client: pg.ClientBase, vacancyIds: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ number: string }>(
    'select number::text from posting where vacancy_id = any($1::text[]) and retired_at is null',
    [vacancyIds],
  );
  return rows.map(({ number }) => number);
}
