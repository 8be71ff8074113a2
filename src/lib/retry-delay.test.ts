import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs, retryAfterMs } from './retry-delay.ts';

describe('backoffMs', () => {
  it('doubles its ceiling up to half a minute', () => {
    const ceilings = [1, 2, 3, 4, 5, 6, 7].map((failures) => backoffMs(failures, () => 1));
    expect(ceilings).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('may be anything from nothing to the ceiling', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, share) => {
          const delay = backoffMs(failures, () => share);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(30_000);
        },
      ),
    );
  });
});

describe('retryAfterMs', () => {
  const now = new Date('2026-10-06T12:00:00Z');

  it.each([
    ['7', 7_000],
    [' 0 ', 0],
    ['Tue, 06 Oct 2026 12:00:30 GMT', 30_000],
    ['Tue, 06 Oct 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['', null],
    [null, null],
  ])('%j', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
