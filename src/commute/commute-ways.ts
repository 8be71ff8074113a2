import type { CommuteWay } from '../domain/commute.ts';
import { COMMUTE_UNREACHED, LONGEST_COMMUTE } from '../domain/commute.ts';
import type { Point, StopWalk } from '../timetable/network/walking.ts';
import type { Profile } from '../timetable/router.ts';
import {
  middleOf,
  minutesByPoint,
  minutesByWorkplace,
  minutesOnFoot,
  rangeOf,
  type WaySearch,
} from './join-profile.ts';
import type { WorkplaceTable } from './workplace-table.ts';

/** There, or home. */
export type Direction = 'there' | 'home';

/** One direction of the commutes from one home, over one timetable. */
export interface WayQuestion {
  readonly direction: Direction;
  readonly home: Point;
  /** When work starts, or ends: seconds since 1970-01-01T00:00Z. */
  readonly workEpoch: number;
  /** The date whose timetable was searched, and what its seconds count from, seconds since 1970-01-01T00:00Z. */
  readonly layoutDate: string;
  readonly baseEpoch: number;
  /** The stops around home, with walks of whole minutes. */
  readonly homeStops: readonly StopWalk[];
  /** How long a way was searched for, minutes. What takes longer is not told from what cannot be reached. */
  readonly longest: number;
}

/** The exact way to or from one point, to the second. */
export interface ExactWay {
  /** Seconds since 1970-01-01T00:00Z. */
  readonly departure: number;
  readonly arrival: number;
  readonly changes: number;
  /** Seconds. */
  readonly walked: number;
  /** Whether no vehicle is taken. */
  readonly isOnFoot: boolean;
}

/** Every workplace's way there, or home. */
export class CommuteWays {
  readonly question: WayQuestion;
  readonly #table: WorkplaceTable;
  readonly #profile: Profile;
  #byPoint: Uint8Array;
  #byWorkplace: Uint8Array | null = null;
  #joined = 0;

  constructor(question: WayQuestion, table: WorkplaceTable, profile: Profile) {
    this.question = question;
    this.#table = table;
    this.#profile = profile;
    this.#byPoint = new Uint8Array(0);
  }

  /** By workplace number; made anew after places were added. */
  minutes(): Uint8Array {
    if (this.#byWorkplace !== null && this.#joined === this.#table.places) return this.#byWorkplace;
    this.#byPoint = minutesByPoint(this.#table, this.search());
    this.#byWorkplace = minutesByWorkplace(this.#table, this.#byPoint);
    this.#joined = this.#table.places;
    return this.#byWorkplace;
  }

  /** What is joined to places. */
  search(): WaySearch {
    const { home, direction, workEpoch, baseEpoch } = this.question;
    const reference = (workEpoch - baseEpoch) * (direction === 'there' ? 1 : -1);
    const { labels, atPlaces } = this.#profile;
    return { home, labels, atPlaces, reference };
  }

  /** Whether a search for longer ways would tell the same of a workplace. */
  isSettled(workplace: number): boolean {
    if (this.question.longest >= LONGEST_COMMUTE) return true;
    this.minutes();
    return this.#table.pointsOf(workplace).every((point) => this.#byPoint[point] !== COMMUTE_UNREACHED);
  }

  /** The point a workplace's minutes are told of, and between what they lie; null where it cannot be reached. */
  middle(workplace: number): { readonly point: number; readonly range: [number, number] } | null {
    this.minutes();
    const [first] = this.#table.pointsOf(workplace);
    if (first === undefined) return null;
    const minutes = this.#byPoint.subarray(first, first + this.#table.pointsOf(workplace).length);
    const middle = middleOf(minutes);
    if (middle.minutes === COMMUTE_UNREACHED) return null;
    return { point: first + middle.index, range: rangeOf(minutes) };
  }

  /** The way a point's minutes are told of: of two that take as many minutes of the day, the one that is shorter. */
  exact(point: number): ExactWay | null {
    const { direction, home, workEpoch, baseEpoch } = this.question;
    const place = this.#table.pointAt(point);
    const onFoot = minutesOnFoot(home, place.latitude, place.longitude);
    const best = this.#profile.best(this.#table.walksAt(point));
    const sign = direction === 'there' ? 1 : -1;
    const ridden = best === null ? Number.POSITIVE_INFINITY : (workEpoch - baseEpoch - best.home) * sign;
    const seconds = (onFoot ?? Number.POSITIVE_INFINITY) * 60;
    const isRideShorter = best !== null && Math.abs(best.place - best.home) < seconds;
    if (onFoot !== null && (seconds < ridden || (seconds === ridden && !isRideShorter))) {
      const departure = direction === 'there' ? workEpoch - seconds : workEpoch;
      return { departure, arrival: departure + seconds, changes: 0, walked: seconds, isOnFoot: true };
    }
    if (best === null) return null;
    const [from, to] = direction === 'there' ? [best.home, best.place] : [best.place, best.home];
    return {
      departure: baseEpoch + from,
      arrival: baseEpoch + to,
      changes: best.trips - 1,
      walked: best.walked,
      isOnFoot: false,
    };
  }

  /** Null where there is no connection. */
  describe(workplace: number, instant: (epoch: number) => string): CommuteWay | null {
    const middle = this.middle(workplace);
    const way = middle === null ? null : this.exact(middle.point);
    if (middle === null || way === null) return null;
    const { direction, workEpoch } = this.question;
    const { departure, arrival } = wholeMinutes(way);
    return {
      departure: instant(departure),
      arrival: instant(arrival),
      minutes: (direction === 'there' ? workEpoch - departure : arrival - workEpoch) / 60,
      travelMinutes: (arrival - departure) / 60,
      changes: way.changes,
      walkMinutes: Math.round(way.walked / 60),
      ...(this.#table.isApproximate(workplace) ? { minutesRange: middle.range } : {}),
    };
  }
}

/** One leaves no later, and is there no earlier, than to the second. */
export function wholeMinutes({ departure, arrival }: Pick<ExactWay, 'departure' | 'arrival'>): {
  departure: number;
  arrival: number;
} {
  return { departure: Math.floor(departure / 60) * 60, arrival: Math.ceil(arrival / 60) * 60 };
}

/** Stops with walks of whole minutes, as the profile counts those at the other end. */
export function wholeMinuteWalks(walks: readonly StopWalk[]): StopWalk[] {
  return walks.map(({ stop, seconds }) => ({ stop, seconds: Math.ceil(seconds / 60) * 60 }));
}
