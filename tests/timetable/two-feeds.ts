import type { FeedText } from './own-feed.ts';

/** A call: stop, `HH:MM` of arrival and departure (one where they are the same), pickup and drop-off types. */
export type Call = readonly [stop: string, times: string, types?: string];

export interface Train {
  readonly id: string;
  readonly number?: string;
  readonly route?: string;
  /** `WD` Monday to Friday, `MT` Monday to Thursday, `FR` Friday. */
  readonly service?: string;
  readonly calls: readonly Call[];
  readonly headsign?: string;
}

interface Stop {
  readonly id: string;
  readonly name: string;
  readonly at: readonly [number, number];
  readonly parent?: string;
  readonly isStation?: boolean;
}

const SERVICES = `service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
WD,1,1,1,1,1,0,0,20261101,20261231
MT,1,1,1,1,0,0,0,20261101,20261231
FR,0,0,0,0,1,0,0,20261101,20261231
`;

/** As Rejseplanen writes: twelve digits, no parents; Hyllie and Triangeln by numbers that are off by one. */
const DANISH_STOPS: readonly Stop[] = [
  { id: '000008600650', name: 'Østerport St.', at: [55.6925, 12.5878] },
  { id: '000008600646', name: 'Nørreport St.', at: [55.6835, 12.5718] },
  { id: '000008603308', name: 'Nørreport St. (Metro)', at: [55.6834, 12.5716] },
  { id: '000008600626', name: 'København H', at: [55.6731, 12.5656] },
  { id: '000008600856', name: 'Ørestad St.', at: [55.6284, 12.5788] },
  { id: '000008600858', name: 'CPH Lufthavn', at: [55.6294, 12.6492] },
  { id: '000007401585', name: 'Hyllie St. (Malmö Arena)', at: [55.5627, 12.9758] },
  { id: '000007401586', name: 'Triangeln St.', at: [55.5945, 13.0004] },
  { id: '000007400003', name: 'Malmö C', at: [55.6094, 13.0008] },
  { id: '000008600669', name: 'Helsingør St.', at: [56.0336, 12.6142] },
  { id: '000000012345', name: 'Svanevej', at: [55.7, 12.5] },
];

/** As Trafiklab's regional feeds write: areas and platforms, and Danish stations some way off. */
const SWEDISH_STOPS: readonly Stop[] = [
  ...area('9021012045011000', 'Köpenhamn Østerport', [55.6955, 12.5878], '001'),
  ...area('9021012045012000', 'Köpenhamn Nørreport', [55.6843, 12.5718], '001'),
  ...area('9021012045007000', 'Köpenhamn H', [55.6731, 12.5667], '005', '006'),
  ...area('9021012045005000', 'Ørestad station', [55.63013, 12.5788], '001'),
  ...area('9021012045006000', 'Köpenhamns flygplats', [55.6297, 12.6492], '001', '002'),
  ...area('9021012080040000', 'Malmö Hyllie', [55.5627, 12.9759], '001', '002'),
  ...area('9021012080140000', 'Malmö Triangeln', [55.5943, 13.0002], '001', '002'),
  ...area('9021012080000000', 'Malmö Centralstation', [55.6098, 13.0004], '001', '002'),
  ...area('9021012081216000', 'Lund Centralstation', [55.7081, 13.1867], '001', '002'),
  { id: '9022012077777001', name: 'Svanevej', at: [55.72, 13.2] },
];

function area(id: string, name: string, at: readonly [number, number], ...platforms: string[]): Stop[] {
  return [
    { id, name, at, isStation: true },
    ...platforms.map((platform, i) => ({
      id: `9022${id.slice(4, 13)}${platform}`,
      name,
      at: [at[0] + i * 0.0001, at[1]] as const,
      parent: id,
    })),
  ];
}

const DANISH_ROUTES: Readonly<Record<string, string>> = {
  ore: 'D,Øresundståg,,2',
  re: 'D,Re,,2',
  metro: 'D,M3,,1',
  bus: 'D,5C,,3',
};
const SWEDISH_ROUTES: Readonly<Record<string, string>> = {
  ore: 'S,802,Öresundståg Karlskrona - Köpenhamn,100',
  paga: 'S,Pågatåg 2,,106',
  bus: 'S,5,,700',
};

export function danishFeed(...trains: Train[]): FeedText {
  return feed('DSB', 'Europe/Berlin', DANISH_STOPS, DANISH_ROUTES, trains);
}

export function swedishFeed(...trains: Train[]): FeedText {
  return feed('Skånetrafiken', 'Europe/Stockholm', SWEDISH_STOPS, SWEDISH_ROUTES, trains);
}

function feed(
  agency: string,
  zone: string,
  stops: readonly Stop[],
  routes: Readonly<Record<string, string>>,
  trains: readonly Train[],
): FeedText {
  const agencyId = agency[0] ?? '';
  return {
    'agency.txt': `agency_id,agency_name,agency_url,agency_timezone\n${agencyId},${agency},https://example.org,${zone}\n`,
    'calendar.txt': SERVICES,
    'stops.txt': lines(
      'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station',
      stops.map(({ id, name, at, parent, isStation }) =>
        [id, name, at[0], at[1], isStation === true ? 1 : 0, parent ?? ''].join(),
      ),
    ),
    'routes.txt': lines(
      'route_id,agency_id,route_short_name,route_long_name,route_type',
      Object.entries(routes).map(([id, rest]) => `${id},${rest}`),
    ),
    'trips.txt': lines(
      'route_id,service_id,trip_id,trip_short_name,trip_headsign',
      trains.map(({ id, number, route, service, headsign }) =>
        [route ?? 'ore', service ?? 'WD', id, number ?? '', headsign ?? ''].join(),
      ),
    ),
    'stop_times.txt': lines(
      'trip_id,stop_sequence,stop_id,arrival_time,departure_time,pickup_type,drop_off_type',
      trains.flatMap(({ id, calls }) =>
        calls.map(([stop, times, types = ','], i) => {
          const [arrival = '', departure = arrival] = times.split('-');
          return [id, i + 1, stop, `${arrival}:00`, `${departure}:00`, types].join();
        }),
      ),
    ),
  };
}

function lines(header: string, rows: readonly string[]): string {
  return `${[header, ...rows].join('\n')}\n`;
}
