import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Journey } from './journey.ts';
import { mergeRanges, splitWindow } from './split-range.ts';

function journey([departure, ride, changes]: readonly [number, number, number]): Journey {
  return {
    departure: { seconds: departure, instant: '' },
    arrival: { seconds: departure + ride, instant: '' },
    changes,
    legs: [],
  };
}

describe('splitWindow', () => {
  it('leaves no second out and takes none twice', () => {
    const sizes = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(7200), sizes, (from, length, parts) => {
        const windows = splitWindow({ kind: 'departure', from, to: from + length }, parts);
        expect(windows[0]?.from).toBe(from);
        expect(windows.at(-1)?.to).toBe(from + length);
        for (const [i, window] of windows.entries()) {
          if (i > 0) expect(window.from).toBe((windows[i - 1]?.to ?? 0) + 1);
        }
      }),
    );
  });
});

describe('mergeRanges', () => {
  it('keeps one of each that nothing beats', () => {
    const plan = fc.tuple(fc.nat(5), fc.nat(5), fc.nat(2));
    fc.assert(
      fc.property(fc.array(fc.array(plan, { maxLength: 5 }), { maxLength: 3 }), (parts) => {
        const all = parts.flat().map(journey);
        const merged = mergeRanges(parts.map((part) => part.map(journey)));
        const dominates = (a: Journey, b: Journey) =>
          a.departure.seconds >= b.departure.seconds &&
          a.arrival.seconds <= b.arrival.seconds &&
          a.changes <= b.changes;
        for (const one of all) expect(merged.some((kept) => dominates(kept, one))).toBe(true);
        for (const kept of merged) expect(merged.filter((other) => dominates(other, kept))).toEqual([kept]);
      }),
    );
  });
});
