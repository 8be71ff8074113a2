import { expect, test } from 'vitest';
import { nextCheck } from './next-check.ts';

test.each([
  ['2026-01-10T05:00:00+01:00', '2026-01-10T06:30:00+01:00'],
  ['2026-01-10T06:30:00+01:00', '2026-01-11T06:30:00+01:00'],
  ['2026-01-10T23:00:00+01:00', '2026-01-11T06:30:00+01:00'],
  // The clocks go forward, and back, in the night between.
  ['2026-03-28T12:00:00+01:00', '2026-03-29T06:30:00+02:00'],
  ['2026-10-24T12:00:00+02:00', '2026-10-25T06:30:00+01:00'],
])('daily: after %s comes %s', (now, next) => {
  expect(nextCheck('daily', new Date(now))).toEqual(new Date(next));
});

test('hourly is an hour on', () => {
  expect(nextCheck('hourly', new Date('2026-03-29T01:30:00+01:00'))).toEqual(
    new Date('2026-03-29T03:30:00+02:00'),
  );
});
