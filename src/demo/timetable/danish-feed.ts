import type { Temporal } from 'temporal-polyfill';
import { weekdaysOf } from './day-kinds.ts';
import type { DemoLine, LineKind } from './demo-line.ts';
import { DemoShapes, readDemoWays } from './demo-shapes.ts';
import type { DemoStop } from './demo-stop.ts';
import { stopOf } from './demo-trips.ts';
import { GtfsText, gtfsDate } from './gtfs-text.ts';
import { writeCalendar } from './write-calendar.ts';
import { type TripDialect, writeTrips } from './write-trips.ts';

/** As Rejseplanen's feed has them. */
const ROUTE_TYPES: Readonly<Record<LineKind, number>> = {
  intercity: 102,
  regional: 106,
  suburban: 109,
  metro: 401,
  tram: 900,
  bus: 700,
  ferry: 1000,
};
const BOM = '\uFEFF';
/** Changes are written out between stops this near, degrees of latitude: some 170 metres. */
const NEAR = 0.0015;
const SECONDS_PER_DEGREE = 120_000;
const LEAST_CHANGE = 120;
/** From one train to the next at a station, seconds. */
const TRAIN_CHANGE = 180;

/**
 * The Danish lines as Rejseplanen writes its feed: 12-digit padded stop ids, no stations above the stops, the zone
 * of Berlin, weekdays in `calendar.txt` with holidays as exceptions, changes all of type 2, a byte order mark.
 * @returns the feed's files by name.
 */
export function writeDanishFeed(
  lines: readonly DemoLine[],
  stops: ReadonlyMap<string, DemoStop>,
  from: Temporal.PlainDate,
  days: number,
): Record<string, string> {
  const files = {
    'agency.txt': agencies(lines),
    'stops.txt': stopRows(stops),
    'routes.txt': routes(lines),
    ...writeCalendar(from, days, 'DK', weekdaysOf),
    ...writeTrips(lines, new DemoShapes(readDemoWays('danish'), stops), dialect(stops)),
    'transfers.txt': transfers(stops),
    'feed_info.txt': feedInfo(from, days),
  };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, BOM + text.toString()]));
}

function agencies(lines: readonly DemoLine[]): GtfsText {
  const text = new GtfsText('agency_id,agency_name,agency_url,agency_timezone,agency_lang');
  for (const name of operatorsOf(lines)) {
    text.add(agencyId(name, lines), name, 'https://www.rejseplanen.dk/', 'Europe/Berlin', 'da');
  }
  return text;
}

function operatorsOf(lines: readonly DemoLine[]): string[] {
  return [...new Set(lines.map(({ operator }) => operator))];
}

function agencyId(operator: string, lines: readonly DemoLine[]): number {
  return 200 + operatorsOf(lines).indexOf(operator);
}

function stopRows(stops: ReadonlyMap<string, DemoStop>): GtfsText {
  const text = new GtfsText(
    'stop_id,stop_code,stop_name,stop_desc,stop_lat,stop_lon,location_type,parent_station,wheelchair_boarding,platform_code',
  );
  for (const stop of stops.values()) {
    text.add(stopId(stop), '', shownName(stop), '', stop.latitude, stop.longitude, 0, '', 0, '');
  }
  return text;
}

function stopId({ id }: DemoStop): string {
  return id.padStart(12, '0');
}

/** Stations are "St.", but for those whose name says it already, and Sweden's. */
function shownName({ kind, name }: DemoStop): string {
  if (kind === 'metro') return name === 'Lufthavnen' ? 'Lufthavnen St. (Metro)' : `${name} St. (Metro)`;
  if (kind === 'tram') return `${name} (Letbane)`;
  if (kind !== 'rail' || /( H| C|Lufthavn| Havn|\))$/.test(name)) return name;
  return `${name} St.`;
}

function routes(lines: readonly DemoLine[]): GtfsText {
  const text = new GtfsText('route_id,agency_id,route_short_name,route_long_name,route_desc,route_type');
  for (const [number, line] of lines.entries()) {
    text.add(routeId(number), agencyId(line.operator, lines), line.name, '', '', ROUTE_TYPES[line.kind]);
  }
  return text;
}

function routeId(lineNumber: number): string {
  return `${10_000 + lineNumber}_${ROUTE_VERSION}`;
}
const ROUTE_VERSION = 109;

function dialect(stops: ReadonlyMap<string, DemoStop>): TripDialect {
  return {
    tripColumns: 'route_id,service_id,trip_id,trip_headsign,trip_short_name,direction_id,block_id,shape_id',
    tripRow: ({ id, lineNumber, service, headsign, number, way, shape }) => {
      return [routeId(lineNumber), service, id, headsign, number, way, '', shape];
    },
    tripId: (count) => String(FIRST_TRIP + count),
    callColumns: 'stop_id,stop_sequence,pickup_type,drop_off_type,stop_headsign',
    callRest: ({ line, direction }, index) => {
      const stop = stopOf(line, direction.calls[index]?.stop ?? '', stops);
      return `${stopId(stop)},${index},0,0,`;
    },
  };
}
const FIRST_TRIP = 130_000_000;

function transfers(stops: ReadonlyMap<string, DemoStop>): GtfsText {
  const text = new GtfsText('from_stop_id,to_stop_id,transfer_type,min_transfer_time');
  const all = [...stops.values()];
  for (const from of all) {
    if (from.kind === 'rail') text.add(stopId(from), stopId(from), 2, TRAIN_CHANGE);
    for (const to of all) {
      const north = Math.abs(Number(from.latitude) - Number(to.latitude));
      const east = Math.abs(Number(from.longitude) - Number(to.longitude)) * 0.56;
      const apart = Math.hypot(north, east);
      if (from === to || apart > NEAR) continue;
      const seconds = Math.ceil((LEAST_CHANGE + apart * SECONDS_PER_DEGREE) / 60) * 60;
      text.add(stopId(from), stopId(to), 2, seconds);
    }
  }
  return text;
}

function feedInfo(from: Temporal.PlainDate, days: number): GtfsText {
  const text = new GtfsText(
    'feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,feed_version',
  );
  const until = from.add({ days: days - 1 });
  text.add(
    'Rejseplanen (demo)',
    'https://www.rejseplanen.dk/',
    'da',
    gtfsDate(from),
    gtfsDate(until),
    gtfsDate(from),
  );
  return text;
}
