import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Requirement, RequirementCode } from '../../src/domain/requirement.ts';
import type { FacetCount, VacancyQuery } from '../../src/domain/vacancy.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import { vacancyId } from '../../src/store/vacancy-id.ts';
import { KOEBENHAVN, MALMO, sampleRun } from '../store/sample-posting.ts';
import { testDatabase } from '../support/test-database.ts';
import { type Ad, ANYTHING, found, NOW, searchAt, store } from './search-fixture.ts';

const database = testDatabase();

describe('what is open', () => {
  const ads: Ad[] = [
    { sourceId: 'open' },
    { sourceId: 'until later', openUntil: '2026-03-01T12:00:01+01:00' },
    { sourceId: 'until now', openUntil: NOW },
    { sourceId: 'past deadline', deadline: '2026-02-01T00:00:00+01:00' },
    { sourceId: 'retired' },
  ];

  test('is not retired and not past its end of publication; a deadline closes nothing', async () => {
    await store(database(), ads);
    await createHarvestStore(database()).retire(sampleRun(2), ['retired'], 'removed');
    expect((await found(database(), {})).toSorted()).toEqual(['open', 'past deadline', 'until later']);
    expect(await found(database(), {}, '2026-03-01T12:00:02+01:00')).not.toContain('until later');
  });

  test('is told of one vacancy too, with why it is gone', async () => {
    await store(database(), ads);
    const run = sampleRun(2);
    await createHarvestStore(database()).retire(run, ['retired'], 'removed');
    const get = (sourceId: string) => searchAt(database()).get(vacancyId('jobnet', sourceId));
    expect(await get('open')).toMatchObject({
      closedAt: null,
      closedReason: null,
      postings: [{ sourceId: 'open' }],
    });
    expect(await get('until now')).toMatchObject({ closedAt: NOW, closedReason: 'expired', openUntil: NOW });
    expect(await get('retired')).toMatchObject({
      closedAt: '2026-03-01T03:00:00+01:00',
      closedReason: 'removed',
      postings: [{ sourceId: 'retired' }],
    });
    expect(await get('unknown')).toBeNull();
    expect(await searchAt(database()).get(`'\0"🙂`)).toBeNull();
  });
});

test('a vacancy comes back as its source told it', async () => {
  await store(database(), [
    {
      sourceId: 'a',
      title: 'Sjuksköterska',
      language: 'sv',
      workplace: MALMO,
      deadline: '2026-06-30T23:59:59+02:00',
      occupation: {
        esco: 'http://data.europa.eu/esco/occupation/1',
        isco: '2221',
        labels: { da: null, sv: 'sjuksköterska', en: 'nurse' },
        basis: 'mapped',
        confidence: 0.8,
      },
    },
  ]);
  const summary = {
    id: vacancyId('jobnet', 'a'),
    title: 'Sjuksköterska',
    snippet: 'Vi søger en kollega.',
    language: 'sv',
    employer: { name: 'Rigshospitalet', orgNumber: '29190623', country: 'DK' },
    workplace: MALMO,
    occupation: expect.objectContaining({ isco: '2221', basis: 'mapped', confidence: 0.8 }),
    hours: 'full_time',
    duration: 'permanent',
    positions: 1,
    publishedAt: '2026-02-20T08:00:00+01:00',
    updatedAt: '2026-03-01T03:00:00+01:00',
    deadline: '2026-06-30T23:59:59+02:00',
    postings: [
      {
        source: 'jobnet',
        sourceId: 'a',
        url: 'https://example.org/a',
        firstSeenAt: '2026-03-01T03:00:00+01:00',
        lastSeenAt: '2026-03-01T03:00:00+01:00',
      },
    ],
  };
  const page = await searchAt(database()).search(ANYTHING);
  expect(page).toEqual({ total: 1, items: [summary], understood: [], nextCursor: null });
  expect(await searchAt(database()).get(summary.id)).toEqual({
    ...summary,
    description: 'Vi søger en kollega.',
    descriptionHtml: '<p>Vi søger en kollega.</p>',
    requirements: [],
    openUntil: null,
    closedAt: null,
    closedReason: null,
  });
});

test('what an ad asks for is told with where it says so', async () => {
  const requirements = [
    { requirement: 'driving_licence:B', state: 'required', basis: 'source', evidence: null },
    say('language:sv', 'not_required'),
  ] satisfies Requirement[];
  await store(database(), [{ sourceId: 'a', requirements }, { sourceId: 'b' }]);
  const get = async (sourceId: string) => searchAt(database()).get(vacancyId('jobnet', sourceId));
  expect((await get('a'))?.requirements).toEqual(requirements);
  expect((await get('b'))?.requirements).toEqual([]);
  expect((await found(database(), { lacks: ['driving_licence'] })).toSorted()).toEqual(['b']);
  expect((await found(database(), { lacks: ['language:sv'] })).toSorted()).toEqual(['a', 'b']);
  expect(await found(database(), { requires: ['driving_licence'] })).toEqual(['a']);
});

const place = fc.constantFrom(KOEBENHAVN, MALMO, { ...MALMO, municipality: null });
const EMPLOYERS = [
  { name: 'Region Skåne', orgNumber: '2321000255', country: 'SE' },
  { name: 'REGION SKÅNE,  Psykiatri', orgNumber: null, country: null },
  { name: 'Region Skånetrafik', orgNumber: null, country: null },
  { name: 'Ærø Købmandsgård', orgNumber: '29190623', country: 'DK' },
  { name: null, orgNumber: null, country: null },
] as const;
/** Which of the employers each value finds, by hand. */
const EMPLOYER_FINDS: Readonly<Record<string, readonly number[]>> = {
  'region skåne': [0, 1],
  'Region Skåne - psykiatri': [1],
  '232100-0255': [0],
  '29190623': [3],
  ärö: [3],
  købmandsgård: [],
  Skåne: [],
  '!!': [],
};
const say = (requirement: Requirement['requirement'], state: Requirement['state']): Requirement => ({
  requirement,
  state,
  basis: 'text',
  evidence: 'Som der står.',
});
const REQUIREMENTS = [
  say('driving_licence:C', 'required'),
  say('education:bachelor', 'required'),
  say('language:sv', 'not_required'),
];
/** Which of them require each code, by hand. */
const REQUIRED_BY: Readonly<Partial<Record<RequirementCode, number>>> = {
  driving_licence: 0,
  'driving_licence:B': 0,
  'driving_licence:C': 0,
  'education:vocational': 1,
  'education:bachelor': 1,
};
const MOMENTS = [
  '2026-02-28T23:59:59+01:00',
  '2026-03-01T00:00:00+01:00',
  '2026-03-01T00:00:01+01:00',
] as const;
const someAds = fc
  .array(
    fc.record({
      workplace: place,
      hours: fc.constantFrom('full_time', 'part_time', null),
      duration: fc.constantFrom('permanent', 'temporary', null),
      employer: fc.constantFrom(...EMPLOYERS),
      requirements: fc.subarray(REQUIREMENTS),
      publishedAt: fc.constantFrom(...MOMENTS, null),
      deadline: fc.constantFrom(...MOMENTS, null),
      language: fc.constantFrom('da', 'sv', 'en', null),
      title: fc.constantFrom('Kok', 'Tjener'),
    }),
    { maxLength: 25 },
  )
  .map((ads): Ad[] => ads.map((ad, index) => ({ ...ad, sourceId: String(index) })));
const someFilters: fc.Arbitrary<Partial<VacancyQuery>> = fc.record({
  q: fc.constantFrom(null, 'kok'),
  countries: fc.subarray(['DK', 'SE'] as const, { maxLength: 1 }),
  municipalities: fc.subarray(['0101', '1280', '1281']),
  hours: fc.subarray(['full_time', 'part_time'] as const),
  employers: fc.subarray(Object.keys(EMPLOYER_FINDS), { maxLength: 2 }),
  languages: fc.subarray(['da', 'en'] as const),
  requires: fc.subarray(['driving_licence:B', 'education:vocational', 'language:sv'] as const, {
    maxLength: 1,
  }),
  lacks: fc.subarray(['driving_licence', 'education:master', 'education:bachelor', 'language:sv'] as const),
  durations: fc.subarray(['permanent', 'temporary'] as const),
  publishedAfter: fc.constantFrom(null, MOMENTS[1]),
  deadlineAfter: fc.constantFrom(null, null, MOMENTS[1]),
  sources: fc.subarray(['jobnet', 'jobtech']),
});

function requires(ad: Ad, code: RequirementCode): boolean {
  const index = REQUIRED_BY[code];
  return index !== undefined && (ad.requirements ?? []).some((said) => said === REQUIREMENTS[index]);
}

/** The filters in plain code: what the database must agree with. */
function passes(ad: Ad & { readonly source: string }, query: Partial<VacancyQuery>): boolean | undefined {
  const within = (values: readonly string[] | undefined, value: string | null | undefined): boolean =>
    values === undefined || values.length === 0 || values.includes(value ?? '');
  const from = (moment: string | null | undefined, value: string | null | undefined): boolean =>
    moment == null || (value != null && Date.parse(value) >= Date.parse(moment));
  const employers = query.employers?.flatMap((value) =>
    (EMPLOYER_FINDS[value] ?? []).map((index) => EMPLOYERS[index]),
  );
  return (
    (!query.employers?.length || employers?.some((employer) => employer?.name === ad.employer?.name)) &&
    within(query.languages, ad.language) &&
    (query.requires ?? []).every((code) => requires(ad, code)) &&
    !(query.lacks ?? []).some((code) => requires(ad, code)) &&
    within(query.durations, ad.duration) &&
    from(query.publishedAfter, ad.publishedAt) &&
    from(query.deadlineAfter, ad.deadline) &&
    (query.q == null || ad.title?.toLowerCase() === query.q) &&
    within(query.countries, ad.workplace?.country) &&
    within(query.municipalities, ad.workplace?.municipality?.code) &&
    within(query.hours, ad.hours) &&
    within(query.sources, ad.source)
  );
}

const sum = (counts: readonly FacetCount[]): number => counts.reduce((total, { count }) => total + count, 0);
const countOf = (counts: readonly FacetCount[], value: string | null): number =>
  counts.find((entry) => entry.value === value)?.count ?? 0;

test('filters and facets agree with each ad looked at by hand', async () => {
  await fc.assert(
    fc.asyncProperty(someAds, someAds, someFilters, async (danish, swedish, filters) => {
      await database().pool.query('truncate vacancy, posting cascade');
      await store(database(), danish, 'jobnet');
      await store(database(), swedish, 'jobtech');
      const ads = [
        ...danish.map((ad) => ({ ...ad, source: 'jobnet' })),
        ...swedish.map((ad) => ({ ...ad, source: 'jobtech' })),
      ];
      const query = { ...ANYTHING, ...filters, limit: 100, facets: true };
      const { total, items, facets } = await searchAt(database()).search(query);
      expect(total).toBe(ads.filter((ad) => passes(ad, filters)).length);
      expect(items).toHaveLength(total);
      const without = await searchAt(database()).search({ ...query, facets: false });
      expect(without).toEqual({ total, items, understood: [], nextCursor: null });

      const expected = (change: Partial<VacancyQuery>, is: (ad: (typeof ads)[number]) => boolean): number =>
        ads.filter((ad) => passes(ad, { ...filters, ...change }) && is(ad)).length;
      for (const country of ['DK', 'SE'] as const) {
        const count = expected({ countries: [] }, (ad) => ad.workplace?.country === country);
        expect(countOf(facets?.country ?? [], country)).toBe(count);
      }
      for (const code of ['0101', '1280', null]) {
        const count = expected(
          { municipalities: [] },
          (ad) => (ad.workplace?.municipality?.code ?? null) === code,
        );
        expect(countOf(facets?.municipality ?? [], code)).toBe(count);
      }
      for (const hours of ['full_time', 'part_time', null] as const) {
        expect(countOf(facets?.hours ?? [], hours)).toBe(expected({ hours: [] }, (ad) => ad.hours === hours));
      }
      for (const source of ['jobnet', 'jobtech']) {
        expect(countOf(facets?.source ?? [], source)).toBe(
          expected({ sources: [] }, (ad) => ad.source === source),
        );
      }
      for (const duration of ['permanent', 'temporary', null] as const) {
        expect(countOf(facets?.duration ?? [], duration)).toBe(
          expected({ durations: [] }, (ad) => ad.duration === duration),
        );
      }
      for (const language of ['da', 'sv', 'en', null] as const) {
        expect(countOf(facets?.language ?? [], language)).toBe(
          expected({ languages: [] }, (ad) => ad.language === language),
        );
      }
      expect(sum(facets?.occupation ?? [])).toBe(total);
    }),
    { numRuns: 40 },
  );
});

test('facets are named, commonest first, what is not said last', async () => {
  await store(database(), [
    { sourceId: 'a', hours: null, workplace: { ...MALMO, municipality: null } },
    { sourceId: 'b', hours: null },
    { sourceId: 'c', hours: 'part_time' },
  ]);
  const { facets } = await searchAt(database()).search({ ...ANYTHING, facets: true });
  expect(facets?.municipality).toEqual([
    { value: '0101', label: 'København', count: 2 },
    { value: null, label: null, count: 1 },
  ]);
  expect(facets?.hours).toEqual([
    { value: 'part_time', label: null, count: 1 },
    { value: null, label: null, count: 2 },
  ]);
});
