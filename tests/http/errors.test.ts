import { describe, expect, test } from 'vitest';
import { ShiftRefusedError } from '../../src/domain/refused-requests.ts';
import type { Problem } from '../../src/http/problem.ts';
import { DatabaseUnavailableError, UpstreamError } from '../../src/lib/errors.ts';
import { failingSearch, plainRenderer, testApp } from './support/test-app.ts';

describe('errors become problem documents', () => {
  test('a database out of reach says when to ask again, and no host', async () => {
    const error = new DatabaseUnavailableError('cannot reach PostgreSQL at db.internal:5432');
    const { app, log } = await testApp({ vacancies: failingSearch(error) });
    const answer = await app.inject('/api/v1/vacancies');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json<Problem>()).toMatchObject({ type: '/problems/database-unavailable', status: 503 });
    expect(answer.body).not.toContain('db.internal');
    expect(JSON.stringify(log)).toContain('db.internal');
  });

  test('a vacancy deleted long after it closed is a 410, on the page too', async () => {
    const vacancies = {
      search: () => Promise.reject(new Error('not asked')),
      get: async () => null,
      isGone: async (id: string) => id === 'deleted',
    };
    const { app } = await testApp({ vacancies });
    const answer = await app.inject('/api/v1/vacancies/deleted');
    expect([answer.statusCode, answer.json<Problem>().title]).toEqual([410, 'Gone']);
    expect((await app.inject('/vacancy/deleted')).statusCode).toBe(410);
    expect((await app.inject('/api/v1/vacancies/never')).statusCode).toBe(404);
  });

  test('an upstream that failed is a 502', async () => {
    const error = new UpstreamError('planner answered 500', { status: 500, retry: true });
    const { app } = await testApp({ vacancies: failingSearch(error) });
    const answer = await app.inject('/api/v1/vacancies');
    expect(answer.statusCode).toBe(502);
    expect(answer.body).not.toContain('planner');
  });

  test.each([
    ['an error', new Error('password=hunter2')],
    ['a string', 'password=hunter2'],
    [
      'an error that poses as the client’s',
      Object.assign(new Error('password=hunter2'), { statusCode: 400 }),
    ],
    ['undefined', undefined],
  ])(
    '%s nobody expected is a 500 that tells nothing, and is in the log under its id',
    async (_name, error) => {
      const { app, log } = await testApp({ vacancies: failingSearch(error) });
      const answer = await app.inject('/api/v1/vacancies?q=secret+wish');
      expect(answer.statusCode).toBe(500);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.body).not.toContain('hunter2');
      const id = String(answer.headers['x-request-id']);
      expect(answer.json<Problem>().detail).toContain(id);
      const line = log.find(({ level }) => level === 'error');
      expect(line?.fields).toMatchObject({ requestId: id, method: 'GET', path: '/api/v1/vacancies' });
    },
  );

  test('nothing below /api is a problem document, elsewhere a page', async () => {
    const { app } = await testApp();
    for (const path of ['/api', '/api/v2/vacancies', '/api/v1/nothing?x=1', '/health/nothing']) {
      const answer = await app.inject(path);
      expect([path, answer.statusCode]).toEqual([path, 404]);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    }
    const page = await app.inject('/apiary');
    expect(page.statusCode).toBe(404);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  test('an address that cannot be decoded is a 400 with the security headers', async () => {
    const { app } = await testApp();
    const answer = await app.inject('/api/v1/vacancies/%E0%A4%A');
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Problem>().status).toBe(400);
    const good = await app.inject('/api/v1/vacancies');
    for (const header of ['content-security-policy', 'referrer-policy', 'x-content-type-options']) {
      expect(answer.headers[header]).toBe(good.headers[header]);
    }
  });

  test('a page that cannot be rendered falls back to the problem document', async () => {
    const render = () => {
      throw new Error('broken component');
    };
    const { app, log } = await testApp({ pages: { ...plainRenderer, render } });
    const answer = await app.inject('/');
    expect(answer.statusCode).toBe(500);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(log.filter(({ level }) => level === 'error')).toHaveLength(2);
  });

  test('each kind of problem is explained at its address', async () => {
    const { app } = await testApp();
    const problem = (await app.inject('/api/v1/vacancies?x=1')).json<Problem>();
    const explained = await app.inject(problem.type);
    expect(explained.statusCode).toBe(200);
    expect(explained.body).toContain(problem.title);
    expect((await app.inject('/problems/toString')).statusCode).toBe(404);
  });
});

describe('only reading is allowed', () => {
  const ADDRESSES = [
    '/api/v1/vacancies',
    '/api/v1/vacancies/x',
    '/api/v1/sources',
    '/api/v1/openapi.json',
    '/health/live',
    '/',
  ];

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)(
    '%s is a 405 with Allow',
    async (method) => {
      const { app, search } = await testApp();
      for (const url of ADDRESSES) {
        const answer = await app.inject({ method, url });
        expect([url, answer.statusCode]).toEqual([url, 405]);
        expect(answer.headers['allow']).toBe('GET, HEAD');
      }
      expect(search.queries).toEqual([]);
    },
  );

  test('a body is refused before it is read, whatever it is', async () => {
    const { app } = await testApp();
    const headers = { 'content-type': 'application/x-something' };
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/vacancies',
      headers,
      payload: 'x'.repeat(1e6),
    });
    expect(answer.statusCode).toBe(405);
  });
});

test('what only the search can refuse is told in the language of the page', async () => {
  const { app } = await testApp({ vacancies: failingSearch(new ShiftRefusedError(25)) });
  const told = async (lang: string) =>
    (await app.inject({ url: `/?lang=${lang}`, headers: { accept: 'text/html' } })).body;
  expect(await told('da')).toContain('skal ligge efter arriveBy og højst 25 timer senere');
  expect(await told('sv')).toContain('måste ligga efter arriveBy och högst 25 timmar senare');
});
