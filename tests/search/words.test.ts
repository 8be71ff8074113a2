import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadRequestError } from '../../src/lib/errors.ts';
import { testDatabase } from '../support/test-database.ts';
import { type Ad, ANYTHING, found, searchAt, store } from './search-fixture.ts';

const database = testDatabase();
const words = (q: string) => found(database(), { q });

function ad(sourceId: string, language: Ad['language'], title: string, description = ''): Ad {
  const employer = { name: null, orgNumber: null, country: null };
  return { sourceId, language: language ?? null, title, description, employer };
}

describe('words are found', () => {
  test.each(['sygeplejerske', 'sygeplejersker', 'sygeplejerskerne', 'Sygeplejerskernes', 'SYGEPLEJERSKE'])(
    'in every form in Danish: %s',
    async (q) => {
      await store(database(), [
        ad('one', 'da', 'Sygeplejerske'),
        ad('many', 'da', 'Vi mangler sygeplejersker'),
        ad('other', 'da', 'Kok'),
      ]);
      expect((await words(q)).toSorted()).toEqual(['many', 'one']);
    },
  );

  test.each(['sjuksköterska', 'sjuksköterskor', 'sjuksköterskorna'])(
    'in every form in Swedish: %s',
    async (q) => {
      await store(database(), [
        ad('one', 'sv', 'Sjuksköterska'),
        ad('many', 'sv', 'Vi söker sjuksköterskor'),
        ad('other', 'sv', 'Kock'),
      ]);
      expect((await words(q)).toSorted()).toEqual(['many', 'one']);
    },
  );

  test.each(['nurse', 'nurses'])('in every form in English: %s', async (q) => {
    await store(database(), [
      ad('one', 'en', 'Nurse'),
      ad('many', 'en', 'Two nurses'),
      ad('other', 'en', 'Chef'),
    ]);
    expect((await words(q)).toSorted()).toEqual(['many', 'one']);
  });

  test('as written where an ad is in none of the three languages', async () => {
    await store(database(), [ad('pl', null, 'Pielęgniarka')]);
    expect(await words('pielęgniarka')).toEqual(['pl']);
  });

  test.each([
    ['Koebenhavn', []],
    ['Köbenhavn', ['ø']],
    ['København', ['ø']],
    ['Ængelholm', ['ä']],
    ['ängelholm', ['ä']],
    ['kørekort', ['kørekort']],
    ['körekort', ['kørekort']],
    ['cafe', ['café']],
    ['café', ['café']],
    ['Aarhus', []],
    ['århus', ['å']],
  ])('with the letters of either side: %s', async (q, expected) => {
    await store(database(), [
      ad('ø', 'da', 'Job i København'),
      ad('ä', 'sv', 'Jobb i Ängelholm'),
      ad('kørekort', 'da', 'Chauffør med kørekort'),
      ad('café', 'sv', 'Café'),
      ad('å', 'da', 'Århus'),
    ]);
    // Every sample ad lies in København: only titles are told apart here.
    await database().pool.query(`update vacancy set municipality_name = null, city = null`);
    expect(await words(q)).toEqual(expected);
  });

  test('in employer, place and what the ad’s own language calls the occupation', async () => {
    await store(database(), [
      {
        ...ad('a', 'da', 'Vi søger dig'),
        employer: { name: 'Ørsted A/S', orgNumber: null, country: 'DK' },
        occupation: {
          esco: null,
          isco: '2221',
          labels: { da: 'sygeplejerske', sv: 'sjuksköterska', en: 'nurse' },
          basis: 'mapped',
          confidence: 1,
        },
      },
    ]);
    for (const q of ['Orsted', 'Ørsted', 'örsted', 'sygeplejersker', 'København']) {
      expect(await words(q), q).toEqual(q === 'Orsted' ? [] : ['a']);
    }
  });

  test.each([
    'sygeplejerske',
    'sosu',
    'arbejde',
    'Vi',
    'CV',
    'net',
    '24',
    'chef',
    'it-chef',
    'IT chef',
    'natt',
  ])('beside any punctuation: %s', async (q) => {
    const text =
      'Sygeplejerske/sosu til nattarbejde.Vi ønsker CV’et–nu (.net), 24/7… IT-chef•natt\u00ad, arbejde\u200b';
    await store(database(), [ad('a', 'da', 'x', text), ad('b', 'da', 'y')]);
    expect(await words(q)).toEqual(['a']);
  });
});

describe('more than one word', () => {
  test('must all be there, small words only where nothing else is asked for', async () => {
    await store(database(), [
      ad('both', 'sv', 'Kock', 'i Malmö'),
      ad('one', 'sv', 'Kock', 'vid havet'),
      ad('small', 'sv', 'Städare', 'i Lund'),
    ]);
    expect(await words('kock Malmö')).toEqual(['both']);
    expect(await words('kock i Malmö')).toEqual(['both']);
    expect((await words('kock och')).toSorted()).toEqual(['both', 'one']);
    expect((await words('i')).toSorted()).toEqual(['both', 'small']);
    expect(await words('"i lund"')).toEqual(['small']);
  });

  test('“it” is a trade, not a small word', async () => {
    await store(database(), [ad('it', 'sv', 'IT-tekniker'), ad('tekniker', 'sv', 'Tekniker')]);
    expect(await words('it tekniker')).toEqual(['it']);
  });

  test('as a phrase stand together in this order, across an inflection', async () => {
    await store(database(), [
      ad('phrase', 'da', 'Social- og sundhedsassistenter'),
      ad('apart', 'da', 'Sundhedsassistent', 'social og andet'),
    ]);
    expect(await words('"social og sundhedsassistent"')).toEqual(['phrase']);
    expect((await words('social sundhedsassistent')).toSorted()).toEqual(['apart', 'phrase']);
    expect(await words('"sundhedsassistent social"')).toEqual([]);
  });

  test('with a minus must not be there, in any form; a small word with a minus says nothing', async () => {
    await store(database(), [
      ad('day', 'da', 'Kok', 'dagvagter og mere'),
      ad('night', 'da', 'Kok', 'nattevagter'),
      ad('phrase', 'da', 'Kok', 'hver anden weekend'),
    ]);
    expect((await words('kok -nattevagt')).toSorted()).toEqual(['day', 'phrase']);
    expect((await words('-nattevagten')).toSorted()).toEqual(['day', 'phrase']);
    expect((await words('kok -"anden weekend" -nattevagt')).toSorted()).toEqual(['day']);
    expect(await words('kok -og')).toHaveLength(3);
    expect(await words('kok -kok')).toEqual([]);
  });

  test('that are no words ask for nothing', async () => {
    await store(database(), [ad('a', 'da', 'Kok')]);
    for (const q of ['', ' ', '"', '-', '🙂', '& | ! ( ) : *', '\0'])
      expect(await words(q), q).toEqual(['a']);
  });
});

describe('the best comes first', () => {
  test('a title before a place or label before the text', async () => {
    await store(database(), [
      ad('text', 'sv', 'Biträde', 'med kock och kock och kock'),
      ad('title', 'sv', 'Kock'),
      { ...ad('employer', 'sv', 'Biträde'), employer: { name: 'Kock & Co', orgNumber: null, country: null } },
    ]);
    expect(await words('kock')).toEqual(['title', 'employer', 'text']);
  });

  test('the newest among equals, undated last', async () => {
    await store(database(), [
      { ...ad('undated', 'sv', 'Kock'), publishedAt: null },
      { ...ad('old', 'sv', 'Kock'), publishedAt: '2026-02-01T08:00:00+01:00' },
      { ...ad('new', 'sv', 'Kock'), publishedAt: '2026-02-28T08:00:00+01:00' },
    ]);
    expect(await words('kock')).toEqual(['new', 'old', 'undated']);
    expect(await found(database(), {})).toEqual(['new', 'old', 'undated']);
  });
});

test('a snippet shows the words found, as text', async () => {
  const text = `${'fyld '.repeat(100)}vi søger to <b>sygeplejersker</b> nu ${'fyld '.repeat(100)}`;
  await store(database(), [ad('a', 'da', 'Job', text)]);
  const { items } = await searchAt(database()).search({ ...ANYTHING, q: 'sygeplejerske' });
  expect(items[0]?.snippet).toContain('søger to <b>sygeplejersker</b> nu');
});

test('nothing that is typed is more than a bad request', async () => {
  await store(database(), [ad('a', 'da', 'Kok')]);
  const nasty = fc.constantFrom(
    `'`,
    `''`,
    '\\',
    ':*',
    '&',
    '|',
    '!',
    '<->',
    '(',
    ')',
    '"',
    '-',
    '\0',
    'ˈ',
    '$1',
    '%',
    '‮',
  );
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(fc.oneof(nasty, fc.string({ maxLength: 4 })), { maxLength: 30 }).map((parts) => parts.join('')),
  );
  await fc.assert(
    fc.asyncProperty(typed, fc.constantFrom('relevance', 'published', 'deadline'), async (q, sort) => {
      const page = await searchAt(database()).search({ ...ANYTHING, q, sort, facets: true });
      expect(page.total).toBe(page.items.length);
    }),
    { numRuns: 300 },
  );
  const long = { ...ANYTHING, q: 'a '.repeat(501) };
  await expect(searchAt(database()).search(long)).rejects.toThrow(BadRequestError);
  const longest = { ...ANYTHING, q: 'ab -cd "ef gh" '.repeat(66) };
  expect((await searchAt(database()).search(longest)).total).toBe(0);
});
