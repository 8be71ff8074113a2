import { expect, it } from 'vitest';
import { withoutQuotes } from './without-quotes.ts';

it.each([
  ['"social pædagog"', 'social pædagog'],
  ['kok', 'kok'],
  ['"kok" "smed"', '"kok" "smed"'],
  ['kok -"nat"', 'kok -"nat"'],
  ['""', '""'],
])('of %s leaves %s', (words, shown) => {
  expect(withoutQuotes(words)).toBe(shown);
});
