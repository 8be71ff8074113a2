import type { NormalisedPosting } from '../../src/domain/normalised-posting.ts';
import type { VacancyQuery, VacancySearch } from '../../src/domain/vacancy.ts';
import { ANY_VACANCY } from '../../src/domain/vacancy.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createVacancySearch } from '../../src/search/vacancy-search.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import type { Database } from '../../src/store/database.ts';
import { samplePosting, sampleRun, versioned } from '../store/sample-posting.ts';

export const NOW = '2026-03-01T12:00:00+01:00';

export const ANYTHING: VacancyQuery = {
  ...ANY_VACANCY,
  sort: 'relevance',
  limit: 20,
  cursor: null,
  facets: false,
};

export type Ad = Partial<NormalisedPosting> & { readonly sourceId: string };

/** Puts the ads in as the harvest would. */
export async function store(database: Database, ads: readonly Ad[], source = 'jobnet'): Promise<void> {
  const postings = ads.map((ad) => versioned(samplePosting(ad)));
  await createHarvestStore(database).write(sampleRun(1, source), postings);
}

export function searchAt(database: Database, now = NOW): VacancySearch {
  const municipalityName = (code: string): string | null =>
    ({ '0101': 'København', '1280': 'Malmö' })[code] ?? null;
  return createVacancySearch({ database, clock: fixedClock(now), municipalityName });
}

/** The ids at their source of what a search finds, in its order. */
export async function found(database: Database, change: Partial<VacancyQuery>, now = NOW): Promise<string[]> {
  const page = await searchAt(database, now).search({ ...ANYTHING, limit: 100, ...change });
  return page.items.flatMap((item) => item.postings.map((posting) => posting.sourceId));
}
