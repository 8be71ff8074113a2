/** What `LETTERS` says of a code unit that ends a word. */
export const SEPARATOR = 0;
/** What `LETTERS` says of a code unit that is passed over: an accent of its own, a soft hyphen. */
export const NOTHING = 1;

/** Letters that Unicode does not decompose, and those the two countries write differently. */
const SAME_LETTER: Readonly<Record<string, string>> = {
  æ: 'a',
  ø: 'o',
  å: 'a',
  ð: 'd',
  þ: 't',
  ß: 's',
  ł: 'l',
  đ: 'd',
};

const COMBINING_FROM = 0x300;
const COMBINING_TO = 0x36f;
const SOFT_HYPHEN = 0xad;

/** Stands in the table for what has not been asked for yet; no letter has this code. */
const UNKNOWN = 0xffff;

/** Filled as letters are met: whole ads are folded letter by letter, and only a few hundred of them are ever used. */
const LETTERS = new Uint16Array(0x10000).fill(UNKNOWN);

/**
 * The UTF-16 code unit of the letter or digit that `code` folds to, SEPARATOR or NOTHING: case and accents go, ø and
 * ö come to o, æ, ä and å to a.
 */
export function foldLetter(code: number): number {
  const known = LETTERS[code] ?? SEPARATOR;
  if (known !== UNKNOWN) return known;
  const letter = foldUnit(code);
  LETTERS[code] = letter;
  return letter;
}

/** The words of a short text (a title, a name), folded; also "aa", "oe" and "ae" come to the one letter they write. */
export function foldWords(text: string): string[] {
  let folded = '';
  for (let index = 0; index < text.length; index += 1) {
    const letter = foldLetter(text.charCodeAt(index));
    if (letter === SEPARATOR) folded += ' ';
    else if (letter !== NOTHING) folded += String.fromCharCode(letter);
  }
  return folded
    .replace(/aa|ae/g, 'a')
    .replace(/oe/g, 'o')
    .split(' ')
    .filter((word) => word !== '');
}

function foldUnit(code: number): number {
  if (code === SOFT_HYPHEN || (code >= COMBINING_FROM && code <= COMBINING_TO)) return NOTHING;
  const lower = String.fromCharCode(code).toLowerCase();
  const base = SAME_LETTER[lower] ?? lower.normalize('NFD');
  const letter = base.charAt(0);
  return code !== UNKNOWN && /[\p{L}\p{N}]/u.test(letter) ? letter.charCodeAt(0) : SEPARATOR;
}
