/**
 * Text as search keys: what people type in either country's letters, without them, or in capitals comes to the same.
 * Coarser than what names are told apart by elsewhere: å, aa and a are one, since who cannot type å types either.
 * "Åstorp", "Aastorp", "astorp" → "astorp"; "Höje Tåstrup", "Høje-Taastrup" → "hoje tastrup".
 */
export function foldQuery(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ø|ö|oe/g, 'o')
    .replace(/æ|ä|ae/g, 'a')
    .replace(/å|aa/g, 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

export function foldedWords(text: string): string[] {
  return foldQuery(text)
    .split(' ')
    .filter((word) => word !== '');
}
