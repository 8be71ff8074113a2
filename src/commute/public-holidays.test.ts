import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { easterSunday, isOrdinaryWeekday, ordinaryWeekdayAfter } from './public-holidays.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

test.each([
  [2024, '03-31'],
  [2025, '04-20'],
  [2026, '04-05'],
  [2027, '03-28'],
  [2038, '04-25'],
  [1961, '04-02'],
])('Easter Sunday of %i is %s', (year, expected) => {
  const { month, day } = easterSunday(year);
  expect(`${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`).toBe(expected);
});

test.each([
  ['2026-04-02', 'Maundy Thursday, Denmark'],
  ['2026-04-03', 'Good Friday'],
  ['2026-04-06', 'Easter Monday'],
  ['2026-05-14', 'Ascension'],
  ['2026-05-25', 'Whit Monday, Denmark'],
  ['2026-06-05', 'Constitution Day, Denmark'],
  ['2025-06-06', 'National Day, Sweden'],
  ['2026-06-19', 'Midsummer Eve, Sweden'],
  ['2026-01-06', 'Epiphany, Sweden'],
  ['2026-12-24', 'Christmas Eve'],
  ['2026-11-28', 'a Saturday'],
])('%s is no ordinary weekday (%s)', (day) => {
  expect(isOrdinaryWeekday(date(day))).toBe(false);
});

test.each([
  ['2026-11-27', '2026-11-30'],
  ['2026-04-01', '2026-04-07'],
  ['2026-12-23', '2026-12-28'],
  ['2026-12-30', '2027-01-04'],
  // Great Prayer Day, a working day since 2024.
  ['2026-04-30', '2026-05-04'],
])('after %s comes %s', (day, next) => {
  expect(ordinaryWeekdayAfter(date(day)).toString()).toBe(next);
});
