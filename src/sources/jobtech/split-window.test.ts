import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWindow } from './split-window.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('splitWindow', () => {
  it('covers the window without a gap, a day at a time at most, oldest first', () => {
    const length = fc.integer({ min: 0, max: 90 * DAY_MS });
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
        length,
        (from, ms) => {
          const window = { from, to: new Date(from.getTime() + ms) };
          const parts = splitWindow(window);
          expect(parts[0]?.from).toEqual(window.from);
          expect(parts.at(-1)?.to).toEqual(window.to);
          for (const [index, part] of parts.entries()) {
            expect(part.to.getTime() - part.from.getTime()).toBeLessThanOrEqual(DAY_MS);
            if (index > 0) expect(part.from).toEqual(parts[index - 1]?.to);
          }
          expect(parts).toHaveLength(Math.max(1, Math.ceil(ms / DAY_MS)));
        },
      ),
    );
  });

  it('takes a window that ends before it begins for a moment', () => {
    const from = new Date('2026-10-06T12:00:00Z');
    expect(splitWindow({ from, to: new Date('2026-10-06T11:00:00Z') })).toEqual([{ from, to: from }]);
  });
});
