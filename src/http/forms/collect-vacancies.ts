import type { VacancyQuery, VacancySearch, VacancySummary } from '../../domain/vacancy.ts';

/** The most that one file holds. Who needs more narrows the search, or pages through the API. */
export const LONGEST_FILE = 5_000;
/** Fewer mean more searches, more hold up everybody else: 1,000 hold the server's thread for 60 ms, 500 for 16. */
const PAGE = 500;

export interface CollectedVacancies {
  readonly total: number;
  readonly items: readonly VacancySummary[];
}

/** The first `most` of what a search finds, page by page: neither the database nor the server stands still for it. */
export async function collectVacancies(
  vacancies: VacancySearch,
  query: VacancyQuery,
  most: number,
): Promise<CollectedVacancies> {
  const items: VacancySummary[] = [];
  let total = 0;
  let cursor: string | null = null;
  do {
    const page = await vacancies.search({ ...query, limit: Math.min(PAGE, most - items.length), cursor });
    if (cursor === null) total = page.total;
    items.push(...page.items);
    cursor = page.items.length === 0 ? null : page.nextCursor;
  } while (cursor !== null && items.length < most);
  return { total, items };
}
