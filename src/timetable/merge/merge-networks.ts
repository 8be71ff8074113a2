import { stringAt } from '../columns/string-table.ts';
import { concatNetworks } from '../network/concat-networks.ts';
import { mergeStops } from '../network/merge-stops.ts';
import { firstCallOf, type Network, tripCount } from '../network/network.ts';
import { addServices, rewriteTrips, type TripRow } from '../network/rewrite-trips.ts';
import { type AlignedStops, alignStops } from './align-stops.ts';
import type { BorderStation } from './border-stations.ts';
import { daysWithout, hasDays, movedDays } from './day-set.ts';
import { withoutGuestRules } from './guest-rules.ts';
import { matchStations, type StationMatch, type StationNearMiss } from './match-stations.ts';
import { type MatchedTrips, matchTrips, type TripMatch, type TripNearMiss } from './match-trips.ts';
import type { MergeReport, NearMissCount } from './merge-report.ts';
import { groupStops } from './stop-groups.ts';
import { unionCalls } from './union-calls.ts';

export interface MergeOptions {
  /** Stations that are known to be in several feeds. */
  readonly borderStations: readonly BorderStation[];
  /**
   * Feeds by whose trip ids a joined trip is known, first before later: those that real-time messages come for. Where
   * none is named, the one that knows more of the trip's stops.
   */
  readonly idsFrom: readonly string[];
}

const EXAMPLES_KEPT = 5;

/** Makes one network of several, joining what is in more than one of them: stations first, then trains. */
export function mergeNetworks(
  networks: readonly Network[],
  options: MergeOptions,
): { network: Network; reports: MergeReport[] } {
  const [first, ...rest] = networks;
  if (first === undefined) throw new RangeError('there is no network to merge');
  let network = first;
  const reports: MergeReport[] = [];
  for (const next of rest) {
    const merged = mergeTwo(network, next, options);
    network = merged.network;
    reports.push(merged.report);
  }
  return { network, reports };
}

export interface MergePlan {
  /** Both, one behind the other, with their stations joined and their trips not yet. */
  readonly network: Network;
  readonly stations: ReturnType<typeof matchStations>;
  readonly stops: AlignedStops;
  readonly trips: MatchedTrips;
}

/** What is to be joined of two networks. */
export function planMerge(
  first: Network,
  second: Network,
  borderStations: readonly BorderStation[],
): MergePlan {
  const both = concatNetworks([first, second]);
  const groups = groupStops(both, first.stops.latitude.length);
  const stations = matchStations(groups, borderStations);
  const stops = alignStops(both, stations.matches);
  const ruled = withoutGuestRules(both, stops.into);
  const network = joinStations(mergeStops(ruled, stops.into), stations.matches, stops);
  return { network, stations, stops, trips: matchTrips(network, stops, tripCount(first)) };
}

function mergeTwo(
  first: Network,
  second: Network,
  options: MergeOptions,
): { network: Network; report: MergeReport } {
  const { network: joined, stations, stops, trips } = planMerge(first, second, options.borderStations);
  const names: [string, string] = [feedNames(first), feedNames(second)];
  return {
    network: joinTrips(joined, stops, trips, options.idsFrom),
    report: {
      feeds: names,
      stations: {
        listed: stations.matches.filter((match) => match.basis === 'listed').length,
        near: stations.matches.filter((match) => match.basis === 'near').length,
      },
      stops: stops.joined,
      trips: {
        pairs: trips.matches.length,
        first: new Set(trips.matches.map((match) => match.trips[0])).size,
        second: new Set(trips.matches.map((match) => match.trips[1])).size,
      },
      nearMisses: [
        ...countNearMisses(stations.nearMisses, describeStations),
        ...countNearMisses(trips.nearMisses, (miss) => describeTrips(joined, miss)),
      ],
    },
  };
}

/** Rules on changing that name the other feed's station hold for the one that was kept. */
function joinStations(network: Network, matches: readonly StationMatch[], stops: AlignedStops): Network {
  const station = network.stops.station.slice();
  const into = Int32Array.from({ length: network.stations.latitude.length }, (_, i) => i);
  for (const [number, { groups }] of matches.entries()) {
    const [home, guest] = stops.homeSide[number] === groups[0].side ? groups : [groups[1], groups[0]];
    const stationOf = (group: typeof home) => network.stops.station[group.stops[0] ?? -1] ?? -1;
    const guestStation = stationOf(guest);
    if (guestStation === -1) continue;
    if (stationOf(home) !== -1) into[guestStation] = stationOf(home);
    else for (const stop of home.stops) station[stop] = guestStation;
  }
  const moved = (column: Int32Array) => column.map((old) => (old === -1 ? -1 : (into[old] ?? old)));
  const { transfers } = network;
  return {
    ...network,
    stops: { ...network.stops, station },
    transfers: {
      ...transfers,
      fromStation: moved(transfers.fromStation),
      toStation: moved(transfers.toStation),
    },
  };
}

/** Each match becomes one trip, in the place of the one by whose id it is known; days that only one has stay its own. */
function joinTrips(
  network: Network,
  stops: AlignedStops,
  { days, matches }: MatchedTrips,
  idsFrom: readonly string[],
): Network {
  const services = new NewServices(network, (set) => days.list(set));
  const rows = new Map<number, TripRow[]>();
  const left = new Map<number, Uint32Array>();
  const take = (trip: number, taken: Uint32Array) => {
    const before = left.get(trip) ?? days.ofService(network.services, network.trips.service[trip] ?? -1);
    left.set(trip, daysWithout(before, taken));
    if (!rows.has(trip)) rows.set(trip, []);
  };
  for (const match of matches) {
    const base = baseOf(network, match, idsFrom);
    const baseDays = base === 0 ? match.days : movedDays(match.days, match.offset);
    take(match.trips[0], match.days);
    take(match.trips[1], movedDays(match.days, match.offset));
    const [trip, other] = [match.trips[base], match.trips[base === 0 ? 1 : 0]];
    const calls = unionCalls(network, stops, match, base);
    rows.get(trip)?.push({
      service: services.of(baseDays),
      calls,
      // A feed that stops telling at the border names the border: what the train says is what its last stop's feed says.
      headsignOf: lastStop(network, trip) === calls.at(-1)?.stop ? trip : other,
      alsoFor: [other],
    });
  }
  for (const [trip, remaining] of left) {
    if (hasDays(remaining)) rows.get(trip)?.push({ service: services.of(remaining) });
  }
  return rewriteTrips(services.added(), rows).network;
}

function lastStop(network: Network, trip: number): number {
  return network.calls.stop[firstCallOf(network, trip + 1) - 1] ?? -1;
}

function baseOf(network: Network, { trips }: TripMatch, idsFrom: readonly string[]): 0 | 1 {
  const rank = (trip: number) => {
    const feed = network.feeds[network.routes.feed[network.trips.route[trip] ?? 0] ?? 0]?.id ?? '';
    const place = idsFrom.indexOf(feed);
    return place === -1 ? idsFrom.length : place;
  };
  const calls = (trip: number) => firstCallOf(network, trip + 1) - firstCallOf(network, trip);
  const [first, second] = trips;
  const byRank = rank(first) - rank(second);
  if (byRank !== 0) return byRank < 0 ? 0 : 1;
  return calls(first) >= calls(second) ? 0 : 1;
}

/** Services for sets of days, each set once. */
class NewServices {
  readonly #network: Network;
  readonly #list: (days: Uint32Array) => number[];
  readonly #known = new Map<string, number>();
  readonly #added: { id: string; days: number[] }[] = [];

  constructor(network: Network, list: (days: Uint32Array) => number[]) {
    this.#network = network;
    this.#list = list;
  }

  of(days: Uint32Array): number {
    const key = days.join();
    let service = this.#known.get(key);
    if (service === undefined) {
      service = this.#network.services.weekdays.length + this.#added.length;
      this.#known.set(key, service);
      this.#added.push({ id: `merged-${this.#added.length + 1}`, days: this.#list(days) });
    }
    return service;
  }

  added(): Network {
    return addServices(this.#network, this.#added).network;
  }
}

function countNearMisses<Miss extends { readonly why: NearMissCount['why'] }>(
  misses: readonly Miss[],
  describe: (miss: Miss) => string,
): NearMissCount[] {
  const byWhy = new Map<NearMissCount['why'], Miss[]>();
  for (const miss of misses) {
    const list = byWhy.get(miss.why);
    if (list === undefined) byWhy.set(miss.why, [miss]);
    else list.push(miss);
  }
  return [...byWhy].map(([why, list]) => {
    return { why, count: list.length, examples: list.slice(0, EXAMPLES_KEPT).map(describe) };
  });
}

function describeStations({ groups, metres }: StationNearMiss): string {
  return `${groups[0].name} and ${groups[1].name}, ${Math.round(metres)} m apart`;
}

function describeTrips(network: Network, { trips }: TripNearMiss): string {
  return trips.map((trip) => describeTrip(network, trip)).join(' and ');
}

function describeTrip(network: Network, trip: number): string {
  const call = firstCallOf(network, trip);
  const seconds = network.calls.departure[call] ?? 0;
  const clock = `${String(Math.floor(seconds / 3600)).padStart(2, '0')}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}`;
  const line = stringAt(network.routes.shortName, network.trips.route[trip] ?? 0);
  const number = stringAt(network.trips.shortName, trip);
  const from = stringAt(network.stops.name, network.calls.stop[call] ?? 0);
  return `${[line, number].filter(Boolean).join(' ')} at ${clock} from ${from} (trip ${stringAt(network.trips.id, trip)})`;
}

function feedNames({ feeds }: Network): string {
  return feeds.map((feed) => feed.id).join(' + ');
}
