import { expect, test } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

test.each([
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{ 'sec-fetch-site': 'none' }, false],
  [{ 'sec-fetch-site': 'cross-site', origin: 'https://sundet.example' }, false],
  [{ origin: 'https://sundet.example' }, true],
  [{ origin: 'http://sundet.example' }, true],
  [{ origin: 'https://sundet.example.org' }, false],
  [{ origin: 'https://sundet.example:8443' }, false],
  [{ origin: 'null' }, false],
  [{}, true],
])('%j: %s', (headers, expected) => {
  expect(isSameOrigin({ headers, host: 'sundet.example' })).toBe(expected);
});
