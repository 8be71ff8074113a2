import { describe, expect, it } from 'vitest';
import type { CommuteQuery } from '../domain/commute.ts';
import type { VacancyQuery, VacancySummary } from '../domain/vacancy.ts';
import { findSimilar } from './similar-vacancies.ts';

const NURSE = 'http://data.europa.eu/esco/occupation/nurse';
const HOME: CommuteQuery = {
  origin: { lat: 55.6, lon: 13 },
  arriveBy: '07:00',
  leaveAfter: '15:30',
  date: null,
  maxCommute: 30,
  maxTravelDay: 180,
  maxAway: 720,
};
const vacancy = (
  occupation: { esco: string | null; isco: string | null } | null,
  country: 'DK' | 'SE' = 'DK',
) => ({ id: 'asked', workplace: { country }, occupation }) as VacancySummary;

/** Answers with these ids for an occupation, and remembers what it was asked. */
function searching(found: Readonly<Record<string, readonly string[]>>) {
  const queries: VacancyQuery[] = [];
  const search = async (query: VacancyQuery) => {
    queries.push(query);
    const ids = found[query.occupations[0] ?? ''] ?? [];
    const items = ids.slice(0, query.limit).map((id) => ({ id }) as VacancySummary);
    return { total: ids.length, items, understood: [], nextCursor: null };
  };
  return { queries, search };
}
const told = (items: readonly { id: string; likeness: string }[]) =>
  items.map(({ id, likeness }) => `${id} ${likeness}`);

describe('similar vacancies', () => {
  it('are of the occupation first, then of its group, each once, on the other side', async () => {
    const { search, queries } = searching({ [NURSE]: ['a', 'b'], 2221: ['b', 'a', 'c', 'd', 'e'] });
    const found = await findSimilar({ search }, vacancy({ esco: NURSE, isco: '2221' }), null, 4);
    expect(found.country).toBe('SE');
    expect(told(found.items)).toEqual(['a occupation', 'b occupation', 'c group', 'd group']);
    for (const { countries, commute, sort } of queries)
      expect({ countries, commute, sort }).toEqual({ countries: ['SE'], commute: null, sort: 'published' });
  });

  it('ask no more than is wanted', async () => {
    const { search, queries } = searching({ [NURSE]: ['a', 'b', 'c'], 2221: ['d'] });
    const found = await findSimilar({ search }, vacancy({ esco: NURSE, isco: '2221' }, 'SE'), null, 2);
    expect(told(found.items)).toEqual(['a occupation', 'b occupation']);
    expect(queries).toHaveLength(1);
    expect(queries[0]?.countries).toEqual(['DK']);
  });

  it('are none where the work is not known', async () => {
    const { search, queries } = searching({});
    expect((await findSimilar({ search }, vacancy(null), null, 5)).items).toEqual([]);
    expect((await findSimilar({ search }, vacancy({ esco: null, isco: null }), null, 5)).items).toEqual([]);
    expect(queries).toEqual([]);
  });

  it('from a home are the nearest first, however far', async () => {
    const { search, queries } = searching({ 2221: ['a'] });
    await findSimilar({ search }, vacancy({ esco: null, isco: '2221' }), HOME, 5);
    const limits = { maxCommute: null, maxTravelDay: null, maxAway: null };
    expect(queries[0]).toMatchObject({ sort: 'commute', commute: { ...HOME, ...limits } });
  });
});
