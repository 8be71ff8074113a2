import type pg from 'pg';
import { expect } from 'vitest';
import type { PlaceIndex } from '../../src/normalise/places/place-index.ts';
import type { Database } from '../../src/store/database.ts';
import { drawNights, type MarketSize } from './market-nights.ts';
import { createRepeater, type RunFault } from './repeat-runs.ts';
import { differences, wholeState } from './whole-state.ts';

export interface DisturbedNights extends MarketSize {
  readonly seed: number;
  readonly faults: readonly (readonly RunFault[])[];
}

/**
 * Runs nights in peace, then with faults and repetitions, and expects the same of everything that is left, and counts that
 * are true. Left out is what tells of the way there: docs/failures.md says why.
 */
export async function expectRepeatable(
  database: Pick<Database, 'pool' | 'url'>,
  places: PlaceIndex,
  { seed, faults, ...size }: DisturbedNights,
): Promise<void> {
  const nights = drawNights(seed, size);
  const { repeat } = createRepeater(database, places);
  await clear(database.pool);
  const peaceful = await repeat(nights, []);
  const expected = await wholeState(database.pool, false);
  await clear(database.pool);
  await repeat(
    nights,
    faults,
    peaceful.map(({ statements }) => statements),
  );
  expect(differences(expected, await wholeState(database.pool, false))).toEqual([]);
  expect(await untrueCounts(database.pool)).toEqual([]);
}

async function clear(pool: pg.Pool): Promise<void> {
  await pool.query('truncate vacancy, harvest_run, posting_key, workplace cascade');
}

/** Runs whose counts do not add up to what was read, or exceed it where they failed. */
async function untrueCounts(pool: pg.Pool): Promise<unknown[]> {
  const { rows } = await pool.query(
    `select source, outcome, message, counts from (
       select *, (counts ->> 'read')::int as read, (counts ->> 'inserted')::int + (counts ->> 'changed')::int
              + (counts ->> 'unchanged')::int + (counts ->> 'outside')::int + (counts ->> 'rejected')::int as told
       from harvest_run
     ) as run
     where finished_at is null or told > read or (outcome <> 'failed' and told <> read)`,
  );
  return rows;
}
