/** What JSON asks to be escaped and pages leave raw within a string. */
const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The characters that JSON lets follow a backslash. */
const ESCAPABLE = '"\\/bfnrtu';

/** What content management systems wrap a script in, to hide it from browsers of the last century. */
const WRAPPING =
  /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>|;)\s*$/g;

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  /** Not JSON, nor anything we know how to repair without guessing. */
  | { readonly ok: false };

/**
 * Reads JSON as pages write it. What is JSON is read as such; only what is not is repaired, and only where there is
 * one way to mean it: raw line breaks and control characters in strings, needless backslashes, commas before a
 * closing bracket, and a comment or CDATA around the whole (https://www.rfc-editor.org/rfc/rfc8259).
 */
export function parseLooseJson(text: string): ParsedJson {
  const candidates = [text, repairJson(text), repairJson(text.replace(WRAPPING, '').replace(WRAPPING, ''))];
  for (const candidate of candidates) {
    const parsed = parse(candidate);
    if (parsed.ok) return parsed;
  }
  return { ok: false };
}

function parse(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false };
    throw error;
  }
}

/** Leaves JSON as it is. */
export function repairJson(text: string): string {
  const repaired: string[] = [];
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (!isInString) {
      if (character === '"') isInString = true;
      if (character !== ',' || !/^\s*[}\]]/.test(text.slice(at + 1, at + 200))) repaired.push(character);
    } else if (character === '\\') {
      at += 1;
      repaired.push(escapeOf(text.charAt(at)));
    } else {
      if (character === '"') isInString = false;
      repaired.push(rawInString(character));
    }
  }
  return repaired.join('');
}

/** What a backslash and `next` mean: an escape, or a backslash that nobody needed. */
function escapeOf(next: string): string {
  if (next === '') return '';
  return ESCAPABLE.includes(next) ? `\\${next}` : rawInString(next);
}

function rawInString(character: string): string {
  if (character >= ' ') return character;
  return ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
