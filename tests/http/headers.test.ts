import { expect, test } from 'vitest';
import { DETAIL } from './support/samples.ts';
import { failingSearch, NO_TRAVEL, testApp } from './support/test-app.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

test.each([
  '/',
  `/vacancy/${DETAIL.id}`,
  '/nothing',
  '/?x=1',
  '/docs',
  '/docs/static/swagger-ui.css',
  '/robots.txt',
  '/api/v1/vacancies',
  '/api/v1/vacancies?x=1',
  '/api/nothing',
  '/health/ready',
])('%s carries the security headers', async (url) => {
  const { app } = await testApp();
  const { headers } = await app.inject(url);
  expect(String(headers['content-security-policy']).split(';')).toEqual(POLICY);
  expect(headers['referrer-policy']).toBe('same-origin');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['x-frame-options']).toBe('DENY');
  expect(headers['strict-transport-security']).toBeUndefined();
  expect(headers['x-powered-by']).toBeUndefined();
  expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
});

test('the policy is opened for the origin of the map’s pictures, and for that alone, where they are set', async () => {
  const url = 'https://tiles.example:8443/osm/{z}/{x}/{y}.png';
  const { app } = await testApp({ mapTiles: { url, attribution: [] } });
  for (const path of ['/', '/%']) {
    const policy = String((await app.inject(path)).headers['content-security-policy']).split(';');
    expect(policy).toEqual([
      ...POLICY.slice(0, 4),
      "img-src 'self' data: https://tiles.example:8443",
      "connect-src 'self' https://tiles.example:8443",
      ...POLICY.slice(6),
    ]);
  }
});

test.each(['/', '/journeys', '/about'])('%s tells the browser of them', async (path) => {
  const mapTiles = { url: 'https://tiles.example/{z}/{x}/{y}', attribution: [{ text: 'us', href: null }] };
  const { app } = await testApp({ mapTiles, travel: NO_TRAVEL });
  const headers = { accept: 'application/json', 'x-sundet-page': '1' };
  expect((await app.inject({ url: path, headers })).json()).toMatchObject({ mapTiles });
});

test('every request has an id of its own, which nobody else chooses', async () => {
  const { app } = await testApp();
  const headers = { 'request-id': 'mine', 'x-request-id': 'mine' };
  const ids = [await app.inject({ url: '/', headers }), await app.inject({ url: '/', headers })].map(
    (answer) => answer.headers['x-request-id'],
  );
  expect(new Set([...ids, 'mine']).size).toBe(3);
});

test('one line is logged for an answer, without what was searched for', async () => {
  const { app, log } = await testApp();
  const answer = await app.inject('/api/v1/vacancies?q=depressed+nurse&municipality=1280');
  expect(log).toHaveLength(1);
  expect(log[0]?.fields).toMatchObject({
    requestId: answer.headers['x-request-id'],
    method: 'GET',
    path: '/api/v1/vacancies',
    status: 200,
  });
  expect(JSON.stringify(log)).not.toMatch(/depressed|1280/);
});

test('nor does an error of the database carry it into the log', async () => {
  const cause = Object.assign(new Error('relation "vacancy" does not exist'), { code: '42P01' });
  const error = new Error('Failed query: select 1 where q = $1\nparams: depressed nurse', { cause });
  const { app, log } = await testApp({ vacancies: failingSearch(error) });
  await app.inject('/?q=depressed+nurse');
  expect(JSON.stringify(log)).toContain('42P01');
  expect(JSON.stringify(log)).not.toContain('depressed');
});

test('the documentation is readable without leaving this origin', async () => {
  const { app } = await testApp();
  const page = await app.inject('/docs');
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  const links = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => String(match[1]));
  expect(links.length).toBeGreaterThan(3);
  for (const link of links) {
    expect(link).toMatch(/^\/docs\//);
    expect((await app.inject(link)).statusCode).toBe(200);
  }
  // A block without `src` would be an inline script, which the policy forbids.
  expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=/);
});
