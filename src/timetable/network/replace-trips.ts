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

export interface NewTrip {
  readonly id: string;
  readonly route: number;
  readonly service: number;
  readonly headsign?: string;
  readonly shortName?: string;
  readonly direction?: number;
  readonly block?: number;
  /** At least two, times never going backwards. */
  readonly calls: readonly NewCall[];
}

/**
 * The network without the trips whose `keep` is 0 and with `added` behind the rest. Transfers and frequencies of
 * trips that went go with them; `renumbered[t]` is the new index of trip `t`, or -1.
 * @throws RangeError for a new trip whose calls are fewer than two or go back in time.
 */
export function replaceTrips(
  network: Network,
  keep: Uint8Array,
  added: readonly NewTrip[] = [],
): { network: Network; renumbered: Int32Array } {
  for (const trip of added) checkCalls(trip);
  const { trips } = network;
  const renumbered = new Int32Array(trips.route.length).fill(-1);
  const kept: number[] = [];
  for (let trip = 0; trip < renumbered.length; trip++) {
    if (keep[trip] === 0) continue;
    renumbered[trip] = kept.length;
    kept.push(trip);
  }
  const ints = (old: Int32Array, of: (trip: NewTrip) => number) =>
    Int32Array.from([...kept.map((trip) => old[trip] ?? -1), ...added.map(of)]);
  const texts = (old: Network['trips']['id'], of: (trip: NewTrip) => string) =>
    concatStringTables([pickStrings(old, kept), stringTable(added.map(of))]);
  const { calls, firstCall } = rebuildCalls(network, kept, added);
  return {
    renumbered,
    network: {
      ...network,
      trips: {
        id: texts(trips.id, (trip) => trip.id),
        headsign: texts(trips.headsign, (trip) => trip.headsign ?? ''),
        shortName: texts(trips.shortName, (trip) => trip.shortName ?? ''),
        route: ints(trips.route, (trip) => trip.route),
        service: ints(trips.service, (trip) => trip.service),
        block: ints(trips.block, (trip) => trip.block ?? -1),
        direction: Uint8Array.from([
          ...kept.map((trip) => trips.direction[trip] ?? 255),
          ...added.map((trip) => trip.direction ?? 255),
        ]),
        firstCall,
      },
      calls,
      frequencies: keptFrequencies(network.frequencies, renumbered),
      transfers: keptTransfers(network.transfers, renumbered),
    },
  };
}

/** The network with more services behind those it has; exceptions are ISO-day numbers with whether it runs. */
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

function checkCalls(trip: NewTrip): void {
  if (trip.calls.length < 2) throw new RangeError(`trip ${trip.id} has fewer than two calls`);
  let time = Number.NEGATIVE_INFINITY;
  for (const call of trip.calls) {
    if (call.arrival < time || call.departure < call.arrival) {
      throw new RangeError(`trip ${trip.id} goes back in time`);
    }
    time = call.departure;
  }
}

function rebuildCalls(
  network: Network,
  kept: readonly number[],
  added: readonly NewTrip[],
): { calls: Calls; firstCall: Int32Array } {
  const { calls, trips } = network;
  const firstCall = new Int32Array(kept.length + added.length + 1);
  for (const [i, trip] of kept.entries()) {
    firstCall[i + 1] = (firstCall[i] ?? 0) + (trips.firstCall[trip + 1] ?? 0) - (trips.firstCall[trip] ?? 0);
  }
  for (const [i, trip] of added.entries()) {
    firstCall[kept.length + i + 1] = (firstCall[kept.length + i] ?? 0) + trip.calls.length;
  }
  const count = firstCall.at(-1) ?? 0;
  const rebuilt: Calls = {
    stop: new Int32Array(count),
    arrival: new Int32Array(count),
    departure: new Int32Array(count),
    flags: new Uint8Array(count),
  };
  for (const [i, trip] of kept.entries()) {
    const from = trips.firstCall[trip] ?? 0;
    const to = trips.firstCall[trip + 1] ?? 0;
    const at = firstCall[i] ?? 0;
    rebuilt.stop.set(calls.stop.subarray(from, to), at);
    rebuilt.arrival.set(calls.arrival.subarray(from, to), at);
    rebuilt.departure.set(calls.departure.subarray(from, to), at);
    rebuilt.flags.set(calls.flags.subarray(from, to), at);
  }
  let at = firstCall[kept.length] ?? 0;
  for (const call of added.flatMap((trip) => trip.calls)) {
    rebuilt.stop[at] = call.stop;
    rebuilt.arrival[at] = call.arrival;
    rebuilt.departure[at] = call.departure;
    rebuilt.flags[at++] = call.flags ?? 0;
  }
  return { calls: rebuilt, firstCall };
}

function keptFrequencies(old: Frequencies, renumbered: Int32Array): Frequencies {
  const isKept = (i: number) => renumbered[old.trip[i] ?? -1] !== -1;
  return {
    trip: old.trip.filter((_, i) => isKept(i)).map((trip) => renumbered[trip] ?? -1),
    start: old.start.filter((_, i) => isKept(i)),
    end: old.end.filter((_, i) => isKept(i)),
    headway: old.headway.filter((_, i) => isKept(i)),
    exact: old.exact.filter((_, i) => isKept(i)),
  };
}

function keptTransfers(old: Transfers, renumbered: Int32Array): Transfers {
  const isGone = (trip: number | undefined) => trip !== undefined && trip >= 0 && renumbered[trip] === -1;
  const isKept = (i: number) => !isGone(old.fromTrip[i]) && !isGone(old.toTrip[i]);
  const pick = (column: Int32Array) => column.filter((_, i) => isKept(i));
  const renumber = (column: Int32Array) =>
    pick(column).map((trip) => (trip < 0 ? -1 : (renumbered[trip] ?? -1)));
  return {
    fromStop: pick(old.fromStop),
    toStop: pick(old.toStop),
    fromStation: pick(old.fromStation),
    toStation: pick(old.toStation),
    fromRoute: pick(old.fromRoute),
    toRoute: pick(old.toRoute),
    fromTrip: renumber(old.fromTrip),
    toTrip: renumber(old.toTrip),
    type: old.type.filter((_, i) => isKept(i)),
    minTime: pick(old.minTime),
  };
}
