/** How long a snippet is, characters, without its ellipses. */
const LENGTH = 200;
/** How much of that stands before the first word found. */
const LEAD = 40;
/** A stem shorter than this must be the whole word: "it" is not found in "italiensk". */
const PREFIX_LENGTH = 3;

/** All runs of space but what is a single one already: `\s+` would replace every space of the text by itself. */
const NOT_ONE_SPACE = /[^\S ]\s*| \s+/gu;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const SPELLINGS = new Map([
  ['ö', '[öø]'],
  ['ä', '[äæ]'],
  ['e', '[eéèê]'],
  ['u', '[uü]'],
  ['a', '[aáà]'],
]);
const MARKS = new Map(
  [...'øöæäéeèeêeüuáaàa'].map((letter, index, all) => [letter, all[index + 1] ?? letter]),
);

/**
 * The part of an ad's plain text to show beside its title: around the words searched for where they stand closest,
 * else how it begins.
 * @param stems folded stems of the words searched for, as `resolveTerms` gives them.
 */
export function makeSnippet(description: string, stems: readonly string[]): string {
  const text = description.replace(NOT_ONE_SPACE, ' ').trim();
  if (text.length <= LENGTH) return text;
  const start = Math.max(0, bestStart(text, stems) - LEAD);
  return cut(text, Math.min(start, text.length - LENGTH));
}

interface Found {
  readonly at: number;
  readonly stem: string;
}

/** Where the span begins that holds the most different words found; the first of equals. */
function bestStart(text: string, stems: readonly string[]): number {
  const found = findWords(text, stems);
  let best = { at: 0, words: 0 };
  let end = 0;
  const within = new Map<string, number>();
  for (const first of found) {
    for (let next = found[end]; next !== undefined && next.at < first.at + LENGTH - LEAD; next = found[end]) {
      within.set(next.stem, (within.get(next.stem) ?? 0) + 1);
      end += 1;
    }
    if (within.size > best.words) best = { at: first.at, words: within.size };
    const left = (within.get(first.stem) ?? 0) - 1;
    if (left > 0) within.set(first.stem, left);
    else within.delete(first.stem);
  }
  return best.at;
}

function findWords(text: string, stems: readonly string[]): Found[] {
  const wanted = new Set(stems.filter((stem) => stem !== ''));
  if (wanted.size === 0) return [];
  // One pass for all stems: a page has twenty texts of some thousand characters.
  const longestFirst = [...wanted].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(spelling).join('|'), 'giu');
  const found: Found[] = [];
  for (const { 0: match, index } of text.matchAll(pattern)) {
    const stem = foldWord(match);
    const isAtWord = !isWordAt(text, index - 1);
    const isWhole = stem.length >= PREFIX_LENGTH || !isWordAt(text, index + match.length);
    if (isAtWord && isWhole && wanted.has(stem)) found.push({ at: index, stem });
  }
  return found;
}

function isWordAt(text: string, index: number): boolean {
  return WORD_CHARACTER.test(text[index] ?? '');
}

/** A pattern of a folded stem, with every letter that folds to one of its own. */
function spelling(stem: string): string {
  return stem
    .replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    .replace(/[öäeua]/g, (letter) => SPELLINGS.get(letter) ?? letter);
}

/** The same folding as the database's `vacancy_fold`, which the stems went through. */
function foldWord(word: string): string {
  return word.toLowerCase().replace(/[øæéèêüáà]/gu, (letter) => MARKS.get(letter) ?? letter);
}

/** `LENGTH` characters from `start`, drawn in to whole words, with ellipses where something is left out. */
function cut(text: string, start: number): string {
  const end = start + LENGTH;
  let part = text.slice(start, end);
  if (start > 0 && text[start - 1] !== ' ') part = part.replace(/^\S*\s/u, '');
  if (end < text.length && text[end] !== ' ') part = part.replace(/\s\S*$/u, '');
  const whole = part.replace(/\p{Surrogate}/gu, '').trim();
  return `${start > 0 ? '… ' : ''}${whole}${end < text.length ? ' …' : ''}`;
}
