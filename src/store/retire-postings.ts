import type pg from 'pg';
import type { ClosedReason } from '../domain/codes.ts';
import { followPostings } from './follow-postings.ts';
import type { RunRef } from './harvest-store.ts';
import { storableId } from './storable-text.ts';

/** Which open postings of the run's source to retire: those named, or those the run has not seen. */
export type Which = { readonly sourceIds: readonly string[] } | 'unseen';

/**
 * Retires open postings and lets their vacancies follow, on a connection that is in a transaction. One that is
 * missing after its own end of publication is called expired: that is why it is gone.
 * @returns how many were open.
 */
export async function retirePostings(
  client: pg.ClientBase,
  run: RunRef,
  which: Which,
  reason: ClosedReason,
): Promise<number> {
  const [condition, parameter] =
    which === 'unseen'
      ? ['last_seen_run <> $4::bigint', run.id]
      : ['source_id = any($4::text[])', which.sourceIds.map(storableId)];
  const { rows } = await client.query<{ vacancy_id: string }>(
    `update posting
     set retired_at = $2,
         retired_reason = case when $3 = 'missing' and open_until <= $2 then 'expired' else $3 end
     where source = $1 and retired_at is null and ${condition}
     returning vacancy_id`,
    [run.source, run.at, reason, parameter],
  );
  const vacancyIds = [...new Set(rows.map((row) => row.vacancy_id))];
  await followPostings(client, vacancyIds, run.at);
  return rows.length;
}
