import { expect, test } from 'vitest';
import { formatAge } from './ages.ts';

test.each([
  [0, 'for 1 minut siden'],
  [59, 'for 1 minut siden'],
  [60, 'for 1 minut siden'],
  [3599, 'for 59 minutter siden'],
  [3600, 'for 1 time siden'],
  [5 * 3600 + 1800, 'for 5 timer siden'],
  [47 * 3600, 'for 47 timer siden'],
  [48 * 3600, 'for 2 dage siden'],
  [40 * 86_400, 'for 40 dage siden'],
])('%i seconds: %s', (seconds, text) => {
  expect(formatAge(seconds, 'da')).toBe(text);
});

test('speaks each language', () => {
  expect(formatAge(7200, 'sv')).toBe('för 2 timmar sedan');
  expect(formatAge(7200, 'en')).toBe('2 hours ago');
});
