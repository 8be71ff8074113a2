import { expect, it } from 'vitest';
import type { CommuteQuery } from '../../src/domain/commute.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { address, commuteWorld, demoNetwork, servingHere } from './commute-world.ts';

const CLOCK = fixedClock('2026-11-24T09:00:00+01:00');

it('joins places that were added after a home was searched from, as if they had always been there', async () => {
  const network = await demoNetwork(CLOCK);
  const { latitude, longitude } = network.stops;
  // More than the table's first columns hold, so that those are exchanged between the searches.
  const rows = Array.from({ length: 1500 }, (_, i) => {
    const stop = i % latitude.length;
    return address(i + 1, (latitude[stop] ?? 0) + (i % 7) * 0.0005, longitude[stop] ?? 0);
  });
  const query: CommuteQuery = {
    origin: { lat: latitude[0] ?? 0, lon: longitude[0] ?? 0 },
    arriveBy: '07:00',
    leaveAfter: '15:30',
    date: null,
    maxCommute: null,
    maxTravelDay: null,
    maxAway: null,
  };
  const atOnce = await commuteWorld(CLOCK, servingHere(network), [...rows]);
  const later = await commuteWorld(CLOCK, servingHere(network), rows.slice(0, 200));
  const before = await later.commutes.prepare(query);
  expect(before.minutes?.length).toBe(201);
  for (const row of rows.slice(200)) later.add(row);

  const after = await later.commutes.prepare(query, true);
  const expected = await atOnce.commutes.prepare(query);
  expect(after.minutes).toEqual(expected.minutes);
  expect(new Set(after.minutes).size).toBeGreaterThan(20);
  const numbers = [1, 200, 201, 1500];
  expect(await after.describe(numbers)).toEqual(await expected.describe(numbers));
});
