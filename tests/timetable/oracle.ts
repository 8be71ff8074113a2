import { Temporal } from 'temporal-polyfill';
import { NO_DROP_OFF, NO_PICKUP } from '../../src/timetable/network/network.ts';
import type { StopWalk } from '../../src/timetable/network/walking.ts';
import type { SmallNetwork, SmallTransfer } from './small-network.ts';

/**
 * The same questions answered the slow way: every vehicle on every day is written out call by call, every possible
 * change between two calls becomes an edge, and a search by number of trips walks over all of them. It shares no code
 * with the engine and is meant to be read.
 */
export class Oracle {
  readonly #small: SmallNetwork;
  readonly #changeSeconds: number;
  readonly #runs: Run[];
  /** Every call of every run. */
  readonly #calls: Call[];
  /** From a call where one gets off to those one can then board, by index. */
  readonly #changes: number[][];

  constructor(small: SmallNetwork, day: number, options: OracleOptions) {
    this.#small = small;
    this.#changeSeconds = options.changeSeconds;
    this.#runs = runsAround(small, day, options);
    this.#calls = this.#runs.flatMap((run) => run.calls);
    for (const [index, call] of this.#calls.entries()) call.index = index;
    this.#changes = this.#calls.map((from) =>
      this.#calls.filter((to) => to.mayBoard && this.#canChange(from, to)).map((to) => to.index),
    );
  }

  /** Pareto-optimal triples of leaving (later), being there (earlier) and trips (fewer) among those `accept` takes. */
  pareto(
    origins: readonly StopWalk[],
    targets: readonly StopWalk[],
    maxTrips: number,
    accept: (journey: Triple) => boolean,
  ): Triple[] {
    const found: Triple[] = [];
    for (const leave of this.#leavingTimes(origins)) {
      // Who leaves now boards now: who would wait leaves later.
      const boarded = this.#boardable(origins, leave).filter((call) =>
        origins.some(({ stop, seconds }) => stop === call.stop && call.departure === leave + seconds),
      );
      for (const { call, trips } of this.#reached(boarded, maxTrips)) {
        for (const { stop, seconds } of targets) {
          const triple = { departure: leave, arrival: call.arrival + seconds, trips };
          if (stop === call.stop && accept(triple)) found.push(triple);
        }
      }
    }
    return paretoSet(found);
  }

  /** By stop: the earliest one gets off there when leaving at `departure`, and the fewest trips for it. */
  earliest(origins: readonly StopWalk[], departure: number, maxTrips: number): (Best | null)[] {
    const best: (Best | null)[] = this.#small.stops.map(() => null);
    for (const { call, trips } of this.#reached(this.#boardable(origins, departure), maxTrips)) {
      const known = best[call.stop] ?? null;
      const isSooner = known === null || call.arrival < known.seconds;
      if (isSooner || (call.arrival === known.seconds && trips < known.trips)) {
        best[call.stop] = { seconds: call.arrival, trips };
      }
    }
    return best;
  }

  /** By stop: the latest one boards there to be at a target by `arrival`, and the fewest trips for it. */
  latest(targets: readonly StopWalk[], arrival: number, maxTrips: number): (Best | null)[] {
    const best: (Best | null)[] = this.#small.stops.map(() => null);
    for (const start of this.#calls) {
      if (!start.mayBoard) continue;
      for (const { call, trips } of this.#reached([start], maxTrips)) {
        const inTime = targets.some(
          ({ stop, seconds }) => stop === call.stop && call.arrival + seconds <= arrival,
        );
        const known = best[start.stop] ?? null;
        const isLater = known === null || start.departure > known.seconds;
        if (inTime && (isLater || (start.departure === known.seconds && trips < known.trips))) {
          best[start.stop] = { seconds: start.departure, trips };
        }
      }
    }
    return best;
  }

  /** By stop: the latest one leaves the origins, not before `leaveFrom`, to get off there by `arriveBy`. */
  latestLeaving(
    origins: readonly StopWalk[],
    leaveFrom: number,
    arriveBy: number,
    maxTrips: number,
  ): (Best | null)[] {
    const best: (Best | null)[] = this.#small.stops.map(() => null);
    for (const leave of this.#leavingTimes(origins)) {
      if (leave < leaveFrom) continue;
      for (const { call, trips } of this.#reached(this.#boardable(origins, leave), maxTrips)) {
        if (call.arrival > arriveBy) continue;
        const known = best[call.stop] ?? null;
        if (known === null || leave > known.seconds || (leave === known.seconds && trips < known.trips)) {
          best[call.stop] = { seconds: leave, trips };
        }
      }
    }
    return best;
  }

  /** By stop: the earliest one is at a target, by `arriveBy`, when boarding there at `leaveFrom` or later. */
  earliestHome(
    targets: readonly StopWalk[],
    leaveFrom: number,
    arriveBy: number,
    maxTrips: number,
  ): (Best | null)[] {
    const best: (Best | null)[] = this.#small.stops.map(() => null);
    for (const start of this.#calls) {
      if (!start.mayBoard || start.departure < leaveFrom) continue;
      for (const { call, trips } of this.#reached([start], maxTrips)) {
        for (const { stop, seconds } of targets) {
          const home = call.arrival + seconds;
          if (stop !== call.stop || home > arriveBy) continue;
          const known = best[start.stop] ?? null;
          if (known === null || home < known.seconds || (home === known.seconds && trips < known.trips)) {
            best[start.stop] = { seconds: home, trips };
          }
        }
      }
    }
    return best;
  }

  #leavingTimes(origins: readonly StopWalk[]): number[] {
    const times = new Set<number>();
    for (const { stop, seconds } of origins) {
      for (const call of this.#calls)
        if (call.stop === stop && call.mayBoard) times.add(call.departure - seconds);
    }
    return [...times];
  }

  #boardable(origins: readonly StopWalk[], leave: number): Call[] {
    return this.#calls.filter(
      (call) =>
        call.mayBoard &&
        origins.some(({ stop, seconds }) => stop === call.stop && call.departure >= leave + seconds),
    );
  }

  /** Every call one can get off at, with the fewest trips that takes. */
  #reached(boarded: readonly Call[], maxTrips: number): { call: Call; trips: number }[] {
    const reached: { call: Call; trips: number }[] = [];
    const aboard = new Set<number>();
    const gotOff = new Set<number>();
    let boarding = boarded.map((call) => call.index);
    for (let trips = 1; trips <= maxTrips && boarding.length > 0; trips++) {
      const next: number[] = [];
      for (const start of boarding) {
        for (const call of this.#ahead(start, aboard)) {
          if (!call.mayAlight || gotOff.has(call.index)) continue;
          gotOff.add(call.index);
          reached.push({ call, trips });
          next.push(...(this.#changes[call.index] ?? []));
        }
      }
      boarding = next;
    }
    return reached;
  }

  /** The calls ahead of one boarded at `start`, on this run and those it goes on as; each only once. */
  #ahead(start: number, aboard: Set<number>): Call[] {
    const ahead: Call[] = [];
    const open = [this.#calls[start]];
    while (open.length > 0) {
      const call = open.pop();
      if (call === undefined || aboard.has(call.index)) continue;
      aboard.add(call.index);
      const following = call.run.calls[call.position + 1];
      const nextCalls = following === undefined ? call.run.next.map((run) => run.calls[0]) : [following];
      for (const next of nextCalls) {
        if (next === undefined) continue;
        ahead.push(next);
        open.push(next);
      }
    }
    return ahead;
  }

  #canChange(from: Call, to: Call): boolean {
    const seconds = this.#secondsToChange(from, to);
    return seconds !== null && to.departure - from.arrival >= seconds;
  }

  /** The most specific rule of transfers.txt, or the footpath, or the time a change takes at one stop. */
  #secondsToChange(from: Call, to: Call): number | null {
    const { stops, trips, transfers = [], footpaths } = this.#small;
    const isAt = (stop: number, ruleStop: number | undefined, ruleStation: number | undefined) =>
      ruleStop === undefined ? ruleStation !== undefined && stops[stop] === ruleStation : stop === ruleStop;
    const holdsFor = (run: Run, trip: number | undefined, route: number | undefined) =>
      (trip === undefined || trip === run.trip) && (route === undefined || route === trips[run.trip]?.route);
    const holding = transfers.filter(
      (rule) =>
        rule.type <= 3 &&
        isAt(from.stop, rule.fromStop, rule.fromStation) &&
        isAt(to.stop, rule.toStop, rule.toStation) &&
        holdsFor(from.run, rule.fromTrip, rule.fromRoute) &&
        holdsFor(to.run, rule.toTrip, rule.toRoute),
    );
    const rule = holding.toSorted((a, b) => specificity(a) - specificity(b)).at(-1);
    const path = footpaths.find((footpath) => footpath.from === from.stop && footpath.to === to.stop);
    const walk = from.stop === to.stop ? this.#changeSeconds : (path?.seconds ?? null);
    if (rule === undefined) return walk;
    if (rule.type === 3) return null;
    if (rule.type === 1) return 0;
    if (rule.type === 2 && rule.minTime !== undefined) return rule.minTime;
    // Recommended, but too far to walk: the small networks' stops are, and no journey in a test lasts that long.
    return walk ?? Number.POSITIVE_INFINITY;
  }
}

export interface OracleOptions {
  readonly changeSeconds: number;
  readonly windowFrom: number;
  readonly windowTo: number;
}

export interface Triple {
  readonly departure: number;
  readonly arrival: number;
  readonly trips: number;
}

export interface Best {
  readonly seconds: number;
  readonly trips: number;
}

interface Run {
  readonly trip: number;
  readonly day: number;
  readonly repeated: boolean;
  readonly calls: Call[];
  next: Run[];
}

interface Call {
  readonly run: Run;
  readonly position: number;
  readonly stop: number;
  readonly arrival: number;
  readonly departure: number;
  readonly mayBoard: boolean;
  readonly mayAlight: boolean;
  index: number;
}

export function paretoSet(triples: readonly Triple[]): Triple[] {
  const unique = new Map(
    triples.map((triple) => [`${triple.departure} ${triple.arrival} ${triple.trips}`, triple]),
  );
  const all = [...unique.values()];
  return all
    .filter((a) => !all.some((b) => b !== a && dominates(b, a)))
    .sort((a, b) => a.departure - b.departure || a.trips - b.trips);
}

function dominates(a: Triple, b: Triple): boolean {
  return a.departure >= b.departure && a.arrival <= b.arrival && a.trips <= b.trips;
}

function specificity(rule: SmallTransfer): number {
  const ends = [
    { trip: rule.fromTrip, route: rule.fromRoute, stop: rule.fromStop },
    { trip: rule.toTrip, route: rule.toRoute, stop: rule.toStop },
  ];
  const trips = ends.filter((end) => end.trip !== undefined).length;
  const routes = ends.filter((end) => end.trip === undefined && end.route !== undefined).length;
  const stops = ends.filter((end) => end.stop !== undefined).length;
  return trips * 100 + routes * 10 + stops;
}

function runsAround(small: SmallNetwork, day: number, options: OracleOptions): Run[] {
  const base = noonMinusTwelve(day, small);
  const runs: Run[] = [];
  for (const [trip, { days, calls, frequencies = [] }] of small.trips.entries()) {
    for (const runDay of days) {
      const shift = noonMinusTwelve(runDay, small) - base;
      const begin = calls[0]?.departure ?? 0;
      const shifts = frequencies.flatMap(({ start, end, headway }) => {
        const times: number[] = [];
        for (let time = start; time < end; time += headway) times.push(shift + time - begin);
        return times;
      });
      const repeated = frequencies.length > 0;
      for (const move of repeated ? shifts : [shift])
        runs.push(writeOut(small, trip, runDay, repeated, move));
    }
  }
  const kept = runs.filter((run) => {
    const arrives = run.calls.at(-1)?.arrival ?? 0;
    return arrives >= options.windowFrom && (run.calls[0]?.departure ?? 0) < options.windowTo;
  });
  for (const run of kept) run.next = continuations(small, run, kept);
  return kept;
}

function writeOut(small: SmallNetwork, trip: number, day: number, repeated: boolean, shift: number): Run {
  const run: Run = { trip, day, repeated, calls: [], next: [] };
  const calls = small.trips[trip]?.calls ?? [];
  for (const [position, call] of calls.entries()) {
    run.calls.push({
      run,
      position,
      stop: call.stop,
      arrival: call.arrival + shift,
      departure: call.departure + shift,
      // Where a vehicle goes on as another trip, one gets off the first and boards the second.
      mayBoard: position < calls.length - 1 && ((call.flags ?? 0) & NO_PICKUP) === 0,
      mayAlight: position > 0 && ((call.flags ?? 0) & NO_DROP_OFF) === 0,
      index: -1,
    });
  }
  return run;
}

/** The trips a vehicle goes on as, with its riders: the next of its block, and those linked by transfers of type 4. */
function continuations(small: SmallNetwork, run: Run, runs: readonly Run[]): Run[] {
  const next: Run[] = [];
  if (run.repeated) return next;
  const begin = (other: Run) => other.calls[0]?.departure ?? 0;
  const end = run.calls.at(-1)?.arrival ?? 0;
  const rules = small.transfers ?? [];
  const isPair = (type: number, other: Run) =>
    rules.some((rule) => rule.type === type && rule.fromTrip === run.trip && rule.toTrip === other.trip);
  const block = small.trips[run.trip]?.block;
  if (block !== undefined) {
    const inBlock = runs
      .filter((other) => !other.repeated && other.day === run.day && small.trips[other.trip]?.block === block)
      .sort((a, b) => begin(a) - begin(b) || a.trip - b.trip);
    const follower = inBlock[inBlock.indexOf(run) + 1];
    const meets =
      follower !== undefined && isSamePlace(small, run.calls.at(-1)?.stop, follower.calls[0]?.stop);
    if (follower !== undefined && meets && begin(follower) >= end && !isPair(5, follower))
      next.push(follower);
  }
  for (const trip of new Set(rules.filter((rule) => rule.type === 4).map((rule) => rule.toTrip))) {
    const candidates = runs.filter((other) => other.trip === trip && !other.repeated && isPair(4, other));
    const follower = [run.day, run.day + 1]
      .map((day) => candidates.find((other) => other.day === day && begin(other) >= end))
      .find((other) => other !== undefined);
    if (follower !== undefined && !next.includes(follower)) next.push(follower);
  }
  // Trips of no length could follow each other in a ring: then the one of the earlier day, or listed first, leads.
  return next.filter((other) => begin(other) > begin(run) || other.day > run.day || other.trip > run.trip);
}

function isSamePlace(small: SmallNetwork, a: number | undefined, b: number | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return a === b || (small.stops[a] !== -1 && small.stops[a] === small.stops[b]);
}

function noonMinusTwelve(day: number, small: SmallNetwork): number {
  const date = Temporal.PlainDate.from('1970-01-01').add({ days: day });
  const noon = date.toZonedDateTime({ timeZone: small.timeZone ?? 'Europe/Copenhagen', plainTime: '12:00' });
  return noon.subtract({ hours: 12 }).epochMilliseconds / 1000;
}
