import { endCallOf, firstCallOf, type Network } from '../network/network.ts';

/** Trips of one side with at least two calls at matched stations, and those calls. */
export interface SharedCalls {
  readonly trips: readonly number[];
  /** Trip → its calls at matched stations, in order. */
  readonly calls: ReadonlyMap<number, readonly number[]>;
}

/** Trips `from` to before `to`; trips that are only a model (`frequencies.txt`) have no times to compare. */
export function sharedCalls(
  network: Network,
  stationOfStop: Int32Array,
  from: number,
  to: number,
): SharedCalls {
  const isModel = new Set(network.frequencies.trip);
  const calls = new Map<number, readonly number[]>();
  for (let trip = from; trip < to; trip++) {
    const end = endCallOf(network, trip);
    let found: number[] | null = null;
    for (let call = firstCallOf(network, trip); call < end; call++) {
      if ((stationOfStop[network.calls.stop[call] ?? 0] ?? -1) === -1) continue;
      if (found === null) found = [call];
      else found.push(call);
    }
    if (found !== null && found.length >= 2 && !isModel.has(trip)) calls.set(trip, found);
  }
  return { trips: [...calls.keys()], calls };
}

const DAY = 86_400;

/** The calls of one side by station and time of day, to find who else is there at about that time. */
export class CallIndex {
  readonly #times: readonly Int32Array[];
  readonly #trips: readonly Int32Array[];

  constructor(network: Network, stationOfStop: Int32Array, stationCount: number, { calls }: SharedCalls) {
    const events: [number, number][][] = Array.from({ length: stationCount }, () => []);
    for (const [trip, list] of calls) {
      for (const call of list) {
        const station = stationOfStop[network.calls.stop[call] ?? 0] ?? -1;
        for (const time of timesOf(network, call)) events[station]?.push([time, trip]);
      }
    }
    for (const list of events) list.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    this.#times = events.map((list) => Int32Array.from(list, ([time]) => time));
    this.#trips = events.map((list) => Int32Array.from(list, ([, trip]) => trip));
  }

  /**
   * Calls `visit` with each trip that is there within `seconds` of `time`, by the clock of either service day: `offset`
   * is how many service days later than the asking trip's it then runs.
   */
  near(station: number, time: number, seconds: number, visit: (trip: number, offset: number) => void): void {
    const times = this.#times[station] ?? new Int32Array(0);
    for (const offset of [-1, 0, 1]) {
      const middle = time - offset * DAY;
      for (let i = lowerBound(times, middle - seconds); (times[i] ?? Infinity) <= middle + seconds; i++) {
        visit(this.#trips[station]?.[i] ?? -1, offset);
      }
    }
  }
}

/** When it comes and when it goes, once where that is the same. */
export function timesOf({ calls }: Network, call: number): number[] {
  const arrival = calls.arrival[call] ?? 0;
  const departure = calls.departure[call] ?? 0;
  return arrival === departure ? [departure] : [arrival, departure];
}

function lowerBound(values: Int32Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
