import { type Network, tripCount } from '../network/network.ts';
import { serviceDayStart } from '../network/service-day.ts';
import { runningDays } from '../network/service-days.ts';
import type { AlignedStops } from './align-stops.ts';
import { CallIndex, type SharedCalls, sharedCalls, timesOf } from './call-index.ts';
import { DaySets, daysInBoth, daysWithout, hasDays, movedDays } from './day-set.ts';
import { lineKey, trainNumber } from './train-name.ts';

/** One vehicle that stands in both feeds, on some days. */
export interface TripMatch {
  /** Of the first network and of the second. */
  readonly trips: readonly [number, number];
  /** The second one's service day is so many days later. */
  readonly offset: number;
  /** Service days of the first trip. */
  readonly days: Uint32Array;
  /** Pairs of calls that are one: of the first trip, of the second. */
  readonly anchors: readonly (readonly [number, number])[];
}

/** Two trips that look alike on some day and were not taken for one. */
export interface TripNearMiss {
  readonly trips: readonly [number, number];
  readonly why: 'other_number' | 'other_line' | 'ambiguous' | 'other_times';
}

export interface MatchedTrips {
  readonly days: DaySets;
  readonly matches: readonly TripMatch[];
  readonly nearMisses: readonly TripNearMiss[];
}

/** Feeds round and estimate differently; more than this apart is another train, seconds. */
const TOLERANCE = 120;
/** Without a number to go by, another partner must fit worse by this much at least, seconds. */
const CLEARLY_WORSE = 60;
const DAY = 86_400;
/** The same train has at least this many stops in common, at the same times. */
const FEWEST_ANCHORS = 2;

interface Candidate extends TripMatch {
  readonly numbered: boolean;
  /** The largest difference at an anchor, and all of them, seconds. */
  readonly worst: number;
  readonly total: number;
}

/**
 * Finds the trips that are in both networks: same train number or, where one has none, same line; on a day both run;
 * two stops or more in common, in the same order, within two minutes. Where a trip has several that fit equally well,
 * none is taken.
 * @param firstTrip where the second network's trips begin.
 */
export function matchTrips(network: Network, stops: AlignedStops, firstTrip: number): MatchedTrips {
  return new TripMatcher(network, stops, firstTrip).match();
}

class TripMatcher {
  readonly #network: Network;
  readonly #stops: AlignedStops;
  readonly #first: SharedCalls;
  readonly #second: SharedCalls;
  readonly #days: DaySets;
  readonly #daysOfService = new Map<number, Uint32Array>();
  readonly #lineOfRoute = new Map<number, string>();
  readonly #numberOfTrip = new Map<number, string>();
  readonly #sameClock = new Map<string, boolean>();
  readonly #nearMisses: TripNearMiss[] = [];

  constructor(network: Network, stops: AlignedStops, firstTrip: number) {
    this.#network = network;
    this.#stops = stops;
    this.#first = sharedCalls(network, stops.stationOfStop, 0, firstTrip);
    this.#second = sharedCalls(network, stops.stationOfStop, firstTrip, tripCount(network));
    this.#days = daySetsOf(network);
  }

  match(): MatchedTrips {
    const candidates = this.#candidates();
    const matches = this.#choose(candidates);
    this.#findOtherTimes(matches);
    // What found its partner missed nothing by not being another's.
    const matched = new Set(matches.flatMap((match) => match.trips));
    const nearMisses = this.#nearMisses.filter(({ trips }) => !trips.some((trip) => matched.has(trip)));
    return { days: this.#days, matches, nearMisses };
  }

  #candidates(): Candidate[] {
    const { stationOfStop, homeSide } = this.#stops;
    const index = new CallIndex(this.#network, stationOfStop, homeSide.length, this.#second);
    const candidates: Candidate[] = [];
    for (const [trip, calls] of this.#first.calls) {
      const meetings = new Map<number, number>();
      for (const call of calls) {
        const station = stationOfStop[this.#network.calls.stop[call] ?? 0] ?? -1;
        const here = new Set<number>();
        for (const time of timesOf(this.#network, call)) {
          index.near(station, time, TOLERANCE, (other, offset) => here.add(other * 3 + offset + 1));
        }
        for (const key of here) meetings.set(key, (meetings.get(key) ?? 0) + 1);
      }
      for (const [key, count] of meetings) {
        if (count < FEWEST_ANCHORS) continue;
        const candidate = this.#compare(trip, Math.floor(key / 3), (key % 3) - 1);
        if (candidate !== null) candidates.push(candidate);
      }
    }
    return candidates;
  }

  /** Whether the two are one, on some day; what only looks so is noted. */
  #compare(trip: number, other: number, offset: number): Candidate | null {
    if (!this.#haveSameClock(trip, other)) return null;
    const days = daysInBoth(this.#daysOf(trip), movedDays(this.#daysOf(other), -offset));
    if (!hasDays(days)) return null;
    const anchors = this.#anchors(trip, other, offset);
    if (anchors.length < FEWEST_ANCHORS) return null;
    const trips = [trip, other] as const;
    const [number, otherNumber] = [this.#number(trip), this.#number(other)];
    const numbered = number !== '' && otherNumber !== '';
    const sameLine = this.#line(trip) === this.#line(other);
    if (numbered && number !== otherNumber) {
      if (sameLine) this.#nearMisses.push({ trips, why: 'other_number' });
      return null;
    }
    if (!numbered && !sameLine) {
      this.#nearMisses.push({ trips, why: 'other_line' });
      return null;
    }
    const differences = anchors.map(([a, b]) => this.#difference(a, b, offset));
    const worst = Math.max(...differences);
    const total = differences.reduce((sum, difference) => sum + difference, 0);
    return { trips, offset, days, anchors, numbered, worst, total };
  }

  /** Calls of both at the same stations within the tolerance, in the order of both. */
  #anchors(trip: number, other: number, offset: number): [number, number][] {
    const { stationOfStop } = this.#stops;
    const { stop } = this.#network.calls;
    const others = this.#second.calls.get(other) ?? [];
    const anchors: [number, number][] = [];
    let next = 0;
    for (const call of this.#first.calls.get(trip) ?? []) {
      const station = stationOfStop[stop[call] ?? 0];
      for (let i = next; i < others.length; i++) {
        const otherCall = others[i] ?? 0;
        if (stationOfStop[stop[otherCall] ?? 0] !== station) continue;
        if (this.#difference(call, otherCall, offset) > TOLERANCE) continue;
        anchors.push([call, otherCall]);
        next = i + 1;
        break;
      }
    }
    return anchors;
  }

  /** Seconds between the two calls: of coming or of going, whichever agrees better. */
  #difference(call: number, other: number, offset: number): number {
    const { arrival, departure } = this.#network.calls;
    const moved = offset * DAY;
    return Math.min(
      Math.abs((arrival[call] ?? 0) - (arrival[other] ?? 0) - moved),
      Math.abs((departure[call] ?? 0) - (departure[other] ?? 0) - moved),
    );
  }

  /** The surest first; each trip is one other trip at most on a day. */
  #choose(candidates: readonly Candidate[]): TripMatch[] {
    const ordered = candidates.toSorted(surestFirst);
    const rivals = rivalsOf(ordered);
    const left = new Map<number, Uint32Array>();
    const matches: TripMatch[] = [];
    for (const candidate of ordered) {
      const [trip, other] = candidate.trips;
      const leftOfOther = movedDays(left.get(other) ?? this.#daysOf(other), -candidate.offset);
      const free = daysInBoth(daysInBoth(candidate.days, left.get(trip) ?? this.#daysOf(trip)), leftOfOther);
      if (!hasDays(free)) continue;
      const isUnsure = (rivals.get(candidate) ?? []).some((rival) =>
        hasDays(sharedDays(candidate, rival, free)),
      );
      if (isUnsure) {
        this.#nearMisses.push({ trips: candidate.trips, why: 'ambiguous' });
        continue;
      }
      left.set(trip, daysWithout(left.get(trip) ?? this.#daysOf(trip), free));
      const taken = movedDays(free, candidate.offset);
      left.set(other, daysWithout(left.get(other) ?? this.#daysOf(other), taken));
      matches.push({
        trips: candidate.trips,
        offset: candidate.offset,
        days: free,
        anchors: candidate.anchors,
      });
    }
    return matches;
  }

  /** Trains of one number that run on a day both feeds know, and were not found to be one: at other times. */
  #findOtherTimes(matches: readonly TripMatch[]): void {
    const matched = new Set(matches.flatMap((match) => match.trips));
    const byNumber = new Map<string, number[]>();
    for (const trip of this.#second.trips) {
      const number = this.#number(trip);
      if (number === '' || matched.has(trip)) continue;
      byNumber.set(number, [...(byNumber.get(number) ?? []), trip]);
    }
    for (const trip of this.#first.trips) {
      if (matched.has(trip)) continue;
      for (const other of byNumber.get(this.#number(trip)) ?? []) {
        if (this.#line(trip) !== this.#line(other)) continue;
        if (!hasDays(daysInBoth(this.#daysOf(trip), this.#daysOf(other)))) continue;
        this.#nearMisses.push({ trips: [trip, other], why: 'other_times' });
      }
    }
  }

  /** Times are compared as they stand: those of a feed in another zone mean other moments, and nothing is joined. */
  #haveSameClock(trip: number, other: number): boolean {
    const [zone, otherZone] = [this.#zone(trip), this.#zone(other)];
    if (zone === otherZone) return true;
    const key = `${zone} ${otherZone}`;
    const same =
      this.#sameClock.get(key) ??
      this.#days.all().every((day) => serviceDayStart(day, zone) === serviceDayStart(day, otherZone));
    this.#sameClock.set(key, same);
    return same;
  }

  #zone(trip: number): string {
    const { feeds, routes, trips } = this.#network;
    return feeds[routes.feed[trips.route[trip] ?? 0] ?? 0]?.timeZone ?? 'UTC';
  }

  #daysOf(trip: number): Uint32Array {
    const service = this.#network.trips.service[trip] ?? -1;
    let days = this.#daysOfService.get(service);
    if (days === undefined) {
      days = this.#days.ofService(this.#network.services, service);
      this.#daysOfService.set(service, days);
    }
    return days;
  }

  #line(trip: number): string {
    const route = this.#network.trips.route[trip] ?? 0;
    let line = this.#lineOfRoute.get(route);
    if (line === undefined) {
      line = lineKey(this.#network, route);
      this.#lineOfRoute.set(route, line);
    }
    return line;
  }

  #number(trip: number): string {
    let number = this.#numberOfTrip.get(trip);
    if (number === undefined) {
      number = trainNumber(this.#network, trip);
      this.#numberOfTrip.set(trip, number);
    }
    return number;
  }
}

function surestFirst(a: Candidate, b: Candidate): number {
  return (
    Number(b.numbered) - Number(a.numbered) ||
    a.worst - b.worst ||
    b.anchors.length - a.anchors.length ||
    a.total - b.total ||
    a.trips[0] - b.trips[0] ||
    a.trips[1] - b.trips[1]
  );
}

/**
 * For each candidate without a number those that contest it: another partner for one of the two that fits as well.
 * Trains two minutes apart must not be taken for each other where one feed is a minute off. With numbers there is
 * nothing to contest.
 */
function rivalsOf(candidates: readonly Candidate[]): Map<Candidate, Candidate[]> {
  const ofTrip = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    for (const trip of candidate.trips) ofTrip.set(trip, [...(ofTrip.get(trip) ?? []), candidate]);
  }
  const rivals = new Map<Candidate, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.numbered) continue;
    const contesting = candidate.trips
      .flatMap((trip) => ofTrip.get(trip) ?? [])
      .filter((rival) => rival !== candidate && !rival.numbered && contests(rival, candidate));
    if (contesting.length > 0) rivals.set(candidate, contesting);
  }
  return rivals;
}

/** Nearly as good; but of two that fit to the second, the one with more stops in common is the whole train. */
function contests(rival: Candidate, candidate: Candidate): boolean {
  const isLess = candidate.worst === 0 && rival.anchors.length < candidate.anchors.length;
  return !isLess && rival.worst < candidate.worst + CLEARLY_WORSE;
}

/** Days of `free` on which the rival runs too, counted by the first trip of each. */
function sharedDays(candidate: Candidate, rival: Candidate, free: Uint32Array): Uint32Array {
  const sameFirst = candidate.trips[0] === rival.trips[0];
  return daysInBoth(free, sameFirst ? rival.days : movedDays(rival.days, rival.offset - candidate.offset));
}

function daySetsOf({ services }: Network): DaySets {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let service = 0; service < services.weekdays.length; service++) {
    const days = runningDays(services, service);
    if (days === null) continue;
    first = Math.min(first, days.first);
    last = Math.max(last, days.last);
  }
  // A day more at either end, for trips that count from the day before or after.
  return first > last ? new DaySets(0, 0) : new DaySets(first - 1, last + 1);
}
