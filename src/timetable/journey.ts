/** A moment: seconds since the layout's base (noon − 12 h of its date), and the same as ISO 8601 with offset. */
export interface Moment {
  readonly seconds: number;
  readonly instant: string;
}

/** From door to door. `departure` is when one must leave the origin itself, `arrival` when one is at the target. */
export interface Journey {
  readonly departure: Moment;
  readonly arrival: Moment;
  /** Vehicles boarded, less one; staying aboard a vehicle that goes on as another trip is no change. */
  readonly changes: number;
  readonly legs: readonly Leg[];
}

export type Leg = WalkLeg | RideLeg;

export interface WalkLeg {
  readonly kind: 'walk';
  /** Stops of the network; null for the origin or target itself. */
  readonly from: number | null;
  readonly to: number | null;
  readonly departure: Moment;
  readonly arrival: Moment;
}

export interface RideLeg {
  readonly kind: 'ride';
  /** Indexes in the network. */
  readonly trip: number;
  readonly route: number;
  readonly from: number;
  readonly to: number;
  /** Indexes in the network's calls: all from one to the other are passed. */
  readonly fromCall: number;
  readonly toCall: number;
  /** What is added to the trip's own times to count from the layout's base. */
  readonly shift: number;
  readonly departure: Moment;
  readonly arrival: Moment;
  /** Whether only a headway is promised, so that the times are one possibility (GTFS `exact_times` 0). */
  readonly approximate: boolean;
  /** Whether one is already aboard from the leg before. */
  readonly stayAboard: boolean;
}
