import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SketchPair } from './posting-matcher.ts';
import { slicePairs } from './slice-pairs.ts';

/** Pairs among ten postings, each once, one of each pair at least among the asked. */
const load = fc
  .record({
    asked: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1 }),
    pairs: fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
      selector: ([one, other]) => [Math.min(one, other), Math.max(one, other)].join(),
    }),
    most: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ asked, pairs, most }) => ({
    asked: asked.map(String),
    pairs: pairs
      .filter(([one, other]) => one !== other && (asked.includes(one) || asked.includes(other)))
      .map(([one, other]): SketchPair => ({ one: String(one), other: String(other) })),
    most,
  }));

const partnersOf = (number: string, pairs: readonly SketchPair[]) =>
  pairs.flatMap(({ one, other }) => (one === number ? other : other === number ? one : []));

test('every pair is judged once', () => {
  fc.assert(
    fc.property(load, ({ asked, pairs, most }) => {
      const judged = [...slicePairs(asked, pairs, most)].flatMap((slice) => slice.pairs);
      expect(judged).toHaveLength(pairs.length);
      expect(new Set(judged)).toEqual(new Set(pairs));
    }),
  );
});

test('no slice is larger than asked and what one posting has more', () => {
  fc.assert(
    fc.property(load, ({ asked, pairs, most }) => {
      const longest = Math.max(0, ...asked.map((number) => partnersOf(number, pairs).length));
      for (const slice of slicePairs(asked, pairs, most)) {
        expect(slice.pairs.length).toBeLessThan(most + longest);
        expect(slice.named.length).toBeLessThanOrEqual(most + longest);
      }
    }),
  );
});

test('with each pair all are named whom one that was asked for, and is in it, is paired with', () => {
  fc.assert(
    fc.property(load, ({ asked, pairs, most }) => {
      for (const slice of slicePairs(asked, pairs, most)) {
        for (const { one, other } of slice.pairs) {
          expect(slice.named).toEqual(expect.arrayContaining([one, other]));
          const isWhole = [one, other].some(
            (number) =>
              asked.includes(number) &&
              partnersOf(number, pairs).every((partner) => slice.named.includes(partner)),
          );
          expect(isWhole).toBe(true);
        }
      }
    }),
  );
});
