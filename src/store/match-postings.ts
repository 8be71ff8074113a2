import type pg from 'pg';
import { CANDIDATE_LIMITS, findCandidates } from './find-candidates.ts';
import type { ChangedSketch } from './keep-sketches.ts';
import type { JudgedMatch, PostingMatcher, SketchPair } from './posting-matcher.ts';
import { LINE_END } from './sketch-row.ts';
import { slicePairs } from './slice-pairs.ts';

/** How many pairs are judged, and sketches held, at once: some megabytes, where a load may have 15,000. */
const MOST_AT_ONCE = 500;

/** A key that more postings have than there are sources, two of one source have, whoever else has it no longer. */
const MOST_FREED = 20;

/**
 * The open postings that may match one another since these have changed or are gone: with them they shared a key that kept
 * them from it. So what is matched hangs on what is open, not on what was open before.
 */
export async function findFreed(
  client: pg.ClientBase,
  matcher: PostingMatcher,
  changed: readonly ChangedSketch[],
): Promise<string[]> {
  const lost = lostKeys(matcher, changed);
  if (lost.length === 0) return [];
  const { rows } = await client.query<{ number: string }>(
    `select distinct unnest(numbers)::text as number
     from (select distinct hashtextextended(name, 0) as key from unnest($1::text[]) as name) as lost
     cross join lateral (
       select array(select number from posting_key where key = lost.key limit ${MOST_FREED + 1}) as numbers offset 0
     ) as holders
     where cardinality(numbers) between 2 and ${MOST_FREED}
     order by 1`,
    [lost],
  );
  return rows.map(({ number }) => number);
}

function lostKeys(matcher: PostingMatcher, changed: readonly ChangedSketch[]): string[] {
  const { sharing } = matcher;
  if (sharing === undefined) return [];
  const lost = changed.flatMap(({ glanceBefore, glance }) => {
    if (glanceBefore === null) return [];
    const kept = new Set(glance === null ? [] : sharing(glance));
    return sharing(glanceBefore).filter((key) => !kept.has(key));
  });
  return [...new Set(lost)];
}

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
  if (numbers.length === 0) return [];
  const before = await forgetMatches(client, numbers);
  const pairs = await findCandidates(client, numbers, matcher.limits ?? CANDIDATE_LIMITS);
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
