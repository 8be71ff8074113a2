import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeSnippet } from './snippet.ts';

const filler = (words: number): string =>
  Array.from({ length: words }, (_, index) => `fyld${index}`).join(' ');

describe('a snippet', () => {
  test('of a short text is the text in one line', () => {
    expect(makeSnippet('  Vi søger\r\n\r\nen kok. ', ['kok'])).toBe('Vi søger en kok.');
  });

  test('without words is how the ad begins, to a whole word', () => {
    const snippet = makeSnippet(filler(100), []);
    expect(snippet).toMatch(/^fyld0 fyld1 .*fyld\d+ …$/);
    expect(snippet.length).toBeLessThanOrEqual(202);
  });

  test('stands around the words found, inflected and on the other side of the Sound', () => {
    const text = `${filler(80)} vi söker sjuksköterskor till natten och en kørekort-ejer ${filler(80)}`;
    const snippet = makeSnippet(text, ['sjukskötersk', 'körekort']);
    expect(snippet).toContain('sjuksköterskor till natten');
    expect(snippet).toContain('kørekort');
    expect(snippet).toMatch(/^… .* …$/);
  });

  test('takes the place where the most different words stand together', () => {
    const text = `kok kok kok ${filler(60)} kok i Malmö ${filler(60)}`;
    expect(makeSnippet(text, ['kok', 'malmö'])).toContain('kok i Malmö');
  });

  test('takes a short stem for a whole word only', () => {
    const text = `${filler(5)} italiensk ${filler(80)} vores IT afdeling ${filler(50)}`;
    expect(makeSnippet(text, ['it'])).toContain('IT afdeling');
  });

  test('of a word at the very end reaches the end', () => {
    expect(makeSnippet(`${filler(100)} kok`, ['kok'])).toMatch(/^… .* kok$/);
  });

  test('is never longer than it should be, never half a character, and from the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 120 }),
        fc.array(fc.string()),
        (words, stems) => {
          const snippet = makeSnippet(words.join(' '), stems);
          expect(snippet.length).toBeLessThanOrEqual(204);
          expect(snippet).not.toMatch(/\p{Surrogate}/u);
        },
      ),
    );
  });
});
