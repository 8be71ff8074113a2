import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdSet } from './id-set.ts';

const id = fc.oneof(
  fc.nat(50).map(String),
  fc.maxSafeNat().map(String),
  fc.constantFrom(
    '',
    '00',
    '07',
    '7',
    '1e3',
    '-1',
    ' 7',
    '4294967294',
    '4294967295',
    '4294967296',
    '__proto__',
  ),
  fc.string(),
);

describe('IdSet', () => {
  it('is a set of strings, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(id, { maxLength: 100 }), fc.array(id), (added, asked) => {
        const ids = new IdSet();
        const model = new Set<string>();
        for (const each of added) {
          expect(ids.add(each)).toBe(!model.has(each));
          model.add(each);
          expect(ids.size).toBe(model.size);
        }
        for (const each of [...added, ...asked]) expect(ids.has(each)).toBe(model.has(each));
      }),
    );
  });

  it.each([1, 4, 65_536, 33_554_432])('holds 20,000 numbers, each %i more than the last', (step) => {
    const ids = new IdSet();
    const numbers = Array.from({ length: 20_000 }, (_, index) => (index * step) % (2 ** 32 - 1));
    for (const number of numbers) ids.add(String(number));
    expect(ids.size).toBe(new Set(numbers).size);
    expect(numbers.every((number) => ids.has(String(number)))).toBe(true);
    expect(ids.has('4294967290')).toBe(false);
  });

  it('keeps numbers out of the heap: 200,000 of them in a megabyte or two', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const held = (): number => {
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    const before = held();
    const ids = new IdSet();
    for (let number = 30_000_000; number < 30_200_000; number += 1) ids.add(String(number));
    expect(held() - before).toBeLessThan(4 * 2 ** 20);
    expect(ids.size).toBe(200_000);
  });
});
