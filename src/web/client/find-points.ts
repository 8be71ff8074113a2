import type { VacancySummary } from '../../domain/vacancy.ts';

/** The vacancies of a search that have a place of their own on a map, and how many there are beside them. */
export interface FoundPoints {
  readonly points: readonly PlacedVacancy[];
  /** How many the search finds. */
  readonly total: number;
  /** How many of those asked for have no known coordinates. */
  readonly unplaced: number;
}

export interface PlacedVacancy extends Pick<VacancySummary, 'id' | 'title' | 'employer' | 'workplace'> {
  readonly lat: number;
  readonly lon: number;
}

interface Answer {
  readonly total: number;
  readonly features: readonly {
    readonly geometry: { readonly coordinates: readonly [lon: number, lat: number] } | null;
    readonly properties: VacancySummary;
  }[];
}

/**
 * The points at an address of `GET /api/v1/vacancies.geojson`. What comes back is our own server's answer.
 * @throws where the server does not answer with points, or the signal's AbortError.
 */
export async function findPoints(path: string, signal: AbortSignal): Promise<FoundPoints> {
  const response = await fetch(path, { signal, headers: { accept: 'application/geo+json' } });
  if (!response.ok) throw new Error(`points: ${response.status}`);
  const { total, features } = (await response.json()) as Answer;
  const points = features.flatMap(({ geometry, properties: { id, title, employer, workplace } }) => {
    if (geometry === null) return [];
    const [lon, lat] = geometry.coordinates;
    return [{ id, title, employer, workplace, lon, lat }];
  });
  return { points, total, unplaced: features.length - points.length };
}
