import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPack } from '../../src/timetable/columns/pack.ts';
import { describeProblem } from '../../src/timetable/gtfs/problem-log.ts';
import { type GtfsFeed, readGtfs } from '../../src/timetable/gtfs/read-gtfs.ts';
import { concatNetworks } from '../../src/timetable/network/concat-networks.ts';
import { followShape, type LinePoint } from '../../src/timetable/network/follow-shape.ts';
import { networkOf, packNetwork } from '../../src/timetable/network/network-pack.ts';
import { rewriteTrips } from '../../src/timetable/network/rewrite-trips.ts';
import { ShapeWriter, shapeLine } from '../../src/timetable/network/shapes.ts';
import { simplifyLine } from '../../src/timetable/network/simplify-line.ts';
import { buildFootpaths } from '../../src/timetable/network/walking.ts';
import { OWN_FEED } from './own-feed.ts';
import { writeZip } from './write-zip.ts';

const REAL = path.resolve(import.meta.dirname, '../../../shared/data/journeys/gtfs');
const HEAD = 'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n';

let folder: string;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sundet-shapes-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The own feed, its train T1 on shape `a`. */
async function read(shapes: string, shapeId = 'a'): Promise<GtfsFeed> {
  const trips = (OWN_FEED['trips.txt'] ?? '')
    .split('\n')
    .map((line, i) =>
      line === '' ? line : `${line},${i === 0 ? 'shape_id' : line.includes('T1') ? shapeId : ''}`,
    )
    .join('\n');
  const file = path.join(folder, `${files++}.zip`);
  await writeFile(file, writeZip({ ...OWN_FEED, 'trips.txt': trips, 'shapes.txt': shapes }));
  return readGtfs(file, { feed: 'own' });
}

function shapesOf({ network: { trips, shapes } }: GtfsFeed): number[][] {
  return Array.from(trips.shape, (shape) => [...shapeLine(shapes, shape)]).filter((line) => line.length > 0);
}

const line = fc.array(fc.tuple(fc.integer({ min: -9e6, max: 9e6 }), fc.integer({ min: -18e6, max: 18e6 })), {
  maxLength: 40,
});

describe('lines', () => {
  it('are kept as they are, any number of them', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        const writer = new ShapeWriter();
        for (const points of lines) writer.add(Int32Array.from(points.flat()));
        const shapes = writer.finish();
        expect(lines.map((_, i) => [...shapeLine(shapes, i)])).toEqual(lines.map((points) => points.flat()));
        expect(shapeLine(shapes, -1)).toHaveLength(0);
      }),
    );
  });

  it('lose only points that lie within the tolerance of what is left', () => {
    const near = fc.array(fc.tuple(fc.nat(4_000), fc.nat(4_000)), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(near, (offsets) => {
        const points = offsets.map(([y, x]) => [5_560_000 + y, 1_300_000 + x] as const);
        const simple = simplifyLine(Int32Array.from(points.flat()), 10);
        expect([...simple.slice(0, 2)]).toEqual(points[0]);
        expect([...simple.slice(-2)]).toEqual(points.at(-1));
        for (const point of points) expect(metresFrom(simple, point)).toBeLessThanOrEqual(10.2);
      }),
    );
    const straight = Int32Array.from([0, 0, 100, 100, 200, 200, 300, 300]);
    expect([...simplifyLine(straight, 10)]).toEqual([0, 0, 300, 300]);
  });
});

/** By sampling each segment: not the way the code under test does it. */
function metresFrom(simple: Int32Array, [y, x]: readonly [number, number]): number {
  const east = Math.cos((55.6 * Math.PI) / 180);
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 3 < simple.length; i += 2) {
    for (let step = 0; step <= 2_000; step++) {
      const at = (from: number, to: number) => from + ((to - from) * step) / 2_000;
      const dy = at(simple[i] ?? 0, simple[i + 2] ?? 0) - y;
      const dx = (at(simple[i + 1] ?? 0, simple[i + 3] ?? 0) - x) * east;
      least = Math.min(least, Math.hypot(dy, dx) * 1.11195);
    }
  }
  return least;
}

describe('the way along a line', () => {
  const at = (latitude: number, longitude: number): LinePoint => ({ latitude, longitude });
  const lineOf = (...points: LinePoint[]) =>
    Int32Array.from(
      points.flatMap(({ latitude, longitude }) => [latitude * 1e5, longitude * 1e5].map(Math.round)),
    );
  const corner = lineOf(at(55, 12), at(55, 12.1), at(55.1, 12.1));

  it('goes from beside the first stop to beside the last, by all corners between', () => {
    expect(followShape(corner, [at(55.001, 12.05), at(55.05, 12.101)])).toEqual([
      at(55, 12.05),
      at(55, 12.1),
      at(55.05, 12.1),
    ]);
  });

  it('goes straight where the line ends before the stops do, and gives up where it never comes near', () => {
    const beyond = at(55.3, 12.1);
    expect(followShape(corner, [at(55, 12), at(55.1, 12.1), beyond])).toEqual([
      at(55, 12),
      at(55, 12.1),
      beyond,
    ]);
    expect(followShape(corner, [at(56, 12), at(56, 13)])).toBeNull();
    expect(followShape(corner, [at(55, 12), beyond])).toBeNull();
    expect(followShape(lineOf(at(55, 12)), [at(55, 12), at(55, 12)])).toBeNull();
  });

  it('is as short as a line that passes a stop twice allows, in the order of the stops', () => {
    const loop = lineOf(at(55, 12), at(55, 12.1), at(55.05, 12.1), at(55.05, 12), at(55, 12), at(54.9, 12));
    expect(followShape(loop, [at(55, 12), at(54.9, 12)])).toHaveLength(2);
    const around = followShape(loop, [at(55, 12.05), at(55.05, 12.05), at(54.95, 12)]);
    expect(around?.at(0)).toEqual(at(55, 12.05));
    expect(around).toContainEqual(at(55.05, 12.1));
    expect(around?.at(-1)).toEqual(at(54.95, 12));
  });
});

describe('shapes.txt', () => {
  const way = ['55.672,12.565', '55.6,12.7', '55.61,13.0', '55.7,13.19'];
  const rows = (id: string, order = way.map((_, i) => i)) =>
    order.map((i) => `${id},${way[i]},${i * 10}\n`).join('');
  const asNumbers = [5567200, 1256500, 5560000, 1270000, 5561000, 1300000, 5570000, 1319000];

  it('is read in whatever order its rows stand, also in pieces', async () => {
    for (const text of [
      rows('a'),
      rows('a', [2, 0, 3, 1]),
      rows('a', [0, 1]) + rows('b') + rows('a', [2, 3]),
    ]) {
      expect(shapesOf(await read(HEAD + text))[0]).toEqual(asNumbers);
    }
  });

  it('follows its trips through everything that is done with a network', async () => {
    const { network } = await read(HEAD + rows('z') + rows('a'));
    const both = concatNetworks([network, network]);
    const rewritten = rewriteTrips(both, new Map([[0, []]])).network;
    const { network: opened } = networkOf(packOf(rewritten));
    const trips = [...opened.trips.shape.entries()].filter(([, shape]) => shape !== -1);
    expect(trips.length).toBeGreaterThan(0);
    for (const [, shape] of trips) expect([...shapeLine(opened.shapes, shape)]).toEqual(asNumbers);
  });

  it.each([
    ['a point outside the globe', `${rows('a')}a,95.0,12.0,99\n`, /a shape has a point that is none/],
    ['text for a number', `${rows('a')}a,north,12.0,99\n`, /a shape has a point that is none/],
    ['a place in the order taken twice', `${rows('a')}a,55.7,13.2,30\n`, /in no clear order/],
    [
      'rows that go back to before',
      `${rows('a', [2, 3])}${rows('b')}${rows('a', [0, 1])}`,
      /in no clear order/,
    ],
    ['a single point', 'a,55.7,13.19,1\n', /a single point/],
    [
      'latitude and longitude swapped',
      way.map((p, i) => `a,${p.split(',').reverse().join()},${i}\n`).join(''),
      /far from its stops/,
    ],
    ['a shape that is not there', rows('b'), /shape_id "a" is not in shapes\.txt/],
    ['no id', `,55.7,13.19,1\n${rows('b')}`, /shape_id is empty/],
  ])('with %s is no reason to refuse the feed: it is said, and nothing is drawn', async (_, text, said) => {
    const feed = await read(HEAD + text);
    expect(feed.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(feed.problems.map(describeProblem).join('\n')).toMatch(said);
    expect(shapesOf(feed)).toEqual([]);
  });

  it('without a column it needs, or broken as a file, is no reason either', async () => {
    for (const text of ['shape_id,shape_pt_lat\na,55.7\n', `${HEAD}a,"55.7,13`]) {
      const feed = await read(text);
      expect(feed.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(feed.problems.filter(({ file }) => file === 'shapes.txt').length).toBeGreaterThan(0);
    }
  });
});

function packOf(network: GtfsFeed['network']) {
  return openPack(packNetwork(network, buildFootpaths(network)).buffer, false);
}

describe.skipIf(!existsSync(REAL))('real shapes', () => {
  it.each(['sao_paulo_frequencies_sample.zip', 'trafiklab_klt_2019_minified.zip'])(
    '%s: every trip lies on its own',
    async (name) => {
      const { network } = await readGtfs(path.join(REAL, name), { feed: name });
      const { trips, shapes, calls, stops } = network;
      expect(trips.shape.length).toBeGreaterThan(0);
      for (const [trip, shape] of trips.shape.entries()) {
        const served = calls.stop.subarray(trips.firstCall[trip], trips.firstCall[trip + 1]);
        const places = Array.from(served, (stop) => {
          return { latitude: stops.latitude[stop] ?? 0, longitude: stops.longitude[stop] ?? 0 };
        });
        const way = followShape(shapeLine(shapes, shape), places);
        expect(way?.length).toBeGreaterThan(places.length / 2);
      }
    },
  );
});
