import type { Temporal } from 'temporal-polyfill';
import type { DemoLine, LineDirection, LineKind } from './demo-line.ts';
import { DemoShapes, readDemoWays } from './demo-shapes.ts';
import type { DemoStop } from './demo-stop.ts';
import { stopOf } from './demo-trips.ts';
import { GtfsText, gtfsDate } from './gtfs-text.ts';
import { writeCalendar } from './write-calendar.ts';
import { type TripDialect, writeTrips } from './write-trips.ts';

/** Extended route types, as Trafiklab's feeds have them. */
const ROUTE_TYPES: Readonly<Record<LineKind, number>> = {
  intercity: 102,
  regional: 106,
  suburban: 106,
  metro: 401,
  tram: 900,
  bus: 700,
  ferry: 1000,
};
const ZONE = 'Europe/Stockholm';
/** One platform for each way. */
const PLATFORMS: Readonly<Record<'rail' | 'other', readonly string[]>> = {
  rail: ['1', '2'],
  other: ['A', 'B'],
};
/** Metres are not known; kerbs and tracks are about this far from the middle, degrees. */
const KERB = 0.00008;

/**
 * The Swedish lines as Trafiklab writes Skåne's feed: stop areas 9021… as stations with platforms 9022…, a calendar
 * of nothing but noughts with all service days as exceptions, extended route types, train numbers as short names,
 * and stops where one boards and alights "by arrangement with the driver" (3), as everywhere on its buses.
 * @returns the feed's files by name.
 */
export function writeSwedishFeed(
  lines: readonly DemoLine[],
  stops: ReadonlyMap<string, DemoStop>,
  from: Temporal.PlainDate,
  days: number,
): Record<string, string> {
  const files = {
    'agency.txt': agencies(lines),
    'stops.txt': stopRows(stops),
    'routes.txt': routes(lines),
    // Not one weekday: all days of service are exceptions.
    ...writeCalendar(from, days, 'SE', () => []),
    ...writeTrips(lines, new DemoShapes(readDemoWays('swedish'), stops), dialect(stops)),
    'feed_info.txt': feedInfo(from, days),
  };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.toString()]));
}

/** The town behind a city line's operator is not part of its name; it keeps lines of the same number apart. */
function operatorOf({ operator }: DemoLine): string {
  return operator.startsWith('Skånetrafiken') ? 'Skånetrafiken' : operator;
}

function agencyId(line: DemoLine, lines: readonly DemoLine[]): string {
  const operators = [...new Set(lines.map(operatorOf))];
  return `505100${operators.indexOf(operatorOf(line)) + 1}`;
}

function agencies(lines: readonly DemoLine[]): GtfsText {
  const text = new GtfsText('agency_id,agency_name,agency_url,agency_timezone,agency_lang,agency_fare_url');
  const byName = new Map(lines.map((line) => [operatorOf(line), line]));
  for (const [name, line] of byName) {
    text.add(agencyId(line, lines), name, 'https://www.skanetrafiken.se/', ZONE, 'sv', '');
  }
  return text;
}

function stopRows(stops: ReadonlyMap<string, DemoStop>): GtfsText {
  const text = new GtfsText('stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code');
  for (const stop of stops.values()) {
    text.add(areaId(stop), stop.name, stop.latitude, stop.longitude, 1, '', '');
    for (const [way, platform] of platformsOf(stop).entries()) {
      const latitude = Number(stop.latitude) + (way === 0 ? KERB : -KERB);
      text.add(
        platformId(stop, way),
        stop.name,
        latitude.toFixed(6),
        stop.longitude,
        0,
        areaId(stop),
        platform,
      );
    }
  }
  return text;
}

function platformsOf({ kind }: DemoStop): readonly string[] {
  return PLATFORMS[kind === 'rail' ? 'rail' : 'other'];
}

/** `9021012` + five digits + `000`. */
function areaId({ id }: DemoStop): string {
  return id.length === 16 ? id : `9021012${id.slice(-6)}000`;
}

function platformId(stop: DemoStop, way: number): string {
  const area = areaId(stop);
  return `9022${area.slice(4, -3)}${String(way + 1).padStart(3, '0')}`;
}

function routes(lines: readonly DemoLine[]): GtfsText {
  const text = new GtfsText('route_id,agency_id,route_short_name,route_long_name,route_type,route_desc');
  for (const [number, line] of lines.entries()) {
    text.add(routeId(number), agencyId(line, lines), line.name, '', ROUTE_TYPES[line.kind], '');
  }
  return text;
}

function routeId(lineNumber: number): string {
  return `9011012${String(lineNumber + 1).padStart(4, '0')}00000`;
}

function dialect(stops: ReadonlyMap<string, DemoStop>): TripDialect {
  return {
    tripColumns: 'route_id,service_id,trip_id,trip_headsign,direction_id,shape_id,trip_short_name',
    tripRow: ({ id, lineNumber, service, headsign, number, way, shape }) => {
      return [routeId(lineNumber), service, id, headsign, way, shape, number];
    },
    tripId: (count) => `1210000${String(count).padStart(9, '0')}`,
    callColumns:
      'stop_id,stop_sequence,stop_headsign,pickup_type,drop_off_type,shape_dist_traveled,timepoint',
    callRest: ({ line, direction, way }, index) => {
      const stop = stopOf(line, direction.calls[index]?.stop ?? '', stops);
      return `${platformId(stop, way)},${index + 1},,${boarding(line, direction, index)},,1`;
    },
  };
}

/** `pickup_type,drop_off_type`: nobody leaves where a trip begins, or boards where it ends. */
function boarding({ kind }: DemoLine, { calls }: LineDirection, index: number): string {
  const usual = kind === 'bus' ? 3 : 0;
  return `${index === calls.length - 1 ? 1 : usual},${index === 0 ? 1 : usual}`;
}

function feedInfo(from: Temporal.PlainDate, days: number): GtfsText {
  const text = new GtfsText(
    'feed_id,feed_publisher_name,feed_publisher_url,feed_lang,feed_version,feed_start_date,feed_end_date',
  );
  const until = gtfsDate(from.add({ days: days - 1 }));
  text.add(
    'skane',
    'Samtrafiken i Sverige AB (demo)',
    'https://www.samtrafiken.se',
    'sv',
    gtfsDate(from),
    gtfsDate(from),
    until,
  );
  return text;
}
