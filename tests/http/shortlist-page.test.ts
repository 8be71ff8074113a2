import { describe, expect, it } from 'vitest';
import type { CommuteQuery } from '../../src/domain/commute.ts';
import type { ListedVacancies } from '../../src/domain/listed-vacancy.ts';
import { TimetableUnavailableError } from '../../src/lib/errors.ts';
import type { ShortlistPage } from '../../src/web/page.ts';
import { LISTED } from '../web/sample-shortlist.ts';
import { LUND_COOKIE } from './support/lund-home.ts';
import { NO_SHORTLISTS, NO_TRAVEL, testApp } from './support/test-app.ts';

async function start(vacancies: Partial<ListedVacancies> = {}) {
  const asked: [readonly string[], CommuteQuery | null][] = [];
  const list: ListedVacancies['list'] = async (ids, commute) => {
    asked.push([ids, commute]);
    return LISTED.filter(({ id }) => ids.includes(id));
  };
  const shortlists = { ...NO_SHORTLISTS, vacancies: { list, ...vacancies } };
  const { app } = await testApp({ travel: NO_TRAVEL, shortlists });
  const ask = async (query: string, cookie = '') => {
    const headers = { accept: 'application/json', 'x-sundet-page': '1', cookie };
    const answer = await app.inject({ url: `/shortlist${query}`, headers });
    return { status: answer.statusCode, page: answer.json() as ShortlistPage };
  };
  return { app, asked, ask };
}

describe('/shortlist', () => {
  it('is a page that holds nothing of its own', async () => {
    const { app, asked } = await start();
    const answer = await app.inject('/shortlist?lang=sv');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('private, no-cache');
    expect(answer.body).toContain('"listed":[]');
    expect(asked).toEqual([[[], null]]);
  });

  it('tells what has become of the ids it is asked for, and keeps them out of its links', async () => {
    const { ask, asked } = await start();
    const { page } = await ask('?id=v1&id=v3&lang=da');
    expect(page.listed.map(({ id, state }) => [id, state])).toEqual([
      ['v1', 'open'],
      ['v3', 'gone'],
    ]);
    expect(page.path).toBe('/shortlist?lang=da');
    expect(page.hasHome).toBe(false);
    expect(asked).toEqual([[['v1', 'v3'], null]]);
    expect((await ask('?id=v1')).page.path).toBe('/shortlist');
  });

  it('tells commutes from the home that the browser keeps', async () => {
    const { ask, asked } = await start();
    expect((await ask('?id=v1', LUND_COOKIE)).page.hasHome).toBe(true);
    expect(asked[0]?.[1]).toMatchObject({ origin: { lat: 55.705, lon: 13.191 }, arriveBy: '07:00' });
  });

  it('does without commutes where the timetable cannot be asked', async () => {
    const { ask } = await start({
      list: async (_, commute) => {
        if (commute !== null) throw new TimetableUnavailableError('too busy');
        return LISTED;
      },
    });
    const { status, page } = await ask('?id=v1', LUND_COOKIE);
    expect([status, page.listed.length]).toEqual([200, LISTED.length]);
  });

  it('takes a hundred ids and no more, and nothing else', async () => {
    const { ask } = await start();
    const ids = (count: number) => `?${Array.from({ length: count }, (_, i) => `id=v${i}`).join('&')}`;
    expect((await ask(ids(100))).status).toBe(200);
    for (const wrong of [ids(101), `?id=${'x'.repeat(101)}`, '?ids=v1', '?lang=no', '?id=%01'])
      expect([wrong.slice(0, 12), (await ask(wrong)).status]).toEqual([wrong.slice(0, 12), 400]);
  });

  it('is not there where there are no shortlists, and is only read', async () => {
    const { app } = await testApp();
    expect((await app.inject('/shortlist')).statusCode).toBe(404);
    const { app: other } = await start();
    expect((await other.inject({ method: 'POST', url: '/shortlist' })).statusCode).toBe(405);
  });
});
