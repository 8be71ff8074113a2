import { describe, expect, it } from 'vitest';
import { NOWHERE, type PlaceDraft } from '../../domain/posting-draft.ts';
import { loadPlaces } from './load-places.ts';
import { locateWorkplace } from './locate-workplace.ts';

const places = await loadPlaces();

const locate = (place: Partial<PlaceDraft>, title = '', text = '') =>
  locateWorkplace({ ...NOWHERE, ...place }, { title, text: () => text }, places);

/** What the tables below compare: the municipality's code, "DK"/"SE" for somewhere in the region, or the kind. */
function outcome(place: Partial<PlaceDraft>, title = '', text = ''): string {
  const located = locate(place, title, text);
  return located.kind === 'inside'
    ? (located.workplace.municipality?.code ?? located.workplace.country)
    : located.kind;
}

describe('locateWorkplace: evidence', () => {
  it.each<[Partial<PlaceDraft>, string]>([
    [{ country: 'NO', municipalityName: 'Lund' }, 'outside'],
    [{ country: 'DE', listedIn: 'DK' }, 'outside'],
    [{ country: 'SE', municipalityCode: '1280' }, '1280'],
    [{ municipalityCode: '1280' }, '1280'],
    [{ country: 'SE', municipalityCode: '0180' }, 'outside'],
    [{ country: 'SE', municipalityCode: '0101' }, 'outside'],
    [{ country: 'DK', municipalityCode: '0101' }, '0101'],
    [{ country: 'DK', municipalityCode: '101' }, '0101'],
    [{ country: 'DK', municipalityCode: '0411' }, '0400'],
    [{ country: 'DK', municipalityCode: '0751', listedIn: 'DK' }, 'outside'],
    [{ country: 'DK', municipalityCode: '0187' }, '0187'],
    [{ country: 'SE', municipalityCode: '0187' }, 'outside'],
    [{ municipalityCode: '0187' }, 'unknown'],
    [{ country: 'DK', municipalityName: 'Københavns Kommune' }, '0101'],
    [{ municipalityName: 'Helsingør' }, '0217'],
    [{ municipalityName: 'Aarhus', listedIn: 'DK' }, 'outside'],
    [{ country: 'SE', municipalityName: 'Göteborg' }, 'outside'],
    [{ country: 'DK', postcode: '2100' }, '0101'],
    [{ country: 'DK', postcode: 'DK-2100' }, '0101'],
    [{ country: 'DK', postcode: '8000' }, 'outside'],
    [{ country: 'DK', postcode: '2300' }, '0101'],
    [{ country: 'DK', postcode: '2300', municipalityName: 'Tårnby' }, '0185'],
    [{ country: 'DK', postcode: '4682' }, 'DK'],
    [{ country: 'SE', postcode: '211 20' }, '1280'],
    [{ country: 'SE', postcode: '270 35', city: 'Blentarp' }, '1265'],
    [{ country: 'SE', postcode: '270 35' }, 'SE'],
    [{ country: 'SE', postcode: '411 05' }, 'outside'],
    [{ postcode: '2100' }, 'unknown'],
    [{ country: 'DK', city: 'København NV' }, '0101'],
    [{ country: 'DK', city: 'Köpenhamn' }, '0101'],
    [{ country: 'DK', city: 'Nykøbing F' }, '0376'],
    [{ country: 'DK', city: 'Nykøbing' }, 'unknown'],
    [{ country: 'DK', city: 'Aarhus C' }, 'outside'],
    [{ country: 'DK', city: 'Odense' }, 'outside'],
    [{ city: 'Ystad' }, '1286'],
    [{ country: 'SE', city: 'LUND' }, '1281'],
    [{ country: 'SE', city: 'Broby' }, 'unknown'],
    [{ country: 'SE', coordinates: { lat: 55.605, lon: 13.0 } }, 'SE'],
    [{ country: 'SE', coordinates: { lat: 59.33, lon: 18.07 } }, 'outside'],
    [{ country: 'DK', coordinates: { lat: 56.15, lon: 10.2 } }, 'outside'],
    [{ coordinates: { lat: 55.68, lon: 12.57 } }, 'DK'],
    [{ country: 'SE', coordinates: { lat: 56.43, lon: 13.2 } }, 'unknown'],
    [{ country: 'DK', coordinates: { lat: 0, lon: 0 } }, 'unknown'],
    [{ listedIn: 'DK' }, 'DK'],
    [{ country: 'DK', listedIn: 'DK' }, 'DK'],
    [{ country: 'SE', listedIn: 'DK' }, 'unknown'],
    [{ country: 'DK' }, 'unknown'],
    [{ country: 'SE' }, 'unknown'],
    [{}, 'unknown'],
  ])('%j: %s', (place, expected) => {
    expect(outcome(place)).toBe(expected);
  });

  it.each([
    ['Sjuksköterska till Köpenhamn', '', '0101'],
    ['Sjuksköterskor till Köpenhamns universitetssjukhus', '', '0101'],
    ['LÄKARE TILL KØBENHAVN', '', '0101'],
    ['Chef to Elsinore', 'Our office in Aarhus is closed.', '0217'],
    ['Läkare', 'Arbetet är förlagt till Helsingör.', '0217'],
    ['Läkare', 'Du arbetar i Köpenhamn eller i Roskilde.', 'DK'],
    ['Läkare till Region Sjælland', '', 'DK'],
    ['Developers in Greater Copenhagen', '', 'DK'],
    ['Läkare till Aarhus', 'Nära Köpenhamn.', 'outside'],
    ['Läkare', 'Du arbetar i Köpenhamn och Odense.', 'unknown'],
    ['Läkare till Köpenhamn eller Odense', '', 'unknown'],
    ['Shepherd', 'Experience from New Zealand is a plus.', 'unknown'],
    ['Kock till Jylland', '', 'outside'],
    ['Job i Danmark', 'køge og greve', 'unknown'],
  ])('an ad that says only "Denmark": %j, %j: %s', (title, text, expected) => {
    expect(outcome({ country: 'DK' }, title, text)).toBe(expected);
  });

  it('lets the title, not the text, make a vouched-for place exact, and never overrule it', () => {
    expect(outcome({ country: 'DK', listedIn: 'DK' }, 'Kok til Roskilde')).toBe('0265');
    expect(outcome({ country: 'DK', listedIn: 'DK' }, 'Kok', 'Hovedkontor i Roskilde')).toBe('DK');
    expect(outcome({ country: 'DK', listedIn: 'DK' }, 'Kok fra Aarhus')).toBe('DK');
    expect(outcome({ country: 'DK', postcode: '4682' }, 'Kok til Køge')).toBe('0259');
    expect(outcome({ country: 'DK', postcode: '4682' }, 'Kok til Roskilde')).toBe('DK');
  });

  it('takes only the title of an ad that says only "Sweden"', () => {
    expect(outcome({ country: 'SE' }, 'Säljare i Malmö')).toBe('1280');
    expect(outcome({ country: 'SE' }, 'Säljare', 'Kontakta Anna Lund')).toBe('unknown');
    expect(outcome({ country: 'SE' }, 'Säljare i Malmö eller Göteborg')).toBe('unknown');
  });

  it('says what could not be placed', () => {
    expect(locate({ country: 'DK', street: 'Ring 12 34 56 78' })).toMatchObject({
      kind: 'unknown',
      issues: [
        { path: 'place', reason: 'workplace cannot be placed', value: expect.stringContaining('[tel.]') },
      ],
    });
  });
});

describe('locateWorkplace: address', () => {
  const malmo = { country: 'SE', municipalityCode: '1280', postcode: '215 86', city: 'MALMÖ' };
  const point = { lat: 55.5534, lon: 12.9814 };

  it('keeps an address with its coordinates', () => {
    expect(locate({ ...malmo, street: ' Hyllie  Boulevard 1 ', coordinates: point })).toEqual({
      kind: 'inside',
      workplace: {
        country: 'SE',
        municipality: { code: '1280', name: 'Malmö' },
        postcode: '21586',
        city: 'Malmö',
        street: 'Hyllie Boulevard 1',
        ...point,
        precision: 'address',
      },
      issues: [],
    });
  });

  it.each<[string, Partial<PlaceDraft>, object]>([
    [
      'a centroid without a street',
      { ...malmo, coordinates: { lat: 55.605, lon: 13.0038 } },
      { lat: null, lon: null, precision: 'postcode' },
    ],
    [
      'a centroid and nothing else',
      { country: 'SE', municipalityCode: '1293', coordinates: { lat: 56.158913, lon: 13.766766 } },
      { lat: null, precision: 'municipality' },
    ],
    [
      'a post box',
      { ...malmo, street: 'Box 123', coordinates: point },
      { street: 'Box 123', lat: null, precision: 'postcode' },
    ],
    [
      'a street without coordinates',
      { ...malmo, street: 'Storgatan 1' },
      { street: 'Storgatan 1', lat: null, precision: 'postcode' },
    ],
    [
      'a street without postcode and coordinates',
      { country: 'DK', municipalityCode: '0101', street: 'Vej 1' },
      { street: 'Vej 1', precision: 'municipality' },
    ],
    [
      'a street that is only the town',
      { ...malmo, street: 'Malmø', coordinates: point },
      { street: null, lat: null, precision: 'postcode' },
    ],
    ['blanks', { ...malmo, street: ' ', city: '' }, { street: null, city: null }],
    ['only the region', { listedIn: 'DK' }, { country: 'DK', municipality: null, precision: 'unknown' }],
  ])('%s', (_name, place, expected) => {
    const located = locate(place);
    expect(located).toMatchObject({ kind: 'inside', issues: [] });
    expect(located.kind === 'inside' ? located.workplace : null).toMatchObject(expected);
  });

  it.each<[string, Partial<PlaceDraft>, string, string]>([
    [
      'a point elsewhere',
      { ...malmo, street: 'Gata 1', coordinates: { lat: 59.3, lon: 18 } },
      'place.coordinates',
      'too far from Malmö',
    ],
    [
      'a swapped point',
      { ...malmo, street: 'Gata 1', coordinates: { lat: 12.98, lon: 55.55 } },
      'place.coordinates',
      'too far from Malmö',
    ],
    ['no point', { ...malmo, coordinates: { lat: 0, lon: 0 } }, 'place.coordinates', 'not a point on Earth'],
    [
      'not a number',
      { ...malmo, coordinates: { lat: Number.NaN, lon: 13 } },
      'place.coordinates',
      'not a point on Earth',
    ],
    [
      'a Jutland postcode in Copenhagen',
      { country: 'DK', municipalityCode: '0101', postcode: '8000' },
      'place.postcode',
      'lies outside the region',
    ],
    [
      'no postcode',
      { country: 'DK', municipalityCode: '0101', postcode: '0000' },
      'place.postcode',
      'not a postcode',
    ],
    [
      'a Danish postcode in Sweden',
      { country: 'SE', municipalityCode: '1280', postcode: '2100' },
      'place.postcode',
      'not a postcode',
    ],
  ])('%s is dropped with an issue', (_name, place, path, reason) => {
    expect(locate(place)).toMatchObject({
      kind: 'inside',
      workplace: { lat: null, lon: null },
      issues: [{ path, reason }],
    });
  });
});

describe('locateWorkplace: several workplaces', () => {
  const denmark = { ...NOWHERE, country: 'DK' };
  const aarhus = { ...denmark, city: 'Aarhus' };
  const malmo = { ...NOWHERE, country: 'SE', municipalityCode: '1280' };
  const hassleholm = { ...NOWHERE, country: 'SE', municipalityCode: '1293' };

  it.each<[string, Partial<PlaceDraft>, string]>([
    ['the one that is ours after one outside', { ...aarhus, otherPlaces: [malmo] }, '1280'],
    [
      'the one that is ours after one that cannot be placed',
      { ...denmark, otherPlaces: [hassleholm] },
      '1293',
    ],
    ['the first of those that are ours', { ...aarhus, otherPlaces: [hassleholm, malmo] }, '1293'],
    ['outside where all are', { ...aarhus, otherPlaces: [{ ...denmark, postcode: '8000' }] }, 'outside'],
    ['unknown where one cannot be placed', { ...aarhus, otherPlaces: [denmark] }, 'unknown'],
    ['unknown where the first cannot be placed', { ...denmark, otherPlaces: [aarhus] }, 'unknown'],
  ])('%s', (_name, place, expected) => {
    expect(outcome(place)).toBe(expected);
  });

  it('says of each that cannot be placed what it was', () => {
    const located = locate({ ...denmark, otherPlaces: [aarhus, { ...denmark, street: 'Gade 1' }] });
    expect(located).toMatchObject({
      kind: 'unknown',
      issues: [
        { path: 'place', reason: 'workplace cannot be placed' },
        { path: 'place', value: expect.stringContaining('Gade 1') },
      ],
    });
  });
});
