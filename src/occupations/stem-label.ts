/**
 * Endings of nouns in the three languages: number, definiteness, genitive; and those of the one who does it, so that
 * "udvikler", "udvikleren" and "udviklere" meet, as do "städare", "städarna" and "städaren". Longest first.
 */
const ENDINGS = [
  'arnas',
  'ernes',
  'ornas',
  'arna',
  'aren',
  'erna',
  'erne',
  'eren',
  'orna',
  'ere',
  'are',
  'ene',
  'ens',
  'ets',
  'ar',
  'er',
  'or',
  'en',
  'et',
  'an',
  'e',
  'a',
  'n',
] as const;

const SHORTEST_STEM = 3;

/** A folded word without its inflection. Not a word of any language: only for comparing with other stems. */
export function stemWord(word: string): string {
  const bare = word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  const ending = ENDINGS.find((each) => bare.endsWith(each) && bare.length - each.length >= SHORTEST_STEM);
  const stem = ending === undefined ? bare : bare.slice(0, -ending.length);
  return stem.replace(/([bcdfgklmnprst])\1$/, '$1');
}

/** A folded phrase with each of its words stemmed. */
export function stemPhrase(folded: string): string {
  return folded.split(' ').map(stemWord).join(' ');
}
