import type { Suggestion } from '../components/suggest-field.tsx';

const MOST_PLACES = 8;

/**
 * Places on both sides of the Sound for what was typed, from `GET /api/v1/places`. What comes back is our own server's
 * answer, of which only the texts are used.
 * @throws where the server does not answer with places.
 */
export async function findPlaces(text: string, signal: AbortSignal): Promise<Suggestion[]> {
  const parameters = new URLSearchParams({ q: text, limit: String(MOST_PLACES) });
  const response = await fetch(`/api/v1/places?${parameters}`, {
    signal,
    headers: { accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`places: ${response.status}`);
  const answer = (await response.json()) as { items: { id: string; name: string; detail: string | null }[] };
  return answer.items.map(({ id, name, detail }) => ({ id, label: name, detail }));
}
