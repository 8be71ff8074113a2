import type { Language } from '../../domain/codes.ts';
import type { Place, PlaceType } from '../../domain/journeys.ts';
import type { SuggestFieldProps, Suggestion } from '../components/suggest-field.tsx';

const MOST_PLACES = 8;

/**
 * Finds places on both sides of the Sound for what was typed, from `GET /api/v1/places`. What comes back is our own
 * server's answer, of which only the texts are used. Fails where the server does not answer with places.
 * @param kinds what each kind of place is called, in the reader's language.
 */
export function placeFinder(
  language: Language,
  kinds: Readonly<Record<PlaceType, string>>,
): SuggestFieldProps['find'] {
  return async (text, signal) => {
    const response = await fetch(placesPath(text, language), {
      signal,
      headers: { accept: 'application/json' },
    });
    if (!response.ok) throw new Error(`places: ${response.status}`);
    const { items } = (await response.json()) as { items: readonly Place[] };
    return placeSuggestions(items, kinds);
  };
}

/** In the page's language, which need not be the browser's. */
export function placesPath(text: string, language: Language): string {
  return `/api/v1/places?${new URLSearchParams({ q: text, limit: String(MOST_PLACES), lang: language })}`;
}

/** Places as they are offered: with where they are, and with their kind where that does not tell those of one name apart. */
export function placeSuggestions(
  places: readonly Pick<Place, 'id' | 'name' | 'detail' | 'type'>[],
  kinds: Readonly<Record<PlaceType, string>>,
): Suggestion[] {
  return places.map(({ id, name, detail, type }) => {
    const namesakes = places.filter((other) => other.id !== id && other.name === name);
    const isClear = namesakes.every((other) => detail !== null && other.detail !== detail);
    return { id, label: name, detail: isClear ? detail : [detail, kinds[type]].filter(Boolean).join(', ') };
  });
}
