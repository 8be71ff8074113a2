/** Spaces of every width, and the tab. Line breaks are not among them. */
const SPACES = /[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/gu;
const LINE_BREAKS = /\r\n?|\u0085|\u2028|\u2029/gu;
/** Soft hyphen, zero-width characters, direction marks, byte order marks: invisible, and they break searching. */
const INVISIBLE = /\u034f|[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** The zero-width joiner is kept only where it does its work: inside an emoji. */
const STRAY_JOINER =
  /(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
/** Letters of our languages and the signs that go with them, of which none is to be cleaned: most texts. */
const ORDINARY = /^[\n\x20-\x7e\u00a1-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*$/;
/** Control characters but the line feed, lone surrogates, noncharacters. */
const IMPOSSIBLE = /(?!\n)[\p{Cc}\p{Surrogate}\p{Noncharacter_Code_Point}]/gu;

/**
 * The characters of a text as they should be: Unicode NFC, ordinary spaces, `\n` as the only control character,
 * nothing invisible, nothing that PostgreSQL or JSON cannot hold. Wrongly decoded text ("fÃ¶r") is left as it is:
 * repairing it would be a guess.
 */
export function cleanCharacters(text: string): string {
  if (ORDINARY.test(text)) return text;
  return text
    .replace(LINE_BREAKS, '\n')
    .replace(SPACES, ' ')
    .replace(IMPOSSIBLE, '')
    .replace(INVISIBLE, '')
    .replace(STRAY_JOINER, '')
    .normalize('NFC');
}
