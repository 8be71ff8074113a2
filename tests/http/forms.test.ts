import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import type { VacancyPage, VacancySummary } from '../../src/domain/vacancy.ts';
import { vacanciesCsv } from '../../src/http/forms/vacancies-csv.ts';
import { preferredType } from '../../src/http/preferred-type.ts';
import { DETAIL, RESULT, SUMMARY } from './support/samples.ts';
import { recordingSearch, testApp } from './support/test-app.ts';

const AWKWARD = {
  ...SUMMARY,
  id: 'b',
  title: 'Kok, "nat" & <dag>\n\u0001',
  workplace: { ...SUMMARY.workplace, lat: null, lon: null },
};
const TWO: VacancyPage = { ...RESULT, total: 2, items: [SUMMARY, AWKWARD] };

/** A table as RFC 4180 has it. */
function parseCsv(text: string): string[][] {
  const rows = text.split('\r\n');
  expect(rows.pop()).toBe('');
  return rows.map((row) =>
    [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
      ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
    ),
  );
}

describe('vacancies.csv', () => {
  test('is a table with a header and a byte order mark', async () => {
    const { app, search } = await testApp({ vacancies: recordingSearch(TWO) });
    const answer = await app.inject('/api/v1/vacancies.csv?country=SE&q=kok');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [header, first, second, ...rest] = parseCsv(answer.body.slice(1));
    expect(rest).toEqual([]);
    expect([header?.[0], header?.[1], header?.at(-1)]).toEqual(['id', 'title', 'url']);
    expect([first?.length, second?.length]).toEqual([header?.length, header?.length]);
    expect(first?.[1]).toBe(SUMMARY.title);
    expect(second?.[1]).toBe(AWKWARD.title);
    expect(search.queries).toEqual([]);
  });

  test.each(['=1+1', '+1', '-1', '@x', '\t=x', ' =x', '＝1', '\r=x'])(
    'takes the formula out of %j',
    (title) => {
      const [, row] = vacanciesCsv([{ ...SUMMARY, title }]).split(/\r\n(?=k3v)/);
      expect(row).toMatch(/^k3v9x2m4q8r1t,"?'/);
    },
  );

  test('holds as many as are asked for, over pages', async () => {
    const pages = recordingSearch({ ...RESULT, nextCursor: 'next' });
    const { app } = await testApp({ vacancies: pages });
    const answer = await app.inject('/api/v1/vacancies.csv?limit=3');
    expect(answer.body.match(/\r\n/g)).toHaveLength(4);
    expect(pages.queries.map(({ limit, cursor }) => [limit, cursor])).toEqual([
      [3, null],
      [2, 'next'],
      [1, 'next'],
    ]);
    for (const wrong of ['limit=0', 'limit=5001', 'cursor=x', 'facets=true', 'country=NO'])
      expect((await app.inject(`/api/v1/vacancies.csv?${wrong}`)).statusCode).toBe(400);
  });
});

test('vacancies.geojson has a point for each address, and nothing for the rest', async () => {
  const { app } = await testApp({ vacancies: recordingSearch(TWO) });
  const answer = await app.inject('/api/v1/vacancies.geojson');
  expect(answer.headers['content-type']).toBe('application/geo+json; charset=utf-8');
  expect(answer.json()).toMatchObject({
    type: 'FeatureCollection',
    total: 2,
    features: [
      { type: 'Feature', id: SUMMARY.id, geometry: { type: 'Point', coordinates: [12.83, 55.87] } },
      { type: 'Feature', id: 'b', geometry: null, properties: { title: AWKWARD.title } },
    ],
  });
});

test('vacancies.map has addresses as points, and counts the others at their main towns', async () => {
  const known = { code: '1280', name: 'Malmö' };
  const at = (id: string, workplace: Partial<VacancySummary['workplace']>): VacancySummary => ({
    ...SUMMARY,
    id,
    workplace: { ...SUMMARY.workplace, lat: null, lon: null, ...workplace },
  });
  const items = [
    SUMMARY,
    at('b', {}),
    at('c', { municipality: known }),
    at('d', { municipality: known }),
    at('e', { municipality: null }),
    at('f', { municipality: { code: '0999', name: 'Nowhere' } }),
  ];
  const { app } = await testApp({
    vacancies: recordingSearch({ ...RESULT, total: 9, items }),
    mainTown: (code) => (code === '0999' ? null : { lat: 55.6, lon: code === '1280' ? 13 : 12.8 }),
  });
  const answer = await app.inject('/api/v1/vacancies.map');
  const { id, title, employer } = SUMMARY;
  expect(answer.json()).toEqual({
    total: 9,
    points: [{ id, title, employer: employer.name, place: 'Landskrona', lat: 55.87, lon: 12.83 }],
    areas: [
      { municipality: known, lat: 55.6, lon: 13, vacancies: 2 },
      { municipality: { code: '1282', name: 'Landskrona' }, lat: 55.6, lon: 12.8, vacancies: 1 },
    ],
    unplaced: 2,
  });
});

describe('vacancies.atom', () => {
  const feed = async (url: string, result = TWO, host = 'sundet.example') => {
    const { app } = await testApp({ vacancies: recordingSearch(result) });
    const answer = await app.inject({ url, headers: { host } });
    expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    return load(answer.body, { xml: true });
  };

  test('has what RFC 4287 asks for', async () => {
    const $ = await feed('/api/v1/vacancies.atom?q=k%C3%B8k&country=SE', { ...TWO, nextCursor: 'abc' });
    expect($('feed > link[rel=self]').attr('href')).toBe(
      'http://sundet.example/api/v1/vacancies.atom?q=k%C3%B8k&country=SE',
    );
    expect($('feed > link[rel=next]').attr('href')).toContain('cursor=abc');
    expect($('feed > link[rel=alternate]').attr('href')).toBe('http://sundet.example/?q=k%C3%B8k&country=SE');
    expect($('feed > id').text()).toMatch(
      /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
    expect($('feed > updated').text()).toBe(SUMMARY.updatedAt);
    expect($('entry')).toHaveLength(2);
    for (const entry of $('entry').toArray()) {
      for (const name of ['id', 'title', 'updated', 'author > name', 'link[rel=alternate]', 'summary'])
        expect([name, $(entry).find(name).length]).toEqual([name, 1]);
    }
    expect($('entry').eq(1).find('title').text()).toBe('Kok, "nat" & <dag>\n');
  });

  test('keeps its ids whatever the host', async () => {
    const ids = async (host: string) => {
      const $ = await feed('/api/v1/vacancies.atom', TWO, host);
      return $('id')
        .toArray()
        .map((id) => $(id).text());
    };
    const here = await ids('a.example');
    expect(new Set(here).size).toBe(3);
    expect(await ids('b.example')).toEqual(here);
  });

  test('is valid without entries, and newest first', async () => {
    const vacancies = recordingSearch({ ...RESULT, total: 0, items: [] });
    const { app } = await testApp({ vacancies });
    const answer = await app.inject('/api/v1/vacancies.atom?q=a');
    expect(load(answer.body, { xml: true })('feed > updated').text()).toBe('1970-01-01T00:00:00Z');
    expect(vacancies.queries[0]?.sort).toBe('published');
  });
});

describe('a vacancy as JobPosting', () => {
  test('has what Google asks for', async () => {
    const { app } = await testApp();
    const url = `/api/v1/vacancies/${DETAIL.id}`;
    const answer = await app.inject({ url, headers: { accept: 'application/ld+json' } });
    expect(answer.headers['content-type']).toBe('application/ld+json; charset=utf-8');
    expect(answer.headers['vary']).toBe('Accept');
    expect(answer.json()).toMatchObject({
      '@context': 'https://schema.org/',
      '@type': 'JobPosting',
      title: DETAIL.title,
      description: DETAIL.descriptionHtml,
      datePosted: DETAIL.publishedAt,
      validThrough: DETAIL.openUntil,
      employmentType: ['FULL_TIME'],
      hiringOrganization: { '@type': 'Organization', name: 'Ängens Omsorg' },
      jobLocation: { address: { addressCountry: 'SE', postalCode: '26131', addressLocality: 'Landskrona' } },
    });
    const plain = await app.inject(url);
    expect(plain.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(plain.headers['vary']).toBe('Accept');
    expect(plain.headers['etag']).not.toBe(answer.headers['etag']);
    const tag = String(answer.headers['etag']);
    const again = { accept: 'application/ld+json', 'if-none-match': tag };
    expect((await app.inject({ url, headers: again })).statusCode).toBe(304);
    expect((await app.inject({ url, headers: { 'if-none-match': tag } })).statusCode).toBe(200);
  });

  test.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['text/html', 'application/json'],
    ['application/ld+json', 'application/ld+json'],
    ['application/ld+json;q=0.5, application/json', 'application/json'],
    ['application/json;q=0.5, application/ld+json', 'application/ld+json'],
    ['application/ld+json;profile="x";q=0.9, */*;q=0.1', 'application/ld+json'],
    ['application/ld+json;q=0', 'application/json'],
    ['APPLICATION/LD+JSON', 'application/ld+json'],
    [';;q=x,,', 'application/json'],
  ])('Accept %j is answered with %s', (accept, type) => {
    expect(preferredType(accept, ['application/json', 'application/ld+json'])).toBe(type);
  });
});
