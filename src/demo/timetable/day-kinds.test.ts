import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { DAY_KINDS, easterSunday, runsOnDate } from './day-kinds.ts';

const kindsOn = (date: string, country: 'DK' | 'SE') =>
  DAY_KINDS.filter((kind) => runsOnDate(kind, Temporal.PlainDate.from(date), country));

describe('day kinds', () => {
  it('knows Easter', () => {
    const dates = [2024, 2025, 2026, 2027, 2038].map((year) => easterSunday(year).toString());
    expect(dates).toEqual(['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25']);
  });

  it('gives each date one kind of day and one kind of night', () => {
    expect(kindsOn('2026-11-24', 'DK')).toEqual(['W', 'X']);
    expect(kindsOn('2026-11-27', 'SE')).toEqual(['W', 'N']);
    expect(kindsOn('2026-11-28', 'DK')).toEqual(['L', 'N']);
    expect(kindsOn('2026-11-29', 'SE')).toEqual(['S', 'X']);
  });

  it('runs holidays as Sundays, each country its own', () => {
    expect(kindsOn('2026-12-25', 'DK')).toEqual(['S', 'N']);
    expect(kindsOn('2027-01-06', 'SE')).toEqual(['S', 'X']);
    expect(kindsOn('2027-01-06', 'DK')).toEqual(['W', 'X']);
    expect(kindsOn('2027-03-25', 'DK')).toEqual(['S', 'X']);
    expect(kindsOn('2027-03-25', 'SE')).toEqual(['W', 'X']);
    expect(kindsOn('2027-05-17', 'DK')).toEqual(['S', 'X']);
  });
});
