/** A search for one phrase (`"social pædagog"`) without the quotation marks, where ours stand around it. */
export function withoutQuotes(words: string): string {
  return /^\s*"([^"]+)"\s*$/.exec(words)?.[1] ?? words;
}
