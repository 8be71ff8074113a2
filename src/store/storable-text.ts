/**
 * A text that PostgreSQL can hold and find again: without NUL and half surrogate pairs, which it refuses, and in one
 * of the several ways Unicode has to write "å".
 */
export function storableText(text: string): string {
  return storableId(text).normalize('NFC');
}

/** As `storableText`, but for identifiers: nothing but what PostgreSQL refuses is changed. */
export function storableId(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}
