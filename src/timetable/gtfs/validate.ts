import type { Temporal } from 'temporal-polyfill';
import { stringAt } from '../columns/string-table.ts';
import { crowDistance } from '../network/distance.ts';
import { endCallOf, firstCallOf, type Network, tripCount } from '../network/network.ts';
import { dateOfDay, dayNumber } from '../network/service-day.ts';
import { runsOn } from '../network/service-days.ts';
import { type FeedProblem, ProblemLog } from './problem-log.ts';
import type { GtfsFeed } from './read-gtfs.ts';

export interface ValidateOptions {
  /** The feed must carry people in the seven days from here on. */
  readonly asOf: Temporal.PlainDate;
  /** Trips on the busiest of those days in the timetable now in service; null where there is none. */
  readonly previousTrips: number | null;
}

export interface FeedVerdict {
  /** Whether the feed may replace the one in service. */
  readonly accepted: boolean;
  readonly errors: readonly FeedProblem[];
  readonly warnings: readonly FeedProblem[];
  /** Trips of the busiest of the seven days: what the next feed is measured by. */
  readonly tripsOnBusiestDay: number;
}

const DAYS_AHEAD = 7;
/** A feed that lost more than this share of the trips is taken for a fault of its making. */
const LARGEST_LOSS = 0.5;
/** Nothing on rails, wheels or water here is faster between two stops, metres a second (MobilityData: 500 km/h). */
const FASTEST = 139;
/** Shorter hops are rounded to the minute, and say nothing about speed, metres. */
const SHORTEST_HOP = 10_000;
/** Nor do hops that take no time at all by the minute. */
const ROUNDING_SECONDS = 60;

/**
 * Says whether a feed that was read is fit for service. Its reader's problems and what only shows in the whole are
 * split: errors refuse it (foreign keys, times going backwards, no service in the coming week, loss of half the
 * trips), warnings are reported. After the rules of MobilityData's canonical GTFS validator that bear on journeys.
 */
export function validateFeed(feed: GtfsFeed, options: ValidateOptions): FeedVerdict {
  const log = new ProblemLog();
  const busiest = checkService(feed.network, options, log);
  checkBlocks(feed.network, log);
  checkSpeed(feed.network, log);
  checkNames(feed.network, log);
  const problems = [...feed.problems, ...log.finish()];
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  return { accepted: errors.length === 0, errors, warnings, tripsOnBusiestDay: busiest };
}

function checkService(network: Network, { asOf, previousTrips }: ValidateOptions, log: ProblemLog): number {
  const today = dayNumber(asOf);
  let busiest = 0;
  for (let day = today; day < today + DAYS_AHEAD; day++) busiest = Math.max(busiest, tripsOn(network, day));
  if (tripCount(network) === 0) {
    log.error('no_usable_trips', 'trips.txt', 0, 'there is no trip one could ride on');
  } else if (busiest === 0) {
    const { validFrom, validTo } = network.feeds[0] ?? { validFrom: null, validTo: null };
    const week = `${asOf.toString()} and ${dateOfDay(today + DAYS_AHEAD - 1).toString()}`;
    const dates = validFrom === null ? 'no date' : `${validFrom} to ${validTo}`;
    log.error(
      'no_service_in_coming_week',
      'calendar.txt',
      0,
      `no trip runs between ${week}; the feed is for ${dates}`,
    );
  } else if (previousTrips !== null && busiest < previousTrips * (1 - LARGEST_LOSS)) {
    const message = `${busiest} trips run on the busiest day, in the timetable now in service ${previousTrips}`;
    log.error('sudden_loss_of_trips', 'trips.txt', 0, message);
  }
  return busiest;
}

function tripsOn(network: Network, day: number): number {
  const { services, trips } = network;
  const runs = services.weekdays.map((_, service) => (runsOn(services, service, day) ? 1 : 0));
  let count = 0;
  for (const service of trips.service) count += runs[service] ?? 0;
  return count;
}

/** One vehicle cannot run two trips at once; on days they share, trips of a block must not overlap. */
function checkBlocks(network: Network, log: ProblemLog): void {
  const { trips, calls } = network;
  const blocks = new Map<string, number[]>();
  for (const [trip, block] of trips.block.entries()) {
    if (block === -1) continue;
    // Only trips of one service are compared: whether others share a day is a question for each day.
    const key = `${block} ${trips.service[trip]}`;
    blocks.set(key, [...(blocks.get(key) ?? []), trip]);
  }
  const begin = (trip: number) => calls.departure[firstCallOf(network, trip)] ?? 0;
  for (const members of blocks.values()) {
    members.sort((a, b) => begin(a) - begin(b));
    for (const [i, trip] of members.entries()) {
      const before = members[i - 1];
      if (before === undefined || (calls.arrival[endCallOf(network, before) - 1] ?? 0) <= begin(trip))
        continue;
      const ids = `${stringAt(trips.id, before)} and ${stringAt(trips.id, trip)}`;
      log.warning(
        'block_trips_with_overlapping_stop_times',
        'trips.txt',
        0,
        `trips ${ids} of one block overlap`,
      );
    }
  }
}

function checkSpeed(network: Network, log: ProblemLog): void {
  const { calls, stops, trips } = network;
  for (let trip = 0; trip < tripCount(network); trip++) {
    const end = endCallOf(network, trip);
    for (let call = firstCallOf(network, trip) + 1; call < end; call++) {
      const seconds = (calls.arrival[call] ?? 0) - (calls.departure[call - 1] ?? 0) + ROUNDING_SECONDS;
      const from = calls.stop[call - 1] ?? 0;
      const to = calls.stop[call] ?? 0;
      // Cheap first: a degree of latitude or two says enough for all but a few.
      const latitudes = Math.abs((stops.latitude[from] ?? 0) - (stops.latitude[to] ?? 0));
      const longitudes = Math.abs((stops.longitude[from] ?? 0) - (stops.longitude[to] ?? 0));
      if ((latitudes + longitudes) * 111_195 < Math.max(SHORTEST_HOP, seconds * FASTEST)) continue;
      const distance = crowDistance(
        stops.latitude[from] ?? 0,
        stops.longitude[from] ?? 0,
        stops.latitude[to] ?? 0,
        stops.longitude[to] ?? 0,
      );
      if (distance < Math.max(SHORTEST_HOP, seconds * FASTEST)) continue;
      const hop = `${stringAt(stops.id, from)} to ${stringAt(stops.id, to)}`;
      const what = `trip ${stringAt(trips.id, trip)} goes ${Math.round(distance / 1000)} km from ${hop}`;
      log.warning('fast_travel_between_consecutive_stops', 'stop_times.txt', 0, `${what} in no time`);
    }
  }
}

function checkNames(network: Network, log: ProblemLog): void {
  const { stops, routes } = network;
  for (let stop = 0; stop < stops.latitude.length; stop++) {
    if (stringAt(stops.name, stop) !== '') continue;
    log.warning('missing_stop_name', 'stops.txt', 0, `stop ${stringAt(stops.id, stop)} has no name`);
  }
  for (let route = 0; route < routes.type.length; route++) {
    if (stringAt(routes.shortName, route) !== '' || stringAt(routes.longName, route) !== '') continue;
    const message = `route ${stringAt(routes.id, route)} has no name`;
    log.warning('route_both_short_and_long_name_missing', 'routes.txt', 0, message);
  }
}
