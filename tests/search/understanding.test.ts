import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import { QueryPlaces } from '../../src/normalise/places/query-places.ts';
import type { ConceptIndex } from '../../src/occupations/concept-index.ts';
import { readSeedLayer } from '../../src/occupations/seed-layer.ts';
import {
  type KnownWords,
  NO_WORDS,
  type UnderstandingOptions,
  understandQuery,
} from '../../src/search/understand-query.ts';
import { seedOccupations } from './seed-occupations.ts';

let occupations: ConceptIndex;
let places: QueryPlaces;
let everyday: string[];

beforeAll(async () => {
  occupations = await seedOccupations();
  places = new QueryPlaces(await loadPlaces());
  const { labels } = await readSeedLayer();
  everyday = labels.filter(({ kind }) => kind === 'everyday').map(({ label }) => label);
});

const ON: UnderstandingOptions = { translate: true, without: [] };

function understand(typed: string, options = ON, words: KnownWords = NO_WORDS) {
  return understandQuery(typed, { occupations, places, words }, options);
}

function isco(typed: string): (string | null)[] {
  return understand(typed)
    .understood.filter(({ kind }) => kind === 'occupation')
    .map((each) => each.isco);
}

function placesIn(typed: string): string[] {
  return understand(typed)
    .understood.filter(({ kind }) => kind === 'place')
    .map(({ concept }) => concept);
}

describe('an occupation is understood', () => {
  test.each([
    ['sygeplejerske', '2221'],
    ['Sygeplejersker', '2221'],
    ['sygeplejerskerne', '2221'],
    ['sjuksköterska', '2221'],
    ['sjuksköterskan', '2221'],
    ['sjuksköterskorna', '2221'],
    ['sjukskoterska', '2221'],
    ['sjuksköterkska', '2221'],
    ['nurse', '2221'],
    ['nurses', '2221'],
    ['undersköterskan', '5321'],
    ['lærer', '2341'],
    ['laerer', '2341'],
    ['lastbilschaufför', '8332'],
    ['lastbil chaufför', '8332'],
    ['lastbilchauffør', '8332'],
    ['lastbilsjaufför', '8332'],
    ['developer', '2512'],
    ['utvecklare', '2512'],
    ['udvikler', '2512'],
  ])('%s', (typed, expected) => {
    expect(isco(typed)[0]).toBe(expected);
  });

  test('whichever everyday word it is asked by, also in capitals, and beside a place', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...everyday),
        fc.constantFrom(
          (word: string) => word,
          (word: string) => word.toUpperCase(),
          (word: string) => `${word} Malmö`,
        ),
        (word, change) => {
          const { understood } = understand(change(word));
          expect(
            understood.some(({ kind }) => kind === 'occupation'),
            change(word),
          ).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('each of several in one search', () => {
    expect(new Set(isco('kok lastbilchauffør'))).toEqual(new Set(['5120', '8332']));
  });

  test('not in a phrase or behind a minus', () => {
    expect(understand('"sygeplejerske"').understood).toEqual([]);
    expect(understand('-sygeplejerske').understood).toEqual([]);
    expect(understand('kok -sygeplejerske').units).toContainEqual({
      kind: 'text',
      term: { text: 'sygeplejerske', phrase: false, negated: true },
      filler: false,
    });
  });

  test.each(['weekend', 'python', 'Rigshospitalet', 'helikopter', 'zzzzzz'])(
    'not in any word: %s',
    (typed) => {
      expect(understand(typed).understood).toEqual([]);
    },
  );

  test('and misspelt only where nobody writes it so', () => {
    const known: KnownWords = { isEmployer: () => false, isWord: (word) => word === 'sjukskoterska' };
    expect(understand('sjuksköterksa').understood.length).toBeGreaterThan(0);
    expect(understand('sjuksköterksa', ON, { ...known, isWord: () => true }).understood).toEqual([]);
  });
});

describe('a place is understood', () => {
  test.each([
    ['sygeplejerske malmö', ['place:1280']],
    ['sygeplejerske Malmø', ['place:1280']],
    ['kock helsingør', ['place:0217']],
    ['kock Helsingör', ['place:0217']],
    ['cook in Elsinore', ['place:0217']],
    ['Köpenhamn', ['place:0101']],
    ['nurse copenhagen', ['place:0101']],
    ['nurse KOEBENHAVN', ['place:0101']],
    ['kok lund malmö', ['place:1281', 'place:1280']],
    ['kok nykøbing falster', ['place:0376']],
    ['lærer kongens lyngby', ['place:0173']],
    ['kok arlöv', ['place:1231']],
    ['kok kastrup', ['place:0185']],
    ['kok bara', []],
    ['kock i bara', []],
    ['kok tune', []],
    ['kok i Tune', ['place:0253:tune']],
    ['kok stockholm', []],
    ['"malmö"', []],
    ['kok -malmö', []],
  ])('%s', (typed, expected) => {
    expect(placesIn(typed)).toEqual(expected);
  });

  test('not in an employer’s name', () => {
    const words: KnownWords = {
      isEmployer: (name) => name.toLowerCase() === 'malmö stad',
      isWord: () => true,
    };
    expect(understand('Malmö stad', ON, words).understood).toEqual([]);
    expect(understand('lärare Malmö stad', ON, words).understood.map(({ kind }) => kind)).not.toContain(
      'place',
    );
    expect(understand('lärare Malmö', ON, words).understood.map(({ kind }) => kind)).toContain('place');
  });
});

describe('what is understood may be switched off', () => {
  test('all of it, and is still told', () => {
    const { units, understood } = understand('sygeplejerske malmö', { translate: false, without: [] });
    expect(understood.map(({ switchedOff }) => switchedOff)).toEqual(understood.map(() => true));
    expect(understood.length).toBeGreaterThan(1);
    expect(units.map((unit) => unit.kind)).toEqual(['text', 'text']);
  });

  test('one by one', () => {
    const { understood } = understand('sygeplejerske malmö');
    for (const { concept } of understood) {
      const without = understand('sygeplejerske malmö', { translate: true, without: [concept] });
      expect(without.understood.filter((each) => each.switchedOff).map((each) => each.concept)).toEqual([
        concept,
      ]);
    }
    const place = understand('sygeplejerske malmö', { translate: true, without: ['place:1280'] });
    expect(place.units.map((unit) => unit.kind)).toEqual(['occupation', 'text']);
  });
});

test('nothing typed is an error, and no word is lost', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'sygeplejerske',
      'malmö',
      'i',
      'kok',
      '-kok',
      '"kok malmö"',
      'lund',
      'og',
      '/',
      'kok/tjener',
      ',',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 9 }), fc.boolean(), (words, translate) => {
      const typed = words.join(' ');
      const { units } = understand(typed, { translate, without: [] });
      const told = units.map((unit) => (unit.kind === 'text' ? unit.term.text : unit.text)).join(' ');
      for (const letters of ['sygeplejerske', 'malmö', 'lund'])
        if (words.includes(letters)) expect(told).toContain(letters);
    }),
    { numRuns: 500 },
  );
});
