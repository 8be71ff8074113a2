import { describe, expect, it } from 'vitest';
import { describeJourney } from '../../src/commute/journeys/describe-journey.ts';
import { applyRealtime } from '../../src/commute/realtime/apply-realtime.ts';
import { stringAt } from '../../src/timetable/columns/string-table.ts';
import type { Journey } from '../../src/timetable/journey.ts';
import { type Network, stopCount } from '../../src/timetable/network/network.ts';
import { realtimeOf } from './support/realtime-of.ts';
import { servingOf } from './support/serving-timetable.ts';
import { readSmallFeeds, SWEDISH_FEED } from './support/small-feeds.ts';

const DATE = '2026-11-24';

/** From A with t1, at Central from 08:10, and on to C with t2, which leaves `platform` of Central at `departure`. */
async function change(platform: string, departure: string, rule: string) {
  const network = await readSmallFeeds({
    'gtfs-se': {
      ...SWEDISH_FEED,
      'stops.txt': `stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station
A,A,55.5,13.0,,
S,Central,55.6,13.0,1,
B1,Central,55.6,13.0,,S
B2,Central,55.6001,13.0,,S
C,C,55.7,13.0,,
`,
      'trips.txt': 'route_id,service_id,trip_id\nO,D,t1\nP,D,t2\n',
      'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence
t1,08:00:00,08:00:00,A,1
t1,08:10:00,08:10:00,B1,2
t2,${departure},${departure},${platform},1
t2,08:40:00,08:40:00,C,2
`,
      'transfers.txt': `from_stop_id,to_stop_id,from_trip_id,to_trip_id,from_route_id,to_route_id,transfer_type,min_transfer_time
${rule}
`,
    },
  });
  return { network, journey: await journeyFromAToC(network) };
}

async function journeyFromAToC(network: Network): Promise<Journey> {
  const ids = Array.from({ length: stopCount(network) }, (_, stop) => stringAt(network.stops.id, stop));
  const at = (id: string) => [{ stop: ids.indexOf(id), seconds: 0 }];
  const journey = await servingOf(network).ask(DATE, {
    kind: 'earliestArrival',
    origins: at('A'),
    targets: at('C'),
    departure: `${DATE}T07:00:00+01:00`,
  });
  if (journey === null) throw new Error('there is no journey');
  return journey;
}

const END = { name: '', lat: 55.6, lon: 13 };

describe('the margin of a change', () => {
  it.each([
    ['the usual minute where nothing is said', 'B1', '08:15:00', '', 4],
    ['nothing where the next vehicle waits', 'B1', '08:10:00', 'B1,B1,t1,t2,,,1,', 0],
    ['nothing where it waits at another platform', 'B2', '08:10:00', 'B1,B2,t1,t2,,,1,', 0],
    ['what is said of the stop', 'B1', '08:15:00', 'B1,B1,,,,,2,120', 3],
    ['what is said of its station', 'B1', '08:15:00', 'S,S,,,,,2,300', 0],
    [
      'what is said of its station, also on the way to another platform',
      'B2',
      '08:16:00',
      'S,S,,,,,2,300',
      1,
    ],
    ['what is said of the lines', 'B1', '08:15:00', 'B1,B1,,,,,2,300\nB1,B1,,,O,P,2,240', 1],
    [
      'what is said of the trips before all else',
      'B1',
      '08:12:00',
      'B1,B1,,,O,P,2,240\nB1,B1,t1,t2,,,2,60',
      1,
    ],
  ])('counts %s', async (_, platform, departure, rule, minutes) => {
    const { network, journey } = await change(platform, departure, rule);
    const { connections } = describeJourney(journey, network, END, END);
    expect(connections.map(({ marginMinutes }) => marginMinutes)).toEqual([minutes]);
  });

  it('is no missed change where a vehicle waits and both are on time', async () => {
    const { network, journey } = await change('B1', '08:10:00', 'B1,B1,t1,t2,,,1,');
    const choice = describeJourney(journey, network, END, END);
    const stopTimeUpdate = [{ stopId: 'A', departure: { delay: 0 } }];
    const realtime = realtimeOf({ tripUpdate: { trip: { tripId: 't1' }, stopTimeUpdate } });
    const told = applyRealtime(choice, journey, network, servingOf(network).baseOf(DATE), realtime);
    expect(told.legs[0]?.realtime?.arrivalDelay).toBe(0);
    expect(told.disruption).toBeUndefined();
  });
});
