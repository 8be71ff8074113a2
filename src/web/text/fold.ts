const LETTERS: Readonly<Record<string, string>> = { ø: 'o', æ: 'a', å: 'a', ä: 'a', ö: 'o' };

/** Letters as someone without them on the keyboard types them, the same for both countries' alphabets. */
export function foldLetters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[øæåäö]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '');
}
