import type pg from 'pg';
import type { RunRef } from './harvest-store.ts';
import { storableId } from './storable-text.ts';

/** Has open postings of the run's source, by source id, known by these versions; what they say stays as it is. */
export async function keepVersions(
  client: pg.ClientBase,
  run: RunRef,
  versions: ReadonlyMap<string, string>,
): Promise<void> {
  await client.query(
    `update posting set version = kept.version
     from unnest($2::text[], $3::text[]) as kept(source_id, version)
     where posting.source = $1 and posting.source_id = kept.source_id and retired_at is null`,
    [run.source, [...versions.keys()].map(storableId), [...versions.values()].map(storableId)],
  );
}
