import { describe, expect, it } from 'vitest';
import { windowParts } from './window-parts.ts';

/** As `date: from – to` on the clocks of Copenhagen, days left out where they are the first one's. */
function parts(by: 'departAt' | 'arriveBy', from: string, to: string): string[] {
  return windowParts({ by, from, to }, 'Europe/Copenhagen').map(
    (part) => `${part.date}: ${part.from.slice(5, 19)} – ${part.to.slice(5, 19)}`,
  );
}

describe('windowParts', () => {
  it('is one part of its own date by day', () => {
    expect(parts('departAt', '2026-05-02T07:00:00+02:00', '2026-05-02T09:00:00+02:00')).toEqual([
      '2026-05-02: 05-02T07:00:00 – 05-02T09:00:00',
    ]);
    expect(parts('departAt', '2026-05-02T21:30:00+02:00', '2026-05-02T23:30:00+02:00')).toEqual([
      '2026-05-02: 05-02T21:30:00 – 05-02T23:30:00',
    ]);
    expect(parts('departAt', '2026-05-02T01:00:00+02:00', '2026-05-02T03:00:00+02:00')).toEqual([
      '2026-05-02: 05-02T01:00:00 – 05-02T03:00:00',
    ]);
  });

  it('is of the evening before for what arrives in the small hours, of the next date for what leaves late', () => {
    expect(parts('arriveBy', '2026-05-01T23:00:00+02:00', '2026-05-02T01:00:00+02:00')).toEqual([
      '2026-05-01: 05-01T23:00:00 – 05-02T01:00:00',
    ]);
    expect(parts('departAt', '2026-05-02T22:00:00+02:00', '2026-05-03T00:00:00+02:00')).toEqual([
      '2026-05-03: 05-02T22:00:00 – 05-03T00:00:00',
    ]);
  });

  it('is two where it reaches over the night', () => {
    expect(parts('departAt', '2026-05-02T20:00:00+02:00', '2026-05-03T08:00:00+02:00')).toEqual([
      '2026-05-02: 05-02T20:00:00 – 05-02T21:59:59',
      '2026-05-03: 05-02T22:00:00 – 05-03T08:00:00',
    ]);
    expect(parts('arriveBy', '2026-05-01T20:00:00+02:00', '2026-05-02T08:00:00+02:00')).toEqual([
      '2026-05-01: 05-01T20:00:00 – 05-02T04:59:59',
      '2026-05-02: 05-02T05:00:00 – 05-02T08:00:00',
    ]);
  });

  it('goes by the clocks in the nights they change', () => {
    expect(parts('departAt', '2026-10-24T20:00:00+02:00', '2026-10-25T07:00:00+01:00')).toEqual([
      '2026-10-24: 10-24T20:00:00 – 10-24T22:59:59',
      '2026-10-25: 10-24T23:00:00 – 10-25T07:00:00',
    ]);
    expect(parts('departAt', '2026-10-24T22:30:00+02:00', '2026-10-25T00:30:00+02:00')).toEqual([
      '2026-10-24: 10-24T22:30:00 – 10-25T00:30:00',
    ]);
    expect(parts('arriveBy', '2026-03-28T19:30:00+01:00', '2026-03-29T08:30:00+02:00')).toEqual([
      '2026-03-28: 03-28T19:30:00 – 03-29T04:59:59',
      '2026-03-29: 03-29T05:00:00 – 03-29T08:30:00',
    ]);
  });
});
