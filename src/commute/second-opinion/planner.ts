import type { Language } from '../../domain/codes.ts';
import type { PlannerState } from '../../domain/journeys.ts';

/** A live planner of one country, asked the question that we answered. */
export interface Planner {
  /** As readers are told of it: "Rejseplanen". */
  readonly name: string;
  /** Calls its publisher allows, as one Sundet may spend them. */
  readonly allowance: { readonly aMinute: number; readonly aDay: number };
  /**
   * @param signal ends it when nobody waits any more.
   * @throws PlannerRefusal for what it says it cannot answer; UpstreamError, UpstreamShapeError.
   */
  ask(question: PlannerQuestion, signal: AbortSignal): Promise<PlannerTrip[]>;
}

export interface PlannerQuestion {
  readonly from: PlannerPoint;
  readonly to: PlannerPoint;
  readonly by: 'departAt' | 'arriveBy';
  /** `YYYY-MM-DD` and `HH:MM` on the clocks of the region. */
  readonly date: string;
  readonly time: string;
  readonly language: Language;
}

/** WGS84 decimal degrees, already rounded. */
export interface PlannerPoint {
  readonly lat: number;
  readonly lon: number;
}

/** A journey as the planner's timetable has it; instants with offset. */
export interface PlannerTrip {
  readonly departure: string;
  readonly arrival: string;
  /** Vehicles in order; none where it is on foot all the way. */
  readonly rides: readonly PlannerRide[];
}

export interface PlannerRide {
  /** As it names the line. */
  readonly line: string;
  readonly departure: string;
  readonly arrival: string;
}

/** It answered that it will not, or cannot: no fault of the question's shape, and no use asking again at once. */
export class PlannerRefusal extends Error {
  readonly code = 'planner_refusal';
  readonly state: Exclude<PlannerState, 'answered' | 'not_in_time'>;

  constructor(planner: string, state: PlannerRefusal['state'], reason: string) {
    super(`${planner} answered ${reason}`);
    this.state = state;
  }
}
