import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { VacancyQuery } from '../domain/vacancy.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { BadRequestError } from '../lib/errors.ts';
import type { PagePosition } from '../store/find-vacancies.ts';

/**
 * How what was typed is read: all of it; the occupations without the words beside them; or the occupations nearest to
 * it.
 */
export const LOOSENESSES = ['strict', 'without words', 'nearest'] as const;
export type Looseness = (typeof LOOSENESSES)[number];

/** Where the next page begins. */
export interface Cursor {
  /** The moment of the first page, which all pages order by (a deadline may pass while one pages). */
  readonly orderedAt: Date;
  /** As on the first page. */
  readonly looseness: Looseness;
  readonly after: PagePosition;
}

/** Raised whenever the order changes: a cursor of an older program is then refused instead of misread. */
const ORDER_VERSION = 3;

const Wire = z.tuple([
  z.literal(ORDER_VERSION),
  z.string(),
  z.int(),
  z.enum(LOOSENESSES),
  z.int(),
  z.int(),
  z.string(),
]);

/** An opaque text for `nextCursor`, good for this search only. */
export function writeCursor(query: VacancyQuery, { orderedAt, looseness, after }: Cursor): string {
  const wire = [
    ORDER_VERSION,
    searchHash(query),
    orderedAt.getTime(),
    looseness,
    after.first,
    after.second,
    after.id,
  ];
  return Buffer.from(JSON.stringify(wire)).toString('base64url');
}

/** @throws BadRequestError where it is not one we gave for this search. */
export function readCursor(query: VacancyQuery, cursor: string): Cursor {
  const wire = Wire.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  const isDate = wire.success && !Number.isNaN(new Date(wire.data[2]).getTime());
  if (!isDate || wire.data[1] !== searchHash(query)) {
    throw new BadRequestError(
      'cursor',
      'not a cursor of this search: leave it out to begin at the first page',
    );
  }
  const [, , orderedAt, looseness, first, second, id] = wire.data;
  return { orderedAt: new Date(orderedAt), looseness, after: { first, second, id } };
}

/** Of all that decides what is found and in which order; page size and facets may change on the way. */
function searchHash({
  limit: _limit,
  cursor: _cursor,
  facets: _facets,
  explain: _explain,
  ...query
}: VacancyQuery): string {
  // Where somebody lives is no part of what may end up in a link, not even as a hash, which could be guessed.
  const asked = { ...query, commute: query.commute === null ? null : { ...query.commute, origin: null } };
  // Lists are sets: the order in which values were chosen says nothing.
  const canonical = Object.entries(asked).map(([name, value]) => [
    name,
    Array.isArray(value) ? [...new Set<string>(value)].toSorted() : value,
  ]);
  return createHash('sha256')
    .update(canonicalJson(Object.fromEntries(canonical)))
    .digest('base64url')
    .slice(0, 12);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
