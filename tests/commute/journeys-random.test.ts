import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { createJourneyFinder } from '../../src/commute/journeys/journey-finder.ts';
import { createPlaceFinder } from '../../src/commute/places/place-finder.ts';
import type { JourneyChoice, JourneyQuery } from '../../src/domain/journeys.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import { checkJourney } from '../../src/timetable/check-journey.ts';
import { dayNumber } from '../../src/timetable/network/service-day.ts';
import type { ServingTimetable } from '../../src/timetable/service/timetable-service.ts';
import { MORNING, randomNetwork } from '../timetable/random-network.ts';
import { buildSmallNetwork, type SmallNetwork } from '../timetable/small-network.ts';
import { servingOf } from './support/serving-timetable.ts';

const DATE = '2026-11-24';
const DAY = dayNumber(Temporal.PlainDate.from(DATE));
const RUNS = 60;
/** Longer than anything in the networks lasts: what is left of the Pareto set is the same from either end. */
const WINDOW = 360;
const facts = await loadPlaces();

/** A finder over the network, and the faults of all journeys its timetable answered. */
function finderOf(small: SmallNetwork) {
  const serving = {
    ...servingOf(buildSmallNetwork(small).network),
    validFrom: '2026-11-01',
    validTo: '2026-12-31',
  };
  const faults: string[] = [];
  const ask: ServingTimetable['ask'] = async (date, question) => {
    const answer = await serving.ask(date, question);
    for (const journey of Array.isArray(answer) ? answer : []) {
      faults.push(...checkJourney(journey, serving.network, date, serving.timeZone));
    }
    return answer;
  };
  const timetables = { current: () => ({ ...serving, ask }), onChange: () => () => undefined };
  const places = createPlaceFinder({ facts, timetables, addresses: [] });
  const clock = fixedClock(`${DATE}T05:00:00+01:00`);
  return { faults, finder: createJourneyFinder({ timetables, places, clock, realtime: null }), places };
}

/** A stop of a small network, by its coordinates, and the question's two ways of being asked. */
const at = (stop: number) => `${50 + stop * 0.5},12`;
const clockTime = (minutes: number) => {
  const time = MORNING / 60 + minutes;
  return [Math.floor(time / 60), time % 60].map((part) => String(part).padStart(2, '0')).join(':');
};
const triple = ({ departure, arrival, changes }: JourneyChoice) => `${departure} ${arrival} ${changes}`;

describe('journeys in random networks', () => {
  it('exist leg by leg, and are the same whether asked by departure or by arrival', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(randomNetwork(DAY), fc.nat(5), fc.nat(5), async (small, a, b) => {
        const [from, to] = [a % small.stops.length, b % small.stops.length];
        fc.pre(from !== to);
        const { finder, faults, places } = finderOf(small);
        try {
          const ask = (by: JourneyQuery['by'], minutes: number) =>
            finder.find({
              from: at(from),
              to: at(to),
              by,
              time: clockTime(minutes),
              date: DATE,
              windowMinutes: WINDOW,
              language: 'en',
            });
          const departing = await ask('departAt', -60);
          const arriving = await ask('arriveBy', -60 + WINDOW);
          expect(faults).toEqual([]);
          expect(arriving.journeys.map(triple)).toEqual(departing.journeys.map(triple));
          for (const { legs, departure, arrival } of departing.journeys) {
            expect([legs[0]?.departure, legs.at(-1)?.arrival]).toEqual([departure, arrival]);
          }
          found += departing.journeys.length;
        } finally {
          places.close();
        }
      }),
      { numRuns: RUNS },
    );
    expect(found).toBeGreaterThan(0);
  });
});
