import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWords } from './fold-letters.ts';

describe('foldWords', () => {
  it('writes Danish and Swedish letters alike, however they are encoded', () => {
    expect(foldWords('Sjuksköterska på Österlen')).toEqual(['sjukskoterska', 'pa', 'osterlen']);
    expect(foldWords('Sjuksköterska på Österlen'.normalize('NFD'))).toEqual(
      foldWords('Sjuksköterska på Österlen'),
    );
    expect(foldWords('LÆRER i Sorø, Aarhus')).toEqual(['larer', 'i', 'soro', 'arhus']);
    expect(foldWords('Laerer i Soroe, Århus')).toEqual(foldWords('Lærer i Sorø, Aarhus'));
  });

  it('takes all but letters and digits for the space between words', () => {
    expect(foldWords('IT-tekniker/2nd line – “hub”\u00a0Malmö 🙂')).toEqual([
      'it',
      'tekniker',
      '2nd',
      'line',
      'hub',
      'malmo',
    ]);
  });

  it('passes over a soft hyphen', () => {
    expect(foldWords('under\u00adsköterska')).toEqual(['underskoterska']);
  });

  it('gives the same when applied to its own result', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zæøåäö ,.-]{0,40}$/), (text) => {
        const once = foldWords(text).filter((word) => !/aa|ae|oe/.test(word));
        expect(foldWords(once.join(' '))).toEqual(once);
      }),
    );
  });
});
