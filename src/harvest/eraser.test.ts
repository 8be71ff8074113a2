import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEraser, ERASED, erasuresOf, isKnown } from './eraser.ts';

const eraser = (...texts: string[]) => createEraser(texts.flatMap(erasuresOf));

describe('a name in running text', () => {
  test.each([
    ['Kontakt Åse Bjørk på tlf. [tel.]', 'Kontakt […] på tlf. [tel.]'],
    ['ÅSE BJØRK', '[…]'],
    ['ase bjork; Ase   Björk, Åse-Bjørk.', '[…]; […], […].'],
    ['A\u030ase Bjo\u0308rk', '[…]'],
    ['Åse [tel.] Bjørk', '[…]'],
    ['Åse\nBjørk', '[…]'],
    ['Bjørk Åse', 'Bjørk Åse'],
    ['Åse Bjørken', 'Åse Bjørken'],
    ['Kåse Bjørk', 'Kåse Bjørk'],
    ['Åse Åse Bjørk Bjørk', 'Åse […] Bjørk'],
    ['', ''],
  ])('%j becomes %j', (text, erased) => {
    expect(eraser('Åse Bjørk')(text, 'text')).toBe(erased);
  });

  test('is found with its telephone number or address masked, as every ad has them', () => {
    const erase = eraser('Åse Bjørk, 12 34 56 78, ase@example.org');
    expect(erase('Ring til Åse Bjørk ([tel.]) nu', 'text')).toBe('Ring til […] ([tel.]) nu');
    expect(erase('Åse Bjørk, 12 34 56 78, ase@example.org', 'text')).toBe('[…]');
  });

  test('and another: those that overlap go together', () => {
    expect(eraser('Åse Bjørk', 'Bjørk Lund')('Åse Bjørk Lund og Bjørk Lund', 'text')).toBe('[…] og […]');
  });
});

describe('a name in HTML', () => {
  test.each([
    ['<p>Ring til Åse Bjørk.</p>', '<p>Ring til […].</p>'],
    ['<p><strong>Åse</strong> Bjørk</p>', '<p><strong>[…]</strong></p>'],
    ['<p>Åse</p>\n<p>Bjørk</p>', '<p>[…]</p><p></p>'],
    ['<p>Åse &amp; Bjørk</p>', '<p>[…]</p>'],
    [
      '<a href="https://example.org/in/ase-bjork">profil</a>',
      '<a href="https://example.org/in/[…]">profil</a>',
    ],
  ])('%j becomes %j', (html, erased) => {
    expect(eraser('Åse Bjørk')(html, 'html')).toBe(erased);
  });

  test('that is the name of an element leaves the element', () => {
    expect(eraser('strong')('<p><strong>strong</strong></p>', 'html')).toBe('<p><strong>[…]</strong></p>');
  });
});

test('in JSON only the values of strings are changed', () => {
  const json = JSON.stringify({ 'Åse Bjørk': [1, { name: 'hos Åse Bjørk' }, null] });
  expect(eraser('Åse Bjørk')(json, 'json')).toBe('{"Åse Bjørk":[1,{"name":"hos […]"},null]}');
  const spaced = '{ "name": "en anden" }';
  expect(eraser('Åse Bjørk')(spaced, 'json')).toBe(spaced);
});

describe('what is kept of an erased text', () => {
  test('does not hold it, and differs from one time to the next', () => {
    const [one] = erasuresOf('Åse Bjørk');
    const [two] = erasuresOf('Åse Bjørk');
    expect(JSON.stringify(one).toLowerCase()).not.toMatch(/bj[øo]rk/);
    expect(one?.hash).not.toBe(two?.hash);
  });

  test('is known by it again however it is written, and nothing else is', () => {
    const known = erasuresOf('Åse Bjørk');
    expect(isKnown('ase bjork', known)).toBe(true);
    expect(isKnown('ase', known)).toBe(false);
    expect(isKnown('Åse Bjørk 12 34 56 78', known)).toBe(false);
  });

  test('is nothing of a text without words', () => {
    expect(erasuresOf(' – ! [e-mail]')).toEqual([]);
  });
});

const word = fc.stringMatching(/^[abåø]{1,2}$/);
const words = (least: number, most: number) => fc.array(word, { minLength: least, maxLength: most });
const fold = (text: string) => text.replaceAll('å', 'a').replaceAll('ø', 'o');

test('every run of the words is found and nothing else is touched', () => {
  fc.assert(
    fc.property(words(1, 3), words(0, 12), (name, text) => {
      const erased = eraser(name.join(' '))(text.join(' '), 'text');
      // The plainest way to say it: words that no run covers are what is left.
      const covered = text.map(() => false);
      for (let at = 0; at + name.length <= text.length; at += 1) {
        if (name.every((each, index) => fold(each) === fold(text[at + index] ?? ''))) {
          covered.fill(true, at, at + name.length);
        }
      }
      const left = text.filter((_, index) => !covered[index]);
      expect(erased.split(/\s+/).filter((each) => each !== '' && each !== ERASED)).toEqual(left);
      expect(erased.includes(ERASED)).toBe(covered.includes(true));
    }),
  );
});

test('what stands on both sides of what was erased has not become a name', () => {
  const once = eraser('Åse Bjørk')('Åse Åse Bjørk Bjørk', 'text');
  expect(eraser('Åse Bjørk')(once, 'text')).toBe(once);
  expect(erasuresOf('Åse […] Bjørk')[0]?.words).toBe(2);
});

test('erasing what has been erased changes nothing', () => {
  fc.assert(
    fc.property(words(1, 3), words(0, 12), (name, text) => {
      const erase = eraser(name.join(' '));
      const html = text.map((each) => `<p><em>${each}</em></p>`).join('');
      const once = erase(html, 'html');
      expect(erase(once, 'html')).toBe(once);
      const bare = erase(text.join(' '), 'text');
      expect(erase(bare, 'text')).toBe(bare);
      const tags = (markup: string) => markup.match(/<[^>]*>/g) ?? [];
      expect(tags(once)).toEqual(tags(html));
    }),
  );
});
