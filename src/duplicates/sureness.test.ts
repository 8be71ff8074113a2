import { expect, it } from 'vitest';
import type { JoinReason } from './join-reason.ts';
import { surenessOf } from './sureness.ts';

const employer = { by: 'number', number: '12345678' } as const;
const place = { relation: 'same', by: 'municipality', code: '0101' } as const;
const WHOLE: JoinReason = {
  kind: 'employer_and_text',
  employer,
  place,
  titleSimilarity: 1,
  textSimilarity: 1,
  excerpt: false,
};
const REASONS: readonly JoinReason[] = [
  { kind: 'same_posting', id: 'a:1' },
  { kind: 'external_id', id: 'a:1' },
  { kind: 'url', url: 'a.example/1', titleSimilarity: 1, textSimilarity: 0 },
  WHOLE,
  { kind: 'translation', employer, place, deadline: '2026-03-31', titleSimilarity: 1 },
  { ...WHOLE, excerpt: true },
];

it('has ids before pages before texts, and holds what rests on less for tentative', () => {
  const sureness = REASONS.map(surenessOf);
  expect(sureness.map(({ rank }) => rank)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(sureness.map(({ tentative }) => tentative)).toEqual([false, false, false, false, true, true]);
});
