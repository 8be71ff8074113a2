/**
 * What is searched: everything that runs around one date, whichever service day it belongs to, as flat arrays in one
 * SharedArrayBuffer.
 *
 * Times are seconds since the base, noon − 12 h of the date in the network's zone; yesterday's are negative.
 *
 * A **point** is where one boards and alights: nearly always a stop, with the same index. Where rules on changing
 * hold for some trips only, the stop is split into several points, so that footpaths between points say all there is
 * to say about changing, and the searches need not know the rules.
 *
 * A layout **trip** is a vehicle one can stay on: a trip of the network on one service day, or several where it goes
 * on as another trip. Trips of a **pattern** call at the same points, and none overtakes another.
 */
export interface Layout {
  readonly buffer: SharedArrayBuffer;
  /** ISO date. */
  readonly date: string;
  /** Zone of the base and of all instants shown. */
  readonly timeZone: string;
  /** The base, seconds since 1970-01-01T00:00Z. */
  readonly baseEpoch: number;
  /** Vehicles that call between these are in it, seconds. */
  readonly windowFrom: number;
  readonly windowTo: number;
  readonly stopCount: number;
  readonly pointCount: number;
  readonly stopOfPoint: Int32Array;
  /** Points of stop `s` are `pointsOfStop[pointFirst[s]]` to before `pointFirst[s + 1]`. */
  readonly pointFirst: Int32Array;
  readonly pointsOfStop: Int32Array;
  /** Parts of layout trip `t` are from `partFirst[t]` to before `partFirst[t + 1]`. */
  readonly partFirst: Int32Array;
  /** Index of the part's trip in the network. */
  readonly partTrip: Int32Array;
  /** What is added to the trip's own times to count from the base. */
  readonly partShift: Int32Array;
  /** Position in the layout trip of the part's first call. */
  readonly partPosition: Int32Array;
  readonly forward: Timeline;
  /** The same world with time running backwards: what one arrives at becomes what one departs from. */
  readonly backward: Timeline;
}

/** One direction of time. In the backward one all times are negated and all orders reversed; pattern ids are the same. */
export interface Timeline {
  readonly pointCount: number;
  readonly patternCount: number;
  /** Positions of pattern `p` are from `patternFirst[p]` to before `patternFirst[p + 1]`. */
  readonly patternFirst: Int32Array;
  /** By position: where one boards and alights there, or `pointCount`, a point that nothing reaches, where one may not. */
  readonly boardPoint: Int32Array;
  readonly alightPoint: Int32Array;
  /** By position: the least seconds from its departure to the next arrival, and from its arrival to its departure. */
  readonly minRide: Int32Array;
  readonly minDwell: Int32Array;
  /** Trips of pattern `p` are from `tripFirst[p]` to before `tripFirst[p + 1]`, earliest first. */
  readonly tripFirst: Int32Array;
  /** By pattern: where its times begin in the arrays below; it has trips × positions of them. */
  readonly timeFirst: Int32Array;
  /** Trip by trip: arrival and departure of time `i` are `calls[2 * i]` and `calls[2 * i + 1]`. */
  readonly calls: Int32Array;
  /** The departures again, position by position: what boarding looks through. */
  readonly departuresByPosition: Int32Array;
  /** Boardings at point `p` are from `boardingFirst[p]` to before `boardingFirst[p + 1]`. */
  readonly boardingFirst: Int32Array;
  readonly boardingPattern: Int32Array;
  readonly boardingPosition: Int32Array;
  /** Footpaths from point `p` are from `footFirst[p]` to before `footFirst[p + 1]`. */
  readonly footFirst: Int32Array;
  readonly footTo: Int32Array;
  readonly footSeconds: Int32Array;
  /** By point: seconds to change there; NEVER where that is forbidden. */
  readonly change: Int32Array;
  /** Time of the first second of `connectionAt`. */
  readonly connectionStart: number;
  /** Connections departing in second `connectionStart + i` are from `connectionAt[i]` to before `connectionAt[i + 1]`. */
  readonly connectionAt: Int32Array;
  /** Four numbers each: trip, board point, alight point, arrival. */
  readonly connections: Int32Array;
}

/** Later than anything, and still safe to add a walk to. */
export const NEVER = 0x3fffffff;
