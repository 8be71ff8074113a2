import type pg from 'pg';
import type { Country, Duration, Hours, Language } from '../domain/codes.ts';
import type { Sort } from '../domain/vacancy.ts';
import { openAt } from './open-at.ts';

/** A place in the order of a search: two sort keys, both ascending, then the id. */
export interface PagePosition {
  readonly first: number;
  readonly second: number;
  readonly id: string;
}

/** A word or phrase to rank by, as tsqueries. */
export interface RankTerm {
  readonly tsquery: string;
  /** Matches in a title only. */
  readonly titleTsquery: string;
}

export interface FindOptions {
  /** What counts as open, and nothing else. */
  readonly now: Date;
  /** Deadlines before this moment sort last. */
  readonly orderedAt: Date;
  /** A tsquery that must match; null for all. */
  readonly matches: string | null;
  /** What to rank by: empty where there is nothing to rank. */
  readonly ranks: readonly RankTerm[];
  /** Empty: any. */
  readonly countries: readonly Country[];
  readonly municipalities: readonly string[];
  /** Names, folded here, or organisation numbers. */
  readonly employers: readonly string[];
  readonly languages: readonly Language[];
  readonly hours: readonly Hours[];
  readonly durations: readonly Duration[];
  /** ISO 8601 instants, inclusive. */
  readonly publishedAfter: string | null;
  readonly deadlineAfter: string | null;
  readonly sources: readonly string[];
  readonly sort: Sort;
  readonly limit: number;
  /** Only what comes after. */
  readonly after: PagePosition | null;
  readonly facets: boolean;
}

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

export interface FoundVacancies {
  readonly total: number;
  /** At most `limit` + 1, so that one sees whether there is more. */
  readonly page: readonly PagePosition[];
  readonly facets: readonly FacetRow[];
}

/** A query of more words is ranked by the first of them. */
const RANKED_TERMS = 8;

/**
 * The page, the total and the facets of a search in one statement, over one pass through what matches: open, with
 * the words asked for, and under all filters but at most one (the facets of that one need it).
 */
export async function findVacancies(client: pg.ClientBase, options: FindOptions): Promise<FoundVacancies> {
  // The planner does not know that `@@` without the index fetches and unpacks every document: two hundred times slower.
  if (options.matches !== null) await client.query('set local enable_seqscan = off');
  const parameters = new Parameters();
  const { rows } = await client.query<FoundVacancies>(statement(options, parameters), parameters.values);
  const [row] = rows;
  if (row === undefined) throw new Error('the search returned no row');
  return row;
}

/** Collects values for `$1`, `$2`, …. */
class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

function statement(options: FindOptions, parameters: Parameters): string {
  const filters = filtersOf(options, parameters);
  const { limit, after, facets } = options;
  return `
    with hit as materialized (${hits(options, filters, parameters)}),
    listed as materialized (select * from hit where ${allOf(filters)}),
    page as (
      select * from (${ordered(options, parameters)}) as sorted
      ${after === null ? '' : `where (first, second, id collate "C") > (${parameters.add(after.first)}, ${parameters.add(after.second)}, ${parameters.add(after.id)})`}
      order by first, second, id collate "C" limit ${parameters.add(limit + 1)}
    )
    select
      (select count(*)::int from listed) as total,
      (select coalesce(json_agg(page order by first, second, id collate "C"), '[]') from page) as page,
      (${facets ? facetCounts(filters) : `select '[]'::json`}) as facets`;
}

interface Filter {
  readonly facet: FacetName;
  /** The column of `hit` that says whether the row passes. */
  readonly passes: string;
  readonly condition: string;
}

/** The filters in use that have facets. The others are conditions of `hits` itself: `plainConditions`. */
function filtersOf(options: FindOptions, parameters: Parameters): Filter[] {
  const wanted: readonly (readonly [FacetName, string, readonly string[]])[] = [
    ['country', 'workplace_country', options.countries],
    ['municipality', 'municipality_code', options.municipalities],
    ['hours', 'hours', options.hours],
    ['duration', 'duration', options.durations],
    ['language', 'language', options.languages],
    ['source', 'source', options.sources],
  ];
  return wanted
    .filter(([, , values]) => values.length > 0)
    .map(([facet, column, values]) => ({
      facet,
      passes: `passes_${facet}`,
      condition: `coalesce(vacancy.${column} = any(${parameters.add(values)}::text[]), false)`,
    }));
}

/** The filters in use that no facet counts. */
function plainConditions(options: FindOptions, parameters: Parameters): string[] {
  const { employers, publishedAfter, deadlineAfter } = options;
  const conditions: string[] = [];
  if (employers.length > 0)
    conditions.push(`(${employers.map((employer) => isEmployer(employer, parameters)).join(' or ')})`);
  if (publishedAfter !== null)
    conditions.push(`vacancy.published_at >= ${parameters.add(publishedAfter)}::timestamptz`);
  if (deadlineAfter !== null)
    conditions.push(`vacancy.deadline >= ${parameters.add(deadlineAfter)}::timestamptz`);
  return conditions;
}

const ORG_NUMBER = /^(?:\d{8}|\d{6}-?\d{4})$/;

function isEmployer(employer: string, parameters: Parameters): string {
  const number = employer.replace(/\s/g, '');
  if (ORG_NUMBER.test(number))
    return `vacancy.employer_org_number = ${parameters.add(number.replace('-', ''))}`;
  return `vacancy_name_key(vacancy.employer_name) collate "C" ^@ nullif(vacancy_name_key(${parameters.add(employer)}), ' ')`;
}

function hits(options: FindOptions, filters: readonly Filter[], parameters: Parameters): string {
  const conditions = [openAt(parameters.add(options.now))];
  if (options.matches !== null)
    conditions.push(`vacancy.document @@ ${parameters.add(options.matches)}::tsquery`);
  conditions.push(...plainConditions(options, parameters));
  if (filters.length > 0) conditions.push(passesEnough(options, filters));
  const passes = filters.map(({ condition, passes }) => `, ${condition} as ${passes}`).join('');
  return `
    select id, published_at, deadline, workplace_country as country, municipality_code as municipality,
           occupation_isco as occupation, hours, duration, language, source,
           ${score(options, parameters)} as score${passes}
    from vacancy where ${conditions.join(' and ')}`;
}

/** All filters; with facets all but one, whichever it is. */
function passesEnough(options: FindOptions, filters: readonly Filter[]): string {
  if (!options.facets) return filters.map(({ condition }) => condition).join(' and ');
  return `${filters.map(({ condition }) => `(${condition})::int`).join(' + ')} >= ${filters.length - 1}`;
}

function allOf(filters: readonly Filter[]): string {
  return filters.length === 0 ? 'true' : filters.map(({ passes }) => passes).join(' and ');
}

/**
 * How well a hit answers: three points for each thing asked for that stands in its title, one for each among employer,
 * place and occupation, none for the text (every hit has it somewhere). So few steps on purpose: within one the newest
 * comes first, which a measure of how often and how near (ts_rank_cd) would bury under noise; and it reads only the
 * row itself, where that measure has to unpack the document of every hit.
 */
function score(options: FindOptions, parameters: Parameters): string {
  if (options.sort !== 'relevance' || options.ranks.length === 0) return '0';
  const points = options.ranks.slice(0, RANKED_TERMS).map(({ tsquery, titleTsquery }) => {
    const inTitle = `vacancy.headline @@ ${parameters.add(titleTsquery)}::tsquery`;
    const anywhere = `vacancy.headline @@ ${parameters.add(tsquery)}::tsquery`;
    return `case when ${inTitle} then 3 when ${anywhere} then 1 else 0 end`;
  });
  return points.join(' + ');
}

/** Newest first, undated last: milliseconds, negated. */
const BY_PUBLISHED = `coalesce(-(extract(epoch from published_at) * 1000)::bigint, ${Number.MAX_SAFE_INTEGER})`;

function ordered(options: FindOptions, parameters: Parameters): string {
  switch (options.sort) {
    case 'relevance':
      return `select -score as first, ${BY_PUBLISHED} as second, id from listed`;
    case 'published':
      return `select 0 as first, ${BY_PUBLISHED} as second, id from listed`;
    case 'deadline': {
      const at = `${parameters.add(options.orderedAt)}::timestamptz`;
      const milliseconds = '(extract(epoch from deadline) * 1000)::bigint';
      return `select case when deadline is null then 2 when deadline < ${at} then 1 else 0 end as first,
                     case when deadline is null then ${BY_PUBLISHED}
                          when deadline < ${at} then -${milliseconds} else ${milliseconds} end as second,
                     id
              from listed`;
    }
  }
}

function facetCounts(filters: readonly Filter[]): string {
  const counts = FACETS.map((facet) => {
    const others = filters.filter((filter) => filter.facet !== facet);
    return `select '${facet}' as facet, ${facet} as value, count(*)::int as count from hit where ${allOf(others)} group by 2`;
  });
  return `select coalesce(json_agg(counted order by count desc, value), '[]') from (${counts.join(' union all ')}) as counted`;
}
