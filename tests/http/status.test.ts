import { expect, test } from 'vitest';
import type { StatusPage } from '../../src/web/page.ts';
import { SOURCES } from './support/samples.ts';
import { NOW, testApp } from './support/test-app.ts';

test('the status page shows what the API tells, each time anew', async () => {
  const lists = [SOURCES, []];
  const { app } = await testApp({ sources: { list: async () => lists.shift() ?? [] } });
  const headers = { accept: 'application/json', 'x-sundet-page': '1' };
  const page: StatusPage = (await app.inject({ url: '/status?lang=sv', headers })).json();
  expect(page).toEqual({
    kind: 'status',
    language: 'sv',
    path: '/status?lang=sv',
    sources: SOURCES,
    timetables: [],
    now: new Date(NOW).toISOString(),
  });
  expect((await app.inject({ url: '/status', headers })).json()).toMatchObject({ sources: [] });
});

test('it is a page: for a browser HTML, wrong parameters told in words', async () => {
  const { app } = await testApp();
  const answer = await app.inject({ url: '/status', headers: { 'accept-language': 'sv' } });
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.headers['content-language']).toBe('sv');
  expect((await app.inject('/status?x=1')).statusCode).toBe(400);
  expect((await app.inject({ method: 'POST', url: '/status' })).statusCode).toBe(405);
});

test('without pages there is none', async () => {
  const { app } = await testApp({ pages: null });
  expect((await app.inject('/status')).statusCode).toBe(404);
});
