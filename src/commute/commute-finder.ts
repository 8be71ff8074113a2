import {
  COMMUTE_OVER_LIMIT,
  COMMUTE_UNREACHED,
  type Commute,
  type CommuteFacts,
  type CommuteFinder,
  type CommuteQuery,
  LONGEST_COMMUTE,
  type PreparedCommute,
} from '../domain/commute.ts';
import type { Clock } from '../lib/clock.ts';
import { TimetableUnavailableError } from '../lib/errors.ts';
import { instantInCopenhagen } from '../lib/zoned-time.ts';
import type { WorkplaceRow } from '../store/read-workplaces.ts';
import { DEFAULT_WALKING, type Point } from '../timetable/network/walking.ts';
import type { Profile } from '../timetable/router.ts';
import type { ServingTimetable, TimetableService } from '../timetable/service/timetable-service.ts';
import { TimetableBusyError, TimetableThreadError } from '../timetable/timetable-errors.ts';
import { type CommuteMoment, type CommuteTimes, commuteTimes, minutesAtWork } from './commute-times.ts';
import { CommuteWays, type Direction, wholeMinuteWalks } from './commute-ways.ts';
import { homeKey } from './home-key.ts';
import { timetableFacts } from './journeys/timetable-facts.ts';
import { type Geography, MainPlaces } from './main-places.ts';
import { outward } from './outward-profile.ts';
import { WorkplaceTable } from './workplace-table.ts';

export interface CommuteDeps {
  readonly timetables: Pick<TimetableService, 'current' | 'onChange'>;
  readonly geography: Geography;
  /** See `readWorkplaces` in the store. */
  readWorkplaces(after: number, missing: readonly number[]): Promise<WorkplaceRow[]>;
  readonly clock: Clock;
}

/** From home to the first stop, and from the last stop home, at most: minutes. */
const HOME_WALK_MINUTES = 20;
const HOME_WALK_METRES = HOME_WALK_MINUTES * 60 * DEFAULT_WALKING.speed;
/** Ways from one home kept for who pages and filters on: each some megabytes. */
const WAYS_KEPT = 24;

/** One timetable, and every workplace over it. */
export interface Board {
  readonly timetable: ServingTimetable;
  readonly table: WorkplaceTable;
}

/** The ways from or to one home for one moment, however far they were searched. */
interface SearchedWay {
  /** Minutes. */
  readonly longest: number;
  readonly ways: Promise<CommuteWays>;
}

/** The ways of one question over one timetable. */
export interface BothWays {
  readonly board: Board;
  readonly times: CommuteTimes;
  readonly there: CommuteWays;
  /** Null where it was not asked for. */
  readonly home: CommuteWays | null;
}

/**
 * Computes commutes: one profile from home for each direction, joined to every workplace. Nothing of a home is kept
 * but under a key that does not tell it.
 */
export class Commutes implements CommuteFinder {
  readonly #deps: CommuteDeps;
  #board: Board | null = null;
  /** The reading of places under way, so that no two add the same. */
  #reading: Promise<void> | null = null;
  readonly #ways = new Map<string, SearchedWay>();
  readonly #stopListening: () => void;
  #isKeptReady = false;

  constructor(deps: CommuteDeps) {
    this.#deps = deps;
    this.#stopListening = deps.timetables.onChange(() => {
      this.#ways.clear();
      this.#board = null;
      if (this.#isKeptReady) this.keepReady();
    });
  }

  close(): void {
    this.#isKeptReady = false;
    this.#stopListening();
    this.#ways.clear();
  }

  async prepare(query: CommuteQuery, refresh = false): Promise<PreparedCommute> {
    const times = commuteTimes(query, this.#deps.clock.now());
    const timetable = this.#deps.timetables.current();
    const unavailable = whyUnavailable(timetable, times);
    const facts = factsOf(times, timetable, unavailable);
    if (timetable === null || unavailable !== null) return withoutCommutes(facts);
    const board = this.#boardOf(timetable);
    const ways = await this.#bothWays(board, query, times, { longest: longestWithin(query, times), refresh });
    const whole = () => this.#bothWays(board, query, times);
    return {
      facts,
      minutes: limitedMinutes(query, ways),
      isLimited: limitsOf(query).length > 0,
      describe: async (workplaces) => {
        const isSettled = workplaces.every((workplace) => workplace === null || settles(ways, workplace));
        const told = isSettled ? ways : await whole();
        return workplaces.map((workplace) => (workplace === null ? null : describe(told, workplace)));
      },
    };
  }

  /** As far as the limits allow; null where there is no timetable of that day. @throws as `prepare`. */
  async ways(query: CommuteQuery): Promise<BothWays | null> {
    const times = commuteTimes(query, this.#deps.clock.now());
    const timetable = this.#deps.timetables.current();
    if (timetable === null || whyUnavailable(timetable, times) !== null) return null;
    return this.#bothWays(this.#boardOf(timetable), query, times, { longest: longestWithin(query, times) });
  }

  /** @throws as `prepare`. */
  async #bothWays(
    board: Board,
    query: CommuteQuery,
    times: CommuteTimes,
    { longest = LONGEST_COMMUTE, refresh = false } = {},
  ): Promise<BothWays> {
    const home = { latitude: query.origin.lat, longitude: query.origin.lon };
    const { arriveBy, leaveAfter } = times;
    // Both ways are asked for before either is waited for: they are searched on two threads.
    const there = this.#way(board, query.leaves === true ? 'out' : 'there', home, arriveBy, longest);
    const back = leaveAfter === null ? null : this.#way(board, 'home', home, leaveAfter, longest);
    back?.catch(() => undefined);
    if (refresh || board.table.places === 0) await this.#read(board);
    return { board, times, there: await there, home: await back };
  }

  /** Whether a place is among those read so far. */
  knows(workplace: number): boolean {
    return this.#board?.table.has(workplace) ?? false;
  }

  /**
   * Gets ready for whoever asks first, now and whenever the timetable changes. Where that fails, the first one asks in
   * vain as they would have, and is told.
   */
  keepReady(): void {
    this.#isKeptReady = true;
    this.warm().catch(() => undefined);
  }

  /** Reads the places and finds their stops before anyone waits for them. */
  async warm(): Promise<void> {
    const timetable = this.#deps.timetables.current();
    if (timetable !== null) await this.#read(this.#boardOf(timetable));
  }

  #boardOf(timetable: ServingTimetable): Board {
    if (this.#board?.timetable === timetable) return this.#board;
    const main = new MainPlaces(timetable.network, this.#deps.geography);
    this.#board = { timetable, table: new WorkplaceTable(timetable.stops, main) };
    this.#reading = null;
    return this.#board;
  }

  async #read({ table }: Board): Promise<void> {
    const before = this.#reading;
    const reading = (async () => {
      await before?.catch(() => undefined);
      await table.add(await this.#deps.readWorkplaces(table.last, table.missing()));
    })();
    this.#reading = reading;
    await reading;
  }

  #way(
    { timetable, table }: Board,
    direction: Direction | 'out',
    home: Point,
    work: CommuteMoment,
    longest: number,
  ): Promise<CommuteWays> {
    const key = homeKey({ timetable: timetable.id, direction, home, work: work.instant });
    const kept = this.#ways.get(key);
    this.#ways.delete(key);
    if (kept !== undefined && kept.longest >= longest) {
      this.#ways.set(key, kept);
      return kept.ways;
    }
    const asked = { longest, ways: searchWay(timetable, table, direction, home, work, longest) };
    this.#ways.set(key, asked);
    asked.ways.catch(() => {
      if (this.#ways.get(key) === asked) this.#ways.delete(key);
    });
    for (const oldest of this.#ways.keys()) {
      if (this.#ways.size <= WAYS_KEPT) break;
      this.#ways.delete(oldest);
    }
    return asked.ways;
  }
}

async function searchWay(
  timetable: ServingTimetable,
  table: WorkplaceTable,
  direction: Direction | 'out',
  home: Point,
  { epoch, layoutDate }: CommuteMoment,
  longest: number,
): Promise<CommuteWays> {
  const baseEpoch = timetable.baseOf(layoutDate);
  const work = epoch - baseEpoch;
  const stops = wholeMinuteWalks(timetable.stops.near(home, HOME_WALK_METRES));
  const places = table.stopPlaces();
  const ask = async (): Promise<Profile> => {
    const [from, to] = [work - longest * 60, work + longest * 60];
    switch (direction) {
      case 'there':
        return timetable.ask(layoutDate, {
          kind: 'profile',
          origins: stops,
          leaveFrom: from,
          arriveBy: work,
          places,
        });
      case 'home':
        return timetable.ask(layoutDate, {
          kind: 'profileHome',
          targets: stops,
          leaveFrom: work,
          arriveBy: to,
          places,
        });
      case 'out':
        return outward(
          await timetable.ask(layoutDate, {
            kind: 'oneToAll',
            origins: stops,
            departure: work,
            arriveBy: to,
          }),
        );
    }
  };
  const profile = await ask().catch(refuseBusy);
  return new CommuteWays(
    // Who leaves at a time is elsewhere as much later as who comes home after it.
    {
      direction: direction === 'out' ? 'home' : direction,
      home,
      workEpoch: epoch,
      layoutDate,
      baseEpoch,
      homeStops: stops,
      longest,
    },
    table,
    profile,
  );
}

/** @throws TimetableUnavailableError where the threads are too busy, or gone: worth another try. */
export function refuseBusy(error: unknown): never {
  if (error instanceof TimetableBusyError || error instanceof TimetableThreadError) {
    const message = 'The timetable cannot be asked at the moment. Try again in a few seconds.';
    throw new TimetableUnavailableError(message, { cause: error });
  }
  throw error;
}

function whyUnavailable(
  timetable: ServingTimetable | null,
  { arriveBy, leaveAfter }: CommuteTimes,
): CommuteFacts['unavailable'] {
  if (timetable === null) return 'no_timetable';
  const dates = [arriveBy.layoutDate, ...(leaveAfter === null ? [] : [leaveAfter.layoutDate])];
  const isCovered = dates.every((date) => date >= timetable.validFrom && date <= timetable.validTo);
  return isCovered ? null : 'date_not_covered';
}

function factsOf(
  { date, arriveBy, leaveAfter }: CommuteTimes,
  timetable: ServingTimetable | null,
  unavailable: CommuteFacts['unavailable'],
): CommuteFacts {
  return {
    date,
    arriveBy: arriveBy.instant,
    leaveAfter: leaveAfter?.instant ?? null,
    timetable: timetable === null ? null : timetableFacts(timetable),
    unavailable,
  };
}

function withoutCommutes(facts: CommuteFacts): PreparedCommute {
  return {
    facts,
    minutes: null,
    isLimited: false,
    describe: async (workplaces) => workplaces.map(() => null),
  };
}

function settles({ there, home }: BothWays, workplace: number): boolean {
  return there.isSettled(workplace) && (home?.isSettled(workplace) ?? true);
}

function describe({ board, there, home }: BothWays, workplace: number): Commute | null {
  const instant = (epoch: number) => instantInCopenhagen(new Date(epoch * 1000));
  const way = there.describe(workplace, instant);
  if (way === null) return null;
  const approximate = board.table.isApproximate(workplace);
  return home === null
    ? { ...way, approximate }
    : { ...way, approximate, return: home.describe(workplace, instant) };
}

function limitsOf({ maxCommute, maxTravelDay, maxAway }: CommuteQuery): number[] {
  return [maxCommute, maxTravelDay, maxAway].filter((limit) => limit !== null);
}

/** No way within the limits is longer: minutes. */
function longestWithin(query: CommuteQuery, times: CommuteTimes): number {
  const { maxCommute, maxTravelDay, maxAway } = query;
  const away = maxAway === null ? null : Math.max(0, maxAway - minutesAtWork(times));
  return Math.min(maxCommute ?? LONGEST_COMMUTE, maxTravelDay ?? LONGEST_COMMUTE, away ?? LONGEST_COMMUTE);
}

/** The minutes there, but where a limit is passed. */
function limitedMinutes(query: CommuteQuery, { there, home, times }: BothWays): Uint8Array {
  const { maxCommute, maxTravelDay, maxAway } = query;
  const outward = there.minutes();
  if (limitsOf(query).length === 0) return outward;
  const back = home?.minutes() ?? null;
  const oneWay = maxCommute ?? LONGEST_COMMUTE;
  const both = Math.min(
    maxTravelDay ?? Infinity,
    maxAway === null ? Infinity : maxAway - minutesAtWork(times),
  );
  return outward.map((minutes, number) => {
    if (minutes > LONGEST_COMMUTE) return minutes;
    const homeward = back === null ? 0 : (back[number] ?? COMMUTE_UNREACHED);
    const isWithin = minutes <= oneWay && homeward <= oneWay && minutes + homeward <= both;
    return isWithin ? minutes : COMMUTE_OVER_LIMIT;
  });
}
