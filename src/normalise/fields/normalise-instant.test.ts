import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../lib/clock.ts';
import { normaliseInstant } from './normalise-instant.ts';

const clock = fixedClock('2026-10-07T12:00:00Z');
const read = (raw: string | null) => normaliseInstant('deadline', raw, clock);

describe('normaliseInstant', () => {
  it.each([
    ['2026-10-31T23:59:59+01:00', '2026-10-31T23:59:59+01:00'],
    ['2026-07-01T00:00:00Z', '2026-07-01T02:00:00+02:00'],
    ['2026-01-01T12:30:15.987654+00:00', '2026-01-01T13:30:15+01:00'],
    ['2025-12-31T23:30:00-05:00', '2026-01-01T05:30:00+01:00'],
    ['1990-01-01T00:00:00+01:00', '1990-01-01T00:00:00+01:00'],
  ])('%s is %s', (raw, instant) => {
    expect(read(raw)).toEqual({ instant, issues: [] });
    expect(read(instant)).toEqual({ instant, issues: [] });
  });

  it.each([null, '', '  '])('nothing said: %j', (raw) => {
    expect(read(raw)).toEqual({ instant: null, issues: [] });
  });

  it.each([
    ['1900-01-01T00:00:00+01:00', 'not a believable date'],
    ['0001-01-01T00:00:00Z', 'not a believable date'],
    ['2099-01-01T00:00:00Z', 'not a believable date'],
    ['+012026-01-01T00:00:00Z', 'not a believable date'],
    ['2026-10-31T23:59:59', 'not an instant with offset'],
    ['2026-10-31', 'not an instant with offset'],
    ['2026-13-31T00:00:00Z', 'not an instant with offset'],
    ['snarest muligt', 'not an instant with offset'],
  ])('%s: %s', (raw, reason) => {
    expect(read(raw)).toEqual({ instant: null, issues: [{ path: 'deadline', reason, value: raw }] });
  });
});
