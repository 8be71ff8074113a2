import type pg from 'pg';
import type { ClosedReason } from '../domain/codes.ts';

/** What has become of an id that was a vacancy's once. */
export interface ListedRow {
  readonly asked: string;
  /** Of the vacancy that it leads to now; null where there is none. */
  readonly id: string | null;
  readonly closedAt: Date | null;
  readonly closedReason: ClosedReason | null;
  readonly openUntil: Date | null;
  /** Deleted long after it closed. */
  readonly isGone: boolean;
}

/** One row for each id, in their order: as `readVacancy` finds one, by its own id or by that of one of its postings. */
export async function readListed(client: pg.ClientBase, ids: readonly string[]): Promise<ListedRow[]> {
  const { rows } = await client.query<ListedRow>(
    `select asked.id as asked, vacancy.id, closed_at as "closedAt", closed_reason as "closedReason",
            open_until as "openUntil",
            exists (select from vacancy_gone where vacancy_gone.id = asked.id) as "isGone"
     from unnest($1::text[]) with ordinality as asked (id, place)
     left join vacancy on vacancy.id = coalesce(
       (select own.id from vacancy as own where own.id = asked.id),
       (select vacancy_id from posting where home_id = asked.id and home_id <> vacancy_id limit 1))
     order by place`,
    [ids],
  );
  return rows;
}
