import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
