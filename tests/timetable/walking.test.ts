import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSeed } from '../../src/lib/read-seed.ts';
import { crowDistance } from '../../src/timetable/network/distance.ts';
import type { Network } from '../../src/timetable/network/network.ts';
import {
  buildFootpaths,
  DEFAULT_WALKING,
  type Point,
  StopFinder,
  walkBetween,
} from '../../src/timetable/network/walking.ts';
import { buildSmallNetwork } from './small-network.ts';

/** Stops at these points, all served. */
function networkAt(points: readonly Point[]): Network {
  const calls = points.map((_, stop) => ({ stop, arrival: 0, departure: 0 }));
  const { network } = buildSmallNetwork({
    stops: points.map(() => -1),
    footpaths: [],
    trips: [{ route: 0, days: [0], calls }],
  });
  return {
    ...network,
    stops: {
      ...network.stops,
      latitude: Float64Array.from(points, (point) => point.latitude),
      longitude: Float64Array.from(points, (point) => point.longitude),
    },
  };
}

const nearMalmo = fc.record({
  latitude: fc.double({ min: 55.59, max: 55.61, noNaN: true }),
  longitude: fc.double({ min: 12.98, max: 13.02, noNaN: true }),
});

describe('buildFootpaths', () => {
  it('finds every pair within reach and no other, each with its time', () => {
    fc.assert(
      fc.property(fc.array(nearMalmo, { minLength: 2, maxLength: 25 }), (points) => {
        const { first, to, seconds } = buildFootpaths(networkAt(points));
        const reach = DEFAULT_WALKING.maxBetweenStops / DEFAULT_WALKING.detour;
        for (const [from, a] of points.entries()) {
          const found = new Map<number, number>();
          for (let i = first[from] ?? 0; i < (first[from + 1] ?? 0); i++)
            found.set(to[i] ?? -1, seconds[i] ?? -1);
          for (const [other, b] of points.entries()) {
            const distance = crowDistance(a.latitude, a.longitude, b.latitude, b.longitude);
            const isNear = other !== from && distance <= reach;
            const expected = isNear ? 60 + Math.ceil((distance * 1.25) / 1.2) : undefined;
            expect(found.get(other)).toBe(expected);
          }
        }
      }),
    );
  });

  it('does not walk where one may not, nor to stops where nothing calls', () => {
    const points = [
      { latitude: 55.6, longitude: 13 },
      { latitude: 55.601, longitude: 13 },
      { latitude: 55.602, longitude: 13 },
    ];
    const network = networkAt(points);
    const canal = 55.6005;
    const crosses = (from: Point, to: Point) => from.latitude < canal !== to.latitude < canal;
    const { first } = buildFootpaths(network, {
      ...DEFAULT_WALKING,
      mayWalk: (from, to) => !crosses(from, to),
    });
    expect([...first]).toEqual([0, 0, 1, 2]);
    const without = { ...network, calls: { ...network.calls, stop: Int32Array.from([0, 1, 1]) } };
    expect([...buildFootpaths(without).first]).toEqual([0, 1, 2, 2]);
  });
});

describe('the Sound', () => {
  const helsingor = { latitude: 56.0336, longitude: 12.6142 };
  const helsingborg = { latitude: 56.0436, longitude: 12.6945 };

  it('is not walked across, however far one would walk', () => {
    const network = networkAt([helsingor, helsingborg]);
    expect(walkBetween(helsingor, helsingborg, DEFAULT_WALKING)).toBeNull();
    expect(new StopFinder(network).near(helsingor, 20_000).map((walk) => walk.stop)).toEqual([0]);
    expect(new StopFinder(network).near(helsingborg, 20_000).map((walk) => walk.stop)).toEqual([1]);
    const far = { ...DEFAULT_WALKING, maxBetweenStops: 20_000 };
    expect([...buildFootpaths(network, far).first]).toEqual([0, 0, 0]);
  });

  it('lies between every Danish town and every Swedish one within a day’s walk, and between no two neighbours', async () => {
    const towns = await readSeed('towns.csv', TownRow);
    const placed = towns.flatMap(({ name, country, lat, lon }) =>
      lat === '' ? [] : [{ name, country, latitude: Number(lat), longitude: Number(lon) }],
    );
    const wrong: string[] = [];
    let across = 0;
    for (const a of placed) {
      for (const b of placed) {
        const metres = crowDistance(a.latitude, a.longitude, b.latitude, b.longitude);
        const isAcross = a.country !== b.country;
        if (metres > (isAcross ? 40_000 : 5_000) || [a.name, b.name].some(isOnVen)) continue;
        if (isAcross) across++;
        if ((walkBetween(a, b, DEFAULT_WALKING) === null) !== isAcross) wrong.push(`${a.name} – ${b.name}`);
      }
    }
    expect(across).toBeGreaterThan(200);
    expect(wrong).toEqual(
      ['Hundested – Rørvig', 'Rørvig – Hundested'].filter((pair) => wrong.includes(pair)),
    );
  });
});

const TownRow = z.object({
  name: z.string(),
  country: z.string(),
  municipalities: z.string(),
  lat: z.string(),
  lon: z.string(),
  shared: z.string(),
});
const isOnVen = (name: string) => /Ven|Bäckviken|Kyrkbacken/.test(name);

describe('StopFinder', () => {
  it('finds the stops around a place, nearest first', () => {
    fc.assert(
      fc.property(fc.array(nearMalmo, { minLength: 1, maxLength: 25 }), nearMalmo, (points, place) => {
        const finder = new StopFinder(networkAt(points));
        const expected = points
          .map((point, stop) => ({
            stop,
            distance: crowDistance(place.latitude, place.longitude, point.latitude, point.longitude),
          }))
          .filter(({ distance }) => distance * 1.25 <= 900)
          .sort((a, b) => a.distance - b.distance || a.stop - b.stop);
        expect(finder.near(place, 900).map((walk) => walk.stop)).toEqual(expected.map((walk) => walk.stop));
      }),
    );
  });

  it('takes 18 minutes for a kilometre', () => {
    const degree = 1000 / 111_195;
    const seconds = walkBetween(
      { latitude: 55, longitude: 12 },
      { latitude: 55 + degree, longitude: 12 },
      DEFAULT_WALKING,
    );
    expect(seconds).toBe(1042);
  });
});
