import type pg from 'pg';
import type { Country, Precision } from '../domain/codes.ts';

/** A place where vacancies are, or were. */
export interface WorkplaceRow {
  /** Small, and never given to another place. */
  readonly number: number;
  readonly precision: Precision;
  readonly country: Country;
  readonly municipalityCode: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  /** Of the address; null where the precision is less. */
  readonly lat: number | null;
  readonly lon: number | null;
}

/**
 * The places with a number above `after`, and those of `missing` that are there by now: numbers are given before they
 * are committed, so that a lower one may turn up later.
 */
export async function readWorkplaces(
  pool: Pick<pg.Pool, 'query'>,
  after: number,
  missing: readonly number[],
): Promise<WorkplaceRow[]> {
  const { rows } = await pool.query<WorkplaceRow>(
    `select number, precision, country, municipality_code as "municipalityCode", postcode, city, lat, lon
     from workplace where number > $1 or number = any($2::int[]) order by number`,
    [after, missing],
  );
  return rows;
}
