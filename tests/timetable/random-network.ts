import fc from 'fast-check';
import type { SmallCall, SmallNetwork, SmallTransfer, SmallTrip } from './small-network.ts';

const MINUTE = 60;
const DAY_SECONDS = 86_400;
/** All small networks run around eight in the morning. */
export const MORNING = 8 * 3600;

/**
 * Networks in which much happens at once: few stops, times on few minutes, so that vehicles overtake, arrive
 * together, take no time between stops, call twice at a stop, come from yesterday's service day, repeat by headway,
 * go on as other trips, and change by rules of every kind.
 */
export function randomNetwork(day: number): fc.Arbitrary<SmallNetwork> {
  return fc
    .record({
      stops: fc.array(fc.constantFrom(-1, -1, -1, 0, 1), { minLength: 2, maxLength: 6 }),
      templates: fc.array(template(), { minLength: 1, maxLength: 4 }),
      runs: fc.array(runOf(day), { minLength: 1, maxLength: 8 }),
      footpaths: fc.array(
        fc.record({
          from: fc.nat(5),
          to: fc.nat(5),
          seconds: fc.constantFrom(0, MINUTE, 2 * MINUTE, 5 * MINUTE),
        }),
        { maxLength: 6 },
      ),
      rules: fc.array(rule(), { maxLength: 4 }),
    })
    .map(({ stops, templates, runs, footpaths, rules }) => {
      const trips = runs.map((run) => tripOf(run, templates, stops.length));
      const paths = new Map<string, { from: number; to: number; seconds: number }>();
      for (const { from, to, seconds } of footpaths) {
        const path = { from: from % stops.length, to: to % stops.length, seconds };
        if (path.from !== path.to) paths.set(`${path.from} ${path.to}`, path);
      }
      return {
        stops,
        trips,
        footpaths: [...paths.values()],
        transfers: fittingRules(rules, stops, trips),
      };
    });
}

/** A line: where it goes and how long it takes. */
interface Template {
  readonly stops: readonly number[];
  readonly rides: readonly number[];
  readonly dwells: readonly number[];
  readonly flags: readonly number[];
}

function template(): fc.Arbitrary<Template> {
  return fc.record({
    stops: fc.array(fc.nat(5), { minLength: 2, maxLength: 5 }),
    rides: fc.array(fc.nat(6), { minLength: 5, maxLength: 5 }),
    dwells: fc.array(fc.constantFrom(0, 0, 0, 1, 3), { minLength: 5, maxLength: 5 }),
    flags: fc.array(fc.constantFrom(0, 0, 0, 0, 0, 1, 2, 3), { minLength: 5, maxLength: 5 }),
  });
}

interface RunPlan {
  readonly template: number;
  readonly start: number;
  /** Slower by this many minutes on each ride, so that others overtake. */
  readonly slower: number;
  readonly days: readonly number[];
  /** Whether its times are past 24:00 of the day before. */
  readonly late: boolean;
  readonly block: number | null;
  readonly headway: number | null;
}

function runOf(day: number): fc.Arbitrary<RunPlan> {
  return fc.record({
    template: fc.nat(3),
    start: fc.nat(25),
    slower: fc.constantFrom(0, 0, 0, 1, 4),
    days: fc.constantFrom([day], [day], [day - 1, day], [day, day + 1]),
    late: fc.constantFrom(false, false, false, true),
    block: fc.constantFrom(null, null, null, 0, 1),
    headway: fc.constantFrom(null, null, null, null, null, 4),
  });
}

function tripOf(run: RunPlan, templates: readonly Template[], stopCount: number): SmallTrip {
  const route = run.template % templates.length;
  const line = templates[route] ?? { stops: [], rides: [], dwells: [], flags: [] };
  let time = MORNING + run.start * MINUTE + (run.late ? DAY_SECONDS : 0);
  const calls: SmallCall[] = [];
  for (const [i, stop] of line.stops.entries()) {
    const arrival = i === 0 ? time : time + ((line.rides[i] ?? 0) + run.slower) * MINUTE;
    time = arrival + (line.dwells[i] ?? 0) * MINUTE;
    calls.push({ stop: stop % stopCount, arrival, departure: time, flags: line.flags[i] ?? 0 });
  }
  const begin = calls[0]?.departure ?? 0;
  return {
    route,
    calls,
    days: run.late ? run.days.map((day) => day - 1) : run.days,
    ...(run.block === null ? {} : { block: run.block }),
    ...(run.headway === null
      ? {}
      : { frequencies: [{ start: begin, end: begin + 10 * MINUTE, headway: run.headway * MINUTE }] }),
  };
}

interface RulePlan {
  readonly type: number;
  readonly ends: readonly [RuleEnd, RuleEnd];
  readonly minTime: number;
}

interface RuleEnd {
  readonly stop: number;
  readonly byStation: boolean;
  readonly of: 'any' | 'route' | 'trip';
  readonly index: number;
}

function rule(): fc.Arbitrary<RulePlan> {
  const end = fc.record({
    stop: fc.nat(5),
    byStation: fc.boolean(),
    of: fc.constantFrom<'any' | 'route' | 'trip'>('any', 'route', 'trip'),
    index: fc.nat(7),
  });
  return fc.record({
    type: fc.constantFrom(0, 1, 2, 2, 3, 3, 4, 5),
    ends: fc.tuple(end, end),
    minTime: fc.constantFrom(0, MINUTE, 3 * MINUTE, 10 * MINUTE),
  });
}

function fittingRules(
  plans: readonly RulePlan[],
  stops: readonly number[],
  trips: readonly SmallTrip[],
): SmallTransfer[] {
  return plans.map(({ type, ends: [from, to], minTime }) => {
    const fromTrip = from.index % trips.length;
    const toTrip = to.index % trips.length;
    if (type >= 4) return { type, fromTrip, toTrip };
    const place = (end: RuleEnd) => {
      const stop = end.stop % stops.length;
      const station = stops[stop] ?? -1;
      return end.byStation && station >= 0 ? { station } : { stop };
    };
    const fromPlace = place(from);
    const toPlace = place(to);
    return {
      type,
      ...(fromPlace.stop === undefined ? { fromStation: fromPlace.station } : { fromStop: fromPlace.stop }),
      ...(toPlace.stop === undefined ? { toStation: toPlace.station } : { toStop: toPlace.stop }),
      ...(from.of === 'trip' ? { fromTrip } : {}),
      ...(from.of === 'route' ? { fromRoute: trips[fromTrip]?.route ?? 0 } : {}),
      ...(to.of === 'trip' ? { toTrip } : {}),
      ...(to.of === 'route' ? { toRoute: trips[toTrip]?.route ?? 0 } : {}),
      ...(type === 2 ? { minTime } : {}),
    };
  });
}
