import type pg from 'pg';
import type { RunRef } from './harvest-store.ts';
import { storableId } from './storable-text.ts';

/** Marks open postings as seen in this run without looking into them. @returns how many are open. */
export async function touchPostings(
  client: pg.ClientBase,
  run: RunRef,
  sourceIds: readonly string[],
): Promise<number> {
  const { rowCount } = await client.query(
    `update posting set last_seen_at = $2, last_seen_run = $3, times_missed = 0, missed_run = null
     where source = $1 and source_id = any($4::text[]) and retired_at is null`,
    [run.source, run.at, run.id, sourceIds.map(storableId)],
  );
  return rowCount ?? 0;
}
