/** Files of a feed by name. */
export type FeedText = Readonly<Record<string, string>>;

/**
 * A small feed written for the tests: a train over a bridge with its stations, a ferry by headway, a bus that calls
 * twice at a stop and goes on as another, a night bus past midnight. Every broken variant is one change away from it.
 */
export const OWN_FEED: FeedText = {
  'agency.txt': `agency_id,agency_name,agency_url,agency_timezone
east,Östbolaget,https://east.example,Europe/Stockholm
west,Vestselskabet,https://west.example,Europe/Copenhagen
`,
  'feed_info.txt': `feed_publisher_name,feed_publisher_url,feed_lang,feed_version
Sundet's tests,https://example.org,mul,7
`,
  'stops.txt': `stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code
H,Havnestad,55.6720,12.5650,1,,
H1,Havnestad,55.6721,12.5651,0,H,1
H2,Havnestad,55.6722,12.5649,0,H,2
B,Broby,55.6090,13.0000,1,,
B1,Broby,55.6091,13.0001,,B,1
BA,"Broby, torget",55.6100,13.0030,0,,A
V,Vångby,55.7000,13.1900,0,,
F,Færgekaj,56.0330,12.6160,0,,
G,Färjeläge,56.0420,12.6920,0,,
X,Indgang,55.6720,12.5652,2,H,
`,
  'routes.txt': `route_id,agency_id,route_short_name,route_long_name,route_type,route_color
T,east,Ö,Öresundståg,100,808080
F,west,,"Færge ""Sundbåden""",1000,
7,east,7,,700,
8,east,8,,3,
N,west,N1,,704,
`,
  'calendar.txt': `service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
WD,1,1,1,1,1,0,0,20261101,20261231
`,
  'calendar_dates.txt': `service_id,date,exception_type
WD,20261224,2
WD,20261227,1
ONCE,20261124,1
`,
  'trips.txt': `route_id,service_id,trip_id,trip_headsign,trip_short_name,direction_id,block_id
T,WD,T1,Vångby,1041,0,
T,WD,T2,Vångby,1043,0,
F,WD,F1,,,0,
7,WD,S1,,,0,K
8,WD,S2,Broby,,1,K
N,ONCE,N1,Havnestad,,,
`,
  'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type,stop_headsign
T1,07:00:00,07:00:00,H1,1,0,1,
T1,07:35:00,07:38:00,B1,5,3,3,
T1,7:50:00,7:50:00,V,9,1,0,
T2,08:00:00,08:00:00,H1,1,0,1,
T2,,,B1,5,,,
T2,08:50:00,08:50:00,V,9,1,0,
F1,06:00:00,06:00:00,F,1,,,
F1,06:20:00,06:20:00,G,2,,,
S1,08:00:00,08:00:00,BA,1,,,Ringen
S1,08:05:00,08:06:00,V,2,,,
S1,08:12:00,08:12:00,BA,3,,,
S2,08:15:00,08:15:00,BA,1,,,
S2,08:30:00,08:30:00,B1,2,,,
N1,23:50:00,23:50:00,BA,1,,,
N1,24:40:00,24:40:00,H2,2,,,
`,
  'frequencies.txt': `trip_id,start_time,end_time,headway_secs,exact_times
F1,06:00:00,23:00:00,1200,0
`,
  'transfers.txt': `from_stop_id,to_stop_id,from_route_id,to_route_id,from_trip_id,to_trip_id,transfer_type,min_transfer_time
B,B,,,,,2,240
B1,BA,,,,,2,300
B1,BA,,,T1,S1,1,
H1,H2,,,,,3,
,,,,S1,S2,4,
`,
};

/** The feed with one file's text replaced, as `String.replace` would; the file must contain it. */
export function changed(file: string, from: string | RegExp, to: string): FeedText {
  const text = OWN_FEED[file] ?? '';
  const result = text.replace(from, to);
  if (result === text) throw new Error(`${file} does not contain ${from}`);
  return { ...OWN_FEED, [file]: result };
}

export function without(...files: string[]): FeedText {
  return Object.fromEntries(Object.entries(OWN_FEED).filter(([name]) => !files.includes(name)));
}
