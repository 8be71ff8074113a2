import type { Language } from '../../../src/domain/codes.ts';

/** Frequent words that only one of the three languages has. */
const WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  da: new Set(['og', 'af', 'til', 'at', 'hvor', 'et', 'ikke', 'stillingen', 'søger', 'kolleger', 'mellem']),
  sv: new Set([
    'och',
    'av',
    'till',
    'att',
    'är',
    'ett',
    'inte',
    'där',
    'tjänsten',
    'söker',
    'kollegor',
    'mellan',
  ]),
  en: new Set([
    'and',
    'of',
    'to',
    'the',
    'with',
    'we',
    'you',
    'your',
    'our',
    'from',
    'colleagues',
    'between',
  ]),
};

/** @returns the language whose words a text is full of; `mixed` where another comes near it. */
export function languageOfWords(text: string): Language | 'mixed' {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = (['da', 'sv', 'en'] as const)
    .map((language) => ({ language, count: words.filter((word) => WORDS[language].has(word)).length }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = counts;
  if (first === undefined || second === undefined) return 'mixed';
  return first.count >= 8 && first.count > 6 * second.count ? first.language : 'mixed';
}
