import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { checkJourney } from '../../src/timetable/check-journey.ts';
import type { Journey } from '../../src/timetable/journey.ts';
import { buildLayout, DEFAULT_LAYOUT, type LayoutOptions } from '../../src/timetable/layout/build-layout.ts';
import type { Network } from '../../src/timetable/network/network.ts';
import { dayNumber } from '../../src/timetable/network/service-day.ts';
import type { StopWalk } from '../../src/timetable/network/walking.ts';
import {
  createRouter,
  type Profile,
  type Router,
  type StopTimes,
  UNREACHED,
} from '../../src/timetable/router.ts';
import { type Best, Oracle, type Triple } from './oracle.ts';
import { MORNING, randomNetwork } from './random-network.ts';
import { buildSmallNetwork, type SmallNetwork } from './small-network.ts';

const DATE = Temporal.PlainDate.from('2026-11-24');
const DAY = dayNumber(DATE);
/** Every continuation counts, also those that only go back, for the oracle knows no such shortcut. */
const LAYOUT: LayoutOptions = { ...DEFAULT_LAYOUT, leaveOutReturns: false };
const MAX_TRIPS = 5;
/** Enough for every small network: more trips than it has vehicles to board. */
const UNLIMITED_TRIPS = 15;
/** Networks for each of the questions; before a change of the engine is believed, ten thousand and more. */
const RUNS = 400;
const MINUTE = 60;
const FROM = MORNING;
const TO = MORNING + 30 * MINUTE;

interface Case {
  readonly small: SmallNetwork;
  readonly network: Network;
  readonly router: Router;
  readonly oracle: Oracle;
  readonly origins: StopWalk[];
  readonly targets: StopWalk[];
}

function prepare(
  small: SmallNetwork,
  from: readonly [number, number][],
  to: readonly [number, number][],
): Case {
  const { network, footpaths } = buildSmallNetwork(small);
  const layout = buildLayout(network, footpaths, DATE, LAYOUT);
  const walks = (list: readonly [number, number][]) => {
    const unique = new Map(list.map(([stop, minutes]) => [stop % small.stops.length, minutes * MINUTE]));
    return [...unique].map(([stop, seconds]) => ({ stop, seconds }));
  };
  return {
    small,
    network,
    router: createRouter({ network, layout }, { maxTrips: MAX_TRIPS }),
    oracle: new Oracle(small, DAY, {
      changeSeconds: LAYOUT.walking.changeSeconds,
      windowFrom: LAYOUT.windowFrom,
      windowTo: LAYOUT.windowTo,
    }),
    origins: walks(from),
    targets: walks(to),
  };
}

function checkCases(runs: number, check: (test: Case) => void): void {
  const walk = fc.tuple(fc.nat(5), fc.constantFrom(0, 0, 1, 4));
  const walks = fc.array(walk, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(randomNetwork(DAY), walks, walks, (small, from, to) => check(prepare(small, from, to))),
    { numRuns: runs },
  );
}

function triple(journey: Journey): Triple {
  return {
    departure: journey.departure.seconds,
    arrival: journey.arrival.seconds,
    trips: journey.changes + 1,
  };
}

function expectReal(journeys: readonly Journey[], network: Network): void {
  for (const journey of journeys) {
    expect(checkJourney(journey, network, DATE.toString(), 'Europe/Copenhagen')).toEqual([]);
  }
}

function bestTimes({ times, trips }: StopTimes): (Best | null)[] {
  return Array.from(times, (seconds, stop) =>
    seconds === UNREACHED ? null : { seconds, trips: trips[stop] ?? 0 },
  );
}

function bestOfProfile(profile: Profile, stops: number, walkSeconds: number): (Best | null)[] {
  return Array.from({ length: stops }, (_, stop) => profile.at(stop, walkSeconds));
}

describe('the engine against a brute-force search', () => {
  it('finds the same Pareto set for a window of departures', () => {
    checkCases(RUNS, ({ network, router, oracle, origins, targets }) => {
      const window = { kind: 'departure', from: FROM, to: TO } as const;
      const journeys = router.range({ origins, targets, window });
      const isIn = ({ departure }: Triple) => departure >= FROM && departure <= TO;
      expect(journeys.map(triple)).toEqual(oracle.pareto(origins, targets, MAX_TRIPS, isIn));
      expectReal(journeys, network);
    });
  });

  it('finds the same Pareto set for a window of arrivals', () => {
    checkCases(RUNS, ({ network, router, oracle, origins, targets }) => {
      const window = { kind: 'arrival', from: FROM, to: TO } as const;
      const journeys = router.range({ origins, targets, window });
      const isIn = ({ arrival }: Triple) => arrival >= FROM && arrival <= TO;
      expect(journeys.map(triple)).toEqual(oracle.pareto(origins, targets, MAX_TRIPS, isIn));
      expectReal(journeys, network);
    });
  });

  it('leaves out what is beaten from outside a window, where that is asked for', () => {
    checkCases(RUNS, ({ network, router, oracle, origins, targets }) => {
      const ends = { origins, targets, againstOutside: true };
      const leaving = router.range({ ...ends, window: { kind: 'departure', from: FROM, to: TO } });
      const later = oracle.pareto(origins, targets, MAX_TRIPS, ({ departure }) => departure >= FROM);
      expect(leaving.map(triple)).toEqual(later.filter(({ departure }) => departure <= TO));
      const arriving = router.range({ ...ends, window: { kind: 'arrival', from: FROM, to: TO } });
      const sooner = oracle.pareto(origins, targets, MAX_TRIPS, ({ arrival }) => arrival <= TO);
      expect(arriving.map(triple)).toEqual(sooner.filter(({ arrival }) => arrival >= FROM));
      expectReal([...leaving, ...arriving], network);
    });
  });

  it('keeps to the limit of a window', () => {
    checkCases(RUNS / 2, ({ router, oracle, origins, targets }) => {
      const limit = MORNING + 15 * MINUTE;
      const departures = { kind: 'departure', from: FROM, to: TO } as const;
      expect(router.range({ origins, targets, window: departures, limit }).map(triple)).toEqual(
        oracle.pareto(
          origins,
          targets,
          MAX_TRIPS,
          (journey) => isWithin(journey.departure) && journey.arrival <= limit,
        ),
      );
      const arrivals = { kind: 'arrival', from: FROM, to: TO } as const;
      expect(router.range({ origins, targets, window: arrivals, limit }).map(triple)).toEqual(
        oracle.pareto(
          origins,
          targets,
          MAX_TRIPS,
          (journey) => isWithin(journey.arrival) && journey.departure >= limit,
        ),
      );
    });
  });

  it('finds the earliest arrival and the latest departure, with the fewest changes', () => {
    checkCases(RUNS, ({ network, router, oracle, origins, targets }) => {
      const later = oracle.pareto(origins, targets, MAX_TRIPS, ({ departure }) => departure >= FROM);
      const soonest = later.toSorted((a, b) => a.arrival - b.arrival || a.trips - b.trips)[0];
      const earliest = router.earliestArrival({ origins, targets, departure: FROM });
      expect(earliest?.arrival.seconds).toBe(soonest?.arrival);
      expect(earliest?.changes).toBe(soonest && soonest.trips - 1);
      const earlier = oracle.pareto(origins, targets, MAX_TRIPS, ({ arrival }) => arrival <= TO);
      const last = earlier.toSorted((a, b) => b.departure - a.departure || a.trips - b.trips)[0];
      const latest = router.latestDeparture({ origins, targets, arrival: TO });
      expect(latest?.departure.seconds).toBe(last?.departure);
      expect(latest?.changes).toBe(last && last.trips - 1);
      expectReal(
        [earliest, latest].filter((journey) => journey !== null),
        network,
      );
    });
  });

  it('finds the earliest arrival everywhere, and the latest departure from everywhere', () => {
    checkCases(RUNS, ({ router, oracle, origins, targets }) => {
      const arrivals = router.oneToAll({ origins, departure: FROM, maxTrips: MAX_TRIPS });
      expect(bestTimes(arrivals)).toEqual(oracle.earliest(origins, FROM, MAX_TRIPS));
      const departures = router.allToOne({ targets, arrival: TO, maxTrips: MAX_TRIPS });
      expect(bestTimes(departures)).toEqual(oracle.latest(targets, TO, MAX_TRIPS));
    });
  });

  it('scans the same profile there', () => {
    checkCases(RUNS, ({ small, router, oracle, origins }) => {
      const profile = router.profile({ origins, leaveFrom: FROM, arriveBy: TO });
      for (const walk of [0, 1, 150, 900]) {
        const inTime = TO - Math.ceil(walk / MINUTE) * MINUTE;
        expect(bestOfProfile(profile, small.stops.length, walk)).toEqual(
          oracle.latestLeaving(origins, FROM, inTime, UNLIMITED_TRIPS),
        );
      }
    });
  });

  it('tells of a profile how it came about, there', () => {
    checkCases(RUNS, ({ router, oracle, origins, targets }) => {
      const best = router.profile({ origins, leaveFrom: FROM, arriveBy: TO }).best(targets);
      const all = oracle.pareto(origins, targets, UNLIMITED_TRIPS, (journey) => {
        return journey.departure >= FROM && journey.arrival <= TO;
      });
      const home = Math.max(...all.map((journey) => journey.departure));
      const place = Math.min(...all.filter((each) => each.departure === home).map((each) => each.arrival));
      const same = all.filter((each) => each.departure === home && each.arrival === place);
      expect(best === null ? [] : [{ departure: best.home, arrival: best.place, trips: best.trips }]).toEqual(
        same,
      );
    });
  });

  it('tells of a profile how it came about, home', () => {
    checkCases(RUNS, ({ router, oracle, origins, targets }) => {
      const best = router.profileHome({ targets, leaveFrom: FROM, arriveBy: TO }).best(origins);
      const all = oracle.pareto(origins, targets, UNLIMITED_TRIPS, (journey) => {
        return journey.departure >= FROM && journey.arrival <= TO;
      });
      const home = Math.min(...all.map((journey) => journey.arrival));
      const place = Math.max(...all.filter((each) => each.arrival === home).map((each) => each.departure));
      const same = all.filter((each) => each.arrival === home && each.departure === place);
      expect(best === null ? [] : [{ departure: best.place, arrival: best.home, trips: best.trips }]).toEqual(
        same,
      );
    });
  });

  it('scans the same profile home', () => {
    checkCases(RUNS, ({ small, router, oracle, targets }) => {
      const profile = router.profileHome({ targets, leaveFrom: FROM, arriveBy: TO });
      for (const walk of [0, 1, 150, 900]) {
        const atStop = FROM + Math.ceil(walk / MINUTE) * MINUTE;
        expect(bestOfProfile(profile, small.stops.length, walk)).toEqual(
          oracle.earliestHome(targets, atStop, TO, UNLIMITED_TRIPS),
        );
      }
    });
  });
});

function isWithin(time: number): boolean {
  return time >= FROM && time <= TO;
}
