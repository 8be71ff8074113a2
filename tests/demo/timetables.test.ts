import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SWEDISH_MUNICIPALITIES } from '../../seeds/demo/places.ts';
import { type DemoTimetables, writeDemoTimetables } from '../../src/demo/timetable/write-timetables.ts';
import { startDemoUpstream } from '../../src/demo/upstream.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import { stringAt } from '../../src/timetable/columns/string-table.ts';
import { readGtfs } from '../../src/timetable/gtfs/read-gtfs.ts';
import { type FeedVerdict, validateFeed } from '../../src/timetable/gtfs/validate.ts';
import { buildLayout } from '../../src/timetable/layout/build-layout.ts';
import { concatNetworks } from '../../src/timetable/network/concat-networks.ts';
import type { Network } from '../../src/timetable/network/network.ts';
import { shapeLine } from '../../src/timetable/network/shapes.ts';
import { buildFootpaths, StopFinder } from '../../src/timetable/network/walking.ts';
import { createRouter, UNREACHED } from '../../src/timetable/router.ts';

const CLOCK = fixedClock('2026-11-24T09:00:00+01:00');
const TODAY = Temporal.PlainDate.from('2026-11-24');
const COPENHAGEN_H = { latitude: 55.6729, longitude: 12.5649 };

let zips: DemoTimetables;
let networks: Network[];
let verdicts: FeedVerdict[];
beforeAll(async () => {
  zips = writeDemoTimetables(CLOCK);
  const folder = mkdtempSync(path.join(tmpdir(), 'sundet-demo-'));
  try {
    const feeds = await Promise.all(
      (['danish', 'swedish'] as const).map((country) => {
        const file = path.join(folder, `${country}.zip`);
        writeFileSync(file, zips[country]);
        return readGtfs(file, { feed: country === 'danish' ? 'gtfs-dk' : 'gtfs-se' });
      }),
    );
    networks = feeds.map(({ network }) => network);
    verdicts = feeds.map((feed) => validateFeed(feed, { asOf: TODAY, previousTrips: null }));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const fileOf = (zip: Uint8Array, name: string) => strFromU8(unzipSync(zip)[name] ?? new Uint8Array());

describe('the demo timetables', () => {
  it('pass our own checks without error or warning', () => {
    for (const verdict of verdicts) {
      expect(verdict).toMatchObject({ accepted: true, errors: [], warnings: [] });
      expect(verdict.tripsOnBusiestDay).toBeGreaterThan(4_000);
    }
  });

  it('are written in each country’s own dialect', () => {
    const danish = fileOf(zips.danish, 'stops.txt');
    expect(danish).toContain('000008600626,,København H,,55.6729,12.5649,0,,');
    expect(fileOf(zips.danish, 'agency.txt')).toContain('Europe/Berlin');
    expect(fileOf(zips.danish, 'transfers.txt')).not.toMatch(/^\d+,\d+,[^2]/m);
    const swedish = fileOf(zips.swedish, 'stops.txt');
    expect(swedish).toContain('9021012080000000,Malmö Centralstation,');
    expect(swedish).toMatch(/^9022012080000001,Malmö Centralstation,.*,0,9021012080000000,1\r$/m);
    expect(fileOf(zips.swedish, 'calendar.txt')).not.toMatch(/^\d+,.*1,2026/m);
    expect(fileOf(zips.swedish, 'stop_times.txt')).toContain(',,3,3,,1');
  });

  it('have the trains over the bridge in both, under one number and to the minute', () => {
    const calls = (zip: Uint8Array, stop: string) => {
      const trips = new Map(
        fileOf(zip, 'trips.txt')
          .split('\r\n')
          .map((line) => line.split(','))
          .map((fields) => [fields[2], fields.includes('1024')] as const),
      );
      return fileOf(zip, 'stop_times.txt')
        .split('\r\n')
        .map((line) => line.split(','))
        .filter((fields) => trips.get(fields[0]) && fields[3] === stop)
        .map((fields) => fields[1]);
    };
    const danish = calls(zips.danish, '000008600858');
    expect(danish.length).toBeGreaterThan(0);
    expect(danish).toEqual(calls(zips.swedish, '9022012045006000'.replace(/000$/, '001')));
  });

  it('have a train over the bridge every twenty minutes by day, either way', () => {
    const network = networks[1];
    if (network === undefined) throw new Error('there is no Swedish timetable');
    const { calls, stops } = network;
    const minutesAt = (platform: string) => {
      const at = (call: number) => stringAt(stops.id, calls.stop[call] ?? -1) === platform;
      const times = [...calls.departure.keys()].filter(at).map((call) => (calls.departure[call] ?? 0) / 60);
      return [...new Set(times)].sort((a, b) => a - b).filter((time) => time >= 9 * 60 && time < 12 * 60);
    };
    for (const platform of ['9022012045006001', '9022012045006002']) {
      const times = minutesAt(platform);
      expect(times).toHaveLength(9);
      expect(new Set(times.slice(1).map((time, i) => time - (times[i] ?? 0)))).toEqual(new Set([20]));
    }
  });

  it('bring one from Copenhagen to every municipality of both sides within the morning', async () => {
    const network = concatNetworks(networks);
    const finder = new StopFinder(network);
    const layout = buildLayout(network, buildFootpaths(network), TODAY);
    const router = createRouter({ network, layout });
    const { times } = router.oneToAll({
      origins: finder.near(COPENHAGEN_H, 1_000),
      departure: router.secondsAt('2026-11-24T06:00:00+01:00'),
    });
    const places = [
      ...(await loadPlaces()).municipalities().map(({ name, centre }) => ({ name, ...centre })),
      ...SWEDISH_MUNICIPALITIES.flatMap(({ towns }) =>
        towns.map(({ city, lat, lon }) => ({ name: city, lat, lon })),
      ),
    ];
    const latest = router.secondsAt('2026-11-24T12:00:00+01:00');
    const unreached = places.filter(({ lat, lon }) => {
      const near = finder.near({ latitude: lat, longitude: lon }, 2_000);
      return !near.some(({ stop }) => (times[stop] ?? UNREACHED) <= latest);
    });
    expect(unreached.map(({ name }) => name)).toEqual([]);
  });

  it('draw the train over the bridge along the bridge, in both feeds', () => {
    for (const network of networks) {
      const lines = [...network.shapes.firstByte.keys()].map((shape) => [
        ...shapeLine(network.shapes, shape),
      ]);
      // Near the middle of the bridge, where no stop is.
      const overBridge = lines.filter((line) => line.some((value, i) => i % 2 === 1 && value === 1_280_800));
      expect(overBridge.length).toBeGreaterThanOrEqual(2);
      expect(network.trips.shape.some((shape) => shape !== -1)).toBe(true);
    }
  });
});

describe('the demo upstream', () => {
  const upstream = startDemoUpstream({ clock: fixedClock('2026-11-24T22:00:00+01:00') });
  afterAll(async () => (await upstream).close());

  it('serves the same bytes all day, only once to who keeps them, and Sweden’s to who has a key', async () => {
    const { danishTimetableUrl, swedishTimetableUrl } = await upstream;
    const first = await fetch(danishTimetableUrl);
    expect(Buffer.compare(new Uint8Array(await first.arrayBuffer()), zips.danish)).toBe(0);
    const etag = first.headers.get('etag') ?? '';
    expect((await fetch(danishTimetableUrl, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(swedishTimetableUrl)).status).toBe(403);
    expect((await fetch(new URL('?key=demo', swedishTimetableUrl))).status).toBe(200);
  });
});
