import type { VacancyPage } from '../../domain/vacancy.ts';

/**
 * What a search of the API at `origin` finds, asked from any site: no cookie goes along. What comes back is our own
 * server's answer.
 * @throws where the server does not answer with vacancies, or the signal's AbortError.
 */
export async function findVacancies(origin: string, path: string, signal: AbortSignal): Promise<VacancyPage> {
  const response = await fetch(origin + path, {
    signal,
    credentials: 'omit',
    referrerPolicy: 'origin',
    headers: { accept: 'application/json' },
  });
  if (!response.ok) throw new Error(`vacancies: ${response.status}`);
  return (await response.json()) as VacancyPage;
}
