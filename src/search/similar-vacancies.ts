import type { Country } from '../domain/codes.ts';
import type { CommuteQuery } from '../domain/commute.ts';
import type { SimilarVacancies, SimilarVacancy } from '../domain/similar-vacancies.ts';
import {
  ANY_VACANCY,
  type VacancyPage,
  type VacancyQuery,
  type VacancySearch,
  type VacancySummary,
} from '../domain/vacancy.ts';

const ACROSS: Readonly<Record<Country, Country>> = { DK: 'SE', SE: 'DK' };

/**
 * Open vacancies of the same work on the other side of the Sound: those of its occupation, then those of its ISCO-08
 * unit group. None where no occupation is known.
 * @param commute from where to tell the way, which then also orders them; its limits leave nothing out: who looks
 *   across the Sound wants to know how far it is.
 * @throws as `VacancySearch.search`.
 */
export async function findSimilar(
  vacancies: Pick<VacancySearch, 'search'>,
  { id, workplace, occupation }: Pick<VacancySummary, 'id' | 'workplace' | 'occupation'>,
  commute: CommuteQuery | null,
  most: number,
): Promise<SimilarVacancies> {
  const country = ACROSS[workplace.country];
  const asked: VacancyQuery = {
    ...ANY_VACANCY,
    countries: [country],
    commute: commute === null ? null : { ...commute, maxCommute: null, maxTravelDay: null, maxAway: null },
    sort: commute === null ? 'published' : 'commute',
  };
  const items: SimilarVacancy[] = [];
  let facts: VacancyPage['commute'];
  for (const [likeness, code] of [
    ['occupation', occupation?.esco],
    ['group', occupation?.isco],
  ] as const) {
    if (code == null || items.length >= most) continue;
    // As many as are wanted beside those that are there already.
    const limit = most + items.length;
    const found = await vacancies.search({ ...asked, occupations: [code], limit });
    facts = found.commute;
    const known = new Set([id, ...items.map((item) => item.id)]);
    items.push(...found.items.filter((item) => !known.has(item.id)).map((item) => ({ ...item, likeness })));
  }
  return { country, items: items.slice(0, most), ...(facts === undefined ? {} : { commute: facts }) };
}
