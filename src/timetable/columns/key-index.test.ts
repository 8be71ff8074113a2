import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyIndex } from './key-index.ts';
import { concatStringTables, pickStrings, stringAt, stringIndex, stringTable } from './string-table.ts';

function add(index: KeyIndex, text: string): number {
  const bytes = Buffer.from(`<${text}>`);
  return index.add(bytes, 1, bytes.length - 1);
}

function find(index: KeyIndex, text: string): number {
  const bytes = Buffer.from(text);
  return index.find(bytes, 0, bytes.length);
}

describe('KeyIndex', () => {
  it('numbers keys as a Map would', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (keys, others) => {
        const index = new KeyIndex();
        const expected = new Map<string, number>();
        for (const key of keys) {
          const isNew = !expected.has(key);
          if (isNew) expected.set(key, expected.size);
          expect(add(index, key)).toBe(isNew ? expected.size - 1 : -1);
        }
        for (const key of [...keys, ...others]) expect(find(index, key)).toBe(expected.get(key) ?? -1);
        expect([...stringIndex(index.finish())]).toEqual([...expected]);
      }),
    );
  });

  it('keeps a hundred thousand apart', () => {
    const index = new KeyIndex();
    for (let i = 0; i < 100_000; i++) add(index, `90210120${i}`);
    expect(index.size).toBe(100_000);
    expect(find(index, '9021012099999')).toBe(99_999);
    expect(find(index, '90210120100000')).toBe(-1);
  });
});

describe('string tables', () => {
  it('keep every string through joining and picking', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.string()), (a, b) => {
        const joined = concatStringTables([stringTable(a), stringTable(b)]);
        const all = [...a, ...b];
        expect(all.map((_, i) => stringAt(joined, i))).toEqual(all);
        const odd = [...all.keys()].filter((i) => i % 2 === 1).reverse();
        const picked = pickStrings(joined, odd);
        expect(odd.map((_, i) => stringAt(picked, i))).toEqual(odd.map((i) => all[i]));
      }),
    );
  });
});
