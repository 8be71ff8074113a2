import { expect, test } from 'vitest';
import { fixedClock } from '../../lib/clock.ts';
import { createJobtechTaxonomy } from '../../occupations/fetch/jobtech-taxonomy.ts';
import { checkTaxonomies } from './check-taxonomies.ts';

const source = createJobtechTaxonomy({ baseUrl: new URL('http://127.0.0.1:9'), version: null });
const clock = fixedClock('2026-11-27T12:00:00Z');

test.each([
  [null, 'warning', /never fetched/],
  ['2026-11-22T03:00:00Z', 'ok', /5 days ago, 7 codes/],
  ['2026-11-01T03:00:00Z', 'problem', /26 days ago/],
])('what was fetched at %s: %s', (at, level, message) => {
  const counts = { source: 'jobtech-taxonomy', concepts: 1, labels: 1, codes: 7 };
  const layers = at === null ? [] : [{ ...counts, importedAt: new Date(at) }];
  const [finding] = checkTaxonomies([source], layers, clock);
  expect(finding).toMatchObject({ area: 'occupations', level });
  expect(finding?.message).toMatch(message);
});
