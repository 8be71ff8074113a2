import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from './detect-language.ts';
import { scanWords } from './scan-words.ts';
import { UNKNOWN, WordMemory } from './word-memory.ts';

/** The words of a text, null where they have to be read otherwise; and their hashes. */
function scan(text: string): { words: string[] | null; hashes: string[] } {
  const words: string[] = [];
  const hashes: string[] = [];
  const isRead = scanWords(text, (hash, otherHash, start, end) => {
    words.push(text.slice(start, end).toLowerCase());
    hashes.push(`${hash} ${otherHash}`);
  });
  return { words: isRead ? words : null, hashes };
}

const piece = fc.oneof(
  fc.constantFrom(
    ' ',
    '\n',
    '\u00a0',
    '[e-mail]',
    '[tel.]',
    '[',
    ']',
    'http://',
    'https://x.se/a',
    'http',
    'www.',
    'wwww.a',
    'Ø',
    'ä',
    'h',
    'w',
    'Løn',
    'ARBETE',
    '7',
    '12:30',
    '-',
    '.',
    '😀',
    '𝐀',
    'İ',
    'ΣΑΣ',
    'ß',
    'ﬁ',
    'e\u0301',
    '\ud83d',
    '日本',
  ),
  fc.string({ maxLength: 4 }),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('scanWords', () => {
  it('tells the words that matching letters finds, wherever it reads a text at all', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { words } = scan(given);
        if (words !== null) expect(words).toEqual(wordsOf(given));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['Vi søger en LÆRER (m/k) til Øster-Farimagsgade', 9],
    ['Ring til [e-mail] eller www.firma.dk/job, kl. 12:30 😀', 4],
    ['', 0],
  ])('reads %j', (given, count) => {
    expect(scan(given).words).toHaveLength(count);
  });

  it.each(['İstanbul', 'ΟΔΟΣ', '𝐁old'])('leaves %s to another reader', (given) => {
    expect(scan(`Vi söker ${given}`).words).toBeNull();
  });

  it('hashes a word by its letters alone', () => {
    const { hashes } = scan('Løn løn, LØN lön');
    expect(new Set(hashes.slice(0, 3)).size).toBe(1);
    expect(hashes[3]).not.toBe(hashes[0]);
  });
});

describe('WordMemory', () => {
  it('knows what a map knows, also of words whose hashes lead to one place', () => {
    const hash = fc.nat(3);
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            hash,
            hash.map((each) => each << 7),
            fc.nat(9),
          ),
        ),
        (words) => {
          const memory = new WordMemory();
          const map = new Map<string, number>();
          for (const [one, other, known] of words) {
            memory.set(one, other, known);
            map.set(`${one} ${other}`, known);
          }
          for (const [one, other] of words)
            expect(memory.get(one, other)).toBe(map.get(`${one} ${other}`) ?? UNKNOWN);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('forgets rather than grows without end', () => {
    const memory = new WordMemory();
    for (let word = 1; word <= 200_000; word += 1) memory.set(Math.imul(word, 0x9e3779b1) >>> 0, word, word);
    expect(memory.get(Math.imul(200_000, 0x9e3779b1) >>> 0, 200_000)).toBe(200_000);
    expect(memory.get(Math.imul(1, 0x9e3779b1) >>> 0, 1)).toBe(UNKNOWN);
  });
});
