import type pg from 'pg';
import type { RunRef, Scopes, UnseenPosting } from './harvest-store.ts';
import { storableId } from './storable-text.ts';

/** See `HarvestStore.markUnseen`. A run that was purged began long ago. */
export async function markUnseen(
  client: pg.ClientBase,
  run: RunRef,
  countedBefore: Date,
  except: Scopes,
): Promise<readonly UnseenPosting[]> {
  const { rows } = await client.query<{ source_id: string; times: number }>(
    `with missed as (
       update posting set times_missed = times_missed + 1, missed_run = $2
       where source = $1 and retired_at is null and last_seen_run <> $2 and missed_run is distinct from $2
         and not source_id ^@ any($4::text[])
         and not exists (select from harvest_run where id = missed_run and started_at > $3)
       returning source_id, times_missed
     )
     select source_id, coalesce(missed.times_missed, posting.times_missed) as times
     from posting left join missed using (source_id)
     where source = $1 and retired_at is null and last_seen_run <> $2 and not source_id ^@ any($4::text[])
     order by source_id`,
    [run.source, run.id, countedBefore, except.map(storableId)],
  );
  return rows.map(({ source_id, times }) => ({ sourceId: source_id, times }));
}
