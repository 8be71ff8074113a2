import { beforeAll, describe, expect, it } from 'vitest';
import { createReachFinder } from '../../src/commute/reach.ts';
import type { CommuteQuery, Reach } from '../../src/domain/commute.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { UNREACHED } from '../../src/timetable/router.ts';
import type { ServingTimetable } from '../../src/timetable/service/timetable-service.ts';
import { address, commuteWorld, demoNetwork, servingHere } from './commute-world.ts';

const CLOCK = fixedClock('2026-11-24T09:00:00+01:00');
const MALMO: CommuteQuery = {
  origin: { lat: 55.609, lon: 13.0 },
  arriveBy: '08:30',
  leaveAfter: null,
  date: '2026-11-25',
  maxCommute: null,
  maxTravelDay: null,
  maxAway: null,
};
const LUND = { lat: 55.7075, lon: 13.187 };
const MID_SOUND = { lat: 55.7, lon: 12.83 };

let timetable: ServingTimetable;
let world: Awaited<ReturnType<typeof commuteWorld>>;
beforeAll(async () => {
  timetable = servingHere(await demoNetwork(CLOCK));
  world = await commuteWorld(CLOCK, timetable, [address(1, LUND.lat, LUND.lon)]);
});

const reachOf = (change: Partial<CommuteQuery>, minutes: number) =>
  createReachFinder(world.commutes).find({ ...MALMO, ...change }, minutes);

/** Even-odd over all rings of the band. */
function isIn(reach: Reach, minutes: number, { lat, lon }: { lat: number; lon: number }): boolean {
  const band = reach.features.find((feature) => feature.properties.minutes === minutes);
  let inside = false;
  for (const ring of band?.geometry.coordinates.flat() ?? []) {
    for (const [i, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(i + 1) % ring.length] ?? [x1, y1];
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

describe('reach', () => {
  it('comes in bands of a quarter of an hour, each ring closed', async () => {
    const { features } = await reachOf({}, 60);
    expect(features.map(({ properties }) => properties.minutes)).toEqual([15, 30, 45, 60]);
    for (const ring of features.flatMap(({ geometry }) => geometry.coordinates.flat())) {
      expect(ring.at(-1)).toEqual(ring[0]);
    }
  });

  it('holds home and what a train reaches, but no water', async () => {
    const reach = await reachOf({}, 60);
    expect(isIn(reach, 15, MALMO.origin)).toBe(true);
    expect(isIn(reach, 15, LUND)).toBe(false);
    expect(isIn(reach, 60, LUND)).toBe(true);
    expect(isIn(reach, 60, MID_SOUND)).toBe(false);
  });

  it('leaving at a time it holds the stops one is at by then, and the same commute time', async () => {
    const departAt = { arriveBy: '07:30', leaves: true };
    const reach = await reachOf(departAt, 45);
    expect(reach.departAt).toBe('2026-11-25T07:30:00+01:00');
    const { latitude, longitude } = timetable.network.stops;
    const origins = timetable.stops.near({ latitude: MALMO.origin.lat, longitude: MALMO.origin.lon }, 1440);
    const departure = 7.5 * 3600;
    const { times } = await timetable.ask('2026-11-25', { kind: 'oneToAll', origins, departure });
    let inside = 0;
    for (const [stop, time] of times.entries()) {
      const point = { lat: latitude[stop] ?? 0, lon: longitude[stop] ?? 0 };
      if (time === UNREACHED || time > departure + 35 * 60) continue;
      expect(isIn(reach, 45, point)).toBe(true);
      inside += 1;
    }
    expect(inside).toBeGreaterThan(20);
    const prepared = await world.commutes.prepare({ ...MALMO, ...departAt });
    const toLund = await timetable.ask('2026-11-25', {
      kind: 'earliestArrival',
      origins,
      targets: timetable.stops.near({ latitude: LUND.lat, longitude: LUND.lon }, 1080),
      departure,
    });
    const minutes = ((toLund?.arrival.seconds ?? 0) - departure) / 60;
    expect(Math.abs((prepared.minutes?.[1] ?? 0) - minutes)).toBeLessThanOrEqual(2);
  });
});
