import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWireDate, parseWireEnd } from './wire-date.ts';

describe('parseWireDate', () => {
  it.each([
    ['/Date(1790673957157+0200)/', '2026-09-29T11:25:57+02:00'],
    // The offset tells of the server's clock and shifts nothing.
    ['/Date(1790673957157-0700)/', '2026-09-29T11:25:57+02:00'],
    ['/Date(1790673957157)/', '2026-09-29T11:25:57+02:00'],
    ['/Date(-1000000+0100)/', '1970-01-01T00:43:20+01:00'],
  ])('%s', (text, instant) => {
    expect(parseWireDate(text)).toEqual({ kind: 'instant', instant });
  });

  it.each(['/Date(-62135596800000+0000)/', '/Date(-2208992400000+0100)/'])('%s is not said', (text) => {
    expect(parseWireDate(text)).toEqual({ kind: 'not-said' });
  });

  it.each(['', '2026-09-29', '/Date()/', '/Date(x)/', '/Date(9999999999999999)/', '/Date(1e3)/'])(
    '%j is unreadable',
    (text) => {
      expect(parseWireDate(text)).toEqual({ kind: 'unreadable' });
    },
  );

  it('is the very instant, to the second', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1901-01-02'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const parsed = parseWireDate(`/Date(${date.getTime()}+0200)/`);
          const at = parsed.kind === 'instant' ? Date.parse(parsed.instant) : Number.NaN;
          expect(Math.abs(at - date.getTime())).toBeLessThan(1_000);
        },
      ),
    );
  });
});

describe('parseWireEnd', () => {
  it.each([
    // Midnight in winter and in summer time is the end of that day.
    ['/Date(1793401200000+0100)/', '2026-10-31T23:59:59+01:00'],
    ['/Date(1790632800000+0200)/', '2026-09-29T23:59:59+02:00'],
    ['/Date(1790673957157+0200)/', '2026-09-29T11:25:57+02:00'],
  ])('%s', (text, instant) => {
    expect(parseWireEnd(text)).toEqual({ kind: 'instant', instant });
  });
});
