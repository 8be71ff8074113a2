import type pg from 'pg';
import { regroupPostings } from './regroup-postings.ts';
import { storableId } from './storable-text.ts';
import type { PostingName } from './upkeep-store.ts';

/** See `UpkeepStore.setApart`; on a connection that writes alone. */
export async function setApart(
  client: pg.ClientBase,
  { source, sourceId }: PostingName,
  apart: boolean,
  at: Date,
): Promise<string | null> {
  const name = [source, storableId(sourceId)];
  const { rows } = await client.query<{ number: string }>(
    `update posting set apart_at = case when $3 then coalesce(apart_at, $4::timestamptz) end
     where source = $1 and source_id = $2 returning number::text`,
    [...name, apart, at],
  );
  const [posting] = rows;
  if (posting === undefined) return null;
  await regroupPostings(client, [posting.number], at);
  const after = await client.query<{ vacancy_id: string }>(
    'select vacancy_id from posting where source = $1 and source_id = $2',
    name,
  );
  return after.rows[0]?.vacancy_id ?? null;
}
