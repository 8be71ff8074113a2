/** One thing asked for: a word, or a phrase whose words stand together in this order. */
export interface QueryTerm {
  readonly text: string;
  readonly phrase: boolean;
  /** What is found must not have it. */
  readonly negated: boolean;
}

/** Words or phrases: an optional minus, then a quoted phrase (to the end where it is not closed) or a bare word. */
const TERM = /(?<=^|\s)(?<minus>[-−]+)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]\S*))/gu;

const DOUBLE_QUOTES = /[“”„‟«»″＂]/gu;
const HAS_WORD = /[\p{L}\p{N}]/u;

/**
 * Reads what was typed into the search box: words, `"phrases"` and `-not`. Everything else is taken for punctuation:
 * nothing a user types is an error, and none of it reaches the database as anything but a word.
 */
export function parseQueryWords(typed: string): QueryTerm[] {
  const text = typed
    .replaceAll('\0', '')
    .replace(/\p{Surrogate}/gu, '')
    .replace(DOUBLE_QUOTES, '"')
    .normalize('NFC');
  const terms = new Map<string, QueryTerm>();
  for (const { groups } of text.matchAll(TERM)) {
    const phrase = groups?.['phrase'] !== undefined;
    const words = (groups?.['phrase'] ?? groups?.['word'] ?? '').trim().replace(/\s+/gu, ' ');
    const term = { text: words, phrase, negated: groups?.['minus'] !== undefined };
    if (HAS_WORD.test(words)) terms.set(JSON.stringify(term), term);
  }
  return [...terms.values()];
}
