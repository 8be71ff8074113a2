import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQueryWords, type QueryTerm } from './query-words.ts';

const word = (text: string): QueryTerm => ({ text, phrase: false, negated: false });
const phrase = (text: string): QueryTerm => ({ text, phrase: true, negated: false });
const not = (term: QueryTerm): QueryTerm => ({ ...term, negated: true });

describe('what is typed', () => {
  test.each<[string, QueryTerm[]]>([
    ['', []],
    ['   \t\n ', []],
    ['sygeplejerske København', [word('sygeplejerske'), word('København')]],
    ['"social- og sundhedsassistent" Køge', [phrase('social- og sundhedsassistent'), word('Køge')]],
    ['“personlig assistent”', [phrase('personlig assistent')]],
    ['»kok«', [phrase('kok')]],
    [
      'kok -natt -"timanställning i helgen"',
      [word('kok'), not(word('natt')), not(phrase('timanställning i helgen'))],
    ],
    ['--natt', [not(word('natt'))]],
    ['−natt', [not(word('natt'))]],
    ['Malmö - Lund', [word('Malmö'), word('Lund')]],
    ['it-chef e-handel', [word('it-chef'), word('e-handel')]],
    ['"dag och natt', [phrase('dag och natt')]],
    ['"', []],
    ['""', []],
    ['-', []],
    ['-"" " "', []],
    ['5" rør', [word('5"'), word('rør')]],
    ['lärare lärare LÄRARE', [word('lärare'), word('LÄRARE')]],
    ['lärare -lärare', [word('lärare'), not(word('lärare'))]],
    ['🙂 👩‍⚕️', []],
    ['معلم', [word('معلم')]],
    ['a & b | !c:* <->', [word('a'), word('b'), word('!c:*')]],
    ['nu\0rse', [word('nurse')]],
    ['nur\ud83dse', [word('nurse')]],
    ['Mal\u006d\u006f\u0308', [word('Malm\u00f6')]],
  ])('%j', (typed, terms) => {
    expect(parseQueryWords(typed)).toEqual(terms);
  });
});

test('words of letters come back as they were typed, each once', () => {
  const letters = fc.stringMatching(/^[a-zåäöæø]{1,12}$/u);
  fc.assert(
    fc.property(
      fc.uniqueArray(letters, { maxLength: 8 }),
      fc.constantFrom(' ', '  ', '\t', '\n'),
      (words, gap) => {
        expect(parseQueryWords(words.join(gap))).toEqual(words.map(word));
      },
    ),
  );
});

test('nothing typed is an error, and every term holds a word', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      for (const term of parseQueryWords(typed)) expect(term.text).toMatch(/[\p{L}\p{N}]/u);
    }),
  );
});
