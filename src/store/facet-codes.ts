import { createHash } from 'node:crypto';
import type { Queryable } from './queryable.ts';

/**
 * What is counted of a vacancy, in one number that `vacancy_facets` (migrations) wrote into the row: the database groups
 * by it once for all facets, instead of once for each column.
 *
 * Bits from the lowest: municipality 14 (its code as a number), ISCO code 15 (with a 1 before it, so that "222" and
 * "0222" differ), country 2, hours 2, duration 2, language 2, source 16 (of its MD5). 0 is always "not said".
 */
export const FACETS = [
  'country',
  'municipality',
  'occupation',
  'hours',
  'duration',
  'language',
  'source',
] as const;
export type FacetName = (typeof FACETS)[number];

export interface FacetRow {
  readonly facet: FacetName;
  readonly value: string | null;
  readonly count: number;
}

const BITS = {
  country: 2,
  municipality: 14,
  occupation: 15,
  hours: 2,
  duration: 2,
  language: 2,
  source: 16,
} as const satisfies Record<FacetName, number>;

/** Where each begins. */
const PLACES = {
  municipality: 0,
  occupation: 14,
  country: 29,
  hours: 31,
  duration: 33,
  language: 35,
  source: 37,
} as const satisfies Record<FacetName, number>;

const VALUES = {
  country: [null, 'DK', 'SE'],
  hours: [null, 'full_time', 'part_time'],
  duration: [null, 'permanent', 'temporary'],
  language: [null, 'da', 'sv', 'en'],
} as const;

/** The ISCO code's place in the number. */
const ISCO_SHIFT = 14;
const ISCO_BITS = 15;
const ISCO_MASK = (2 ** ISCO_BITS - 1) * 2 ** ISCO_SHIFT;

/**
 * SQL: what `countFacets` counts of the rows of `hit`, which have `facets` and `missed`: 0 where the vacancy passes all
 * filters, else the number of the one that it alone does not pass, from 1. Two lists, since occupations are many and all
 * the rest together few: first of all but the occupation, with `missed` in its place; then of occupations.
 */
export const FACET_LISTS = `
  (select array_agg(mark || ' ' || n) from (
    select (facets & ~${ISCO_MASK}::bigint) | (missed::bigint << ${ISCO_SHIFT}) as mark, count(*) as n from hit group by 1
  ) as counted) as rest,
  (select array_agg(mark || ' ' || n) from (
    select ((facets & ${ISCO_MASK}) >> ${ISCO_SHIFT}) | (missed::bigint << ${ISCO_BITS}) as mark, count(*) as n from hit group by 1
  ) as counted) as occupations`;

/** What `FACET_LISTS` answers; null where nothing was found. */
export interface FacetLists {
  readonly rest: readonly string[] | null;
  readonly occupations: readonly string[] | null;
}

/** How many vacancies pass all filters. */
export function totalOf({ rest }: FacetLists): number {
  const passing = (rest ?? []).map(readCount).filter(({ mark }) => bitsOf(mark, ISCO_SHIFT, ISCO_BITS) === 0);
  return passing.reduce((sum, { count }) => sum + count, 0);
}

/**
 * SQL: whether a vacancy has one of these values, asked of the number, which a small index holds too.
 * @param add makes a parameter of a value.
 */
export function hasFacet(
  facet: FacetName,
  values: readonly string[],
  add: (value: unknown) => string,
): string {
  const marks = values.map((value) => markOf(facet, value)).filter((mark) => mark > 0);
  return `((vacancy.facets >> ${PLACES[facet]}) & ${2 ** BITS[facet] - 1}) = any(${add(marks)}::bigint[])`;
}

/** The mark of a facet's value; 0, or below, for one that no vacancy has. */
export function markOf(facet: FacetName, value: string): number {
  switch (facet) {
    case 'municipality':
      return Number(value);
    case 'occupation':
      return Number(`1${value}`);
    case 'source':
      return sourceMark(value);
    default:
      return (VALUES[facet] as readonly string[]).indexOf(value);
  }
}

/** Finds a source by the mark it has in the number. */
export type SourceOf = (mark: number) => Promise<string | null>;

/**
 * Counts every facet under all filters but its own.
 * @param filters the facet of each filter in use, in the order of their numbers.
 */
export async function countFacets(
  { rest, occupations }: FacetLists,
  filters: readonly FacetName[],
  sourceOf: SourceOf,
): Promise<FacetRow[]> {
  const counts = new Map(FACETS.map((facet) => [facet, new Map<number, number>()]));
  const add = (facet: FacetName, mark: number, count: number): void => {
    const of = counts.get(facet);
    of?.set(mark, (of.get(mark) ?? 0) + count);
  };
  for (const { mark, count } of (rest ?? []).map(readCount)) {
    const only = onlyFacet(bitsOf(mark, ISCO_SHIFT, ISCO_BITS), filters);
    for (const facet of FACETS)
      if (facet !== 'occupation' && (only === null || only === facet))
        add(facet, bitsOf(mark, PLACES[facet], BITS[facet]), count);
  }
  for (const { mark, count } of (occupations ?? []).map(readCount)) {
    const only = onlyFacet(Math.floor(mark / 2 ** ISCO_BITS), filters);
    if (only === null || only === 'occupation') add('occupation', bitsOf(mark, 0, ISCO_BITS), count);
  }
  return facetRows(counts, sourceOf);
}

/** How many vacancies have each mark of a facet. */
export type FacetCounts = ReadonlyMap<FacetName, ReadonlyMap<number, number>>;

export async function facetRows(counts: FacetCounts, sourceOf: SourceOf): Promise<FacetRow[]> {
  const rows = [...counts].map(([facet, of]) => rowsOf(facet, of, sourceOf));
  return (await Promise.all(rows)).flat();
}

/** The marks of a vacancy, out of the number in its row. */
export function facetMarks(facets: string): Readonly<Record<FacetName, number>> {
  const mark = Number(facets);
  const of = (facet: FacetName): number => bitsOf(mark, PLACES[facet], BITS[facet]);
  return {
    country: of('country'),
    municipality: of('municipality'),
    occupation: of('occupation'),
    hours: of('hours'),
    duration: of('duration'),
    language: of('language'),
    source: of('source'),
  };
}

/** The one facet that a vacancy counts in which does not pass its filter; null: in all. */
function onlyFacet(missed: number, filters: readonly FacetName[]): FacetName | null {
  return missed === 0 ? null : (filters[missed - 1] ?? null);
}

function readCount(text: string): { mark: number; count: number } {
  const gap = text.indexOf(' ');
  return { mark: Number(text.slice(0, gap)), count: Number(text.slice(gap + 1)) };
}

/** Of a number beyond 32 bits, which JavaScript's own operators would cut. */
function bitsOf(mark: number, from: number, length: number): number {
  return Math.floor(mark / 2 ** from) % 2 ** length;
}

/** Commonest first, then by value. */
async function rowsOf(
  facet: FacetName,
  counts: ReadonlyMap<number, number>,
  sourceOf: SourceOf,
): Promise<FacetRow[]> {
  const rows: FacetRow[] = [];
  for (const [mark, count] of counts)
    rows.push({ facet, value: await readMark(facet, mark, sourceOf), count });
  return rows.sort((a, b) => b.count - a.count || compare(a.value ?? '', b.value ?? ''));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function readMark(
  facet: FacetName,
  mark: number,
  sourceOf: SourceOf,
): string | null | Promise<string | null> {
  if (mark === 0) return null;
  switch (facet) {
    case 'municipality':
      return String(mark).padStart(4, '0');
    case 'occupation':
      return String(mark).slice(1);
    case 'source':
      return sourceOf(mark);
    default:
      return VALUES[facet][mark] ?? null;
  }
}

/** The mark of a source, as `vacancy_facets` writes it. */
export function sourceMark(source: string): number {
  return Number.parseInt(createHash('md5').update(source).digest('hex').slice(0, 4), 16);
}

/** The sources of all postings by their marks: a few leaps over an index. */
export async function readSourceMarks(client: Queryable): Promise<Map<number, string>> {
  const { rows } = await client.query<{ source: string }>(
    `with recursive each as (
       (select source from posting order by source limit 1)
       union all
       select (select posting.source from posting where posting.source > each.source order by posting.source limit 1)
       from each where each.source is not null
     )
     select source from each where source is not null`,
  );
  return new Map(rows.map(({ source }) => [sourceMark(source), source]));
}
