import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkJourney } from '../../src/timetable/check-journey.ts';
import { stringAt } from '../../src/timetable/columns/string-table.ts';
import { readGtfs } from '../../src/timetable/gtfs/read-gtfs.ts';
import type { Journey } from '../../src/timetable/journey.ts';
import { buildLayout } from '../../src/timetable/layout/build-layout.ts';
import type { BorderStation } from '../../src/timetable/merge/border-stations.ts';
import { mergeNetworks } from '../../src/timetable/merge/merge-networks.ts';
import type { MergeReport } from '../../src/timetable/merge/merge-report.ts';
import { readBorderStations } from '../../src/timetable/merge/read-border-stations.ts';
import { endCallOf, firstCallOf, type Network, tripCount } from '../../src/timetable/network/network.ts';
import { dayNumber } from '../../src/timetable/network/service-day.ts';
import { runsOn } from '../../src/timetable/network/service-days.ts';
import { buildFootpaths } from '../../src/timetable/network/walking.ts';
import { createRouter } from '../../src/timetable/router.ts';
import type { FeedText } from './own-feed.ts';
import { type Call, danishFeed, swedishFeed, type Train } from './two-feeds.ts';
import { writeZip } from './write-zip.ts';

const TUESDAY = '2026-11-24';
const FRIDAY = '2026-11-27';

let folder: string;
let listed: BorderStation[];
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sundet-merge-'));
  listed = await readBorderStations();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function read(text: FeedText, feed: string): Promise<Network> {
  const zip = path.join(folder, `${files++}.zip`);
  await writeFile(zip, writeZip(text));
  const { network, problems } = await readGtfs(zip, { feed });
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  return network;
}

async function merge(
  danish: readonly Train[],
  swedish: readonly Train[],
  change: (text: FeedText) => FeedText = (text) => text,
): Promise<{ network: Network; report: MergeReport }> {
  const networks = [
    await read(danishFeed(...danish), 'gtfs-dk'),
    await read(change(swedishFeed(...swedish)), 'gtfs-se'),
  ];
  const { network, reports } = mergeNetworks(networks, { borderStations: listed, idsFrom: ['gtfs-se'] });
  const [report] = reports;
  if (report === undefined) throw new Error('there is no report');
  return { network, report };
}

/** Trips that run on the date, each as `id: name of stop hh:mm …`. */
function tripsOn(network: Network, date: string): string[] {
  const day = dayNumber(Temporal.PlainDate.from(date));
  const rows: string[] = [];
  for (let trip = 0; trip < tripCount(network); trip++) {
    if (!runsOn(network.services, network.trips.service[trip] ?? -1, day)) continue;
    rows.push(`${stringAt(network.trips.id, trip)}: ${describeCalls(network, trip)}`);
  }
  return rows.sort();
}

function describeCalls(network: Network, trip: number): string {
  const calls: string[] = [];
  for (let call = firstCallOf(network, trip); call < endCallOf(network, trip); call++) {
    const name = stringAt(network.stops.name, network.calls.stop[call] ?? 0);
    calls.push(`${name} ${clock(network.calls.departure[call] ?? 0)}`);
  }
  return calls.join(', ');
}

function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function stopNamed(network: Network, id: string): number {
  for (let stop = 0; stop < network.stops.latitude.length; stop++) {
    if (stringAt(network.stops.id, stop) === id) return stop;
  }
  throw new Error(`there is no stop ${id}`);
}

function journeys(network: Network, from: string, to: string, date = TUESDAY): Journey[] {
  const layout = buildLayout(network, buildFootpaths(network), Temporal.PlainDate.from(date));
  const found = createRouter({ network, layout }).range({
    origins: [{ stop: stopNamed(network, from), seconds: 0 }],
    targets: [{ stop: stopNamed(network, to), seconds: 0 }],
    window: { kind: 'departure', from: 0, to: 86_400 },
  });
  const zone = network.feeds[0]?.timeZone ?? '';
  expect(found.flatMap((journey) => checkJourney(journey, network, date, zone))).toEqual([]);
  return found;
}

const OSTERPORT = '000008600650';
const LUND_1 = '9022012081216001';

/** The train over the bridge as the Danish feed knows it, which ends at Malmö, and as the Swedish one does. */
function danish(id: string, minute: string, more: Partial<Train> = {}): Train {
  return {
    id,
    calls: [
      [OSTERPORT, `08:${minute}`],
      ['000008600646', shifted(minute, 4)],
      ['000008600626', shifted(minute, 9, 11)],
      ['000008600858', shifted(minute, 24)],
      ['000007401585', shifted(minute, 36)],
      ['000007401586', shifted(minute, 39)],
      ['000007400003', shifted(minute, 43), '1,0'],
    ],
    ...more,
  };
}

function swedish(id: string, minute: string, more: Partial<Train> = {}): Train {
  return {
    id,
    calls: [
      ['9022012045011001', `08:${minute}`],
      ['9022012045007005', shifted(minute, 9, 12)],
      ['9022012045005001', shifted(minute, 18)],
      ['9022012045006001', shifted(minute, 24)],
      ['9022012080040001', shifted(minute, 36)],
      ['9022012080140001', shifted(minute, 39)],
      ['9022012080000001', shifted(minute, 43, 46)],
      [LUND_1, shifted(minute, 57), '1,0'],
    ],
    ...more,
  };
}

function shifted(minute: string, ...by: number[]): string {
  return by.map((plus) => clock((8 * 60 + Number(minute) + plus) * 60)).join('-');
}

function moved(train: Train, hours: number): Train {
  const move = (hour: string) => String(Number(hour) + hours).padStart(2, '0');
  const calls = train.calls.map(([stop, times, types]): Call => {
    const later = times.replace(/\d\d(?=:)/g, move);
    return types === undefined ? [stop, later] : [stop, later, types];
  });
  return { ...train, calls };
}

const LOCAL: Train = {
  id: 're',
  route: 're',
  calls: [
    ['000008600669', '07:00'],
    [OSTERPORT, '07:40'],
    ['000008600626', '07:50'],
  ],
};

describe('stations of two feeds', () => {
  it('become one whatever their ids and names, up to a third of a kilometre apart', async () => {
    const { network, report } = await merge([danish('d', '00'), LOCAL], [swedish('s', '00')]);
    expect(report.stations).toEqual({ listed: 6, near: 0 });
    const called = new Set(network.calls.stop);
    // At home in Denmark, where more trains call: Østerport, 331 m apart in the two.
    expect(called.has(stopNamed(network, '9022012045011001'))).toBe(false);
    expect(called.has(stopNamed(network, OSTERPORT))).toBe(true);
  });

  it('are not taken for their neighbours by an id that is off by one', async () => {
    const { network } = await merge([danish('d', '00')], [swedish('s', '00'), swedish('t', '30')]);
    expect(tripsOn(network, TUESDAY)[0]).toContain('Malmö Hyllie 08:36, Malmö Triangeln 08:39');
    expect([...new Set(network.calls.stop)]).not.toContain(stopNamed(network, '000007401586'));
  });

  it('leave the metro beside the railway alone, and stops of one name elsewhere', async () => {
    const metro: Train = {
      id: 'm',
      route: 'metro',
      calls: [
        ['000008603308', '08:00'],
        ['000008600646', '08:05'],
      ],
    };
    const bus = (id: string, from: string, to: string): Train => ({
      id,
      route: 'bus',
      calls: [
        [from, '08:00'],
        [to, '08:09'],
      ],
    });
    const { network } = await merge(
      [danish('d', '00'), metro, bus('b', '000000012345', OSTERPORT)],
      [swedish('s', '00'), bus('c', '9022012077777001', LUND_1)],
    );
    const called = new Set(network.calls.stop);
    for (const id of ['000008603308', '000000012345', '9022012077777001']) {
      expect(called.has(stopNamed(network, id))).toBe(true);
    }
  });
});

describe('a train of two feeds', () => {
  it('is one, with the stops of both: from Østerport to Lund one rides in one leg', async () => {
    const { network, report } = await merge(
      [danish('d', '00', { number: '1041' })],
      [swedish('s', '00', { number: '1041' })],
    );
    expect(report.trips).toEqual({ pairs: 1, first: 1, second: 1 });
    expect(report.nearMisses).toEqual([]);
    expect(tripsOn(network, TUESDAY)).toEqual([
      's: Østerport St. 08:00, Nørreport St. 08:04, København H 08:12, Ørestad station 08:18, CPH Lufthavn 08:24, ' +
        'Hyllie St. (Malmö Arena) 08:36, Triangeln St. 08:39, Malmö C 08:46, Lund Centralstation 08:57',
    ]);
    const [journey, ...others] = journeys(network, OSTERPORT, LUND_1);
    expect(others).toEqual([]);
    expect(journey?.changes).toBe(0);
    expect(journey?.legs).toHaveLength(1);
  });

  it('says where it goes as the feed does that has its last stop', async () => {
    const { network } = await merge(
      [danish('d', '00', { headsign: 'Malmö' })],
      [swedish('s', '00', { headsign: 'Lund' })],
    );
    expect(stringAt(network.trips.headsign, 0)).toBe('Lund');
    const short = swedish('s', '00', { headsign: 'Lund' });
    const longer = { ...danish('d', '00', { headsign: 'Farther' }), calls: [...danish('d', '00').calls] };
    const onlyShared = await merge([longer], [{ ...short, calls: short.calls.slice(0, -2) }]);
    expect(stringAt(onlyShared.network.trips.headsign, 0)).toBe('Farther');
  });

  it('is boarded where the one that goes on says so, though the other ends there', async () => {
    const { network } = await merge([danish('d', '00')], [swedish('s', '00')]);
    const hop = journeys(network, '000007400003', LUND_1);
    expect(hop).toHaveLength(1);
  });

  it('is known by its line where it has no number', async () => {
    const { network, report } = await merge([danish('d', '00')], [swedish('s', '00', { number: '1041' })]);
    expect(report.trips.pairs).toBe(1);
    expect(tripsOn(network, TUESDAY)).toHaveLength(1);
  });

  it('may be a minute off in one of them', async () => {
    const { report } = await merge([danish('d', '01')], [swedish('s', '00')]);
    expect(report.trips.pairs).toBe(1);
  });

  it('keeps its own days where the other has none: a number used again on another day', async () => {
    const { network, report } = await merge(
      [danish('d', '00', { number: '1041' })],
      [
        swedish('s', '00', { number: '1041', service: 'MT' }),
        swedish('late', '10', { number: '1041', service: 'FR' }),
      ],
    );
    expect(report.trips).toEqual({ pairs: 1, first: 1, second: 1 });
    const ids = (date: string) => tripsOn(network, date).map((row) => row.split(':')[0]);
    expect(ids(TUESDAY)).toEqual(['s']);
    expect(ids(FRIDAY)).toEqual(['d', 'late']);
  });

  it('is found also where one feed counts it as the night before', async () => {
    const { network, report } = await merge([moved(danish('d', '10'), 16)], [moved(swedish('s', '10'), -8)]);
    // Monday to Friday nights, told as Tuesday to Saturday there and as Monday to Friday here: four are in both.
    expect(report.trips.pairs).toBe(1);
    expect(tripsOn(network, '2026-11-25').map((row) => row.split(':')[0])).toContain('s');
    expect(journeys(network, OSTERPORT, LUND_1, '2026-11-25').map((journey) => journey.changes)).toEqual([0]);
  });

  it('carries its rules on changing over', async () => {
    const after: Train = {
      id: 'next',
      route: 'paga',
      calls: [
        [LUND_1, '09:00'],
        ['9022012080000002', '09:20'],
      ],
    };
    const { network } = await merge([danish('d', '00')], [swedish('s', '00'), after], (text) => ({
      ...text,
      'transfers.txt': 'from_trip_id,to_trip_id,transfer_type\ns,next,4\n',
    }));
    expect([...network.transfers.type]).toEqual([4]);
    expect(stringAt(network.trips.id, network.transfers.fromTrip[0] ?? -1)).toBe('s');
  });
});

describe('rules on changing', () => {
  const CENTRAL = '000008600626';
  const local = (id: string, hour: string): Train => ({
    id,
    route: 're',
    calls: [
      [CENTRAL, `${hour}:20`],
      ['000008600669', `${hour}:55`],
    ],
  });
  /** Two Swedish tracks at København H, both in use. */
  const tracks = ['9022012045007005', '9022012045007006'].map(
    (track, i): Train => ({
      id: `s${i}`,
      calls: [
        ['9022012045011001', `0${8 + i}:00`],
        [track, `0${8 + i}:12`],
        [LUND_1, `0${8 + i}:57`],
      ],
    }),
  );
  const HEADER = 'from_stop_id,to_stop_id,transfer_type,min_transfer_time';
  const merged = async (danishRules: string, swedishRules: string) => {
    const ruled = (text: FeedText, rules: string) => ({ ...text, 'transfers.txt': `${HEADER}\n${rules}\n` });
    const networks = [
      await read(
        ruled(danishFeed(local('a', '07'), local('b', '10'), local('c', '11')), danishRules),
        'gtfs-dk',
      ),
      await read(ruled(swedishFeed(...tracks), swedishRules), 'gtfs-se'),
    ];
    const { network } = mergeNetworks(networks, { borderStations: listed, idsFrom: ['gtfs-se'] });
    const { fromStop, toStop, type, minTime } = network.transfers;
    const name = (stop: number | undefined) => stringAt(network.stops.id, stop ?? -1);
    return [...type].map(
      (kind, row) => `${name(fromStop[row])} ${name(toStop[row])} ${kind} ${minTime[row]}`,
    );
  };

  it('are those of the feed that is at home at a station, before the other’s', async () => {
    const swedish = '9022012045007005,9022012045007005,2,60';
    expect(await merged(`${CENTRAL},${CENTRAL},2,300`, swedish)).toEqual([`${CENTRAL} ${CENTRAL} 2 300`]);
    expect(await merged('', swedish)).toEqual([`${CENTRAL} ${CENTRAL} 2 60`]);
  });

  it('between two tracks say nothing of the one stop they become', async () => {
    expect(await merged('', '9022012045007005,9022012045007006,3,')).toEqual([]);
  });
});

describe('trains that are two stay two', () => {
  async function reasons(danishTrains: Train[], swedishTrains: Train[]): Promise<[number, string[]]> {
    const { report } = await merge(danishTrains, swedishTrains);
    return [report.trips.pairs, report.nearMisses.map((miss) => `${miss.why} ${miss.count}`)];
  }

  it('of one line two minutes apart: each finds its own', async () => {
    const { network } = await merge(
      [danish('d1', '00'), danish('d2', '02')],
      [swedish('s1', '00'), swedish('s2', '02')],
    );
    const rows = tripsOn(network, TUESDAY);
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toContain('Nørreport');
  });

  it('of one line where either could be it', async () => {
    expect(await reasons([danish('d1', '00'), danish('d2', '02')], [swedish('s', '01')])).toEqual([
      0,
      ['ambiguous 2'],
    ]);
  });

  it('under other numbers', async () => {
    expect(
      await reasons([danish('d', '00', { number: '1041' })], [swedish('s', '00', { number: '1043' })]),
    ).toEqual([0, ['other_number 1']]);
  });

  it('on other lines', async () => {
    expect(await reasons([danish('d', '00', { route: 're' })], [swedish('s', '00')])).toEqual([
      0,
      ['other_line 1'],
    ]);
  });

  it('at other times under one number', async () => {
    expect(
      await reasons([danish('d', '00', { number: '1041' })], [swedish('s', '20', { number: '1041' })]),
    ).toEqual([0, ['other_times 1']]);
  });

  it('at the same hours of another time zone', async () => {
    const { report } = await merge([danish('d', '00')], [swedish('s', '00')], (text) => ({
      ...text,
      'agency.txt': (text['agency.txt'] ?? '').replace('Europe/Stockholm', 'Europe/Helsinki'),
    }));
    expect(report.trips.pairs).toBe(0);
  });

  it('on other days', async () => {
    expect(
      await reasons([danish('d', '00', { service: 'FR' })], [swedish('s', '00', { service: 'MT' })]),
    ).toEqual([0, []]);
  });

  it('in opposite directions', async () => {
    const back: Train = {
      id: 's',
      calls: [
        ['9022012080140001', '08:36'],
        ['9022012080040001', '08:38'],
      ],
    };
    const there: Train = {
      id: 'd',
      calls: [
        ['000007401585', '08:37'],
        ['000007401586', '08:38'],
      ],
    };
    expect(await reasons([there], [back])).toEqual([0, []]);
  });
});
