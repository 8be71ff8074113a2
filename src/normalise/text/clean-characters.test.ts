import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanCharacters } from './clean-characters.ts';

describe('cleanCharacters', () => {
  it.each([
    ['a\u00a0b\tc', 'a b c'],
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['so\u00adcial\u200bråd\ufeff', 'socialråd'],
    ['nul\u0000l\u0007', 'null'],
    ['lone \ud800 surrogate', 'lone  surrogate'],
    ['Malmo\u0308', 'Malmö'],
    ['A\u030arhus', 'Århus'],
    ['familj 👩‍👧 hjärta ❤️', 'familj 👩‍👧 hjärta ❤️'],
    ['join\u200der', 'joiner'],
    ['fÃ¶r', 'fÃ¶r'],
  ])('%j becomes %j', (raw, clean) => {
    expect(cleanCharacters(raw)).toBe(clean);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const once = cleanCharacters(raw);
        expect(cleanCharacters(once)).toBe(once);
        expect(once).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 2000 },
    );
  });
});
