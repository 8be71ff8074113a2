import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words } from './posting.test-support.ts';
import { sampleText } from './text-sample.ts';
import { WordFilter } from './word-filter.ts';

describe('WordFilter', () => {
  it('never denies a word of the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zæøå]{1,12}$/), { minLength: 1, maxLength: 40 }),
        (parts) => {
          const filter = sampleText(parts.join(' ')).words;
          for (const word of parts) expect(filter.has(word)).toBe(true);
        },
      ),
    );
  });

  it('knows a word by how it begins', () => {
    expect(sampleText('Vi er på akutmodtagelsen').words.has('akutmodtagelse')).toBe(true);
  });

  it('rarely affirms a word that is not there', () => {
    const filter = sampleText(words('ad', 450)).words;
    const affirmed = Array.from({ length: 1000 }, (_, index) => `q${index}`).filter((word) =>
      filter.has(word),
    );
    expect(affirmed.length).toBeLessThan(60);
  });

  it('takes no bytes of another length', () => {
    expect(() => new WordFilter(new Uint8Array(3))).toThrow(RangeError);
  });
});
