import type { Language } from '../../domain/codes.ts';
import type { Suggestion as Found } from '../../domain/suggestion.ts';

const MOST_SUGGESTIONS = 10;

/**
 * Occupations, employers and places that begin with what was typed, from `GET /api/v1/suggest`, those of one kind
 * together and the kinds in the order of their best. What comes back is our own server's answer.
 * @throws where the server does not answer with suggestions, or the signal's AbortError.
 */
export async function findSuggestions(
  text: string,
  language: Language,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const parameters = new URLSearchParams({ q: text, lang: language, limit: String(MOST_SUGGESTIONS) });
  const response = await fetch(`/api/v1/suggest?${parameters}`, {
    signal,
    headers: { accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`suggestions: ${response.status}`);
  const { items } = (await response.json()) as { items: readonly Found[] };
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => items.filter((item) => item.kind === kind));
}
