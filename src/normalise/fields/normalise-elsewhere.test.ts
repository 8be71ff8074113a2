import { expect, it } from 'vitest';
import { normaliseElsewhere } from './normalise-elsewhere.ts';

it('keeps whole addresses and ids, each once', () => {
  expect(
    normaliseElsewhere({
      ids: [' dxa:46-1 ', 'dxa:46-1', ' '],
      urls: ['https://example.org/job/1 ', 'https://example.org/job/1', 'ftp://example.org/2', 'job'],
    }),
  ).toEqual({ ids: ['dxa:46-1'], urls: ['https://example.org/job/1'] });
});

it.each([
  ['https://anna:hunter2@example.org/1'],
  ['https://example.org/apply?to=anna.berg@example.org'],
  ['https://example.org/apply?to=anna.berg%40example.org'],
  [`https://example.org/${'x'.repeat(2_000)}`],
])('leaves out %s', (url) => {
  expect(normaliseElsewhere({ ids: ['anna@example.org'], urls: [url] })).toBeNull();
});

it('is bounded, whatever an upstream sends', () => {
  const many = Array.from({ length: 1_000 }, (_, index) => `a:${index}`);
  expect(normaliseElsewhere({ ids: many, urls: [] })?.ids).toHaveLength(5);
  expect(normaliseElsewhere(undefined)).toBeNull();
});
