import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TermDictionary } from './term-dictionary.ts';

describe('a term dictionary', () => {
  it('gives each term one number, as a map would, wherever in a text it stands', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 6 }), { maxLength: 300 }), (terms) => {
        const dictionary = new TermDictionary();
        const expected = new Map<string, number>();
        for (const term of terms) {
          if (!expected.has(term)) expected.set(term, expected.size);
          expect(dictionary.numberOf(`(${term})`, 1, term.length + 1)).toBe(expected.get(term));
        }
        for (const [term, number] of expected) expect(dictionary.find(term)).toBe(number);
        expect(dictionary.size).toBe(expected.size);
      }),
    );
  });

  it('grows', () => {
    const dictionary = new TermDictionary();
    for (let index = 0; index < 50_000; index += 1) dictionary.numberOf(`term ${index}`);
    expect(dictionary.size).toBe(50_000);
    expect(dictionary.find('term 49999')).toBe(49_999);
    expect(dictionary.find('term 50000')).toBe(-1);
  });
});
