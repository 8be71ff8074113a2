import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readGtfs } from '../../../src/timetable/gtfs/read-gtfs.ts';
import { concatNetworks } from '../../../src/timetable/network/concat-networks.ts';
import type { Network } from '../../../src/timetable/network/network.ts';
import type { FeedText } from '../../timetable/own-feed.ts';
import { writeZip } from '../../timetable/write-zip.ts';

const CALENDAR = `service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
D,1,1,1,1,1,1,1,20261101,20261231
`;

/** Both sides of the Sound in miniature: what each test needs to be there is said beside it. */
export const DANISH_FEED: FeedText = {
  'agency.txt': `agency_id,agency_name,agency_url,agency_timezone
1,DSB,https://dsb.example,Europe/Berlin
2,Metroselskabet,https://metro.example,Europe/Berlin
3,Movia,https://movia.example,Europe/Berlin
`,
  'feed_info.txt': `feed_publisher_name,feed_publisher_url,feed_lang,feed_version
Rejseplanen,https://rejseplanen.example,da,1
`,
  'stops.txt': `stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
000008600626,København H,55.6729,12.5649,0,
000008603307,København H St. (Metro),55.6717,12.5642,0,
000008600646,Nørreport St.,55.6834,12.5718,0,
000008600858,CPH Lufthavn,55.6294,12.6492,0,
000008600669,Helsingør St.,56.0336,12.6142,0,
000000001001,Rådhuset (Algade),55.6400,12.0810,0,
000000001002,Roskilde St.,55.6391,12.0885,0,
`,
  'routes.txt': `route_id,agency_id,route_short_name,route_long_name,route_type
RE,1,Re,,106
M,2,M3,,401
B,3,201A,,700
`,
  'calendar.txt': CALENDAR,
  'trips.txt': `route_id,service_id,trip_id,trip_headsign,trip_short_name
RE,D,re1,Helsingør,4501
RE,D,re2,Helsingør,4503
RE,D,re3,CPH Lufthavn,4505
M,D,m1,Nørreport,
B,D,b1,Roskilde St.,
RE,D,re4,København H,1502
`,
  'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence
re1,07:00:00,07:00:00,000008600626,1
re1,07:05:00,07:06:00,000008600646,2
re1,07:55:00,07:55:00,000008600669,3
re2,08:00:00,08:00:00,000008600626,1
re2,08:55:00,08:55:00,000008600669,2
re3,07:10:00,07:10:00,000008600646,1
re3,07:15:00,07:16:00,000008600626,2
re3,07:30:00,07:30:00,000008600858,3
m1,07:00:00,07:00:00,000008603307,1
m1,07:04:00,07:04:00,000008600646,2
b1,06:20:00,06:20:00,000000001001,1
b1,06:30:00,06:30:00,000000001002,2
re4,06:40:00,06:40:00,000000001002,1
re4,07:05:00,07:05:00,000008600626,2
`,
  'transfers.txt': `from_stop_id,to_stop_id,transfer_type,min_transfer_time
000008600626,000008600626,2,300
`,
};

export const SWEDISH_FEED: FeedText = {
  'agency.txt': `agency_id,agency_name,agency_url,agency_timezone
1,Öresundståg,https://oresund.example,Europe/Stockholm
2,Skånetrafiken,https://skane.example,Europe/Stockholm
`,
  'feed_info.txt': `feed_publisher_name,feed_publisher_url,feed_lang,feed_version
Samtrafiken,https://samtrafiken.example,sv,1
`,
  'stops.txt': `stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code
9021012045007000,Københavns Hovedbanegård,55.6727,12.5659,1,,
9022012045007001,Københavns Hovedbanegård,55.6728,12.5659,0,9021012045007000,1
9021012080000000,Malmö Centralstation,55.6089,13.0017,1,,
9022012080000001,Malmö Centralstation,55.6090,13.0017,0,9021012080000000,1
9022012080000002,Malmö Centralstation,55.6088,13.0017,0,9021012080000000,2
9021012081216000,Lund C,55.7081,13.1867,1,,
9022012081216001,Lund C,55.7082,13.1867,0,9021012081216000,1
9022012000000504,Lund C (Bangatan),55.7068,13.1870,0,,A
9022012000000501,Lund Botulfsplatsen,55.7020,13.1940,0,,A
9022012000000502,Lund LTH,55.7122,13.2105,0,,A
9022012000000503,Åstorp station,56.1340,12.9440,0,,A
`,
  'routes.txt': `route_id,agency_id,route_short_name,route_long_name,route_type
O,1,Öresundståg,,100
P,2,1,,106
B,2,4,,700
`,
  'calendar.txt': CALENDAR,
  'trips.txt': `route_id,service_id,trip_id,trip_headsign,direction_id,trip_short_name
O,D,o1,Lund C,0,1024
O,D,o2,Lund C,0,1026
P,D,p1,Lund C,0,10301
B,D,l1,Lund LTH,0,
B,D,l2,Lund LTH,0,
B,D,l3,Åstorp station,0,
`,
  'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type
o1,07:20:00,07:20:00,9022012045007001,1,0,0
o1,07:55:00,07:57:00,9022012080000001,2,0,0
o1,08:10:00,08:10:00,9022012081216001,3,0,0
o2,07:40:00,07:40:00,9022012045007001,1,0,0
o2,08:15:00,08:17:00,9022012080000001,2,0,0
o2,08:30:00,08:30:00,9022012081216001,3,0,0
p1,08:00:00,08:00:00,9022012080000002,1,0,0
p1,08:18:00,08:18:00,9022012081216001,2,0,0
l1,08:30:00,08:30:00,9022012000000504,1,3,3
l1,08:35:00,08:35:00,9022012000000501,2,3,3
l1,08:45:00,08:45:00,9022012000000502,3,3,3
l2,25:10:00,25:10:00,9022012000000501,1,3,3
l2,25:20:00,25:20:00,9022012000000502,2,3,3
l3,09:00:00,09:00:00,9022012000000502,1,3,3
l3,10:00:00,10:00:00,9022012000000503,2,3,3
`,
};

/** The network of such feeds, read by the program's own reader. */
export async function readSmallFeeds(feeds: Readonly<Record<string, FeedText>>): Promise<Network> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sundet-feeds-'));
  try {
    const networks: Network[] = [];
    for (const [feed, text] of Object.entries(feeds)) {
      const file = path.join(folder, `${feed}.zip`);
      writeFileSync(file, writeZip(text));
      networks.push((await readGtfs(file, { feed })).network);
    }
    return concatNetworks(networks);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const BOTH_FEEDS = { 'gtfs-dk': DANISH_FEED, 'gtfs-se': SWEDISH_FEED } as const;
