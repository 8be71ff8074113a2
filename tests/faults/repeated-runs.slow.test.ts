import fc from 'fast-check';
import { beforeAll, describe, test } from 'vitest';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import type { PlaceIndex } from '../../src/normalise/places/place-index.ts';
import { expectRepeatable } from '../support/expect-repeatable.ts';
import { runFaults } from '../support/repeat-runs.ts';
import { testDatabase } from '../support/test-database.ts';

const database = testDatabase();
let places: PlaceIndex;

beforeAll(async () => {
  places = await loadPlaces();
});

describe('runs that fail, are stopped or die, and are repeated, leave what such leave that end well', () => {
  test.each([
    ['where an ad that is listed twice says the same', false, 20],
    ['where it may say something else', true, 10],
  ])('%s', async (_, isShifting, numRuns) => {
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.nat()), runFaults, (seed, faults) =>
        expectRepeatable(database(), places, { seed, faults, nights: 3, ads: 40, isShifting }),
      ),
      { numRuns, endOnFailure: true },
    );
  });
});
