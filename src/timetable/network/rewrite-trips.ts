import { concatStringTables, pickStrings, stringTable } from '../columns/string-table.ts';
import type { Calls, Frequencies, Network, Services, Transfers } from './network.ts';

export interface NewCall {
  readonly stop: number;
  /** Seconds since noon − 12 h of the service day. */
  readonly arrival: number;
  readonly departure: number;
  /** `NO_PICKUP` and `NO_DROP_OFF`, added; default 0. */
  readonly flags?: number;
}

/** A trip that comes in a trip's place: like it but for what is said here. */
export interface TripRow {
  readonly service?: number;
  /** At least two, times never going backwards. */
  readonly calls?: readonly NewCall[];
  /** The trip whose headsign it carries, where that is not the one it comes in the place of. */
  readonly headsignOf?: number;
  /** Other trips it stands for: their rules on changing hold for it too. */
  readonly alsoFor?: readonly number[];
}

/**
 * The network with the trips of `rewritten` replaced by their rows, any number of them; all others stay. Rules on
 * changing follow their trips, to each of the rows; repetitions (`frequencies.txt`) go with the first.
 * @throws RangeError for calls that are fewer than two or go back in time.
 */
export function rewriteTrips(
  network: Network,
  rewritten: ReadonlyMap<number, readonly TripRow[]>,
): { network: Network; rowsOf: readonly (readonly number[])[] } {
  const plan = planRows(network, rewritten);
  const { trips } = network;
  const pick = (column: Int32Array) => plan.origin.map((trip) => column[trip] ?? -1);
  const { calls, firstCall } = rebuildCalls(network, plan);
  return {
    rowsOf: plan.rowsOf,
    network: {
      ...network,
      trips: {
        id: pickStrings(trips.id, plan.origin),
        headsign: pickStrings(trips.headsign, plan.headsignOf),
        shortName: pickStrings(trips.shortName, plan.origin),
        route: pick(trips.route),
        service: plan.service,
        block: pick(trips.block),
        shape: pick(trips.shape),
        direction: Uint8Array.from(plan.origin, (trip) => trips.direction[trip] ?? 255),
        firstCall,
      },
      calls,
      frequencies: movedFrequencies(network.frequencies, plan.rowsOf),
      transfers: movedTransfers(network.transfers, plan.rowsOf),
    },
  };
}

interface RowPlan {
  /** By new row: the trip it comes of, its service and, where it does not keep them, its calls. */
  readonly origin: Int32Array;
  readonly headsignOf: Int32Array;
  readonly service: Int32Array;
  readonly calls: ReadonlyMap<number, readonly NewCall[]>;
  /** By old trip. */
  readonly rowsOf: readonly (readonly number[])[];
}

function planRows({ trips }: Network, rewritten: ReadonlyMap<number, readonly TripRow[]>): RowPlan {
  const origin: number[] = [];
  const headsignOf: number[] = [];
  const service: number[] = [];
  const calls = new Map<number, readonly NewCall[]>();
  const rowsOf: number[][] = Array.from({ length: trips.route.length }, () => []);
  for (let trip = 0; trip < trips.route.length; trip++) {
    for (const row of rewritten.get(trip) ?? [UNCHANGED]) {
      const index = origin.length;
      origin.push(trip);
      headsignOf.push(row.headsignOf ?? trip);
      service.push(row.service ?? trips.service[trip] ?? -1);
      if (row.calls !== undefined) calls.set(index, checked(row.calls, trip));
      for (const stood of [trip, ...(row.alsoFor ?? [])]) rowsOf[stood]?.push(index);
    }
  }
  return {
    origin: Int32Array.from(origin),
    headsignOf: Int32Array.from(headsignOf),
    service: Int32Array.from(service),
    calls,
    rowsOf,
  };
}

const UNCHANGED: TripRow = {};

/** The network with more services behind those it has, each running on the days (since 1970-01-01) it names. */
export function addServices(
  network: Network,
  added: readonly { readonly id: string; readonly days: readonly number[] }[],
): { network: Network; first: number } {
  const { services } = network;
  const first = services.weekdays.length;
  const days = added.flatMap((service) => [...service.days].sort((a, b) => a - b));
  const exceptionFirst = [...services.exceptionFirst];
  for (const service of added) exceptionFirst.push((exceptionFirst.at(-1) ?? 0) + service.days.length);
  const zeros = added.map(() => 0);
  const extended: Services = {
    id: concatStringTables([services.id, stringTable(added.map((service) => service.id))]),
    weekdays: Uint8Array.from([...services.weekdays, ...zeros]),
    start: Int32Array.from([...services.start, ...zeros]),
    end: Int32Array.from([...services.end, ...added.map(() => -1)]),
    exceptionFirst: Int32Array.from(exceptionFirst),
    exceptionDay: Int32Array.from([...services.exceptionDay, ...days]),
    exceptionRuns: Uint8Array.from([...services.exceptionRuns, ...days.map(() => 1)]),
  };
  return { network: { ...network, services: extended }, first };
}

function checked(calls: readonly NewCall[], trip: number): readonly NewCall[] {
  if (calls.length < 2) throw new RangeError(`what comes for trip ${trip} has fewer than two calls`);
  let time = Number.NEGATIVE_INFINITY;
  for (const call of calls) {
    if (call.arrival < time || call.departure < call.arrival) {
      throw new RangeError(`what comes for trip ${trip} goes back in time`);
    }
    time = call.departure;
  }
  return calls;
}

function rebuildCalls({ calls, trips }: Network, plan: RowPlan): { calls: Calls; firstCall: Int32Array } {
  const firstCall = new Int32Array(plan.origin.length + 1);
  for (const [row, trip] of plan.origin.entries()) {
    const own = (trips.firstCall[trip + 1] ?? 0) - (trips.firstCall[trip] ?? 0);
    firstCall[row + 1] = (firstCall[row] ?? 0) + (plan.calls.get(row)?.length ?? own);
  }
  const count = firstCall.at(-1) ?? 0;
  const rebuilt: Calls = {
    stop: new Int32Array(count),
    arrival: new Int32Array(count),
    departure: new Int32Array(count),
    flags: new Uint8Array(count),
  };
  for (let row = 0; row < plan.origin.length; ) {
    const fresh = plan.calls.get(row);
    if (fresh !== undefined) {
      writeCalls(rebuilt, firstCall[row] ?? 0, fresh);
      row++;
      continue;
    }
    // Trips that follow one another as they did are copied at once: that is nearly all.
    let end = row + 1;
    while (plan.origin[end] === (plan.origin[end - 1] ?? 0) + 1 && !plan.calls.has(end)) end++;
    const from = trips.firstCall[plan.origin[row] ?? 0] ?? 0;
    const to = trips.firstCall[(plan.origin[end - 1] ?? 0) + 1] ?? 0;
    const at = firstCall[row] ?? 0;
    rebuilt.stop.set(calls.stop.subarray(from, to), at);
    rebuilt.arrival.set(calls.arrival.subarray(from, to), at);
    rebuilt.departure.set(calls.departure.subarray(from, to), at);
    rebuilt.flags.set(calls.flags.subarray(from, to), at);
    row = end;
  }
  return { calls: rebuilt, firstCall };
}

function writeCalls(to: Calls, at: number, calls: readonly NewCall[]): void {
  for (const [i, call] of calls.entries()) {
    to.stop[at + i] = call.stop;
    to.arrival[at + i] = call.arrival;
    to.departure[at + i] = call.departure;
    to.flags[at + i] = call.flags ?? 0;
  }
}

function movedFrequencies(old: Frequencies, rowsOf: RowPlan['rowsOf']): Frequencies {
  const isKept = (i: number) => rowsOf[old.trip[i] ?? -1]?.[0] !== undefined;
  return {
    trip: old.trip.filter((_, i) => isKept(i)).map((trip) => rowsOf[trip]?.[0] ?? -1),
    start: old.start.filter((_, i) => isKept(i)),
    end: old.end.filter((_, i) => isKept(i)),
    headway: old.headway.filter((_, i) => isKept(i)),
    exact: old.exact.filter((_, i) => isKept(i)),
  };
}

function movedTransfers(old: Transfers, rowsOf: RowPlan['rowsOf']): Transfers {
  const source: number[] = [];
  const fromTrip: number[] = [];
  const toTrip: number[] = [];
  for (let i = 0; i < old.type.length; i++) {
    for (const from of rowsFor(old.fromTrip[i] ?? -1, rowsOf)) {
      for (const to of rowsFor(old.toTrip[i] ?? -1, rowsOf)) {
        source.push(i);
        fromTrip.push(from);
        toTrip.push(to);
      }
    }
  }
  const pick = (column: Int32Array) => Int32Array.from(source, (i) => column[i] ?? -1);
  return {
    fromStop: pick(old.fromStop),
    toStop: pick(old.toStop),
    fromStation: pick(old.fromStation),
    toStation: pick(old.toStation),
    fromRoute: pick(old.fromRoute),
    toRoute: pick(old.toRoute),
    fromTrip: Int32Array.from(fromTrip),
    toTrip: Int32Array.from(toTrip),
    type: Uint8Array.from(source, (i) => old.type[i] ?? 0),
    minTime: pick(old.minTime),
  };
}

/** A rule that names no trip names none; one whose trip is gone goes with it. */
function rowsFor(trip: number, rowsOf: RowPlan['rowsOf']): readonly number[] {
  return trip < 0 ? [trip] : (rowsOf[trip] ?? []);
}
