/** Inflections of nouns and adjectives in Danish, Swedish and English, longest first, on folded words. */
const ENDINGS = [
  'erne',
  'orna',
  'erna',
  'arna',
  'ere',
  'ers',
  'ene',
  'ens',
  'ets',
  'er',
  'or',
  'ar',
  'en',
  'et',
  'es',
  's',
  'e',
  'a',
];
const SHORTEST_STEM = 4;

/** Titles have few words, and each is met again in every pair that is compared. */
const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, string>();

/**
 * The word without one ending, so that "sygeplejerske" and "sygeplejersker", "chef" and "chefer" are one word. Light
 * on purpose: it must never make one word of two jobs. Words with a digit stay as they are.
 */
export function stemWord(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  // A copy: a word that was cut out of a text would keep all of that text in memory.
  const own = Buffer.from(word).toString();
  const stem = cutEnding(own);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(own, stem);
  return stem;
}

function cutEnding(word: string): string {
  if (/\d/.test(word)) return word;
  for (const ending of ENDINGS) {
    if (word.length - ending.length >= SHORTEST_STEM && word.endsWith(ending)) {
      return word.slice(0, -ending.length);
    }
  }
  return word;
}
