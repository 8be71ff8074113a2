import type pg from 'pg';

/** Of a posting, by its number: its name, which is the same in every database. */
const NAME = (number: string) =>
  `(select source || ' ' || source_id from posting as named where named.number = ${number})`;

/** Of a run, by its id: its source and moment. What was killed and repeated at one moment is one run. */
const RUN = (id: string) =>
  `(select source || ' ' || started_at from harvest_run as run where run.id = ${id})`;

/** What a row of `vacancy` gets of itself, or from who leads it, whatever was kept of the row. */
const OWN = `'{id,source,first_seen_at,updated_at,closed_at,closed_reason,open_until,workplace,facets,document,headline}'::text[]`;

/** By table, its rows as JSON; the numbers that PostgreSQL gives out are replaced by what they stand for. */
const STATEMENTS: Readonly<Record<string, string>> = {
  posting: `select to_jsonb(posting) - 'number' || jsonb_build_object(
      'last_seen_run', ${RUN('posting.last_seen_run')}, 'missed_run', ${RUN('posting.missed_run')}) as row from posting`,
  vacancy: `select to_jsonb(vacancy) - 'workplace' || jsonb_build_object('workplace',
      (select to_jsonb(place) - 'number' from workplace as place where place.number = vacancy.workplace)) as row from vacancy`,
  posting_content: `select jsonb_build_object('number', ${NAME('posting_content.number')}) ||
      (to_jsonb(jsonb_populate_record(null::vacancy, content)) - ${OWN}) as row from posting_content`,
  posting_payload: `select jsonb_build_object('number', ${NAME('posting_payload.number')}, 'payload', md5(payload)) as row from posting_payload`,
  posting_sketch: `select to_jsonb(posting_sketch) || jsonb_build_object('number', ${NAME('posting_sketch.number')}) as row from posting_sketch`,
  posting_key: `select jsonb_build_object('number', coalesce(${NAME('posting_key.number')}, 'nobody'), 'key', key::text) as row from posting_key`,
  posting_match: `select to_jsonb(posting_match) - 'one' - 'other' || jsonb_build_object(
      'pair', (select array_agg(name order by name) from unnest(array[${NAME('posting_match.one')}, ${NAME('posting_match.other')}]) as name)) as row from posting_match`,
  vacancy_join: `select to_jsonb(vacancy_join) || jsonb_build_object(
      'number', ${NAME('vacancy_join.number')}, 'lead', ${NAME('vacancy_join.lead')}) as row from vacancy_join`,
  workplace: `select distinct to_jsonb(workplace) - 'number' as row from workplace`,
  vacancy_gone: `select to_jsonb(vacancy_gone) as row from vacancy_gone`,
  harvest_run: `select jsonb_build_object('source', source, 'at', started_at,
      'inserted', sum((counts ->> 'inserted')::int), 'retired', sum((counts ->> 'retired')::int),
      'last', (array_agg(jsonb_build_object('read', counts -> 'read', 'outside', counts -> 'outside', 'rejected', counts -> 'rejected',
        'outcome', outcome, 'message', message, 'complete', complete, 'covered', covered_until) order by id desc))[1]) as row
    from harvest_run group by source, started_at`,
};

/**
 * What may tell of a repetition: when something was last brought about, and of a retired posting with whom it went when
 * its vacancy was dissolved.
 */
const HISTORY: Readonly<Record<string, string>> = {
  posting: '{vacancy_id}',
  vacancy: '{updated_at}',
  vacancy_join: '{joined_at}',
};

export type WholeState = Readonly<Record<string, readonly string[]>>;

/**
 * Everything that harvests leave, each row in order, and for each run of a source (all attempts of one moment) what was
 * inserted and retired and what its last attempt counted. Issues are left out: they tell of attempts.
 * @param withHistory whether to tell what may differ after a repetition as well: docs/failures.md says why.
 */
export async function wholeState(pool: pg.Pool, withHistory: boolean): Promise<WholeState> {
  const state: Record<string, string[]> = {};
  for (const [table, statement] of Object.entries(STATEMENTS)) {
    const { rows } = await pool.query<{ row: string }>(
      `select (case when $2 and row ->> 'retired_at' is null then row else row - $1::text[] end)::text as row
       from (${statement}) as each`,
      [withHistory ? '{}' : (HISTORY[table] ?? '{}'), table === 'posting'],
    );
    state[table] = rows.map(({ row }) => row).toSorted();
  }
  return state;
}

/** Rows that one has and the other has not, marked with what they lack. */
export function differences(expected: WholeState, found: WholeState): string[] {
  return Object.keys(expected).flatMap((table) => {
    const [before, after] = [new Set(expected[table]), new Set(found[table])];
    const lost = [...before].filter((row) => !after.has(row)).map((row) => `- ${table} ${row}`);
    const added = [...after].filter((row) => !before.has(row)).map((row) => `+ ${table} ${row}`);
    const isDoubled = before.size === after.size && expected[table]?.length !== found[table]?.length;
    return [...lost, ...added, ...(isDoubled ? [`! ${table} has rows twice`] : [])];
  });
}
