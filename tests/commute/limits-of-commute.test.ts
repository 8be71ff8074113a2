import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  COMMUTE_OVER_LIMIT,
  COMMUTE_UNREACHED,
  type CommuteQuery,
  LONGEST_COMMUTE,
  type PreparedCommute,
} from '../../src/domain/commute.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import type { WorkplaceRow } from '../../src/store/read-workplaces.ts';
import type { Network } from '../../src/timetable/network/network.ts';
import { address, commuteWorld, demoNetwork, servingHere } from './commute-world.ts';

const CLOCK = fixedClock('2026-11-24T09:00:00+01:00');
const PLACES = 60;
/** Half past eight hours: what is left of `maxAway` is for both ways. */
const AT_WORK = 510;

let network: Network;
beforeAll(async () => {
  network = await demoNetwork(CLOCK);
});

function stopPoint({ stops }: Network, stop: number): { lat: number; lon: number } {
  return { lat: stops.latitude[stop] ?? 0, lon: stops.longitude[stop] ?? 0 };
}

/** Addresses at stops all over the demo, and whole municipalities, whose points lie far apart. */
function workplaces(): WorkplaceRow[] {
  const count = network.stops.latitude.length;
  const addresses = Array.from({ length: PLACES }, (_, i) => {
    const { lat, lon } = stopPoint(network, Math.floor((i * count) / PLACES));
    return address(i + 1, lat + 0.002, lon);
  });
  const areas = (
    [
      ['DK', '0101'],
      ['DK', '0217'],
      ['SE', '1280'],
      ['SE', '1283'],
      ['SE', '1290'],
    ] as const
  ).map(([country, municipalityCode], i): WorkplaceRow => {
    const nowhere = { postcode: null, city: null, lat: null, lon: null };
    return { number: PLACES + 1 + i, precision: 'municipality', country, municipalityCode, ...nowhere };
  });
  return [...addresses, ...areas];
}

const limit = (least: number, most: number) => fc.option(fc.integer({ min: least, max: most }));
const LIMITS = fc.record({
  maxCommute: limit(1, LONGEST_COMMUTE),
  maxTravelDay: limit(2, 2 * LONGEST_COMMUTE),
  maxAway: limit(1, AT_WORK + 2 * LONGEST_COMMUTE),
});

type Limits = Pick<CommuteQuery, 'maxCommute' | 'maxTravelDay' | 'maxAway'>;

describe('limits', () => {
  it('leave out what is longer, and change nothing of what is told', async () => {
    const rows = workplaces();
    const numbers = rows.map(({ number }) => number);
    // One searches as far as the limits, the other as far as a commute goes; neither has searched from there before.
    const limited = await commuteWorld(CLOCK, servingHere(network), rows);
    const whole = await commuteWorld(CLOCK, servingHere(network), rows);
    const seen = { within: 0, over: 0, beyond: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.nat(network.stops.latitude.length - 1),
        fc.constantFrom('15:30', null),
        LIMITS,
        async (stop, leaveAfter, limits) => {
          const home = { origin: stopPoint(network, stop), arriveBy: '07:00', leaveAfter, date: null };
          const asked = await limited.commutes.prepare({ ...home, ...limits });
          const all = await whole.commutes.prepare({
            ...home,
            maxCommute: null,
            maxTravelDay: null,
            maxAway: null,
          });
          const commutes = await all.describe(numbers);
          for (const [index, number] of numbers.entries()) {
            const commute = commutes[index] ?? null;
            const back = leaveAfter === null ? 0 : (commute?.return?.minutes ?? null);
            const isWithin =
              commute !== null && back !== null && keeps(limits, commute.minutes, back, leaveAfter);
            expectMinutes(asked, number, isWithin ? commute.minutes : null, limits);
            seen[isWithin ? 'within' : 'over'] += 1;
            if ((commute?.minutesRange?.[1] ?? 0) > (limits.maxCommute ?? LONGEST_COMMUTE)) seen.beyond += 1;
          }
          expect(await asked.describe(numbers)).toEqual(commutes);
        },
      ),
      { numRuns: 30 },
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10);
  });
});

function keeps(
  { maxCommute, maxTravelDay, maxAway }: Limits,
  there: number,
  back: number,
  home: string | null,
) {
  const atWork = home === null ? 0 : AT_WORK;
  return (
    Math.max(there, back) <= (maxCommute ?? Number.POSITIVE_INFINITY) &&
    there + back <= (maxTravelDay ?? Number.POSITIVE_INFINITY) &&
    there + back + atWork <= (maxAway ?? Number.POSITIVE_INFINITY)
  );
}

/** @param minutes null where the place is to be left out. */
function expectMinutes(
  { minutes, isLimited }: PreparedCommute,
  number: number,
  expected: number | null,
  limits: Limits,
): void {
  const told = minutes?.[number] ?? -1;
  if (expected !== null) expect(told).toBe(expected);
  else if (Object.values(limits).some((limit) => limit !== null)) {
    expect(isLimited).toBe(true);
    expect([COMMUTE_OVER_LIMIT, COMMUTE_UNREACHED]).toContain(told);
  }
}
