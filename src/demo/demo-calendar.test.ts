import { describe, expect, it } from 'vitest';
import { fixedClock } from '../lib/clock.ts';
import { DemoCalendar } from './demo-calendar.ts';

describe('DemoCalendar', () => {
  it('gives each midnight the offset of its own day', () => {
    const calendar = new DemoCalendar(fixedClock('2025-10-25T22:30:00Z'));
    // 00:30 on the 26th in Copenhagen, the day on which the clocks go back.
    expect(calendar.midnight(0)).toBe('2025-10-26T00:00:00+02:00');
    expect(calendar.midnight(1)).toBe('2025-10-27T00:00:00+01:00');
    expect(calendar.midnight(-1)).toBe('2025-10-25T00:00:00+02:00');
  });

  it('counts minutes as time passes, not as the wall clock shows it', () => {
    // The night before had an hour less: 23 hours before this midnight it was still 00:00 of a winter day.
    const calendar = new DemoCalendar(fixedClock('2025-03-31T14:00:00+02:00'));
    const minutes = 23 * 60;
    expect(calendar.wallClock(minutes)).toBe('2025-03-30T00:00:00');
    expect(calendar.moment(minutes)).toBe('2025-03-30T00:00:00+01:00');
    expect(calendar.epochMilliseconds(minutes)).toBe(Date.parse('2025-03-29T23:00:00Z'));
  });

  it('says the same all day long', () => {
    const morning = new DemoCalendar(fixedClock('2025-03-31T00:00:00+02:00'));
    const evening = new DemoCalendar(fixedClock('2025-03-31T23:59:59+02:00'));
    expect(evening.moment(45)).toBe(morning.moment(45));
  });

  it('finds the midnight before a moment across days', () => {
    const calendar = new DemoCalendar(fixedClock('2025-03-01T00:10:00+01:00'));
    expect(calendar.midnightOf(0)).toBe('2025-03-01T00:00:00+01:00');
    expect(calendar.midnightOf(5)).toBe('2025-02-28T00:00:00+01:00');
    expect(calendar.midnightOf(5 + 27 * 24 * 60)).toBe('2025-02-01T00:00:00+01:00');
  });

  it('tells the end of a day and its name for running text', () => {
    const calendar = new DemoCalendar(fixedClock('2024-02-28T12:00:00+01:00'));
    expect(calendar.endOfDay(1)).toBe('2024-02-29T23:59:59');
    expect(calendar.dayAndMonth(2)).toEqual({ day: 1, month: 3 });
  });
});
