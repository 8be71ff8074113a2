import { expect, test } from 'vitest';
import type { ResolvedTerm } from '../store/resolve-terms.ts';
import type { QueryTerm } from './query-words.ts';
import { joinTerms } from './text-query.ts';

const resolve = (stem: string, stopWord = false): ResolvedTerm => ({
  tsquery: `('${stem}')`,
  titleTsquery: `('${stem}':A)`,
  stems: [stem],
  stopWord,
});
const ask = (change: Partial<QueryTerm> = {}): QueryTerm => ({
  text: 'x',
  phrase: false,
  negated: false,
  ...change,
});

test('all must be there, what has a minus must not, and only what must be there ranks', () => {
  const joined = joinTerms(
    [ask(), ask({ negated: true }), ask()],
    [resolve('kok'), resolve('nat'), resolve('by')],
  );
  expect(joined.matches).toBe(`(('kok')) & (('by')) & !(('nat'))`);
  expect(joined.ranks.map((term) => term.tsquery)).toEqual([`('kok')`, `('by')`]);
  expect(joined.stems).toEqual(['kok', 'by']);
});

test('a small word counts where nothing else is asked for, or in a phrase', () => {
  expect(joinTerms([ask(), ask()], [resolve('i', true), resolve('by')]).matches).toBe(`(('by'))`);
  expect(joinTerms([ask()], [resolve('i', true)]).matches).toBe(`(('i'))`);
  const withPhrase = joinTerms([ask(), ask({ phrase: true })], [resolve('by'), resolve('i', true)]);
  expect(withPhrase.matches).toBe(`(('by')) & (('i'))`);
  expect(joinTerms([ask({ negated: true })], [resolve('i', true)]).matches).toBeNull();
});

test('what holds no word asks for nothing', () => {
  expect(joinTerms([ask(), ask()], [null, null])).toEqual({ matches: null, ranks: [], stems: [] });
  expect(joinTerms([], [])).toEqual({ matches: null, ranks: [], stems: [] });
});
