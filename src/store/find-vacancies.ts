import type pg from 'pg';
import type { Country, Duration, Hours, Language } from '../domain/codes.ts';
import type { Sort } from '../domain/vacancy.ts';
import { type CommuteMinutes, commuteColumn, isUnknownPlace, isWithinReach } from './commute-column.ts';
import {
  countFacets,
  FACET_LISTS,
  type FacetLists,
  type FacetName,
  type FacetRow,
  hasFacet,
  type SourceOf,
  totalOf,
} from './facet-codes.ts';
import { matchConditions } from './match-conditions.ts';
import { matchPoints } from './match-points.ts';
import { openAt } from './open-at.ts';
import { QueryParameters } from './query-parameters.ts';
import type { Wanted } from './wanted.ts';

/** A place in the order of a search: two sort keys, both ascending, then the id. */
export interface PagePosition {
  readonly first: number;
  readonly second: number;
  readonly id: string;
}

export interface FindOptions {
  /** What counts as open, and nothing else. */
  readonly now: Date;
  /** Deadlines before this moment sort last. */
  readonly orderedAt: Date;
  readonly wanted: Wanted;
  /** Empty: any. */
  readonly countries: readonly Country[];
  readonly municipalities: readonly string[];
  /** Names, folded here, or organisation numbers. */
  readonly employers: readonly string[];
  readonly languages: readonly Language[];
  /** All of these required, and none of those. */
  readonly requires: readonly string[];
  readonly lacks: readonly string[];
  readonly hours: readonly Hours[];
  readonly durations: readonly Duration[];
  /** ISO 8601 instants, inclusive. */
  readonly publishedAfter: string | null;
  readonly deadlineAfter: string | null;
  readonly firstSeenAfter?: string | null;
  readonly sources: readonly string[];
  /** ISCO-08 codes of one to four digits, or URIs of ESCO occupations. */
  readonly occupations: readonly string[];
  /** Null: commutes are neither asked for nor known. Sorting by commute needs them. */
  readonly commute: CommuteMinutes | null;
  readonly sort: Sort;
  readonly limit: number;
  /** Only what comes after. */
  readonly after: PagePosition | null;
  readonly facets: boolean;
}

export interface FoundVacancies {
  readonly total: number;
  /** At most `limit` + 1, so that one sees whether there is more. */
  readonly page: readonly PagePosition[];
  readonly facets: readonly FacetRow[];
  /** Whether a hit's workplace was not among the commutes, because it was added after them. */
  readonly hasUnknownPlaces: boolean;
}

/**
 * The page, the total and the facets of a search in one statement, over one pass through what matches: open, with
 * what is wanted, and under all filters but at most one (the facets of that one need it).
 */
export async function findVacancies(
  client: pg.ClientBase,
  options: FindOptions,
  sourceOf: SourceOf,
): Promise<FoundVacancies> {
  const parameters = new QueryParameters();
  const filters = filtersOf(options, parameters);
  const text = statement(options, filters, parameters);
  const { rows } = await client.query<FoundRow>(text, parameters.values);
  const [row] = rows;
  if (row === undefined) throw new Error('the search returned no row');
  const ofFilters = filters.map(({ facet }) => facet);
  return {
    total: row.total ?? totalOf(row),
    page: row.page,
    facets: options.facets ? await countFacets(row, ofFilters, sourceOf) : [],
    hasUnknownPlaces: row.hasUnknownPlaces,
  };
}

interface FoundRow extends FacetLists {
  /** Null where the facets tell. */
  readonly total: number | null;
  readonly page: readonly PagePosition[];
  readonly hasUnknownPlaces: boolean;
}

/**
 * Whether nothing is asked for but filters, newest first: then `vacancy_published` holds all that is needed, in this very
 * order, and what is counted need not be kept.
 */
function isBrowsing(options: FindOptions): boolean {
  return options.sort === 'published' && options.commute === null && !usesIndex(options.wanted);
}

function usesIndex({ texts, unwanted, occupations, places }: Wanted): boolean {
  return texts.length + unwanted.length + occupations.length + places.length > 0;
}

function statement(options: FindOptions, filters: readonly Filter[], parameters: QueryParameters): string {
  const { limit, after, facets } = options;
  const browses = isBrowsing(options);
  return `
    with hit as ${browses ? 'not materialized' : 'materialized'} (${hits(options, filters, parameters)}),
    page as (
      select first, second, id from hit
      where missed = 0
      ${after === null ? '' : `and (first, second, id collate "C") > (${parameters.add(after.first)}, ${parameters.add(after.second)}, ${parameters.add(after.id)})`}
      order by ${browses ? 'published_at desc nulls last' : 'first, second'}, id collate "C" limit ${parameters.add(limit + 1)}
    )
    select
      ${facets ? 'null::int' : '(select count(*)::int from hit where missed = 0)'} as total,
      (select coalesce(json_agg(page order by first, second, id collate "C"), '[]') from page) as page,
      ${options.commute === null ? 'false' : `(select coalesce(bool_or(${isUnknownPlace('commute')}), false) from hit)`} as "hasUnknownPlaces",
      ${facets ? FACET_LISTS : 'null as rest, null as occupations'}`;
}

interface Filter {
  readonly facet: FacetName;
  readonly condition: string;
}

/** The filters in use that have facets. The others are conditions of `hits` itself: `plainConditions`. */
function filtersOf(options: FindOptions, parameters: QueryParameters): Filter[] {
  const wanted: readonly (readonly [FacetName, string, readonly string[]])[] = [
    ['country', 'workplace_country', options.countries],
    ['municipality', 'municipality_code', options.municipalities],
    ['hours', 'hours', options.hours],
    ['duration', 'duration', options.durations],
    ['language', 'language', options.languages],
    ['source', 'source', options.sources],
  ];
  const filters: Filter[] = wanted
    .filter(([, , values]) => values.length > 0)
    .map(([facet, column, values]) => ({
      facet,
      condition: options.facets
        ? hasFacet(facet, values, (value) => parameters.add(value))
        : // Where nothing is counted, the columns' own indexes may be of use.
          `coalesce(vacancy.${column} = any(${parameters.add(values)}::text[]), false)`,
    }));
  if (options.occupations.length > 0)
    filters.push({ facet: 'occupation', condition: isOccupation(options.occupations, parameters) });
  return filters;
}

/** The filters in use that no facet counts. */
function plainConditions(options: FindOptions, parameters: QueryParameters): string[] {
  const { employers, requires, lacks, publishedAfter, deadlineAfter, firstSeenAfter = null } = options;
  const conditions: string[] = [];
  if (employers.length > 0)
    conditions.push(`(${employers.map((employer) => isEmployer(employer, parameters)).join(' or ')})`);
  if (requires.length > 0) conditions.push(`vacancy.requires @> ${parameters.add(requires)}::text[]`);
  if (lacks.length > 0) conditions.push(`(vacancy.requires && ${parameters.add(lacks)}::text[]) is not true`);
  if (publishedAfter !== null)
    conditions.push(`vacancy.published_at >= ${parameters.add(publishedAfter)}::timestamptz`);
  if (deadlineAfter !== null)
    conditions.push(`vacancy.deadline >= ${parameters.add(deadlineAfter)}::timestamptz`);
  if (firstSeenAfter !== null)
    conditions.push(`vacancy.first_seen_at >= ${parameters.add(firstSeenAfter)}::timestamptz`);
  return conditions;
}

const ORG_NUMBER = /^(?:\d{8}|\d{6}-?\d{4})$/;

function isEmployer(employer: string, parameters: QueryParameters): string {
  const number = employer.replace(/\s/g, '');
  if (ORG_NUMBER.test(number))
    return `vacancy.employer_org_number = ${parameters.add(number.replace('-', ''))}`;
  return `vacancy_name_key(vacancy.employer_name) collate "C" ^@ nullif(vacancy_name_key(${parameters.add(employer)}), ' ')`;
}

function isOccupation(occupations: readonly string[], parameters: QueryParameters): string {
  if (occupations.every((code) => /^\d{4}$/.test(code)))
    return hasFacet('occupation', occupations, (value) => parameters.add(value));
  const groups = occupations.filter((code) => /^\d{1,4}$/.test(code)).map((code) => `${code}%`);
  const concepts = occupations.filter((code) => !/^\d{1,4}$/.test(code));
  const conditions = [
    ...(groups.length > 0 ? [`vacancy.occupation_isco like any(${parameters.add(groups)}::text[])`] : []),
    ...(concepts.length > 0 ? [`vacancy.occupation_esco = any(${parameters.add(concepts)}::text[])`] : []),
  ];
  return `coalesce(${conditions.join(' or ')}, false)`;
}

function hits(options: FindOptions, filters: readonly Filter[], parameters: QueryParameters): string {
  const conditions = [
    openAt(parameters.add(options.now)),
    ...matchConditions(options.wanted, parameters),
    ...plainConditions(options, parameters),
    ...passesEnough(options, filters),
  ];
  const commute =
    options.commute === null ? '0' : commuteColumn(options.commute, (value) => parameters.add(value));
  if (options.commute?.isLimited === true) conditions.push(isWithinReach(`(${commute})`));
  const [first, second] = sortKeys(options, commute, parameters);
  return `
    select id, facets, published_at, ${commute} as commute, ${first} as first, ${second} as second, ${missedFilter(filters)} as missed
    from vacancy where ${conditions.join(' and ')}`;
}

/** All filters; with facets all but one, whichever it is. */
function passesEnough(options: FindOptions, filters: readonly Filter[]): string[] {
  if (filters.length === 0 || (options.facets && filters.length === 1)) return [];
  if (!options.facets) return filters.map(({ condition }) => condition);
  return [`${filters.map(({ condition }) => `(${condition})::int`).join(' + ')} >= ${filters.length - 1}`];
}

/** 0, or the number of the filter not passed, from 1. */
function missedFilter(filters: readonly Filter[]): string {
  if (filters.length === 0) return '0';
  const branches = filters.map(({ condition }, index) => `when not ${condition} then ${index + 1}`);
  return `case ${branches.join(' ')} else 0 end`;
}

/** Newest first, undated last: milliseconds, negated. (`extract` would make a numeric of it, which takes ten times as long.) */
export const BY_PUBLISHED = `coalesce(-(date_part('epoch', published_at) * 1000)::bigint, ${Number.MAX_SAFE_INTEGER})`;

/** @param commute SQL of the minutes of a vacancy's commute. */
function sortKeys(
  options: FindOptions,
  commute: string,
  parameters: QueryParameters,
): [first: string, second: string] {
  switch (options.sort) {
    case 'relevance':
      return [`-(${matchPoints(options.wanted, parameters)})`, BY_PUBLISHED];
    case 'published':
      return ['0', BY_PUBLISHED];
    case 'commute':
      return [commute, BY_PUBLISHED];
    case 'deadline': {
      const at = `${parameters.add(options.orderedAt)}::timestamptz`;
      const milliseconds = "(date_part('epoch', deadline) * 1000)::bigint";
      return [
        `case when deadline is null then 2 when deadline < ${at} then 1 else 0 end`,
        `case when deadline is null then ${BY_PUBLISHED}
              when deadline < ${at} then -${milliseconds} else ${milliseconds} end`,
      ];
    }
  }
}
