import type pg from 'pg';
import type { JudgedMatch, PostingMatcher, SketchPair } from './posting-matcher.ts';
import { LINE_END } from './sketch-row.ts';
import { slicePairs } from './slice-pairs.ts';

/**
 * A key that more open postings have than this says nothing about any two of them: a large employer in its own town
 * has some hundreds.
 */
const MOST_PER_KEY = 500;
/** With how many others a posting is compared, those first that share the most telling keys. */
const MOST_CANDIDATES = 150;
/** How many pairs are judged, and sketches held, at once: some megabytes, where a load may have 15,000. */
const MOST_AT_ONCE = 500;

/** Of a key that one posting alone has; shared among those that have it. Whole numbers, whose sum is the same in any order. */
const WEIGHT = 1_000_000;

/**
 * Compares postings (by number, each with its sketch stored) with all open ones that share a key, and puts what the
 * matcher says in the place of what it said of them before, on a connection that writes alone.
 * @returns the numbers of all postings that have or had a match with one of them.
 */
export async function matchPostings(
  client: pg.ClientBase,
  matcher: PostingMatcher,
  numbers: readonly string[],
): Promise<string[]> {
  const before = await forgetMatches(client, numbers);
  const pairs = await findCandidates(client, numbers);
  const asked = new Set(numbers);
  const matches: JudgedMatch[] = [];
  for (const slice of slicePairs(numbers, pairs, MOST_AT_ONCE)) {
    const glances = await readParts(client, 'glance', slice.named);
    const readSketches = (names: readonly string[]) => readParts(client, 'sketch', names);
    const withdrawn = await withdrawMatches(client, matcher.outdated?.(glances, asked) ?? []);
    before.push(...withdrawn.flatMap(({ one, other }) => [one, other]));
    matches.push(...(await matcher.judge(glances, [...slice.pairs, ...withdrawn], readSketches)));
  }
  if (matches.length === 0) return before;
  await client.query(
    `insert into posting_match (one, other, reason, rank, tentative)
     select least(one, other), greatest(one, other), reason, coalesce(rank, 0), coalesce(tentative, false)
     from json_to_recordset($1) as row(one bigint, other bigint, reason jsonb, rank smallint, tentative boolean)`,
    [JSON.stringify(matches)],
  );
  return [...before, ...matches.flatMap(({ one, other }) => [one, other])];
}

/** Deletes all matches of these postings. @returns the numbers on both sides of them. */
export async function forgetMatches(client: pg.ClientBase, numbers: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<SketchPair>(
    `delete from posting_match where one = any($1::bigint[]) or other = any($1::bigint[])
     returning one::text, other::text`,
    [numbers],
  );
  return rows.flatMap(({ one, other }) => [one, other]);
}

/** Deletes the matches of these pairs. @returns those that were matched. */
async function withdrawMatches(
  client: pg.ClientBase,
  pairs: readonly SketchPair[],
): Promise<readonly SketchPair[]> {
  if (pairs.length === 0) return [];
  const { rows } = await client.query<SketchPair>(
    `delete from posting_match using json_to_recordset($1) as pair(one bigint, other bigint)
     where posting_match.one = least(pair.one, pair.other) and posting_match.other = greatest(pair.one, pair.other)
     returning posting_match.one::text, posting_match.other::text`,
    [JSON.stringify(pairs)],
  );
  return rows;
}

/**
 * Each pair once. Keys are looked up in order, neighbours after each other; most lead to nobody else and go no further.
 * Without the offset PostgreSQL would look a key up anew in each place that speaks of `numbers`.
 */
async function findCandidates(client: pg.ClientBase, numbers: readonly string[]): Promise<SketchPair[]> {
  const { rows } = await client.query<SketchPair>(
    `with asked as materialized (
       select number, key from posting_sketch cross join lateral unnest(keys) as key where number = any($1::bigint[])
     ), telling as materialized (
       select key, numbers from (select distinct key from asked order by key) as wanted
       cross join lateral (
         select array(select number from posting_key where key = wanted.key limit ${MOST_PER_KEY + 1}) as numbers
         offset 0
       ) as holders
       where cardinality(numbers) between 2 and ${MOST_PER_KEY}
     ), pair as (
       select asked.number, other, sum(${WEIGHT} / cardinality(numbers)) as weight
       from telling join asked using (key) cross join lateral unnest(numbers) as other
       where other <> asked.number group by 1, 2
     ), ranked as (
       select number, other, row_number() over (partition by number order by weight desc, other) as rank from pair
     )
     select distinct least(number, other)::text as one, greatest(number, other)::text as other
     from ranked where rank <= ${MOST_CANDIDATES}`,
    [numbers],
  );
  return rows;
}

/** Some hundreds in one row, each on a line: as rows they take the program as long to receive as to read. */
async function readParts(
  client: pg.ClientBase,
  part: 'glance' | 'sketch',
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ numbers: string | null; parts: string | null }>(
    `select string_agg(number::text, '${LINE_END}') as numbers, string_agg(${part}, '${LINE_END}') as parts
     from posting_sketch where number = any($1::bigint[])`,
    [numbers],
  );
  const [found, parts] = [linesOf(rows[0]?.numbers), linesOf(rows[0]?.parts)];
  return new Map(found.map((number, index) => [number, parts[index] ?? '']));
}

function linesOf(text: string | null | undefined): string[] {
  return text?.split(LINE_END) ?? [];
}
