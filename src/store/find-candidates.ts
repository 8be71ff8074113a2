import type pg from 'pg';
import type { CandidateLimits, SketchPair } from './posting-matcher.ts';

/**
 * A large employer in its own town has some hundreds of open postings, with those of aggregators more than a thousand:
 * to compare each with all of them would take as long as all else that is done with it.
 */
export const CANDIDATE_LIMITS: CandidateLimits = {
  plain: 150,
  looked: 5000,
  marked: 500,
  most: 150,
  witnesses: 12,
};

/** Of a key that one posting alone has; shared among those that have it. Whole numbers, whose sum is the same in any order. */
const WEIGHT = 1_000_000;

/**
 * Pairs of these postings (by number, each with its sketch stored) and open ones that they have a key in common with,
 * or a key and a mark where many have the key; each pair once.
 *
 * Keys are looked up in order, neighbours after each other; most lead to nobody else and go no further. Without their
 * offsets PostgreSQL would look a key up anew in each place that speaks of `numbers`, and read all sketches there are
 * to find the marks of some.
 */
export async function findCandidates(
  client: pg.ClientBase,
  numbers: readonly string[],
  { plain, looked, marked, most, witnesses }: CandidateLimits,
): Promise<SketchPair[]> {
  const { rows } = await client.query<SketchPair>(
    `with asked as materialized (
       select number, key from posting_sketch cross join lateral unnest(keys) as key where number = any($1::bigint[])
     ), telling as materialized (
       select key, numbers from (select distinct key from asked order by key) as wanted
       cross join lateral (
         select array(select number from posting_key where key = wanted.key limit ${plain + 1}) as numbers
         offset 0
       ) as holders
       where cardinality(numbers) >= 2
     ), common as materialized (
       select key from telling where cardinality(numbers) > ${plain}
     ), wanted_mark as materialized (
       select number, key, mark from common join asked using (key)
       cross join lateral (select marks from posting_sketch where number = asked.number offset 0) as sketch
       cross join lateral unnest(marks) as mark
     ), holder_mark as materialized (
       select key, number, mark from common
       cross join lateral (
         select number from posting_key where key = common.key order by number desc limit ${looked}
       ) as holder
       cross join lateral (select marks from posting_sketch where number = holder.number offset 0) as sketch
       cross join lateral unnest(marks) as mark
     ), telling_mark as (
       select key, mark, array_agg(number) as numbers from holder_mark
       where (key, mark) in (select key, mark from wanted_mark)
       group by 1, 2 having count(*) <= ${marked}
     ), met as (
       select asked.number, numbers, ${WEIGHT} / cardinality(numbers) as weight
       from telling join asked using (key) where cardinality(numbers) <= ${plain}
       union all
       select asked.number, numbers[:${witnesses}], 0
       from telling join asked using (key) where cardinality(numbers) > ${plain}
       union all
       select wanted_mark.number, numbers, ${WEIGHT} / cardinality(numbers)
       from telling_mark join wanted_mark using (key, mark)
     ), pair as (
       select number, other, sum(weight) as weight, bool_or(weight = 0) as is_witness
       from met cross join lateral unnest(numbers) as other
       where other <> number group by 1, 2
     ), ranked as (
       select number, other, is_witness, row_number() over (partition by number order by weight desc, other) as rank
       from pair
     )
     select distinct least(number, other)::text as one, greatest(number, other)::text as other
     from ranked where rank <= ${most} or is_witness`,
    [numbers],
  );
  return rows;
}
