import type pg from 'pg';

/**
 * Makes vacancies follow their postings: open while one of them is, until the latest end any of the open ones gives
 * (null where one gives none); closed, when and why the last of them was retired, once none is open.
 * @param at when a change counts as made.
 */
export async function followPostings(
  client: pg.ClientBase,
  vacancyIds: readonly string[],
  at: Date,
): Promise<void> {
  if (vacancyIds.length === 0) return;
  await client.query(
    `with state as (
       select vacancy_id,
              case when bool_or(retired_at is null) then null else max(retired_at) end as closed_at,
              case when bool_or(retired_at is null) then null
                   else (array_agg(retired_reason order by retired_at desc, source, source_id))[1] end as closed_reason,
              case when bool_or(retired_at is null and open_until is null) then null
                   when bool_or(retired_at is null) then max(open_until) filter (where retired_at is null)
                   else max(open_until) end as open_until
       from posting where vacancy_id = any($1::text[]) group by vacancy_id
     )
     update vacancy
     set closed_at = state.closed_at, closed_reason = state.closed_reason, open_until = state.open_until, updated_at = $2
     from state
     where vacancy.id = state.vacancy_id
       and (vacancy.closed_at, vacancy.closed_reason, vacancy.open_until)
           is distinct from (state.closed_at, state.closed_reason, state.open_until)`,
    [vacancyIds, at],
  );
}
