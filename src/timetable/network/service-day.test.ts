import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber, serviceDayStart, weekdayOfDay } from './service-day.ts';

const COPENHAGEN = 'Europe/Copenhagen';

function start(date: string): string {
  const seconds = serviceDayStart(dayNumber(Temporal.PlainDate.from(date)), COPENHAGEN);
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString();
}

describe('serviceDayStart', () => {
  it.each([
    ['2026-11-24', '2026-11-23T23:00:00Z'],
    ['2026-07-01', '2026-06-30T22:00:00Z'],
    // The night the clocks go forward: noon − 12 h is an hour before midnight.
    ['2026-03-29', '2026-03-28T22:00:00Z'],
    // The night they go back: an hour after it.
    ['2026-10-25', '2026-10-24T23:00:00Z'],
  ])('%s', (date, expected) => {
    expect(start(date)).toBe(expected);
  });
});

describe('weekdayOfDay', () => {
  it('counts from Monday, also before 1970', () => {
    for (const day of [-40_000, -1, 0, 3, 20_781])
      expect(weekdayOfDay(day)).toBe(dateOfDay(day).dayOfWeek - 1);
  });
});
