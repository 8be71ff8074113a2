import { crowDistance } from '../network/distance.ts';
import type { Calls, Stops } from '../network/network.ts';
import type { ProblemLog } from './problem-log.ts';
import { STOP_TIMES_FILE, type StopTimeRows } from './stop-times.ts';

/** The calls of all trips that can be used, trip by trip. */
export interface AssembledCalls {
  readonly calls: Calls;
  /** By trip number: how many of `calls` are its own; 0 where the trip cannot be used. */
  readonly callCount: Int32Array;
}

/**
 * Puts the rows of each trip in their order, fills in times that were left out, and checks that time only goes
 * forward. A trip that fails is left out and noted.
 * @param tripId for messages.
 */
export function assembleCalls(
  rows: StopTimeRows,
  stops: Stops,
  tripId: (trip: number) => string,
  problems: ProblemLog,
): AssembledCalls {
  const tripCount = rows.broken.length;
  const { order, first } = groupByTrip(rows, tripCount);
  const assembly = new CallAssembly(rows, stops, tripId, problems);
  const callCount = new Int32Array(tripCount);
  for (let trip = 0; trip < tripCount; trip++) {
    callCount[trip] = assembly.addTrip(trip, order.subarray(first[trip], first[trip + 1]));
  }
  return { calls: assembly.finish(), callCount };
}

/** A counting sort: the rows of trip `t` are `order[first[t]]` to before `order[first[t + 1]]`, as they stood. */
function groupByTrip(rows: StopTimeRows, tripCount: number): { order: Int32Array; first: Int32Array } {
  const { trip, count } = rows;
  const first = new Int32Array(tripCount + 1);
  for (let row = 0; row < count; row++) {
    const next = (trip[row] ?? 0) + 1;
    first[next] = (first[next] ?? 0) + 1;
  }
  for (let t = 0; t < tripCount; t++) first[t + 1] = (first[t + 1] ?? 0) + (first[t] ?? 0);
  const free = first.slice();
  const order = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const t = trip[row] ?? 0;
    const place = free[t] ?? 0;
    order[place] = row;
    free[t] = place + 1;
  }
  return { order, first };
}

class CallAssembly {
  readonly #rows: StopTimeRows;
  readonly #stops: Stops;
  readonly #tripId: (trip: number) => string;
  readonly #problems: ProblemLog;
  readonly #stop: Int32Array;
  readonly #arrival: Int32Array;
  readonly #departure: Int32Array;
  readonly #flags: Uint8Array;
  #count = 0;

  constructor(rows: StopTimeRows, stops: Stops, tripId: (trip: number) => string, problems: ProblemLog) {
    this.#rows = rows;
    this.#stops = stops;
    this.#tripId = tripId;
    this.#problems = problems;
    this.#stop = new Int32Array(rows.count);
    this.#arrival = new Int32Array(rows.count);
    this.#departure = new Int32Array(rows.count);
    this.#flags = new Uint8Array(rows.count);
  }

  /** `order`: the trip's rows. @returns how many calls it has now, 0 where it cannot be used. */
  addTrip(trip: number, order: Int32Array): number {
    if (this.#rows.broken[trip] === 1) return 0;
    if (order.length < 2) {
      const message = `trip ${this.#tripId(trip)} calls ${order.length === 0 ? 'nowhere' : 'once'} and is left out`;
      const line = this.#rows.line[order[0] ?? -1] ?? 0;
      this.#problems.warning('unusable_trip', STOP_TIMES_FILE, line, message);
      return 0;
    }
    if (!this.#sort(trip, order)) return 0;
    const start = this.#count;
    for (const [i, row] of order.entries()) {
      this.#stop[start + i] = this.#rows.stop[row] ?? 0;
      this.#arrival[start + i] = this.#rows.arrival[row] ?? -1;
      this.#departure[start + i] = this.#rows.departure[row] ?? -1;
      this.#flags[start + i] = this.#rows.flags[row] ?? 0;
    }
    const end = start + order.length;
    if (!this.#fillTimes(trip, start, end, order) || !this.#goesForward(trip, start, end, order)) return 0;
    this.#count = end;
    return order.length;
  }

  finish(): Calls {
    return {
      stop: this.#stop.slice(0, this.#count),
      arrival: this.#arrival.slice(0, this.#count),
      departure: this.#departure.slice(0, this.#count),
      flags: this.#flags.slice(0, this.#count),
    };
  }

  #sort(trip: number, order: Int32Array): boolean {
    const { sequence } = this.#rows;
    let previous = -1;
    let isSorted = true;
    for (const row of order) {
      const number = sequence[row] ?? 0;
      if (number <= previous) isSorted = false;
      previous = number;
    }
    if (isSorted) return true;
    order.sort((a, b) => (sequence[a] ?? 0) - (sequence[b] ?? 0) || a - b);
    for (let i = 1; i < order.length; i++) {
      const row = order[i] ?? 0;
      if (sequence[row] !== sequence[order[i - 1] ?? 0]) continue;
      return this.#refuse('duplicate_key', trip, row, `has two rows with stop_sequence ${sequence[row]}`);
    }
    return true;
  }

  /** Calls between two with times get theirs by the share of the way as the crow flies. */
  #fillTimes(trip: number, start: number, end: number, order: Int32Array): boolean {
    if ((this.#arrival[start] ?? -1) < 0 || (this.#arrival[end - 1] ?? -1) < 0) {
      const row = order[(this.#arrival[start] ?? -1) < 0 ? 0 : order.length - 1] ?? 0;
      return this.#refuse('missing_trip_edge', trip, row, 'has no time at its first or last stop');
    }
    for (let call = start + 1; call < end; call++) {
      if ((this.#arrival[call] ?? -1) >= 0) continue;
      let next = call;
      while ((this.#arrival[next] ?? -1) < 0) next++;
      this.#interpolate(call - 1, next);
      call = next;
    }
    return true;
  }

  #interpolate(from: number, to: number): void {
    const way = [0];
    for (let call = from + 1; call <= to; call++) {
      way.push((way.at(-1) ?? 0) + this.#distance(call - 1, call));
    }
    const total = way.at(-1) ?? 0;
    const begin = this.#departure[from] ?? 0;
    const duration = (this.#arrival[to] ?? 0) - begin;
    for (let call = from + 1; call < to; call++) {
      const share = total > 0 ? (way[call - from] ?? 0) / total : (call - from) / (to - from);
      const time = begin + Math.round(duration * share);
      this.#arrival[call] = time;
      this.#departure[call] = time;
    }
  }

  #distance(a: number, b: number): number {
    const { latitude, longitude } = this.#stops;
    const from = this.#stop[a] ?? 0;
    const to = this.#stop[b] ?? 0;
    return crowDistance(latitude[from] ?? 0, longitude[from] ?? 0, latitude[to] ?? 0, longitude[to] ?? 0);
  }

  #goesForward(trip: number, start: number, end: number, order: Int32Array): boolean {
    for (let call = start; call < end; call++) {
      const arrival = this.#arrival[call] ?? 0;
      const leaves = (this.#departure[call] ?? 0) >= arrival;
      const comes = call === start || arrival >= (this.#departure[call - 1] ?? 0);
      if (leaves && comes) continue;
      const what = leaves
        ? 'arrives before it left the stop before'
        : 'leaves a stop before it arrives there';
      return this.#refuse(
        'stop_time_with_arrival_before_previous_departure',
        trip,
        order[call - start] ?? 0,
        what,
      );
    }
    return true;
  }

  #refuse(code: string, trip: number, row: number, what: string): false {
    const line = this.#rows.line[row] ?? 0;
    this.#problems.error(code, STOP_TIMES_FILE, line, `trip ${this.#tripId(trip)} ${what}`);
    return false;
  }
}
