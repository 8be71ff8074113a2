/** Of two letters typed where there is one: "oe" for ø. */
const DIGRAPHS = /ae|oe|aa/g;
const SINGLE: Readonly<Record<string, string>> = { ae: 'a', oe: 'o', aa: 'a' };

/**
 * A text as one would type it without our letters, for comparing spellings and never for telling words apart:
 * "sjuksköterska", "sjukskoterska" → "sjukskoterska"; "lærer", "laerer", "larer" → "larer"; "Håndværker",
 * "haandvaerker" → "handvarker". Punctuation is a space.
 */
export function foldSpelling(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[øö]/g, 'o')
    .replace(/[æä]/g, 'a')
    .replace(/å/g, 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(DIGRAPHS, (two) => SINGLE[two] ?? two)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
