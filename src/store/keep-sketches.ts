import type pg from 'pg';
import { binaryArray } from './binary-array.ts';
import type { SketchBytes } from './sketch-row.ts';
import { jsonList } from './upsert-rows.ts';

export interface NumberedSketch extends SketchBytes {
  /** Of the posting. */
  readonly number: string;
}

/** Of a posting, by its number, whose sketch is not what it was. */
export interface ChangedSketch {
  readonly number: string;
  /** What it was; null where there was none. */
  readonly glanceBefore: string | null;
  /** What it is; null where there is none any more, or was none before. */
  readonly glance: string | null;
}

/**
 * Puts these sketches, and the keys they are found under, in the place of what was kept of the same postings.
 * Keys are written in order: at random, their index costs twice as much.
 * @param sketches no two of one posting.
 * @returns those that are not as they were.
 */
export async function keepSketches(
  client: pg.ClientBase,
  sketches: readonly NumberedSketch[],
): Promise<ChangedSketch[]> {
  if (sketches.length === 0) return [];
  const { rows } = await client.query<ChangedSketch>(
    `with given as materialized (
       select number, marks::int[] as marks, glance, sketch, array(
         select distinct hashtextextended(key, 0) from json_array_elements_text(keys) as key order by 1) as keys
       from rows from (
         unnest($1::bigint[]), json_array_elements($2::json), unnest($3::text[]), unnest($4::text[]), unnest($5::text[])
       ) as row(number, keys, marks, glance, sketch)
     ), before as materialized (
       select number, posting_sketch.keys, posting_sketch.marks, posting_sketch.glance, posting_sketch.sketch
       from posting_sketch join given using (number)
     ), different as materialized (
       select given.*, before.keys as keys_before, before.glance as glance_before
       from given left join before using (number)
       where (given.keys, given.marks, given.glance, given.sketch)
         is distinct from (before.keys, before.marks, before.glance, before.sketch)
     ), left_behind as (
       delete from posting_key using (
         select number, key from different cross join lateral unnest(keys_before) as key where key <> all (keys)
       ) as stale
       where posting_key.key = stale.key and posting_key.number = stale.number
     ), added as (
       insert into posting_key (key, number)
       select key, number from different cross join lateral unnest(keys) as key
       where key <> all (coalesce(keys_before, '{}')) order by key
     ), kept as (
       insert into posting_sketch (number, keys, marks, glance, sketch)
       select number, keys, marks, glance, sketch from different
       on conflict (number) do update
       set keys = excluded.keys, marks = excluded.marks, glance = excluded.glance, sketch = excluded.sketch
     )
     select number::text, glance_before as "glanceBefore", case when glance_before is not null then glance end as glance
     from different`,
    [
      sketches.map(({ number }) => number),
      jsonList(sketches.map(({ keys }) => keys)),
      ...(['marks', 'glance', 'sketch'] as const).map((part) =>
        binaryArray(
          'text',
          sketches.map((sketch) => sketch[part]),
        ),
      ),
    ],
  );
  return rows;
}

/** Forgets the sketches of these postings and the keys they were found under. @returns those that there were. */
export async function forgetSketches(
  client: pg.ClientBase,
  numbers: readonly string[],
): Promise<ChangedSketch[]> {
  const { rows } = await client.query<ChangedSketch>(
    `with gone as (
       delete from posting_sketch where number = any($1::bigint[]) returning number, keys, glance
     ), left_behind as (
       delete from posting_key using (select number, key from gone cross join lateral unnest(keys) as key) as stale
       where posting_key.key = stale.key and posting_key.number = stale.number
     )
     select number::text, glance as "glanceBefore", null as glance from gone`,
    [numbers],
  );
  return rows;
}
