import { describe, expect, it } from 'vitest';
import { mapLines } from '../../src/timetable/map-lines.ts';
import type { Network } from '../../src/timetable/network/network.ts';
import { buildSmallNetwork, type SmallTrip } from './small-network.ts';

const TRAIN = 2;
const BUS = 3;

function trip(route: number, stops: readonly number[]): SmallTrip {
  return {
    route,
    days: [20_000],
    calls: stops.map((stop, i) => ({ stop, arrival: i * 600, departure: i * 600 })),
  };
}

/** Stops lie in a row, half a degree apart. */
function networkOf(trips: readonly SmallTrip[], types: readonly number[]): Network {
  const { network } = buildSmallNetwork({ stops: [-1, -1, -1, -1], footpaths: [], trips });
  return { ...network, routes: { ...network.routes, type: Uint16Array.from(types) } };
}

describe('the lines of a map', () => {
  it('are drawn once, whichever way and however often they are run', () => {
    const { segments, stations } = mapLines(networkOf([trip(0, [0, 1]), trip(0, [1, 0])], [TRAIN]));
    expect(segments).toEqual([{ mode: 'train', from: [12, 50], to: [12, 50.5] }]);
    expect(stations.map(({ name }) => name)).toEqual(['stop 0', 'stop 1']);
  });

  it('do not cut across where slower trains show the way', () => {
    const { segments } = mapLines(
      networkOf([trip(0, [0, 3]), trip(0, [0, 1, 2, 3]), trip(0, [0, 2])], [TRAIN]),
    );
    expect(segments).toHaveLength(3);
  });

  it('leave buses out, and what is no way at all', () => {
    const { segments, stations } = mapLines(networkOf([trip(0, [0, 1]), trip(1, [2, 2])], [BUS, TRAIN]));
    expect(segments).toEqual([]);
    expect(stations.map(({ name }) => name)).toEqual(['stop 2']);
  });
});
