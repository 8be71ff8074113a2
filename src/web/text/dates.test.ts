import { describe, expect, it } from 'vitest';
import { daysUntil, formatDate, formatRelativeDay } from './dates.ts';

const NOW = '2026-11-22T10:00:00+01:00';

describe('daysUntil', () => {
  it.each([
    ['2026-11-22T00:00:00+01:00', 0],
    ['2026-11-22T23:59:59+01:00', 0],
    ['2026-11-23T00:00:00+01:00', 1],
    ['2026-11-21T23:59:59+01:00', -1],
    // 23:30 UTC is already tomorrow around the Sound.
    ['2026-11-22T23:30:00Z', 1],
  ])('counts calendar days of the region: %s', (instant, days) => {
    expect(daysUntil(instant, NOW)).toBe(days);
  });

  it('is not misled by the nights of the clock change', () => {
    expect(daysUntil('2026-03-30T00:30:00+02:00', '2026-03-28T23:30:00+01:00')).toBe(2);
    expect(daysUntil('2026-10-26T00:30:00+01:00', '2026-10-24T23:30:00+02:00')).toBe(2);
  });

  it('counts over the turn of the year', () => {
    expect(daysUntil('2027-01-01T00:00:00+01:00', '2026-12-31T23:59:00+01:00')).toBe(1);
  });
});

describe('formatDate', () => {
  it('writes the date as each language does', () => {
    const instant = '2026-11-27T23:59:59+01:00';
    expect(formatDate(instant, NOW, 'da')).toBe('27. november');
    expect(formatDate(instant, NOW, 'sv')).toBe('27 november');
    expect(formatDate(instant, NOW, 'en')).toBe('27 November');
  });

  it('adds a year that is not this one', () => {
    expect(formatDate('2027-01-03T12:00:00+01:00', NOW, 'da')).toBe('3. januar 2027');
  });
});

describe('formatRelativeDay', () => {
  it('has words for the nearest days', () => {
    expect(formatRelativeDay(0, 'da')).toBe('i dag');
    expect(formatRelativeDay(1, 'sv')).toBe('i morgon');
    expect(formatRelativeDay(-1, 'en')).toBe('yesterday');
    expect(formatRelativeDay(5, 'da')).toBe('om 5 dage');
  });

  it('goes over to weeks and months', () => {
    expect(formatRelativeDay(28, 'da')).toBe('om 4 uger');
    expect(formatRelativeDay(-90, 'sv')).toBe('för 3 månader sedan');
  });
});
