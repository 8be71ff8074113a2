import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, seedOf } from './random.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('seededRandom', () => {
  it('draws the same stream from the same seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [one, other] = [seededRandom(seed), seededRandom(seed)];
        for (let draw = 0; draw < 20; draw += 1) expect(one.fraction()).toBe(other.fraction());
      }),
    );
  });

  it('draws whole numbers within both bounds and reaches them', () => {
    const random = seededRandom(1);
    const drawn = new Set(Array.from({ length: 500 }, () => random.whole(3, 7)));
    expect([...drawn].sort()).toEqual([3, 4, 5, 6, 7]);
  });

  it('shuffles without losing or doubling anything', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.integer()), (seed, items) => {
        const sort = (numbers: number[]) => numbers.toSorted((a, b) => a - b);
        expect(sort(seededRandom(seed).shuffle(items))).toEqual(sort(items));
      }),
    );
  });

  it('takes some in their own order, no more than there are', () => {
    fc.assert(
      fc.property(seeds, fc.uniqueArray(fc.integer()), fc.nat(20), (seed, items, count) => {
        const taken = seededRandom(seed).some(items, count);
        expect(taken).toHaveLength(Math.min(count, items.length));
        expect(taken).toEqual(items.filter((item) => taken.includes(item)));
      }),
    );
  });

  it('picks every choice about as often', () => {
    const random = seededRandom(2);
    const counts = new Map([...'abcd'].map((letter) => [letter, 0]));
    for (let draw = 0; draw < 4000; draw += 1) {
      const letter = random.pick(['a', 'b', 'c', 'd']);
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    for (const count of counts.values()) expect(count).toBeGreaterThan(850);
  });
});

describe('seedOf', () => {
  it('is FNV-1a', () => {
    // The test vectors of the algorithm's own specification.
    expect(seedOf('')).toBe(0x811c9dc5);
    expect(seedOf('a')).toBe(0xe40c292c);
    expect(seedOf('foobar')).toBe(0xbf9cf968);
  });
});
