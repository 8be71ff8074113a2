import { describe, expect, it } from 'vitest';
import { linksAd, MALMO, STOCKHOLM_ADDRESS } from './fixtures/ads.ts';
import { readAd } from './read.ts';

function posting(record: unknown) {
  const event = readAd(record);
  if (event.type !== 'posting') throw new Error(`expected a posting, not ${JSON.stringify(event)}`);
  return event;
}

describe('an ad', () => {
  it('is mapped whole', () => {
    const { draft, issues } = posting(linksAd());
    expect(issues).toEqual([]);
    expect(draft).toEqual({
      sourceId: 'a1b2c3',
      url: 'https://jobs.test/annons/1',
      title: 'Påhittad kock till påhittat kök',
      body: { kind: 'text', content: 'Vi söker en kock som gillar att hitta på. Du lagar mat som …' },
      employer: { name: 'Påhittade Köket AB', orgNumber: null, country: null },
      place: {
        country: 'SE',
        municipalityCode: '1280',
        municipalityName: 'Malmö',
        postcode: null,
        city: null,
        street: null,
        coordinates: null,
        listedIn: 'SE',
      },
      occupations: [{ scheme: 'ssyk-2012', code: '5120', label: 'Kockar och kallskänkor' }],
      hours: null,
      duration: null,
      positions: null,
      publishedAt: '2026-09-29T11:25:57+02:00',
      deadline: null,
      openUntil: null,
    });
  });

  it.each<[unknown, string]>([
    [[], 'none'],
    [[{ label: 'jobs.test' }], 'one without an address'],
    [[{ url: 'javascript:alert(1)' }], 'one that is no page'],
    [null, 'null'],
    ['https://jobs.test', 'one of another type'],
  ])('is rejected with the links %j: %s', (links) => {
    expect(readAd(linksAd({ source_links: links }))).toMatchObject({
      type: 'rejected',
      sourceId: 'a1b2c3',
      issues: [{ path: 'source_links' }],
    });
  });

  it('links to the first page there is', () => {
    const links = [null, { url: '' }, { url: 'https://first.test' }, { url: 'https://second.test' }];
    expect(posting(linksAd({ source_links: links })).draft.url).toBe('https://first.test');
  });

  it.each(['https://arbetsformedlingen.se/platsbanken/annonser/1', 'https://www.arbetsformedlingen.se/1'])(
    'that is also Platsbanken’s is left to it: %s',
    (url) => {
      const links = [{ url: 'https://jobs.test' }, { url }];
      expect(readAd(linksAd({ source_links: links }))).toEqual({ type: 'outside', sourceId: 'a1b2c3' });
    },
  );

  it('is placed by the address in Skåne, and outside where all are elsewhere', () => {
    const both = linksAd({ workplace_addresses: [STOCKHOLM_ADDRESS, MALMO] });
    expect(posting(both).draft.place.municipalityCode).toBe('1280');
    const elsewhere = linksAd({ workplace_addresses: [STOCKHOLM_ADDRESS, null] });
    expect(readAd(elsewhere)).toEqual({ type: 'outside', sourceId: 'a1b2c3' });
  });

  it.each([
    [{ municipality_code: 1281, municipality: 'Lund' }, '1281'],
    [{ region: 'Skåne län' }, null],
    [{ region_code: '12' }, null],
  ])('may say its place as %j', (address, code) => {
    const { place } = posting(linksAd({ workplace_addresses: [address] })).draft;
    expect(place).toMatchObject({ municipalityCode: code, listedIn: 'SE', country: 'SE' });
  });

  it('may say next to nothing', () => {
    const { id, headline, source_links } = linksAd();
    const sparse = {
      id,
      headline,
      source_links,
      brief: null,
      workplace_addresses: null,
      publication_date: null,
    };
    const { draft, issues } = posting(sparse);
    expect(issues).toEqual([]);
    expect(draft).toMatchObject({
      body: { content: '' },
      employer: { name: null },
      occupations: [],
      publishedAt: null,
    });
  });

  it('gives up a field of another type, or a date that is none, and says so', () => {
    const { draft, issues } = posting(linksAd({ employer: 'AB', publication_date: 'i går' }));
    expect(draft).toMatchObject({ employer: { name: null }, publishedAt: null });
    expect(issues.map(({ path }) => path)).toEqual(['employer', 'publication_date']);
  });
});

it('keeps the other pages that show the ad, to be compared by', () => {
  const links = ['https://jobs.test/annons/1', 'https://andra.test/2'].map((url) => ({ label: 'x', url }));
  expect(posting(linksAd({ source_links: links })).draft).toMatchObject({
    url: 'https://jobs.test/annons/1',
    elsewhere: { ids: [], urls: ['https://andra.test/2'] },
  });
});
