import type pg from 'pg';
import type { RunRef, UnseenPosting } from './harvest-store.ts';

/**
 * Counts this complete listing against the open postings that it has not seen, once however often it is told, and
 * tells how many in a row have missed each.
 */
export async function markUnseen(client: pg.ClientBase, run: RunRef): Promise<readonly UnseenPosting[]> {
  const { rows } = await client.query<{ source_id: string; times: number }>(
    `with missed as (
       update posting set times_missed = times_missed + 1, missed_run = $2
       where source = $1 and retired_at is null and last_seen_run <> $2 and missed_run is distinct from $2
       returning source_id, times_missed
     )
     select source_id, times_missed as times from missed
     union all
     select source_id, times_missed from posting
     where source = $1 and retired_at is null and last_seen_run <> $2 and missed_run = $2
     order by source_id`,
    [run.source, run.id],
  );
  return rows.map(({ source_id, times }) => ({ sourceId: source_id, times }));
}
