import type { VacancyMap } from '../../domain/vacancy-map.ts';

/**
 * What a map shows of a search, at an address of `GET /api/v1/vacancies.map`. What comes back is our own server's
 * answer.
 * @throws where the server does not answer with points, or the signal's AbortError.
 */
export async function findPoints(path: string, signal: AbortSignal): Promise<VacancyMap> {
  const response = await fetch(path, { signal, headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`points: ${response.status}`);
  return (await response.json()) as VacancyMap;
}
