import type pg from 'pg';
import { inTransaction } from './in-transaction.ts';
import type { PurgeCounts, PurgeLimits } from './upkeep-store.ts';
import { whileWriting } from './writing.ts';

const BATCH = 1000;

/** See `UpkeepStore.purge`. */
export async function purgeOld(pool: pg.Pool, limits: PurgeLimits): Promise<PurgeCounts> {
  let vacancies = 0;
  for (let deleted = BATCH; deleted === BATCH; vacancies += deleted) {
    deleted = await whileWriting(pool, (client) => purgeVacancies(client, limits.closedBefore));
  }
  const runs = await inTransaction(pool, 'begin', (client) => purgeRuns(client, limits.runsBefore));
  return { vacancies, runs };
}

/** At most a batch. The postings go with their vacancy; their own ids led to it, and are remembered like its own. */
async function purgeVacancies(client: pg.ClientBase, closedBefore: Date): Promise<number> {
  const { rows } = await client.query<{ id: string }>(
    `select id from vacancy where closed_at < $1 order by closed_at, id limit ${BATCH}`,
    [closedBefore],
  );
  const ids = rows.map(({ id }) => id);
  await client.query(
    `insert into vacancy_gone (id, closed_at)
     select id, closed_at from vacancy where id = any($1::text[])
     union
     select home_id, closed_at from posting join vacancy on vacancy.id = vacancy_id where vacancy_id = any($1::text[])
     on conflict (id) do nothing`,
    [ids],
  );
  await client.query('delete from vacancy where id = any($1::text[])', [ids]);
  return ids.length;
}

/** Never the last run of a source, nor those that `coveredUntil` and `lastListingAt` go by. */
async function purgeRuns(client: pg.ClientBase, runsBefore: Date): Promise<number> {
  const { rowCount } = await client.query(
    `delete from harvest_run using (
       select source, max(id) as last, max(id) filter (where outcome = 'ok') as good,
              max(id) filter (where outcome = 'ok' and mode = 'listing' and complete) as listing,
              max(covered_until) filter (where outcome = 'ok') as covered
       from harvest_run group by source
     ) as kept
     where harvest_run.source = kept.source and started_at < $1
       and id <> last and id is distinct from good and id is distinct from listing
       and not (outcome is not distinct from 'ok' and covered_until is not distinct from covered and covered is not null)`,
    [runsBefore],
  );
  return rowCount ?? 0;
}
