import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/domain/journeys.ts';
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
const travel = {
  ...NO_TRAVEL,
  places: {
    find: async (q: string) => ({ items: q === 'Lund' ? [LUND] : [], unanswered: [] }),
    byId: () => null,
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
