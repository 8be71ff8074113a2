import { pickStrings, type StringTable, stringAt, stringTable } from '../columns/string-table.ts';
import type { Agency, Network, Services, Trips } from '../network/network.ts';
import { dateOfDay } from '../network/service-day.ts';
import { runningDays } from '../network/service-days.ts';
import { type GtfsAgencies, readAgencies } from './agency.ts';
import { type AssembledCalls, assembleCalls } from './assemble-calls.ts';
import { readCalendar } from './calendar.ts';
import { readCalendarDates } from './calendar-dates.ts';
import { dropFarShapes } from './drop-far-shapes.ts';
import { type FeedFiles, openFeedFiles } from './feed-files.ts';
import { readFeedInfo } from './feed-info.ts';
import { readFrequencies } from './frequencies.ts';
import { type FeedProblem, ProblemLog } from './problem-log.ts';
import type { GtfsReading } from './read-table.ts';
import { readRoutes } from './routes.ts';
import { ServiceTable } from './services.ts';
import { readShapes } from './shapes.ts';
import { readStopTimes, type StopTimeRows } from './stop-times.ts';
import { readStops } from './stops.ts';
import { readTransfers } from './transfers.ts';
import { type GtfsTrips, readTrips } from './trips.ts';

export interface ReadGtfsOptions {
  /** The feed's id in the network: `gtfs-dk`. */
  readonly feed: string;
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void;
  readonly signal?: AbortSignal;
}

export interface GtfsFeed {
  readonly network: Network;
  /** Errors refuse the feed: see `validateFeed`, which adds what can only be seen from the whole. */
  readonly problems: readonly FeedProblem[];
}

const FILES = [
  'agency.txt',
  'feed_info.txt',
  'stops.txt',
  'routes.txt',
  'calendar.txt',
  'calendar_dates.txt',
  'shapes.txt',
  'trips.txt',
  'stop_times.txt',
  'frequencies.txt',
  'transfers.txt',
];

/**
 * Reads a GTFS Schedule feed (gtfs.org/documentation/schedule/reference) from a zip file or a folder, a file at a
 * time and never more of it than a chunk. What cannot be used is left out and noted, with file and line.
 * @throws FeedUnreadableError where there is no feed to read at all.
 */
export async function readGtfs(path: string, options: ReadGtfsOptions): Promise<GtfsFeed> {
  const files = await openFeedFiles(path);
  try {
    return await readFiles(files, options);
  } finally {
    await files.close();
  }
}

async function readFiles(files: FeedFiles, options: ReadGtfsOptions): Promise<GtfsFeed> {
  const problems = new ProblemLog();
  const reading: GtfsReading = {
    files,
    problems,
    onProgress: options.onProgress,
    signal: options.signal,
    doneBytes: 0,
    totalBytes: FILES.reduce((total, name) => total + (files.sizeOf(name) ?? 0), 0),
  };
  const agencies = await readAgencies(reading);
  const info = await readFeedInfo(reading);
  const stops = await readStops(reading);
  const routes = await readRoutes(reading, agencies);
  const services = await readServices(reading);
  const shapes = await readShapes(reading);
  const trips = await readTrips(reading, routes, services, shapes);
  const { calls, callCount, rows } = await readCalls(reading, stops, trips);
  const { tripOf, kept } = usableTrips(callCount);
  const serviceTable = services.finish();
  const network: Network = {
    feeds: [
      { id: options.feed, timeZone: agencies.timeZone, ...info, ...validity(serviceTable, trips, kept) },
    ],
    agencies: agencyRows(agencies),
    stations: stops.stations,
    stops: stops.stops,
    routes: routes.routes,
    services: serviceTable,
    trips: keptTrips(trips, kept, callCount, rows),
    calls,
    frequencies: await readFrequencies(reading, trips.keys, tripOf),
    transfers: await readTransfers(reading, { stops, routes: routes.keys, trips: trips.keys, tripOf }),
    shapes: shapes.shapes,
  };
  dropFarShapes(network, problems);
  return { network, problems: problems.finish() };
}

async function readServices(reading: GtfsReading): Promise<ServiceTable> {
  const services = new ServiceTable();
  const hasCalendar = await readCalendar(reading, services);
  const hasDates = await readCalendarDates(reading, services);
  if (!hasCalendar && !hasDates) {
    const message = 'the feed has neither calendar.txt nor calendar_dates.txt';
    reading.problems.error('missing_calendar_and_calendar_date_files', 'calendar.txt', 0, message);
  }
  return services;
}

interface ReadCalls extends AssembledCalls {
  readonly rows: Pick<StopTimeRows, 'headsign' | 'headsigns'>;
}

async function readCalls(
  reading: GtfsReading,
  stops: Awaited<ReturnType<typeof readStops>>,
  trips: GtfsTrips,
): Promise<ReadCalls> {
  const rows = await readStopTimes(reading, stops, trips);
  const ids = trips.keys.finish();
  // A trip that runs nowhere or never is noted already; its calls are of no use.
  for (const [trip, route] of trips.route.entries()) {
    if (route === -1 || trips.service[trip] === -1) rows.broken[trip] = 1;
  }
  const assembled = assembleCalls(rows, stops.stops, (trip) => stringAt(ids, trip), reading.problems);
  // The rows themselves, twice the size of what is made of them, are let go of here.
  return { ...assembled, rows: { headsign: rows.headsign, headsigns: rows.headsigns } };
}

function usableTrips(callCount: Int32Array): { tripOf: Int32Array; kept: Int32Array } {
  const tripOf = new Int32Array(callCount.length).fill(-1);
  const kept: number[] = [];
  for (let trip = 0; trip < callCount.length; trip++) {
    if ((callCount[trip] ?? 0) === 0) continue;
    tripOf[trip] = kept.length;
    kept.push(trip);
  }
  return { tripOf, kept: Int32Array.from(kept) };
}

function keptTrips(
  trips: GtfsTrips,
  kept: Int32Array,
  callCount: Int32Array,
  rows: ReadCalls['rows'],
): Trips {
  const firstCall = new Int32Array(kept.length + 1);
  for (const [i, trip] of kept.entries()) firstCall[i + 1] = (firstCall[i] ?? 0) + (callCount[trip] ?? 0);
  const isAll = kept.length === trips.route.length;
  const pick = (table: StringTable) => (isAll ? table : pickStrings(table, kept));
  return {
    id: pick(trips.keys.finish()),
    route: kept.map((trip) => trips.route[trip] ?? -1),
    service: kept.map((trip) => trips.service[trip] ?? -1),
    headsign: headsigns(trips, kept, rows),
    shortName: pick(trips.shortName),
    direction: Uint8Array.from(kept, (trip) => trips.direction[trip] ?? 255),
    block: kept.map((trip) => trips.block[trip] ?? -1),
    shape: kept.map((trip) => trips.shape[trip] ?? -1),
    firstCall,
  };
}

/** What the trip says of itself, or else what its stops say (Swedish feeds have only that). */
function headsigns(trips: GtfsTrips, kept: Int32Array, rows: ReadCalls['rows']): StringTable {
  if (rows.headsigns.offsets.length <= 1) {
    return kept.length === trips.route.length ? trips.headsign : pickStrings(trips.headsign, kept);
  }
  const texts: string[] = [];
  for (const trip of kept) {
    texts.push(stringAt(trips.headsign, trip) || stringAt(rows.headsigns, rows.headsign[trip] ?? -1));
  }
  return stringTable(texts);
}

function agencyRows(agencies: GtfsAgencies): Agency[] {
  return agencies.id.map((id, i) => ({
    feed: 0,
    id,
    name: agencies.name[i] ?? '',
    url: agencies.url[i] ?? '',
  }));
}

function validity(
  services: Services,
  trips: GtfsTrips,
  kept: Int32Array,
): { validFrom: string | null; validTo: string | null } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const used = new Set<number>();
  for (const trip of kept) used.add(trips.service[trip] ?? -1);
  for (const service of used) {
    const days = runningDays(services, service);
    if (days === null) continue;
    first = Math.min(first, days.first);
    last = Math.max(last, days.last);
  }
  if (first > last) return { validFrom: null, validTo: null };
  return { validFrom: dateOfDay(first).toString(), validTo: dateOfDay(last).toString() };
}
