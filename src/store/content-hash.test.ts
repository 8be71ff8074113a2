import { expect, test } from 'vitest';
import type { NormalisedPosting } from '../domain/normalised-posting.ts';
import { contentHash } from './content-hash.ts';

const POSTING: NormalisedPosting = {
  sourceId: '1',
  url: 'https://example.org/1',
  title: 'Kok',
  description: 'Vi søger en kok.',
  descriptionHtml: '<p>Vi søger en kok.</p>',
  language: 'da',
  employer: { name: 'Kroen', orgNumber: null, country: 'DK' },
  workplace: {
    country: 'DK',
    municipality: { code: '0400', name: 'Bornholm' },
    postcode: null,
    city: null,
    street: null,
    lat: null,
    lon: null,
    precision: 'municipality',
  },
  occupation: null,
  occupationClaims: [{ scheme: 'ssyk-2012', code: '5120', label: null }],
  hours: null,
  duration: null,
  positions: null,
  publishedAt: null,
  deadline: null,
  openUntil: null,
};

function reversed(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, reversed(part)] as const);
  return Object.fromEntries(entries.toReversed());
}

test('is the same in whatever order the fields stand', () => {
  expect(contentHash(reversed(POSTING) as NormalisedPosting)).toBe(contentHash(POSTING));
});

test.each<Partial<NormalisedPosting>>([
  { title: 'Tjener' },
  { openUntil: '2026-03-01T00:00:00+01:00' },
  { employer: { ...POSTING.employer, name: null } },
  { workplace: { ...POSTING.workplace, municipality: { code: '0400', name: 'Rønne' } } },
  { occupationClaims: [] },
  { description: '' },
  { description: POSTING.description + POSTING.descriptionHtml, descriptionHtml: '' },
])('is another where anything is: %j', (change) => {
  expect(contentHash({ ...POSTING, ...change })).not.toBe(contentHash(POSTING));
});
