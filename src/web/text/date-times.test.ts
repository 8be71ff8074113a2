import { expect, test } from 'vitest';
import { formatDateTime, formatShortDay, hourOf } from './date-times.ts';

test('a moment is told by weekday, day and clock of the region', () => {
  const instant = '2026-11-23T02:00:00Z';
  // How the parts are joined differs between editions of the languages' forms.
  expect(formatDateTime(instant, 'da')).toMatch(/^mandag .*23\. november .*03[.:]00$/);
  expect(formatDateTime(instant, 'sv')).toMatch(/^måndag .*23 november .*03[.:]00$/);
  expect(formatDateTime(instant, 'en')).toMatch(/^Monday.* 23 November.* 03:00$/);
});

test('a day is the day it says, in any season', () => {
  expect(formatShortDay('2026-11-22', 'da')).toBe('22. nov.');
  expect(formatShortDay('2026-06-01', 'sv')).toBe('1 juni');
  expect(formatShortDay('2026-03-29', 'en')).toBe('29 Mar');
});

test.each([
  ['2026-11-22T23:30:00Z', 0],
  ['2026-11-22T03:59:00+01:00', 3],
  ['2026-07-01T10:00:00Z', 12],
])('%s is in hour %i', (instant, hour) => {
  expect(hourOf(instant)).toBe(hour);
});
