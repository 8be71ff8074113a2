import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commuteAmong, wayChoices } from '../../src/commute/way-choices.ts';
import { type Commute, type CommuteQuery, roundedPoint } from '../../src/domain/commute.ts';
import { type Clock, fixedClock } from '../../src/lib/clock.ts';
import type { WorkplaceRow } from '../../src/store/read-workplaces.ts';
import { checkJourney } from '../../src/timetable/check-journey.ts';
import type { Network } from '../../src/timetable/network/network.ts';
import {
  address,
  commuteWorld,
  demoNetwork,
  generatedNetwork,
  HAS_GENERATOR,
  servingHere,
} from './commute-world.ts';

const AUTUMN = fixedClock('2026-11-24T09:00:00+01:00');
/** Days around the night in which the clocks go forward. */
const SPRING = fixedClock('2026-03-20T09:00:00+01:00');
const PLACES = 150;

/** Points within a kilometre of stops, drawn by fast-check so that they shrink. */
function near({ stops }: Network): fc.Arbitrary<{ lat: number; lon: number }> {
  const offset = fc.double({ min: -0.009, max: 0.009, noNaN: true });
  return fc.tuple(fc.nat(stops.latitude.length - 1), offset, offset).map(([stop, north, east]) => {
    return { lat: (stops.latitude[stop] ?? 0) + north, lon: (stops.longitude[stop] ?? 0) + east };
  });
}

const SHIFTS = [
  ['07:00', '15:30'],
  ['15:00', '23:00'],
  ['23:00', '07:00'],
  ['00:30', '08:15'],
  ['04:10', '01:15'],
] as const;

function placesOf(network: Network): WorkplaceRow[] {
  const points = fc.sample(near(network), { numRuns: PLACES, seed: 7 });
  const towns: WorkplaceRow[] = [
    { precision: 'municipality', country: 'DK', municipalityCode: '0101', postcode: null, city: null },
    { precision: 'municipality', country: 'SE', municipalityCode: '1280', postcode: null, city: null },
    { precision: 'postcode', country: 'SE', municipalityCode: '1281', postcode: '22220', city: 'Lund' },
    { precision: 'unknown', country: 'DK', municipalityCode: null, postcode: null, city: null },
  ].map((row, i) => ({ ...row, number: PLACES + 1 + i, lat: null, lon: null }) as WorkplaceRow);
  return [...points.map(({ lat, lon }, i) => address(i + 1, lat, lon)), ...towns];
}

async function check(clock: Clock, network: Network, dates: readonly string[], runs: number): Promise<void> {
  const { commutes } = await commuteWorld(clock, servingHere(network), placesOf(network));
  const seen = { reached: 0, unreached: 0, afterMidnight: 0 };
  await fc.assert(
    fc.asyncProperty(
      near(network),
      fc.constantFrom(...SHIFTS),
      fc.constantFrom(...dates),
      fc.uniqueArray(fc.integer({ min: 1, max: PLACES + 4 }), { minLength: 6, maxLength: 6 }),
      async (home, [arriveBy, leaveAfter], date, numbers) => {
        const limits = { maxCommute: null, maxTravelDay: null, maxAway: null };
        const query: CommuteQuery = { origin: roundedPoint(home), arriveBy, leaveAfter, date, ...limits };
        const prepared = await commutes.prepare(query);
        const ways = await commutes.ways(query);
        if (ways === null || ways.home === null) throw new Error('there is a timetable');
        const commutesTold = await prepared.describe(numbers);
        for (const [index, number] of numbers.entries()) {
          const commute = commutesTold[index] ?? null;
          expect(prepared.minutes?.[number]).toBe(commute?.minutes ?? 255);
          for (const direction of ['there', 'home'] as const) {
            const way = ways[direction];
            const middle = way?.middle(number) ?? null;
            const told = direction === 'there' ? commute : (commute?.return ?? null);
            if (way === null || middle === null) {
              expect(direction === 'there' || commute !== null ? told : null).toBeNull();
              seen.unreached += 1;
              continue;
            }
            if (commute === null) continue;
            seen.reached += 1;
            const choices = await wayChoices(ways.board, way, middle.point);
            const best = commuteAmong(choices, direction);
            expectSame(told, best, way.question.workEpoch, direction);
            for (const { journey } of choices) {
              if (journey === null) continue;
              const { layoutDate } = way.question;
              expect(checkJourney(journey, network, layoutDate, ways.board.timetable.timeZone)).toEqual([]);
            }
            if (new Date(told?.departure ?? '').getUTCHours() < 4) seen.afterMidnight += 1;
          }
        }
      },
    ),
    { numRuns: runs },
  );
  // A test in which nobody gets anywhere proves nothing.
  expect(seen.reached).toBeGreaterThan(runs);
  expect(seen.afterMidnight).toBeGreaterThan(0);
}

function expectSame(
  told: Pick<
    Commute,
    'departure' | 'arrival' | 'changes' | 'minutes' | 'travelMinutes' | 'walkMinutes'
  > | null,
  best: Awaited<ReturnType<typeof wayChoices>>[number] | null,
  workEpoch: number,
  direction: 'there' | 'home',
): void {
  const minute = (instant: string | undefined) => Date.parse(instant ?? '') / 60_000;
  const departure = Math.floor((best?.departure ?? Number.NaN) / 60);
  const arrival = Math.ceil((best?.arrival ?? Number.NaN) / 60);
  expect([minute(told?.departure), minute(told?.arrival), told?.changes]).toEqual([
    departure,
    arrival,
    best?.changes,
  ]);
  expect(told?.travelMinutes).toBe(arrival - departure);
  expect(told?.minutes).toBe(direction === 'there' ? workEpoch / 60 - departure : arrival - workEpoch / 60);
  expect(told?.walkMinutes).toBeLessThanOrEqual(told?.travelMinutes ?? 0);
}

describe('the commute shown is the journey that takes one there', () => {
  it('in the demo', async () => {
    await check(AUTUMN, await demoNetwork(AUTUMN), ['2026-11-25', '2026-11-28', '2026-12-01'], 25);
  });

  it('in the demo, when the clocks go forward', async () => {
    await check(SPRING, await demoNetwork(SPRING), ['2026-03-28', '2026-03-29'], 20);
  });

  it.skipIf(!HAS_GENERATOR)('on the generated feed, and when the clocks go back', async () => {
    await check(AUTUMN, await generatedNetwork(), ['2026-12-01', '2027-10-30', '2027-10-31'], 25);
  });
});
