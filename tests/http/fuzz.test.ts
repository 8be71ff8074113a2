import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from '../../src/http/problem.ts';
import { testApp } from './support/test-app.ts';

const NAMES = [
  'q',
  'country',
  'municipality',
  'hours',
  'source',
  'sort',
  'limit',
  'cursor',
  'facets',
  'lang',
];
const LIKELY = [
  '',
  'DK',
  'SE',
  '0101',
  '1280',
  '9999',
  'full_time',
  'jobnet',
  'deadline',
  '1',
  '100',
  '101',
  'true',
  'sv',
];
const AWKWARD = [
  '%',
  '%00',
  '%zz',
  '%E0%A4%A',
  '%ED%A0%80',
  '%F0%9F%99%82',
  '+',
  '"',
  '-',
  '[]',
  '__proto__',
  "' or 1=1",
];

const name = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...NAMES) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'q[]', 'q[x]'),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary' }).map((text) => encodeURIComponent(text)),
  },
);
const value = fc.oneof(
  fc.constantFrom(...LIKELY),
  fc.constantFrom(...AWKWARD),
  fc.string({ unit: 'binary', maxLength: 600 }).map((text) => encodeURIComponent(text)),
  fc.string({ unit: 'grapheme-ascii' }).map((text) => text.replaceAll(/[^\w%&=;+.-]/g, '')),
);
const query = fc
  .array(fc.tuple(name, value), { maxLength: 8 })
  .map((pairs) => pairs.map(([key, text]) => `${key}=${text}`).join('&'));
const path = fc.oneof(
  fc.constantFrom('/api/v1/vacancies', '/', '/vacancy/k3v9x2m4q8r1t', '/api/v1/sources', '/health/live'),
  value.map((text) => `/vacancy/${text}`),
  value.map((text) => `/api/v1/vacancies/${text}`),
  value.map((text) => `/${text}`),
);

test('whatever is asked, the answer is a good one or says what is wrong', async () => {
  const { app, search, log } = await testApp();
  await fc.assert(
    fc.asyncProperty(path, query, async (address, parameters) => {
      const answer = await app.inject(`${address}?${parameters}`);
      expect([200, 302, 400, 404]).toContain(answer.statusCode);
      if (answer.statusCode < 400 || !address.startsWith('/api')) return;
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      const problem = answer.json<Problem>();
      expect(problem.status).toBe(answer.statusCode);
      if (problem.type === '/problems/bad-parameter') expect(problem.errors?.length).toBeGreaterThan(0);
    }),
    { numRuns: 1_000 },
  );
  expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  // What came through is what the contract allows, and some did come through.
  expect(search.queries.length).toBeGreaterThan(10);
  for (const asked of search.queries) {
    expect(asked.limit).toBeGreaterThanOrEqual(1);
    expect(asked.limit).toBeLessThanOrEqual(100);
    expect(asked.municipalities.every((code) => ['0101', '1280', '1282'].includes(code))).toBe(true);
    expect(`${asked.q}${asked.cursor}`).not.toContain('\0');
  }
});
