import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../domain/codes.ts';
import { readerLanguage } from './reader-language.ts';

test.each([
  [undefined, 'da'],
  ['', 'da'],
  ['*', 'da'],
  ['de,fr;q=0.5', 'da'],
  ['sv', 'sv'],
  ['SV-se', 'sv'],
  ['svenska', 'da'],
  ['en-GB,en;q=0.9,sv;q=0.8', 'en'],
  ['de, sv;q=0.4, en;q=0.7', 'en'],
  ['en;q=0, sv;q=0.1', 'sv'],
  ['sv;q=0.5,en;q=0.5', 'sv'],
  ['sv ; q=0.3 , en ; q=0.4', 'en'],
  ['sv;q=2, en;q=0.1', 'en'],
  ['sv;q=high,en;q=0.001', 'en'],
])('a browser that says %s reads %s', (acceptLanguage, language) => {
  expect(readerLanguage(undefined, acceptLanguage)).toBe(language);
});

test('what the reader asked for comes first, if we have it', () => {
  expect(readerLanguage('en', 'sv')).toBe('en');
  expect(readerLanguage('no', 'sv')).toBe('sv');
  expect(readerLanguage(['en', 'da'], 'sv')).toBe('sv');
});

test('any header gets one of our languages', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      expect(LANGUAGES).toContain(readerLanguage(undefined, header));
    }),
  );
});

test('the highest weight wins', () => {
  const weighted = fc.uniqueArray(
    fc.record({ language: fc.constantFrom(...LANGUAGES), weight: fc.integer({ min: 1, max: 999 }) }),
    {
      minLength: 1,
      selector: (one) => one.language,
    },
  );
  fc.assert(
    fc.property(weighted, (ranges) => {
      const header = ranges
        .map(({ language, weight }) => `${language};q=${(weight / 1000).toFixed(3)}`)
        .join(', ');
      const best = Math.max(...ranges.map(({ weight }) => weight));
      expect(readerLanguage(undefined, header)).toBe(ranges.find(({ weight }) => weight === best)?.language);
    }),
  );
});
