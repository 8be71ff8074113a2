import type pg from 'pg';

/** A posting as it stands before it is written. */
export interface StandingPosting {
  readonly number: string;
  readonly sourceId: string;
  readonly vacancyId: string;
  readonly homeId: string;
  readonly leads: boolean;
  readonly version: string;
  readonly contentHash: string;
  readonly retired: boolean;
}

/** The postings of these that are there, open or retired, by source id. */
export async function readStandingPostings(
  client: pg.ClientBase,
  source: string,
  sourceIds: readonly string[],
): Promise<Map<string, StandingPosting>> {
  if (sourceIds.length === 0) return new Map();
  const { rows } = await client.query<StandingPosting>(
    `select number::text, source_id as "sourceId", vacancy_id as "vacancyId", home_id as "homeId", leads, version,
            content_hash as "contentHash", retired_at is not null as retired
     from posting where source = $1 and source_id = any($2::text[])`,
    [source, sourceIds],
  );
  return new Map(rows.map((row) => [row.sourceId, row]));
}
