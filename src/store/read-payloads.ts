import type pg from 'pg';
import { storableId } from './storable-text.ts';
import type { PostingName, StoredPayload } from './upkeep-store.ts';

const COLUMNS = 'source, source_id as "sourceId", version, payload';

/** See `UpkeepStore.readPayloads`. */
export async function readPayloads(
  pool: pg.Pool,
  source: string,
  after: string | null,
  limit: number,
): Promise<StoredPayload[]> {
  const { rows } = await pool.query<StoredPayload>(
    `select ${COLUMNS} from posting join posting_payload using (number)
     where source = $1 and ($2::text is null or source_id > $2) order by source_id limit $3`,
    [source, after, limit],
  );
  return rows;
}

/** See `UpkeepStore.readPayloadsOf`. */
export async function readPayloadsOf(
  pool: pg.Pool,
  postings: readonly PostingName[],
): Promise<StoredPayload[]> {
  const { rows } = await pool.query<StoredPayload>(
    `select ${COLUMNS} from unnest($1::text[], $2::text[]) as asked(source, source_id)
     join posting using (source, source_id) join posting_payload using (number)`,
    [postings.map(({ source }) => source), postings.map(({ sourceId }) => storableId(sourceId))],
  );
  return rows;
}

/** See `UpkeepStore.countPayloads`. */
export async function countPayloads(pool: pg.Pool, source: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int from posting join posting_payload using (number) where source = $1',
    [source],
  );
  return rows[0]?.count ?? 0;
}
