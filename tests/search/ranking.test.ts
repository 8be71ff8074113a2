import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Occupation, VacancyPage, VacancyQuery } from '../../src/domain/vacancy.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import { QueryPlaces } from '../../src/normalise/places/query-places.ts';
import type { Concept, ConceptIndex } from '../../src/occupations/concept-index.ts';
import { createVacancySearch } from '../../src/search/vacancy-search.ts';
import { Vocabulary } from '../../src/search/vocabulary.ts';
import { readVocabulary } from '../../src/store/read-vocabulary.ts';
import { KOEBENHAVN, MALMO } from '../store/sample-posting.ts';
import { testDatabase } from '../support/test-database.ts';
import { type Ad, ANYTHING, NOW, store } from './search-fixture.ts';
import { seedOccupations } from './seed-occupations.ts';

const database = testDatabase();
let occupations: ConceptIndex;
let places: QueryPlaces;

beforeAll(async () => {
  occupations = await seedOccupations();
  places = new QueryPlaces(await loadPlaces());
});

/** The search as the program has it. */
function search() {
  const { pool } = database();
  const clock = fixedClock(NOW);
  return createVacancySearch({
    database: database(),
    clock,
    municipalityName: (code) => code,
    occupations,
    places,
    vocabulary: async () => new Vocabulary(await readVocabulary(pool, clock.now())),
  });
}

function page(q: string, change: Partial<VacancyQuery> = {}): Promise<VacancyPage> {
  return search().search({ ...ANYTHING, q, limit: 100, ...change });
}

async function found(q: string, change: Partial<VacancyQuery> = {}): Promise<string[]> {
  return idsOf(await page(q, change));
}

function idsOf({ items }: VacancyPage): string[] {
  return items.flatMap((item) => item.postings.map(({ sourceId }) => sourceId));
}

function concept(word: string): Concept {
  const [best] = occupations.lookup(word);
  if (best === undefined) throw new Error(`“${word}” is no everyday word`);
  return best.concept;
}

function of(word: string, basis: Occupation['basis'], confidence = 1): Partial<Ad> {
  const { uri, isco, labels, number } = concept(word);
  return { occupation: { esco: uri, isco, labels, basis, confidence }, concepts: [number] };
}

function maybe(word: string, confidence: number): Partial<Ad> {
  const { uri, isco, number } = concept(word);
  return { occupationCandidates: [{ concept: number, esco: uri, isco, confidence }], concepts: [number] };
}

const NOBODY = { name: null, orgNumber: null, country: null };

function ad(sourceId: string, language: Ad['language'], title: string, change: Partial<Ad> = {}): Ad {
  return { sourceId, language: language ?? null, title, description: '', employer: NOBODY, ...change };
}

/** One for each reason there is to find a nurse, the best last. */
function nurses(): Ad[] {
  return [
    ad('text', 'da', 'Vi søger dig', { description: 'Du taler med en sygeplejerske' }),
    ad('same group', 'da', 'Vi søger dig', {
      description: 'sammen med en sygeplejerske',
      occupation: {
        esco: null,
        isco: '2221',
        labels: { da: null, sv: null, en: null },
        basis: 'mapped',
        confidence: 1,
      },
    }),
    ad('candidate', 'sv', 'Vi söker dig till vården', maybe('sygeplejerske', 0.4)),
    ad('inferred, unsure', 'sv', 'Vi söker dig', of('sygeplejerske', 'inferred', 0.7)),
    ad('inferred, sure', 'en', 'Join us', of('sygeplejerske', 'inferred', 0.9)),
    ad('title', 'da', 'Sygeplejerske'),
    ad('stated', 'sv', 'Vi söker dig', of('sygeplejerske', 'stated')),
  ];
}

const ORDER = ['stated', 'title', 'inferred, sure', 'inferred, unsure', 'candidate', 'same group', 'text'];

describe('an occupation', () => {
  test('is found in all three languages, best reason first, and what is only of its group is not', async () => {
    await store(database(), [
      ...nurses(),
      ad('other', 'da', 'Jordemoder', {
        occupation: {
          esco: null,
          isco: '2221',
          labels: { da: null, sv: null, en: null },
          basis: 'mapped',
          confidence: 1,
        },
      }),
    ]);
    const inDanish = await page('sygeplejerske');
    expect(idsOf(inDanish)).toEqual(ORDER);
    expect(inDanish.total).toBe(ORDER.length);
    // In another language the words themselves stand nowhere, and what they mean is found all the same.
    expect(await found('sjuksköterskan')).toEqual([
      'stated',
      'inferred, sure',
      'inferred, unsure',
      'candidate',
    ]);
    expect(await found('nurses')).toEqual(['stated', 'inferred, sure', 'inferred, unsure', 'candidate']);
  });

  test('says why, and how sure', async () => {
    await store(database(), nurses());
    const { items } = await page('sygeplejerske', { explain: true });
    expect(items.map(({ explanation }) => explanation?.parts.map(({ reason }) => reason))).toEqual([
      ['occupation_stated'],
      ['title'],
      ['occupation_inferred'],
      ['occupation_inferred'],
      ['occupation_candidate'],
      ['same_group'],
      ['text'],
    ]);
    const scores = items.map(({ explanation }) => explanation?.score ?? 0);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(items[2]?.explanation?.parts[0]).toEqual({
      text: 'sygeplejerske',
      reason: 'occupation_inferred',
      points: 630,
      confidence: 0.9,
    });
    expect(items[4]?.explanation?.parts[0]?.confidence).toBe(0.4);
    expect((await page('sygeplejerske')).items[0]?.explanation).toBeUndefined();
  });

  test('is only its words with translate=false or without its concept', async () => {
    await store(database(), nurses());
    const literal = ['title', 'same group', 'text'].toSorted();
    expect((await found('sygeplejerske', { translate: false })).toSorted()).toEqual(literal);
    const { understood } = await page('sygeplejerske');
    const without = understood.map((each) => each.concept);
    expect((await found('sygeplejerske', { without })).toSorted()).toEqual(literal);
    // An ad is called by its occupation's name in its own language.
    expect(await found('nurse', { translate: false })).toEqual(['inferred, sure']);
  });

  test('the newest first where nothing else tells them apart', async () => {
    await store(database(), [
      ad('old', 'da', 'A', { ...of('kok', 'stated'), publishedAt: '2026-02-01T08:00:00+01:00' }),
      ad('new', 'sv', 'B', { ...of('kok', 'mapped'), publishedAt: '2026-02-20T08:00:00+01:00' }),
    ]);
    expect(await found('cook')).toEqual(['new', 'old']);
  });

  test('or another: of several each is found, both at once first', async () => {
    await store(database(), [
      ad('nurse', 'da', 'A', of('sygeplejerske', 'stated')),
      ad('cook', 'da', 'Kok', { publishedAt: '2026-01-01T08:00:00+01:00' }),
      ad('both', 'da', 'Kok', { ...of('sygeplejerske', 'stated'), publishedAt: '2026-01-01T08:00:00+01:00' }),
      ad('neither', 'da', 'Tømrer'),
    ]);
    expect(await found('sygeplejerske kok')).toEqual(['both', 'nurse', 'cook']);
  });

  test('beside words has them, or nothing has and they are left out', async () => {
    await store(database(), [
      ad('night', 'sv', 'A', { ...of('sygeplejerske', 'stated'), description: 'natt' }),
      ad('day', 'sv', 'B', of('sygeplejerske', 'stated')),
    ]);
    expect(await found('sygeplejerske natt')).toEqual(['night']);
    const relaxed = await page('sygeplejerske helikopter', { limit: 1 });
    expect([relaxed.total, relaxed.leftOut]).toEqual([2, ['helikopter']]);
    const next = await page('sygeplejerske helikopter', { limit: 1, cursor: relaxed.nextCursor });
    expect([...idsOf(relaxed), ...idsOf(next)].toSorted()).toEqual(['day', 'night']);
    expect(next.leftOut).toEqual(['helikopter']);
    expect((await page('sygeplejerske -natt')).items.length).toBe(1);
    expect((await page('job som sygeplejerske')).total).toBe(2);
  });

  test('may be filtered by, as a group or one of ESCO', async () => {
    await store(database(), nurses());
    const { uri } = concept('sygeplejerske');
    const esco = ['inferred, sure', 'inferred, unsure', 'stated'];
    for (const code of ['2', '22', '2221'])
      expect((await found('', { occupations: [code] })).toSorted(), code).toEqual(
        [...esco, 'same group'].toSorted(),
      );
    expect((await found('', { occupations: [uri] })).toSorted()).toEqual(esco);
    expect(await found('', { occupations: ['9'] })).toEqual([]);
    const { facets, total } = await page('', { occupations: ['2221'], facets: true });
    expect(total).toBe(4);
    expect(facets?.occupation).toEqual([
      { value: '2221', label: null, count: 4 },
      { value: null, label: null, count: 3 },
    ]);
  });
});

describe('a candidate', () => {
  test('is no more than that where the source states an occupation that leads nowhere', async () => {
    const stated = { esco: null, isco: null, labels: { da: 'X', sv: null, en: null }, confidence: null };
    await store(database(), [
      ad('stated', 'sv', 'Vi söker dig', {
        ...maybe('sygeplejerske', 0.58),
        occupation: { ...stated, basis: 'stated' },
      }),
      ad('title', 'da', 'Sygeplejerske', { publishedAt: '2026-01-01T08:00:00+01:00' }),
    ]);
    const { items } = await page('sygeplejerske', { explain: true });
    expect(items.map(({ explanation }) => explanation?.parts[0]?.reason)).toEqual([
      'title',
      'occupation_candidate',
    ]);
  });
});

describe('a title that nobody knows', () => {
  test('is ranked by how likely each occupation is that it may mean', async () => {
    const title = 'sygeplejerskevikarie';
    const likely = occupations.link(title, { language: null, limit: 20 });
    const [best, next] = likely.filter(({ concept: { kind } }) => kind === 'occupation');
    if (best === undefined || next === undefined) throw new Error('the seeds know nothing like it');
    const stating = ({ concept: { uri, isco, labels, number } }: typeof best): Partial<Ad> => ({
      occupation: { esco: uri, isco, labels, basis: 'stated', confidence: 1 },
      concepts: [number],
    });
    await store(database(), [
      ad('next', 'sv', 'A', { ...stating(next), publishedAt: '2026-02-20T08:00:00+01:00' }),
      ad('best', 'sv', 'B', { ...stating(best), publishedAt: '2026-02-01T08:00:00+01:00' }),
    ]);
    expect(await found(title)).toEqual(['best', 'next']);
    const first = await page(title, { limit: 1 });
    expect(idsOf(await page(title, { limit: 1, cursor: first.nextCursor }))).toEqual(['next']);
    expect(await found(title, { translate: false })).toEqual([]);
  });

  test('or of which nothing is open finds what is nearest, and says so', async () => {
    const labels = { da: null, sv: null, en: null };
    const { isco } = concept('jordemoder');
    await store(database(), [
      ad('of its group', 'sv', 'A', {
        occupation: { esco: null, isco, labels, basis: 'mapped', confidence: 1 },
      }),
      ad('cook', 'sv', 'B', of('kok', 'stated')),
    ]);
    const answer = await page('jordemoder');
    expect([idsOf(answer), answer.leftOut]).toEqual([['of its group'], ['jordemoder']]);
  });
});

describe('a place', () => {
  const inMalmo = { workplace: MALMO };
  const inCopenhagen = { workplace: KOEBENHAVN };

  test('is where the workplace is, in any spelling', async () => {
    await store(database(), [
      ad('malmö', 'sv', 'Kock', { ...of('kok', 'stated'), ...inMalmo }),
      ad('københavn', 'da', 'Kok', { ...inCopenhagen, description: 'tog til Malmö' }),
    ]);
    for (const q of ['kok malmö', 'kock i Malmø', 'kock malmo', 'Malmö'])
      expect(await found(q), q).toContain('malmö');
    for (const q of ['kok malmö', 'Malmö']) expect(await found(q), q).not.toContain('københavn');
    for (const q of ['kok copenhagen', 'kok Köpenhamn', 'Copenhagen'])
      expect(await found(q), q).toEqual(['københavn']);
    expect(await found('malmö københavn')).toHaveLength(2);
    expect(await found('malmö', { translate: false })).toEqual(['malmö', 'københavn']);
    expect(await found('malmö', { without: ['place:1280'] })).toEqual(['malmö', 'københavn']);
  });

  test('that is a part of its municipality has to be named', async () => {
    const workplace = { ...MALMO, municipality: { code: '1281', name: 'Lund' }, city: 'Dalby', street: null };
    await store(database(), [
      ad('veberöd', 'sv', 'Kock', { workplace: { ...workplace, city: 'Veberöd' } }),
      ad('lund', 'sv', 'Kock', { workplace: { ...workplace, city: 'Lund' } }),
    ]);
    expect(await found('kock veberöd')).toEqual(['veberöd']);
    expect((await found('kock lund')).toSorted()).toEqual(['lund', 'veberöd']);
  });

  test('in an employer’s name is that employer', async () => {
    const employer = { name: 'Malmö stad', orgNumber: null, country: 'SE' } as const;
    await store(database(), [
      ad('city', 'sv', 'Lärare', { ...inCopenhagen, employer }),
      ad('other', 'sv', 'Lärare', inMalmo),
    ]);
    expect(await found('Malmö stad')).toEqual(['city']);
    expect(await found('lärare malmö')).toEqual(['other']);
  });
});

describe('facets', () => {
  test('add up to the total, however it was found', async () => {
    await store(database(), [
      ...nurses(),
      ad('malmö', 'sv', 'Sjuksköterska', {
        ...of('sygeplejerske', 'stated'),
        workplace: MALMO,
        hours: 'part_time',
      }),
    ]);
    for (const q of [
      'sygeplejerske',
      'nurse',
      'nurse malmö',
      'sygeplejerske -taler',
      'kok sygeplejerske',
      '',
    ]) {
      const { facets, total } = await page(q, { facets: true });
      for (const [name, counts] of Object.entries(facets ?? {}))
        expect(
          counts.reduce((sum, { count }) => sum + count, 0),
          `${name} of “${q}”`,
        ).toBe(total);
    }
  });
});

test('pages stay whole while ads come and go', async () => {
  const many = (from: number, to: number, change: Partial<Ad>) =>
    Array.from({ length: to - from }, (_, index) =>
      ad(`n${from + index}`, 'sv', 'A', { ...of('kok', 'stated'), ...change }),
    );
  await store(database(), many(0, 20, { publishedAt: '2026-02-10T08:00:00+01:00' }));
  const seen: string[] = [];
  let cursor: string | null = null;
  for (let round = 0; ; round += 1) {
    const answer: VacancyPage = await page('cook', { limit: 6, cursor });
    seen.push(...idsOf(answer));
    if (answer.nextCursor === null) break;
    cursor = answer.nextCursor;
    // Newer ones come in before, older ones behind, and one that was seen changes its place.
    await store(database(), many(100 + round, 101 + round, { publishedAt: '2026-02-27T08:00:00+01:00' }));
    await store(
      database(),
      many(0, 1, { publishedAt: '2026-02-28T08:00:00+01:00', title: `changed ${round}` }),
    );
  }
  const original = Array.from({ length: 20 }, (_, index) => `n${index}`);
  expect(seen.filter((id) => original.includes(id)).toSorted()).toEqual(
    [...new Set(seen)].filter((id) => original.includes(id)).toSorted(),
  );
  expect(new Set(seen)).toEqual(new Set(original.filter((id) => seen.includes(id) || id === 'n0')));
});

describe('another spelling', () => {
  test('is offered where it finds more, with how many', async () => {
    await store(database(), [
      ad('one', 'sv', 'Natt i vintersäsong', { description: 'natt' }),
      ad('two', 'sv', 'Dag i vintersäsong'),
    ]);
    expect((await page('vintresäsong')).didYouMean).toEqual({ q: 'vintersäsong', count: 2 });
    expect((await page('vintersäsong')).didYouMean).toBeUndefined();
    expect((await page('zzzzzzzz')).didYouMean).toBeUndefined();
    expect((await page('"vintresäsong"')).didYouMean).toBeUndefined();
  });
});

describe('suggestions', () => {
  test('are occupations, employers and places, with what is open', async () => {
    await store(database(), [
      ad('a', 'da', 'A', {
        ...of('kok', 'stated'),
        employer: { name: 'Kokkeriet ApS', orgNumber: null, country: 'DK' },
      }),
      ad('b', 'sv', 'B', { ...of('kok', 'stated'), workplace: MALMO }),
    ]);
    const suggest = async (q: string, language: 'da' | 'sv' | 'en' = 'sv') =>
      (await search().suggest?.({ q, language, limit: 10 })) ?? [];
    expect(await suggest('koc')).toContainEqual(
      expect.objectContaining({ kind: 'occupation', label: 'kock', concept: concept('kok').uri, count: 2 }),
    );
    expect(await suggest('kokke', 'da')).toContainEqual({
      kind: 'employer',
      label: 'Kokkeriet ApS',
      q: 'Kokkeriet ApS',
      concept: null,
      count: 1,
    });
    expect(await suggest('malm')).toContainEqual({
      kind: 'place',
      label: 'Malmö',
      q: 'Malmö',
      concept: 'place:1280',
      count: 1,
    });
    expect(await suggest('kobenh', 'en')).toContainEqual({
      kind: 'place',
      label: 'Copenhagen',
      q: 'Copenhagen',
      concept: 'place:0101',
      count: 1,
    });
    expect(await suggest('kock malm')).toContainEqual({
      kind: 'place',
      label: 'Malmö',
      q: 'kock Malmö',
      concept: 'place:1280',
      count: 1,
    });
    expect(await suggest('  ')).toEqual([]);
  });
});

test('nothing that is typed is more than a bad request', async () => {
  await store(database(), nurses());
  const whole = search();
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'sygeplejerske',
          'malmö',
          '-kok',
          '"',
          "'",
          '\\',
          ':*',
          '&',
          '|',
          '!',
          '(',
          'i',
          '🙂',
          '‮',
          '%',
          '\0',
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join(' ')),
  );
  await fc.assert(
    fc.asyncProperty(typed, fc.boolean(), async (q, explain) => {
      const answer = await whole.search({ ...ANYTHING, q, explain, facets: true, limit: 100 });
      expect(answer.total).toBe(answer.items.length);
      await whole.suggest?.({ q, language: 'da', limit: 10 });
    }),
    { numRuns: 100 },
  );
});
