/**
 * A text that PostgreSQL can hold and find again: without NUL and half surrogate pairs, which it refuses, and in one
 * of the several ways Unicode has to write "å".
 */
export function storableText(text: string): string {
  return COMPOSED.test(text) ? text : storableId(text).normalize('NFC');
}

/** Letters of our languages and the signs that go with them, all as they are to be: one look tells it of most texts. */
const COMPOSED = /^[\n\x20-\u02ff\u2010-\u2027\u20ac]*$/;

/** What may have to go: most texts have none of it, and to look for it so costs a tenth of replacing it. */
const SUSPECT = /[\0\ud800-\udfff]/;

/** As `storableText`, but for identifiers: nothing but what PostgreSQL refuses is changed. */
export function storableId(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}
