import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { stringAt } from '../../src/timetable/columns/string-table.ts';
import { buildLayout, DEFAULT_LAYOUT } from '../../src/timetable/layout/build-layout.ts';
import { concatNetworks } from '../../src/timetable/network/concat-networks.ts';
import { mergeStops } from '../../src/timetable/network/merge-stops.ts';
import type { Network } from '../../src/timetable/network/network.ts';
import { addServices, rewriteTrips } from '../../src/timetable/network/rewrite-trips.ts';
import { dayNumber } from '../../src/timetable/network/service-day.ts';
import { createRouter } from '../../src/timetable/router.ts';
import { buildSmallNetwork, type SmallNetwork } from './small-network.ts';

const DATE = Temporal.PlainDate.from('2026-11-24');
const DAY = dayNumber(DATE);
const HOUR = 3600;

/** Trains from stop 0 to 1 at these hours, an hour each. */
function line(...hours: number[]): SmallNetwork {
  return {
    stops: [0, -1],
    footpaths: [],
    trips: hours.map((hour) => ({
      route: 0,
      days: [DAY],
      block: 0,
      calls: [
        { stop: 0, arrival: hour * HOUR, departure: hour * HOUR },
        { stop: 1, arrival: (hour + 1) * HOUR, departure: (hour + 1) * HOUR },
      ],
    })),
    transfers: [{ type: 2, fromStation: 0, toStop: 1, fromRoute: 0, toTrip: 0, minTime: 60 }],
  };
}

/** When one is at `to` in hours, leaving `from` at 6:00; null for never. */
function arrivalHour(network: Network, from: number, to: number): number | null {
  const noFootpaths = {
    first: new Int32Array(network.stops.latitude.length + 1),
    to: new Int32Array(0),
    seconds: new Int32Array(0),
  };
  const layout = buildLayout(network, noFootpaths, DATE, DEFAULT_LAYOUT);
  const journey = createRouter({ network, layout }).earliestArrival({
    origins: [{ stop: from, seconds: 0 }],
    targets: [{ stop: to, seconds: 0 }],
    departure: 6 * HOUR,
  });
  return journey === null ? null : journey.arrival.seconds / HOUR;
}

describe('concatNetworks', () => {
  it('keeps both as they were, side by side', () => {
    const a = buildSmallNetwork(line(7, 9)).network;
    const b = buildSmallNetwork({ ...line(8), timeZone: 'Europe/Helsinki' }).network;
    const both = concatNetworks([a, b]);
    expect(both.feeds.map((feed) => feed.timeZone)).toEqual(['Europe/Copenhagen', 'Europe/Helsinki']);
    expect(both.agencies.map((agency) => agency.feed)).toEqual([0, 1]);
    expect(arrivalHour(both, 0, 1)).toBe(8);
    // Eight in Helsinki is seven in Copenhagen, the zone that times count in.
    expect(arrivalHour(both, 2, 3)).toBe(8);
    expect(arrivalHour(both, 0, 3)).toBeNull();
    expect([...both.trips.firstCall]).toEqual([0, 2, 4, 6]);
    expect([...both.trips.block]).toEqual([0, 0, 1]);
    expect([...both.stops.station]).toEqual([0, -1, 1, -1]);
    expect([...both.transfers.fromStation]).toEqual([0, 1]);
    expect([...both.transfers.toTrip]).toEqual([0, 2]);
    expect([...both.transfers.toStation]).toEqual([-1, -1]);
    expect([...both.services.exceptionFirst]).toEqual([0, 1, 2, 3]);
    expect(stringAt(both.trips.id, 2)).toBe('t0');
  });

  it('changes nothing for one', () => {
    const { network } = buildSmallNetwork(line(7, 9));
    expect(concatNetworks([network])).toEqual(network);
  });
});

describe('mergeStops', () => {
  it('lets one change where two feeds meet', () => {
    const both = concatNetworks([buildSmallNetwork(line(7)).network, buildSmallNetwork(line(9)).network]);
    expect(arrivalHour(mergeStops(both, Int32Array.from([0, 1, 1, 3])), 0, 3)).toBe(10);
  });

  it('does not merge into a stop that is merged away', () => {
    const { network } = buildSmallNetwork(line(7));
    expect(() => mergeStops(network, Int32Array.from([1, 0]))).toThrow(RangeError);
  });
});

describe('rewriteTrips', () => {
  const { network } = buildSmallNetwork(line(7, 9));
  const call = (stop: number, hour: number) => ({ stop, arrival: hour * HOUR, departure: hour * HOUR });

  it('takes trips out with their rules', () => {
    const changed = rewriteTrips(network, new Map([[0, []]]));
    expect(changed.rowsOf).toEqual([[], [0]]);
    expect(changed.network.transfers.type).toHaveLength(0);
    expect(stringAt(changed.network.trips.id, 0)).toBe('t1');
    expect(arrivalHour(changed.network, 0, 1)).toBe(10);
  });

  it('puts others in their place, with the rules of all they stand for', () => {
    const rows = [{ calls: [call(0, 8), call(1, 8.5)] }, { service: 1, alsoFor: [0] }];
    const changed = rewriteTrips(
      network,
      new Map([
        [0, []],
        [1, rows],
      ]),
    );
    expect(changed.rowsOf).toEqual([[1], [0, 1]]);
    expect([...changed.network.transfers.toTrip]).toEqual([1]);
    expect([...changed.network.trips.firstCall]).toEqual([0, 2, 4]);
    expect(stringAt(changed.network.trips.id, 1)).toBe('t1');
    expect(arrivalHour(changed.network, 0, 1)).toBe(8.5);
  });

  it('runs them on new services', () => {
    const { network: more, first } = addServices(network, [{ id: 'other', days: [DAY + 1, DAY - 1] }]);
    const late = { service: first, calls: [call(0, 30.5), call(1, 31)] };
    expect(
      arrivalHour(
        rewriteTrips(
          more,
          new Map([
            [0, [late]],
            [1, []],
          ]),
        ).network,
        0,
        1,
      ),
    ).toBe(7);
  });

  it('changes nothing where nothing is to be rewritten', () => {
    expect(rewriteTrips(network, new Map()).network).toEqual(network);
  });

  it.each([
    ['one call', [{ stop: 0, arrival: 0, departure: 0 }]],
    [
      'time going back',
      [
        { stop: 0, arrival: 9, departure: 9 },
        { stop: 1, arrival: 8, departure: 9 },
      ],
    ],
  ])('refuses a trip with %s', (_, calls) => {
    expect(() => rewriteTrips(network, new Map([[0, [{ calls }]]]))).toThrow(RangeError);
  });
});
