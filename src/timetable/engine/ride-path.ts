/** A way through a timeline as the search knows it. Positions count within the trip's pattern. */
export interface Ride {
  readonly pattern: number;
  /** Layout trip of that timeline. */
  readonly trip: number;
  readonly board: number;
  readonly alight: number;
}

export interface Path {
  /** Seconds of the timeline: when one leaves the origin's own place and is at the target's. */
  readonly departure: number;
  readonly arrival: number;
  /** Index in the list of origins, and of targets, that were asked for. */
  readonly origin: number;
  readonly target: number;
  readonly rides: readonly Ride[];
}

/** Points with seconds to walk: where a search begins or ends. */
export interface WalkList {
  readonly points: Int32Array;
  readonly seconds: Int32Array;
}
