/**
 * Labels and phrases under one spelling: lower case, ø = ö and æ = ä across the Sound, other accents dropped, all
 * that is neither letter nor digit a space. "C#" and "C++" keep their signs.
 */
export function foldLabel(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\0-\x7eåäö]/g, foldLetter)
    .replace(/[^a-zåäö0-9+#]+/g, ' ')
    .replace(/(?<![a-z])[+#]+|(?<=[a-z]{2})[+#]+/g, ' ')
    .trim()
    .replace(/ {2,}/g, ' ');
}

const LETTERS: Readonly<Record<string, string>> = {
  ø: 'ö',
  æ: 'ä',
  ß: 'ss',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  œ: 'oe',
};

function foldLetter(letter: string): string {
  return LETTERS[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
}

/** A folded text as it is typed without diacritics: å = aa = a, ä = ae = a, ö = oe = o. */
export function foldToAscii(folded: string): string {
  return folded.replace(/å|ä|aa|ae/g, 'a').replace(/ö|oe/g, 'o');
}
