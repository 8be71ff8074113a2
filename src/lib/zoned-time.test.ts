import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { COPENHAGEN, instantInCopenhagen, parseEnd, parseInstant, STOCKHOLM } from './zoned-time.ts';

describe('parseInstant', () => {
  it.each([
    ['2025-09-11T11:25:57', '2025-09-11T11:25:57+02:00'],
    ['2025-12-11T11:25:57', '2025-12-11T11:25:57+01:00'],
    ['2025-09-11T09:25:57Z', '2025-09-11T11:25:57+02:00'],
    ['2026-06-15T15:51:24.567+02:00', '2026-06-15T15:51:24+02:00'],
    ['2026-06-15T15:51:24.5822993+0200', '2026-06-15T15:51:24+02:00'],
    ['2026-06-15', '2026-06-15T00:00:00+02:00'],
    [' 2026-06-15 08:00 ', '2026-06-15T08:00:00+02:00'],
    ['2026-03-29T02:30:00', '2026-03-29T03:30:00+02:00'],
    ['2026-10-25T02:30:00', '2026-10-25T02:30:00+02:00'],
    ['2026-10-25T02:30:00+01:00', '2026-10-25T02:30:00+01:00'],
  ])('%s', (text, expected) => {
    expect(parseInstant(text, STOCKHOLM)).toBe(expected);
  });

  it.each([
    '',
    'snarast',
    '2026-02-30T00:00:00',
    '2026-13-01',
    '2026-06-15T25:00:00',
    '/Date(1577836800000)/',
    '15-06-2026',
  ])('%j is not a time', (text) => {
    expect(parseInstant(text, STOCKHOLM)).toBeNull();
  });

  it('reads every plain time as Temporal does, by its offset or on the wall clock', () => {
    const times = fc.date({
      min: new Date('1979-01-01T00:00:00Z'),
      max: new Date('2090-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    const nearAChange = fc
      .tuple(
        fc.integer({ min: 1980, max: 2060 }),
        fc.constantFrom(2, 9),
        fc.integer({ min: 22, max: 31 }),
        fc.nat(86_399),
      )
      .map(([year, month, day, second]) => new Date(Date.UTC(year, month, day) + second * 1000));
    const offset = fc.constantFrom('', 'Z', '+01:00', '+02:00', '-05:30');
    fc.assert(
      fc.property(
        fc.oneof(times, nearAChange),
        offset,
        fc.constantFrom(COPENHAGEN, STOCKHOLM),
        (date, end, zone) => {
          const text = date.toISOString().slice(0, 19) + end;
          const zoned =
            end === ''
              ? Temporal.PlainDateTime.from(text).toZonedDateTime(zone)
              : Temporal.Instant.from(text).toZonedDateTimeISO(zone);
          expect(parseInstant(text, zone)).toBe(
            zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('reads back every instant that it writes', () => {
    const days = fc.date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date('2090-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const text = instantInCopenhagen(date);
        expect(parseInstant(text, COPENHAGEN)).toBe(text);
        expect(Date.parse(text)).toBe(Math.floor(date.getTime() / 1000) * 1000);
      }),
    );
  });
});

describe('parseEnd', () => {
  it.each([
    ['2026-06-15T00:00:00+02:00', '2026-06-15T23:59:59+02:00'],
    ['2026-06-14T22:00:00Z', '2026-06-15T23:59:59+02:00'],
    ['2026-06-15', '2026-06-15T23:59:59+02:00'],
    ['2026-06-15T12:00:00+02:00', '2026-06-15T12:00:00+02:00'],
    ['2026-03-29T00:00:00+01:00', '2026-03-29T23:59:59+02:00'],
    ['2026-10-25T00:00:00+02:00', '2026-10-25T23:59:59+01:00'],
  ])('%s', (text, expected) => {
    expect(parseEnd(text, COPENHAGEN)).toBe(expected);
  });

  it('says null for what is not a time', () => {
    expect(parseEnd('løbende', COPENHAGEN)).toBeNull();
  });
});
