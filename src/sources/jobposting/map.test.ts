import { describe, expect, it } from 'vitest';
import { jobPosting, pageWith } from './fixtures/pages.ts';
import { readPage } from './read-page.ts';

const PAGE = new URL('https://byg.test/job/1');

function postings(html: string) {
  return readPage(html, PAGE).events.map((event) => {
    if (event.type !== 'posting') throw new Error(`expected a posting, not ${JSON.stringify(event)}`);
    return event;
  });
}

function posting(overrides: Record<string, unknown> = {}) {
  const [only, ...others] = postings(pageWith(jobPosting(overrides)));
  if (only === undefined || others.length > 0) throw new Error('expected one posting');
  return only;
}

const place = (overrides: Record<string, unknown>) => posting(overrides).draft.place;

describe('a posting', () => {
  it('is mapped whole', () => {
    const { draft, issues } = posting();
    expect(issues).toEqual([]);
    expect(draft).toEqual({
      sourceId: 'https://byg.test/job/1',
      url: 'https://byg.test/job/1',
      title: 'Opdigtet tømrer',
      body: { kind: 'html', content: '<p>Vi søger en tømrer.</p><p>Hele teksten.</p>' },
      employer: { name: 'Opdigtet Byg ApS', orgNumber: '12345678', country: 'DK' },
      place: {
        country: 'DK',
        municipalityCode: null,
        municipalityName: null,
        postcode: '4600',
        city: 'Køge',
        street: 'Prøvevej 1',
        coordinates: null,
        listedIn: null,
      },
      occupations: [],
      hours: 'full_time',
      duration: null,
      positions: null,
      publishedAt: '2026-09-29T00:00:00+02:00',
      deadline: '2026-10-31T23:59:59+01:00',
      openUntil: '2026-10-31T23:59:59+01:00',
    });
  });

  it.each([
    ['2026-10-31', '2026-10-31T23:59:59+01:00'],
    ['2026-06-30', '2026-06-30T23:59:59+02:00'],
    ['2026-10-31T12:00', '2026-10-31T12:00:00+01:00'],
    ['2026-10-31T12:00:00Z', '2026-10-31T13:00:00+01:00'],
    ['', null],
    [null, null],
  ])('that is valid through %j ends at %s', (validThrough, end) => {
    const { draft, issues } = posting({ validThrough });
    expect([draft.deadline, draft.openUntil]).toEqual([end, end]);
    expect(issues).toEqual([]);
  });

  it.each([
    ['FULL_TIME', 'full_time', null],
    [['FULL_TIME', 'PART_TIME'], null, null],
    [['PART_TIME', 'TEMPORARY'], 'part_time', 'temporary'],
    ['Full-time, Permanent', 'full_time', 'permanent'],
    ['https://schema.org/FULL_TIME', 'full_time', null],
    ['Fuldtid', 'full_time', null],
    ['OTHER', null, null],
    [null, null, null],
  ])('of the type %j', (employmentType, hours, duration) => {
    const { draft, issues } = posting({ employmentType });
    expect([draft.hours, draft.duration]).toEqual([hours, duration]);
    expect(issues).toEqual([]);
  });

  it('unescapes HTML that was escaped, and only that', () => {
    const escaped = '&lt;p&gt;R&amp;amp;D &amp;lt; alt&lt;/p&gt;';
    expect(posting({ description: escaped }).draft.body).toEqual({
      kind: 'html',
      content: '<p>R&amp;D &lt; alt</p>',
    });
    expect(posting({ description: '<p>1 &lt; 2</p>' }).draft.body.content).toBe('<p>1 &lt; 2</p>');
    expect(posting({ description: 'løn &lt; 30 000' }).draft.body.content).toBe('løn &lt; 30 000');
    expect(posting({ title: 'R&amp;D\n chef', description: undefined }).draft).toMatchObject({
      title: 'R&D chef',
      body: { kind: 'text', content: '' },
    });
  });

  it.each([
    ['Opdigtet Byg', 'Opdigtet Byg'],
    [{ name: 'Opdigtet Byg' }, 'Opdigtet Byg'],
    [[{ '@type': 'Organization', name: { '@value': 'Opdigtet Byg' } }], 'Opdigtet Byg'],
    [undefined, null],
    [{}, null],
  ])('of the organisation %j', (hiringOrganization, name) => {
    expect(posting({ hiringOrganization }).draft.employer.name).toBe(name);
  });

  it.each([
    [{ taxID: '12 34 56 78' }, '12345678', 'DK'],
    [{ vatID: 'SE559000000001' }, '5590000000', 'SE'],
    [{ identifier: { '@type': 'PropertyValue', name: 'CVR', value: 12345678 } }, '12345678', 'DK'],
    // The personal number of a sole trader.
    [{ taxID: '6408233234' }, null, null],
    [{ taxID: 'NL123456789B01' }, null, null],
  ])('whose organisation has the number %j', (numbers, orgNumber, country) => {
    const { employer } = posting({ hiringOrganization: { name: 'X', ...numbers } }).draft;
    expect(employer).toEqual({ name: 'X', orgNumber, country });
  });

  it('is known at Platsbanken by its identifier, where its employer is Swedish', () => {
    const known = (taxID: string) => posting({ hiringOrganization: { name: 'X', taxID } }).draft.elsewhere;
    expect(known('559000-0000')).toEqual({ ids: ['dxa:46-559000-0000-t-1'], urls: [] });
    expect(known('12345678')).toBeUndefined();
  });

  it.each([
    [
      'Prøvevej 1, 4600 Køge, Danmark',
      { street: 'Prøvevej 1', postcode: '4600', city: 'Køge', country: 'DK' },
    ],
    [{ address: 'Malmö, Sverige' }, { postcode: null, city: 'Malmö', country: 'SE' }],
    [{ name: 'Køge' }, { city: 'Køge', country: null }],
    [
      { '@type': 'PostalAddress', addressLocality: 'Køge', postalCode: 4600 },
      { city: 'Køge', postcode: '4600' },
    ],
    [{ address: { addressLocality: 'Køge', addressCountry: 'Danmark' } }, { city: 'Køge', country: 'DK' }],
    [{ address: { addressCountry: { '@type': 'Country', name: 'Sweden' } } }, { country: 'SE', city: null }],
    [[], { country: null, city: null }],
    [null, { country: null, city: null }],
  ])('at %j', (jobLocation, expected) => {
    expect(place({ jobLocation })).toMatchObject(expected);
  });

  it.each([
    [['Oslo, Norge', 'Aarhus, Danmark', '8000 Aarhus C, Danmark', '4600 Køge, Danmark'], 'Køge'],
    [['Stockholm, Sverige', '211 20 Malmö, Sverige'], 'Malmö'],
    [['Oslo, Norge', 'Aarhus, Danmark'], 'Aarhus'],
    [['Oslo, Norge', 'Berlin, Tyskland'], 'Oslo'],
  ])('at several places %j is shown at the one that may be ours', (jobLocation, city) => {
    expect(place({ jobLocation }).city).toBe(city);
  });

  it('has a point only with a street', () => {
    const address = { addressLocality: 'Køge', addressCountry: 'DK' };
    const geo = { '@type': 'GeoCoordinates', latitude: '55.4558', longitude: 12.1818 };
    expect(place({ jobLocation: { address, geo } }).coordinates).toBeNull();
    const withStreet = { ...address, streetAddress: 'Prøvevej 1' };
    expect(place({ jobLocation: { address: withStreet, geo } }).coordinates).toEqual({
      lat: 55.4558,
      lon: 12.1818,
    });
    expect(place({ jobLocation: { address: withStreet, geo: { latitude: 'x' } } }).coordinates).toBeNull();
  });

  it('reports what it cannot understand', () => {
    const { issues } = posting({
      datePosted: '29. september',
      employmentType: 'Fleksjob',
      jobLocation: { address: { addressCountry: 'Atlantis' } },
    });
    expect(issues.map(({ path }) => path).sort()).toEqual([
      'datePosted',
      'employmentType',
      'jobLocation.address.addressCountry',
    ]);
  });

  it('is rejected without a title', () => {
    expect(readPage(pageWith(jobPosting({ title: ' ' })), PAGE).events).toMatchObject([
      { type: 'rejected', sourceId: PAGE.href, issues: [{ path: 'title' }] },
    ]);
    expect(posting({ title: undefined, name: 'Tømrer' }).draft.title).toBe('Tømrer');
  });

  it('links to its own page on the same site only', () => {
    expect(posting({ url: '/job/2#apply' }).draft).toMatchObject({ url: 'https://byg.test/job/2' });
    expect(posting({ url: 'https://other.test/job' }).draft.url).toBe(PAGE.href);
    expect(posting({ url: 'javascript:alert(1)' }).draft.url).toBe(PAGE.href);
  });
});

describe('a page', () => {
  it.each([
    ['alone', pageWith(jobPosting())],
    ['in a list', pageWith([{ '@type': 'WebSite' }, jobPosting()])],
    ['in a graph', pageWith({ '@graph': [{ '@type': 'WebSite' }, jobPosting()] })],
    ['in several blocks', pageWith({ '@type': 'WebSite' }, '', jobPosting())],
    ['as the main entity', pageWith({ '@type': 'WebPage', mainEntity: jobPosting() })],
    ['in a list of items', pageWith({ itemListElement: [{ '@type': 'ListItem', item: jobPosting() }] })],
    ['of several types', pageWith(jobPosting({ '@type': ['Thing', 'JobPosting'] }))],
    ['by the address of its type', pageWith(jobPosting({ '@type': 'http://schema.org/JobPosting' }))],
    [
      'with raw line breaks',
      pageWith(JSON.stringify(jobPosting()).replace('Hele teksten', 'Hele\n\tteksten')),
    ],
    ['beside a block that is broken', pageWith('{"@type": "Organization", oops}', jobPosting())],
    ['by a type with parameters', pageWith(jobPosting()).replace('ld+json"', 'ld+json; charset=utf-8"')],
  ])('may hold one %s', (_how, html) => {
    expect(postings(html)).toHaveLength(1);
  });

  it('may hold none', () => {
    expect(readPage(pageWith({ '@type': 'Organization' }), PAGE)).toEqual({
      events: [],
      broken: 0,
    });
  });

  it('tells postings of one address apart by what they say of themselves', () => {
    const html = pageWith([
      jobPosting({ identifier: 'A 1' }),
      jobPosting({ identifier: undefined, title: 'Maler' }),
      jobPosting({ url: '/job/3' }),
    ]);
    const ids = postings(html).map(({ draft }) => draft.sourceId);
    expect(ids[0]).toBe(`${PAGE.href}#A%201`);
    expect(ids[1]).toMatch(/#[0-9a-f]{12}$/);
    expect(ids[2]).toBe('https://byg.test/job/3');
    expect(postings(html).map(({ draft }) => draft.sourceId)).toEqual(ids);
  });

  it('says where a posting cannot be read', () => {
    const html = pageWith('{"@type": "JobPosting", "title": "a" b"}');
    expect(readPage(html, PAGE)).toMatchObject({
      broken: 1,
      events: [{ type: 'rejected', sourceId: PAGE.href, issues: [{ path: 'ld+json' }] }],
    });
  });

  it('has a version that contact persons do not change', () => {
    expect(posting({ applicationContact: null }).version).toBe(posting().version);
    expect(posting({ title: 'Maler' }).version).not.toBe(posting().version);
  });
});
