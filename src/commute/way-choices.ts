import type { Journey } from '../timetable/journey.ts';
import type { StopWalk } from '../timetable/network/walking.ts';
import type { ServingTimetable } from '../timetable/service/timetable-service.ts';
import type { Board } from './commute-finder.ts';
import type { CommuteWays } from './commute-ways.ts';
import { minutesOnFoot } from './join-profile.ts';

/** One way to get to work, or home, among several. */
export interface WayChoice {
  /** From door to door, seconds since 1970-01-01T00:00Z. */
  readonly departure: number;
  readonly arrival: number;
  readonly changes: number;
  /** Null where one walks all the way. */
  readonly journey: Journey | null;
}

/** How much sooner one may leave, or later come home, than need be, for a choice to be worth showing: seconds. */
const WORTH_SHOWING = 3600;

/**
 * The choices around the commute to one point: all Pareto-optimal journeys within an hour of it, and the walk. The
 * commute itself is among them, for walks are counted as the commute counted them.
 */
export async function wayChoices(
  { timetable, table }: Board,
  ways: CommuteWays,
  point: number,
): Promise<WayChoice[]> {
  const { direction, home, homeStops, workEpoch, layoutDate, baseEpoch } = ways.question;
  const best = ways.exact(point);
  if (best === null) return [];
  const place = table.walksAt(point);
  const work = workEpoch - baseEpoch;
  const [departure, arrival] = [best.departure - baseEpoch, best.arrival - baseEpoch];
  const journeys =
    direction === 'there'
      ? await timetable.ask(layoutDate, {
          kind: 'range',
          origins: homeStops,
          targets: place,
          window: { kind: 'arrival', from: Math.min(arrival, work - WORTH_SHOWING), to: work },
          limit: departure - WORTH_SHOWING,
        })
      : await timetable.ask(layoutDate, {
          kind: 'range',
          origins: place,
          targets: homeStops,
          window: { kind: 'departure', from: work, to: Math.max(departure, work + WORTH_SHOWING) },
          limit: arrival + WORTH_SHOWING,
        });
  const ridden = journeys.map((journey): WayChoice => {
    return {
      departure: baseEpoch + journey.departure.seconds,
      arrival: baseEpoch + journey.arrival.seconds,
      changes: journey.changes,
      journey,
    };
  });
  const { latitude, longitude } = table.pointAt(point);
  const onFoot = minutesOnFoot(home, latitude, longitude);
  if (onFoot === null) return ridden;
  const leave = direction === 'there' ? workEpoch - onFoot * 60 : workEpoch;
  const walk: WayChoice = { departure: leave, arrival: leave + onFoot * 60, changes: 0, journey: null };
  return [...ridden, walk].sort(
    (a, b) => a.departure - b.departure || a.arrival - b.arrival || a.changes - b.changes,
  );
}

/** The choice that is the commute: there, the latest departure and then the earliest arrival; home, the mirror of it. */
export function commuteAmong(choices: readonly WayChoice[], direction: 'there' | 'home'): WayChoice | null {
  const better = (a: WayChoice, b: WayChoice): number =>
    direction === 'there'
      ? b.departure - a.departure || a.arrival - b.arrival || a.changes - b.changes
      : a.arrival - b.arrival || b.departure - a.departure || a.changes - b.changes;
  return choices.toSorted(better)[0] ?? null;
}

/** What a single missed vehicle costs. */
export interface NextChance {
  /** Index in the network of the stop one is left at. */
  readonly stop: number;
  /** How much later one arrives, seconds; null where nothing more goes. */
  readonly later: number | null;
}

/** From where one stands to other stops with a way on, metres: as between vehicles. */
const STRANDED_METRES = 500;

/**
 * The worst that one missed connection does: how much later one arrives. Of a journey without a change, what missing
 * its vehicle does.
 * @param targets stops around where the journey goes.
 */
export async function nextChance(
  timetable: ServingTimetable,
  journey: Journey,
  targets: readonly StopWalk[],
  layoutDate: string,
): Promise<NextChance | null> {
  const rides = journey.legs.filter((leg) => leg.kind === 'ride' && !leg.stayAboard);
  const missable = rides.length > 1 ? rides.slice(1) : rides;
  const chances = await Promise.all(
    missable.map(async (ride): Promise<NextChance> => {
      const stop = ride.from ?? 0;
      const { latitude, longitude } = timetable.network.stops;
      const here = { latitude: latitude[stop] ?? 0, longitude: longitude[stop] ?? 0 };
      const next = await timetable.ask(layoutDate, {
        kind: 'earliestArrival',
        origins: timetable.stops.near(here, STRANDED_METRES),
        targets,
        departure: ride.departure.seconds + 1,
      });
      return { stop, later: next === null ? null : next.arrival.seconds - journey.arrival.seconds };
    }),
  );
  return chances.reduce<NextChance | null>(
    (worst, chance) => (isWorse(chance, worst) ? chance : worst),
    null,
  );
}

function isWorse(chance: NextChance, worst: NextChance | null): boolean {
  if (worst === null) return true;
  if (worst.later === null) return false;
  return chance.later === null || chance.later > worst.later;
}
