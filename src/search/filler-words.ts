/**
 * Words that say that a job is looked for: beside an occupation or a place they ask for nothing. Small words ("i", "og",
 * "the") are the dictionaries' business.
 */
const FILLERS = new Set(
  `job jobs jobbet jobbene jobb jobben arbejde arbejder arbete arbeten work working vacancy vacancies position positions
   stilling stillinger stillingen ledig ledige lediga ledigt opslag annonce annons annonser tjänst tjänster tjänsten
   søger søges søg söker sökes sök search wanted hiring near nær nära område området omegn trakten som ved hos til till
   at på in i om omkring around og och and eller or for för`.split(/\s+/),
);

/** After these a name is a place's. */
const BEFORE_PLACES = new Set(
  'i in på at nær nära near fra från from ved omkring around til till to'.split(' '),
);

export function isFiller(word: string): boolean {
  return FILLERS.has(word.toLowerCase());
}

export function isBeforePlaces(word: string | undefined): boolean {
  return word !== undefined && BEFORE_PLACES.has(word.toLowerCase());
}
