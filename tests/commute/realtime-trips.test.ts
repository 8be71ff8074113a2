import { describe, expect, it } from 'vitest';
import { legRealtime } from '../../src/commute/realtime/leg-realtime.ts';
import { stringAt } from '../../src/timetable/columns/string-table.ts';
import type { RideLeg } from '../../src/timetable/journey.ts';
import { mergeNetworks } from '../../src/timetable/merge/merge-networks.ts';
import { readBorderStations } from '../../src/timetable/merge/read-border-stations.ts';
import { type Network, stopCount } from '../../src/timetable/network/network.ts';
import { danishFeed, swedishFeed } from '../timetable/two-feeds.ts';
import { realtimeOf } from './support/realtime-of.ts';
import { servingOf } from './support/serving-timetable.ts';
import { readSmallFeeds, SWEDISH_FEED } from './support/small-feeds.ts';

const DATE = '2026-11-24';

/** What real time says of the one ride between two stops of those that leave at `clock` or later. */
async function asked(network: Network, from: string, to: string, clock = '00:00', date = DATE) {
  const ids = Array.from({ length: stopCount(network) }, (_, stop) => stringAt(network.stops.id, stop));
  const at = (id: string) => [{ stop: ids.indexOf(id), seconds: 0 }];
  const timetable = servingOf(network);
  const journey = await timetable.ask(date, {
    kind: 'earliestArrival',
    origins: at(from),
    targets: at(to),
    departure: `${date}T${clock}:00+01:00`,
  });
  const ride = journey?.legs.find((leg) => leg.kind === 'ride') as RideLeg;
  return (...entity: object[]) => legRealtime(ride, network, timetable.baseOf(date), realtimeOf(...entity));
}

describe('a train that both feeds have', () => {
  const OSTERPORT = '000008600650';
  const CENTRAL = '000008600626';
  const AIRPORT = '000008600858';

  async function train(): Promise<Network> {
    const danish = danishFeed({
      id: 'd',
      calls: [
        [OSTERPORT, '08:00'],
        [CENTRAL, '08:09-08:11'],
        [AIRPORT, '08:24'],
        ['000007400003', '08:43'],
      ],
    });
    const swedish = swedishFeed({
      id: 's',
      calls: [
        ['9022012045011001', '08:00'],
        ['9022012045007005', '08:09-08:11'],
        ['9022012045006001', '08:24'],
        ['9022012080000001', '08:43-08:46'],
        ['9022012081216001', '08:57'],
      ],
    });
    // A train that only Denmark knows makes it at home at its stations, as in life.
    const local = (id: string, clock: string) => ({
      id,
      route: 're',
      calls: [OSTERPORT, CENTRAL, AIRPORT].map((stop, i) => [stop, `${clock}:${i}0`] as const),
    });
    const dk = await readSmallFeeds({
      'gtfs-dk': { ...danish, ...withTrains(danish, danishFeed(local('x', '10'), local('y', '11'))) },
    });
    const se = await readSmallFeeds({ 'gtfs-se': swedish });
    const options = { borderStations: await readBorderStations(), idsFrom: ['gtfs-se'] };
    const { network, reports } = mergeNetworks([dk, se], options);
    expect(reports[0]?.trips.pairs).toBe(1);
    return network;
  }

  function withTrains(feed: Readonly<Record<string, string>>, more: Readonly<Record<string, string>>) {
    const both = ['trips.txt', 'stop_times.txt'].map((name) => {
      const rows = (more[name] ?? '').split('\n').slice(1).join('\n');
      return [name, `${feed[name] ?? ''}${rows}`];
    });
    return Object.fromEntries(both);
  }

  it('is as late at Danish stations as Skåne says under its own ids', async () => {
    const said = await asked(await train(), OSTERPORT, AIRPORT);
    const stopTimeUpdate = [
      { stopId: '9022012045011001', departure: { delay: 120 } },
      { stopId: '9022012045006001', arrival: { delay: 300 } },
    ];
    expect(said({ tripUpdate: { trip: { tripId: 's' }, stopTimeUpdate } })).toMatchObject({
      departureDelay: 120,
      arrivalDelay: 300,
    });
  });

  it('is cancelled there by an alert that names the stations by Skåne’s ids', async () => {
    const said = await asked(await train(), OSTERPORT, AIRPORT);
    const named = (...ids: string[]) => ({
      alert: {
        headerText: { translation: [{ text: 'Tåget är inställt København Østerport - Malmö C.' }] },
        informedEntity: ids.map((stopId) => ({ trip: { tripId: 's' }, stopId })),
      },
    });
    expect(said(named('9022012045011001', '9022012045007005'))?.cancelled).toBe(true);
    expect(said(named('9021012045011000', '9021012045007000'))?.cancelled).toBe(true);
    expect(said(named('9022012080000001', '9022012081216001'))).toBeNull();
  });
});

describe('a trip that calls at a stop twice', () => {
  const RING = ['A', 'B', 'C', 'A', 'D'];
  const feed = {
    ...SWEDISH_FEED,
    'stops.txt': `stop_id,stop_name,stop_lat,stop_lon\n${['A', 'B', 'C', 'D'].map((id, i) => `${id},${id},55.${5 + i},13.0`).join('\n')}\n`,
    'trips.txt': 'route_id,service_id,trip_id\nP,D,ring\n',
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${RING.map((id, i) => `ring,08:${i}0:00,08:${i}0:00,${id},${i + 1}`).join('\n')}\n`,
  };
  const update = (...stopTimeUpdate: object[]) => ({
    tripUpdate: { trip: { tripId: 'ring' }, stopTimeUpdate },
  });

  it('is late at the one that is meant: by its time, its number, or its place in the order', async () => {
    const network = await readSmallFeeds({ 'gtfs-se': feed });
    const first = await asked(network, 'A', 'B');
    const second = await asked(network, 'C', 'D');
    const at = (clock: string) => Date.parse(`${DATE}T${clock}:00+01:00`) / 1000;
    for (const later of [
      [{ stopId: 'A', departure: { time: at('08:32') } }],
      [{ stopId: 'A', departure: { delay: 120 }, stopSequence: 4 }],
      [
        { stopId: 'C', departure: { delay: 60 } },
        { stopId: 'A', departure: { delay: 120 } },
      ],
    ]) {
      expect(first(update(...later))).toMatchObject({ departureDelay: null, arrivalDelay: null });
      expect(second(update(...later))?.arrivalDelay).toBe(120);
    }
    expect(first(update({ stopId: 'A', departure: { time: at('08:03') } }))?.departureDelay).toBe(180);
  });
});

describe('a trip that repeats', () => {
  const feed = {
    ...SWEDISH_FEED,
    'trips.txt': 'route_id,service_id,trip_id\nP,D,often\n',
    'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence
often,06:00:00,06:00:00,9022012000000501,1
often,06:10:00,06:10:00,9022012000000502,2
`,
    'frequencies.txt':
      'trip_id,start_time,end_time,headway_secs,exact_times\noften,19:00:00,26:00:00,1200,1\n',
  };

  it('is late only with the departure that is named, also after midnight', async () => {
    const network = await readSmallFeeds({ 'gtfs-se': feed });
    const late = (startTime: string, startDate: string) => ({
      tripUpdate: {
        trip: { tripId: 'often', startDate, startTime },
        stopTimeUpdate: [{ stopId: '9022012000000501', departure: { delay: 60 } }],
      },
    });
    const ends = ['9022012000000501', '9022012000000502'] as const;
    const evening = await asked(network, ...ends, '20:15');
    expect(evening(late('20:20:00', '20261124'))?.departureDelay).toBe(60);
    expect(evening(late('20:40:00', '20261124'))).toBeNull();
    expect(evening(late('20:20:00', '20261125'))).toBeNull();
    const night = await asked(network, ...ends, '00:30', '2026-11-25');
    expect(night(late('24:40:00', '20261124'))?.departureDelay).toBe(60);
    expect(night(late('24:40:00', '20261125'))).toBeNull();
  });
});
