import { describe, expect, test } from 'vitest';
import { ANY_VACANCY } from '../../src/domain/vacancy.ts';
import { crossingTo } from '../../src/web/crossing/crossing.ts';
import type { Page } from '../../src/web/page.ts';
import { DETAIL, FACETS, RESULT, SOURCES } from './support/samples.ts';
import { plainRenderer, testApp } from './support/test-app.ts';

const AS_DATA = { accept: 'application/json', 'x-sundet-page': '1' };
const CREDITS = SOURCES.map(({ id, name, homepage, attribution }) => ({ id, name, homepage, attribution }));

describe('GET /', () => {
  test('is the search with its counts, as HTML', async () => {
    const { app } = await testApp();
    const answer = await app.inject('/');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-language']).toBe('da');
    expect(answer.body).toContain('<html lang="da">');
    expect(answer.body).toContain(DETAIL.title);
  });

  test('is its data for the page already loaded', async () => {
    const { app } = await testApp();
    const answer = await app.inject({ url: '/?q=l%C3%A4rare&country=SE&lang=sv', headers: AS_DATA });
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.json<Page>()).toEqual({
      kind: 'search',
      language: 'sv',
      path: '/?q=l%C3%A4rare&country=SE&lang=sv',
      query: {
        ...ANY_VACANCY,
        q: 'lärare',
        countries: ['SE'],
        sort: 'relevance',
        limit: 20,
        cursor: null,
        facets: true,
      },
      result: { ...RESULT, facets: FACETS },
      sources: CREDITS,
      now: '2025-11-27T08:30:00.000Z',
    });
  });

  test.each([
    { accept: 'application/json' },
    { 'x-sundet-page': '1' },
    { accept: 'text/html', 'x-sundet-page': '1' },
  ])('is HTML for %o: data is only for who asks twice', async (headers) => {
    const { app } = await testApp();
    expect((await app.inject({ url: '/', headers })).headers['content-type']).toBe(
      'text/html; charset=utf-8',
    );
  });

  test('what a form sends along empty is no choice', async () => {
    const { app, search } = await testApp();
    const url =
      '/?q=&country=&country=DK&municipality=&hours=&hours=&source=&sort=&limit=&cursor=&facets=&lang=';
    const answer = await app.inject({ url, headers: AS_DATA });
    expect(answer.statusCode).toBe(200);
    expect(search.queries).toEqual([
      {
        ...ANY_VACANCY,
        countries: ['DK'],
        sort: 'published',
        limit: 20,
        cursor: null,
        facets: true,
      },
    ]);
  });

  test.each([
    ['da', 'skal være DK eller SE, ikke "FI"'],
    ['sv', 'ska vara DK eller SE, inte "FI"'],
    ['en', 'must be DK or SE, not "FI"'],
  ])('wrong parameters are told in the reader’s language (%s)', async (lang, message) => {
    const { app, search } = await testApp();
    const url = `/?country=FI&lang=${lang}`;
    const answer = await app.inject({ url, headers: AS_DATA });
    expect(answer.statusCode).toBe(400);
    const errors = [{ parameter: 'country', message }];
    expect(answer.json<Page>()).toEqual({ kind: 'problem', language: lang, path: url, status: 400, errors });
    expect(search.queries).toEqual([]);
  });

  test('unknown parameters, unknown sources and unknown languages are a problem page', async () => {
    const { app } = await testApp();
    for (const query of ['colour=red', 'source=indeed', 'lang=xx', 'q=a&q=b', 'q=%00']) {
      const answer = await app.inject(`/?${query}`);
      expect([query, answer.statusCode]).toEqual([query, 400]);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.body).toContain('"kind":"problem"');
    }
  });

  test.each([
    [undefined, 'da'],
    ['sv', 'sv'],
    ['en-GB,en;q=0.9,da;q=0.8', 'en'],
    ['de', 'da'],
  ])('Accept-Language %s is answered in %s, unless ?lang= says otherwise', async (header, language) => {
    const { app } = await testApp();
    const headers = header === undefined ? AS_DATA : { ...AS_DATA, 'accept-language': header };
    expect((await app.inject({ url: '/', headers })).json<Page>().language).toBe(language);
    expect((await app.inject({ url: '/?lang=en', headers })).json<Page>().language).toBe('en');
  });

  test('the sources are read once, and again after a failure', async () => {
    let readings = 0;
    const list = async () => {
      readings += 1;
      if (readings === 1) throw new Error('not yet');
      return SOURCES;
    };
    const { app } = await testApp({ sources: { list } });
    expect((await app.inject('/')).statusCode).toBe(500);
    expect((await app.inject('/')).statusCode).toBe(200);
    expect((await app.inject('/')).statusCode).toBe(200);
    expect(readings).toBe(2);
  });
});

describe('GET /vacancy/{id}', () => {
  const url = `/vacancy/${DETAIL.id}`;

  test('is the vacancy', async () => {
    const { app } = await testApp();
    const page = (await app.inject({ url: `${url}?lang=en`, headers: AS_DATA })).json<Page>();
    expect(page).toEqual({
      kind: 'vacancy',
      language: 'en',
      path: `${url}?lang=en`,
      vacancy: DETAIL,
      similar: { country: 'DK', items: [] },
      home: null,
      crossing: crossingTo('SE', null, 'en'),
      sources: CREDITS,
      now: '2025-11-27T08:30:00.000Z',
      backPath: null,
    });
  });

  test.each([
    ['http://sundet.example/?q=l%C3%A4rare&country=SE', '/?q=l%C3%A4rare&country=SE'],
    ['http://sundet.example/', '/'],
    ['http://sundet.example/vacancy/other', null],
    ['http://elsewhere.example/?q=a', null],
    ['http://sundet.example.evil.example/?q=a', null],
    ['not a url', null],
  ])('from %s leads back to %s', async (referer, backPath) => {
    const { app } = await testApp();
    const headers = { ...AS_DATA, host: 'sundet.example', referer };
    expect((await app.inject({ url, headers })).json()).toMatchObject({ backPath });
  });

  test('an unknown one is a 404 page, a stray parameter a 400 page', async () => {
    const { app } = await testApp();
    const unknown = await app.inject({ url: '/vacancy/nosuch', headers: AS_DATA });
    expect(unknown.statusCode).toBe(404);
    expect(unknown.json()).toMatchObject({ kind: 'problem', status: 404, errors: [] });
    expect((await app.inject(`${url}?q=a`)).statusCode).toBe(400);
  });
});

describe('a page’s own path', () => {
  test.each(['//evil.example/x', '/\\evil.example', '///evil.example'])(
    'never leads to another site (%s)',
    async (url) => {
      const { app } = await testApp();
      const answer = await app.inject({ url: `http://sundet.example${url}`, headers: AS_DATA });
      expect(answer.json<Page>().path).not.toMatch(/^\/[/\\]/);
    },
  );
});

test('without a renderer there is only the API', async () => {
  const { app } = await testApp({ pages: null });
  const answer = await app.inject('/');
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect((await app.inject('/api/v1/vacancies')).statusCode).toBe(200);
});

test('a renderer may take its time', async () => {
  const render = async () => '<!doctype html><p>later</p>';
  const { app } = await testApp({ pages: { ...plainRenderer, render } });
  expect((await app.inject('/')).body).toBe('<!doctype html><p>later</p>');
});
