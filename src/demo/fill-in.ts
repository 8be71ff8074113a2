/**
 * Fills `{name}` with its value. @throws Error for a placeholder without a value: an ad with a hole in it is a
 * fault of ours.
 */
export function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} in: ${template}`);
    return value;
  });
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "en elektriker" → "elektriker". */
export function withoutArticle(noun: string): string {
  return noun.slice(noun.indexOf(' ') + 1);
}

/** A name as it stands in an address on the web: "Brombærhegnets Skole" → "brombaerhegnets-skole". */
export function slugOf(name: string): string {
  const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', ä: 'a', ö: 'o' };
  return name
    .toLowerCase()
    .replace(/[æøåäö]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
