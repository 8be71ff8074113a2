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

/** Places as they are offered: with where they are, and with their kind where else two would look the same. */
export function placeSuggestions(
  places: readonly Pick<Place, 'id' | 'name' | 'detail' | 'type'>[],
  kinds: Readonly<Record<PlaceType, string>>,
): Suggestion[] {
  const looksOf = ({ name, detail }: Pick<Place, 'name' | 'detail'>) => `${name}\n${detail ?? ''}`;
  const looks = places.map(looksOf);
  return places.map((place) => {
    const { id, name, detail, type } = place;
    const isAlone = looks.filter((each) => each === looksOf(place)).length === 1;
    const shown = isAlone && detail !== null ? detail : [detail, kinds[type]].filter(Boolean).join(', ');
    return { id, label: name, detail: shown };
  });
}
