import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/domain/journeys.ts';
import { homeCookie } from '../../src/http/home-cookie.ts';
import { NO_TRAVEL, plainRenderer, testApp } from './support/test-app.ts';

const LUND: Place = {
  id: 'town:SE:lund',
  type: 'town',
  name: 'Lund',
  detail: null,
  country: 'SE',
  lat: 55.70471,
  lon: 13.19142,
};
/** Another of the same name, which somebody picked from the list. */
const OTHER_LUND: Place = { ...LUND, id: 'town:DK:lund', country: 'DK', lat: 55.254, lon: 12.292 };
const travel = {
  ...NO_TRAVEL,
  places: {
    find: async (q: string) => ({ items: q === 'Lund' ? [LUND, OTHER_LUND] : [], unanswered: [] }),
    byId: (id: string) => [LUND, OTHER_LUND].find((place) => place.id === id) ?? null,
  },
};

const start = () => testApp({ travel, pages: plainRenderer });

function post(app: Awaited<ReturnType<typeof start>>['app'], fields: Record<string, string>, headers = {}) {
  return app.inject({
    method: 'POST',
    url: '/home',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
}

describe('a reader’s home', () => {
  it('is kept by the browser alone, rounded, and searched from without standing in an address', async () => {
    const { app, search, log } = await start();
    const fields = { home: 'Lund', shift: 'night', most: '45', path: '/?q=kok&cursor=abc' };
    const answer = await post(app, fields);
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/?q=kok');
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
    await app.inject({ url: '/?q=kok', headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(search.queries.at(-1)?.commute).toMatchObject({
      origin: { lat: 55.705, lon: 13.191 },
      arriveBy: '23:00',
      leaveAfter: '07:00',
      maxCommute: 45,
    });
    expect(JSON.stringify(log)).not.toMatch(/Lund|55\.7|13\.19/);
  });

  it('goes over TLS alone once it came by it', () => {
    expect(homeCookie(null, true)).toMatch(/; Secure/);
    expect(homeCookie(null, false)).not.toMatch(/Secure/);
  });

  it('is no way to another site', async () => {
    const { app } = await start();
    for (const path of [
      '//elsewhere.example/',
      '/.//elsewhere.example/x',
      '/\\elsewhere.example',
      'https://elsewhere.example/',
    ])
      expect((await post(app, { home: '', path })).headers.location).toMatch(/^\/(?![/\\])/);
  });

  it('is the place that was picked, unless the words have been changed since', async () => {
    const { app, search } = await start();
    const origin = async (fields: Record<string, string>) => {
      const cookie = String((await post(app, fields)).headers['set-cookie']).split(';')[0] ?? '';
      await app.inject({ url: '/', headers: { cookie } });
      return search.queries.at(-1)?.commute?.origin;
    };
    expect(await origin({ home: 'Lund', homeId: 'town:DK:lund' })).toEqual({ lat: 55.254, lon: 12.292 });
    expect(await origin({ home: 'Lund' })).toEqual({ lat: 55.705, lon: 13.191 });
    expect(await origin({ home: '55.60512,13.00012', homeId: 'town:DK:lund' })).toEqual({
      lat: 55.605,
      lon: 13,
    });
  });

  it('comes with hours of one’s own and a limit of the whole day', async () => {
    const { app, search } = await start();
    const fields = { home: 'Lund', shift: 'own', arriveBy: '06:15', leaveAfter: '14:00', rule: 'se-12h' };
    const asked = async (changes: Record<string, string>) => {
      const answer = await post(app, { ...fields, ...changes });
      const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
      const page = await app.inject({ url: '/?sort=commute', headers: { cookie } });
      expect(page.statusCode).toBe(200);
      return search.queries.at(-1);
    };
    const all = await asked({});
    expect(all?.sort).toBe('commute');
    expect(all?.commute).toMatchObject({ arriveBy: '06:15', leaveAfter: '14:00', maxAway: 720 });
    // No end, no whole day: told on the page, and no reason to find nothing.
    const oneWay = await asked({ leaveAfter: '' });
    expect(oneWay?.commute).toMatchObject({ arriveBy: '06:15', leaveAfter: null, maxAway: null });
  });

  it('stands in an address only once such a link is asked for, and leaves it again', async () => {
    const { app, search } = await start();
    const fields = { home: 'Lund', shift: 'day', most: '45', rule: 'dk-3h', path: '/?q=kok&cursor=abc' };
    const linked = String((await post(app, { ...fields, link: '1' })).headers.location);
    expect(linked).toBe(
      '/?q=kok&from=55.705%2C13.191&arriveBy=07%3A00&leaveAfter=15%3A30&maxCommute=45&maxTravelDay=180',
    );
    const page = await app.inject(linked);
    expect(page.body).toContain('"isInAddress":true');
    expect(page.body).toContain('"shift":"day"');
    expect(page.body).toContain('"rule":"dk-3h"');
    expect(search.queries.at(-1)?.commute).toMatchObject({ maxCommute: 45, maxTravelDay: 180 });
    const again = await post(app, { ...fields, path: linked });
    expect(again.headers.location).toBe('/?q=kok');
  });

  it('is not there for who follows a link without it: the order by commute is then the usual one', async () => {
    const { app, search } = await start();
    const page = await app.inject('/?q=kok&sort=commute');
    expect(page.statusCode).toBe(200);
    expect(search.queries.at(-1)?.sort).toBe('relevance');
    expect((await app.inject('/api/v1/vacancies?q=kok&sort=commute')).statusCode).toBe(400);
  });

  it('that nobody knows is told so, and nothing is searched from it', async () => {
    const { app, search } = await start();
    const answer = await post(app, { home: 'Atlantis', path: '//evil.example/' });
    expect(answer.headers.location).toBe('/evil.example/');
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    const page = await app.inject({ url: '/', headers: { cookie } });
    expect(page.body).toContain('Atlantis');
    expect(page.body).toContain('"isKnown":false');
    expect(search.queries.at(-1)?.commute).toBeNull();
  });

  it('is forgotten when asked to, and taken from no other site', async () => {
    const { app } = await start();
    const forgotten = await post(app, { home: 'Lund', forget: '1' });
    expect(forgotten.headers['set-cookie']).toContain('Max-Age=0');
    const foreign = await post(app, { home: 'Lund' }, { 'sec-fetch-site': 'cross-site' });
    expect(foreign.statusCode).toBe(404);
    expect(foreign.headers['set-cookie']).toBeUndefined();
  });

  it('that is no home of ours is none', async () => {
    const { app, search } = await start();
    const page = await app.inject({ url: '/', headers: { cookie: 'sundet_home=e30; other=1' } });
    expect(page.statusCode).toBe(200);
    expect(search.queries.at(-1)?.commute).toBeNull();
  });
});

it('a search with a commute is the same as a file', async () => {
  const { app, search } = await start();
  for (const form of ['csv', 'geojson', 'atom']) {
    const answer = await app.inject(`/api/v1/vacancies.${form}?from=55.7,13.2&preset=day&maxCommute=45`);
    expect(answer.statusCode).toBe(200);
    expect(search.queries.at(-1)?.commute).toMatchObject({ arriveBy: '07:00', maxCommute: 45 });
  }
  const answer = await app.inject('/api/v1/vacancies.geojson?maxCommute=45');
  expect(answer.statusCode).toBe(400);
});
