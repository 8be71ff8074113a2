import type { StopPlaces } from '../engine/place-labels.ts';
import type { Journey } from '../journey.ts';
import type { StopWalk } from '../network/walking.ts';
import type { Profile, StopTimes } from '../router.ts';

/**
 * A moment, in either way: a number is seconds since the base of the date asked about (noon − 12 h in the timetable's
 * zone, see `ServingTimetable.baseOf`), a text is ISO 8601 with offset.
 */
export type When = number | string;

interface Between {
  readonly origins: readonly StopWalk[];
  readonly targets: readonly StopWalk[];
}

/** As `Router.range`. */
export interface RangeQuestion extends Between {
  readonly kind: 'range';
  readonly window: { readonly kind: 'departure' | 'arrival'; readonly from: When; readonly to: When };
  readonly limit?: When;
  readonly againstOutside?: boolean;
}

/** As `Router.earliestArrival`. */
export interface EarliestArrivalQuestion extends Between {
  readonly kind: 'earliestArrival';
  readonly departure: When;
}

/** As `Router.latestDeparture`. */
export interface LatestDepartureQuestion extends Between {
  readonly kind: 'latestDeparture';
  readonly arrival: When;
}

/** As `Router.oneToAll`. */
export interface OneToAllQuestion {
  readonly kind: 'oneToAll';
  readonly origins: readonly StopWalk[];
  readonly departure: When;
  readonly maxTrips?: number;
  readonly arriveBy?: When;
}

/** As `Router.allToOne`. */
export interface AllToOneQuestion {
  readonly kind: 'allToOne';
  readonly targets: readonly StopWalk[];
  readonly arrival: When;
  readonly maxTrips?: number;
  readonly leaveFrom?: When;
}

/** As `Router.profile`: "there by T". */
export interface ProfileQuestion {
  readonly kind: 'profile';
  readonly origins: readonly StopWalk[];
  readonly leaveFrom: When;
  readonly arriveBy: When;
  /** On shared memory, so that it is not copied to the thread. */
  readonly places?: StopPlaces;
}

/** As `Router.profileHome`: "home after T". */
export interface ProfileHomeQuestion {
  readonly kind: 'profileHome';
  readonly targets: readonly StopWalk[];
  readonly leaveFrom: When;
  readonly arriveBy: When;
  readonly places?: StopPlaces;
}

/** What a router can be asked, as a message to the thread it lives on. */
export type RouterQuestion =
  | RangeQuestion
  | EarliestArrivalQuestion
  | LatestDepartureQuestion
  | OneToAllQuestion
  | AllToOneQuestion
  | ProfileQuestion
  | ProfileHomeQuestion;

interface AnswerOf {
  readonly range: Journey[];
  readonly earliestArrival: Journey | null;
  readonly latestDeparture: Journey | null;
  readonly oneToAll: StopTimes;
  readonly allToOne: StopTimes;
  readonly profile: Profile;
  readonly profileHome: Profile;
}

/** What the router's method of that name answers. */
export type RouterAnswer<Q extends RouterQuestion> = AnswerOf[Q['kind']];
