import { expect, test } from 'vitest';
import type { HttpDeps } from '../../src/http/http-deps.ts';
import type { Problem } from '../../src/http/problem.ts';
import { BUDGETS } from '../../src/http/rate-limit/prices.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { LUND_COOKIE } from './support/lund-home.ts';
import { NO_TRAVEL, testApp } from './support/test-app.ts';

/** So little that the first costly question uses it up. */
const TIGHT: Partial<HttpDeps> = { limits: { factor: 2 / BUDGETS.reading.burst, trustedProxies: [] } };
const CLIENT = '192.0.2.7';

async function ask(
  app: Awaited<ReturnType<typeof testApp>>['app'],
  url: string,
  remoteAddress = CLIENT,
  headers = {},
) {
  return app.inject({ url, remoteAddress, headers });
}

test('who asks for too much is told when to ask again, and nobody else is kept waiting', async () => {
  const { app, search } = await testApp(TIGHT);
  expect((await ask(app, '/api/v1/vacancies?q=nurse')).statusCode).toBe(200);
  const refused = await ask(app, '/api/v1/vacancies?q=nurse');
  expect(refused.statusCode).toBe(429);
  expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(refused.headers['cache-control']).toBe('no-store');
  // Two tokens at a fifteenth of a token a second.
  expect(refused.headers['retry-after']).toBe('30');
  expect(refused.json<Problem>()).toMatchObject({ type: '/problems/too-many-requests', status: 429 });
  expect(search.queries).toHaveLength(1);
  expect((await ask(app, '/api/v1/vacancies?q=nurse', '192.0.2.8')).statusCode).toBe(200);
  expect((await ask(app, '/problems/too-many-requests', '127.0.0.1')).statusCode).toBe(200);
});

test.each([
  '/api/v1/vacancies',
  '/api/v1/vacancies.csv',
  '/api/v1/vacancies.geojson',
  '/api/v1/vacancies.map',
  '/api/v1/vacancies.atom',
  '/api/v1/suggest?q=a',
  '/api/v1/places?q=lund',
  '/api/v1/journeys?from=55.6,13.0&to=55.7,12.5',
  '/api/v1/sources',
  '/',
  '/journeys',
  '/status',
  '/about',
  '/nothing/here',
])('%s costs something', async (url) => {
  const { app } = await testApp({ ...TIGHT, travel: NO_TRAVEL });
  const statuses = [];
  for (let i = 0; i < 3; i += 1) statuses.push((await ask(app, url)).statusCode);
  expect(statuses[0]).not.toBe(429);
  expect(statuses[2]).toBe(429);
});

test('a home makes a search dearer, in the address and in the cookie', async () => {
  const factor = 5 / BUDGETS.reading.burst;
  const { app } = await testApp({ travel: NO_TRAVEL, limits: { factor, trustedProxies: [] } });
  await ask(app, '/', '192.0.2.1', { cookie: LUND_COOKIE });
  expect((await ask(app, '/about', '192.0.2.1')).statusCode).toBe(429);
  await ask(app, '/api/v1/vacancies?from=55.7,13.2', '192.0.2.2');
  expect((await ask(app, '/about', '192.0.2.2')).statusCode).toBe(429);
  await ask(app, '/', '192.0.2.3');
  expect((await ask(app, '/about', '192.0.2.3')).statusCode).toBe(200);
});

test.each([
  ['da', 'Lige nu bliver der spurgt om for meget'],
  ['sv', 'Just nu kommer för många frågor'],
  ['en', 'Too many requests right now'],
])('a page says so in %s', async (language, title) => {
  const { app } = await testApp({ ...TIGHT, pages: createRenderer({ assetsDir: null }) });
  await ask(app, '/status');
  await ask(app, '/status');
  const page = await ask(app, `/about?lang=${language}`);
  expect(page.statusCode).toBe(429);
  expect(page.body).toContain(title);
  expect(page.body).toContain(`lang="${language}"`);
});

test('a whole IPv6 network is one client, and this machine is never limited', async () => {
  const { app } = await testApp(TIGHT);
  await ask(app, '/api/v1/vacancies', '2001:db8:0:1::1');
  expect((await ask(app, '/api/v1/vacancies', '2001:db8:0:1::2')).statusCode).toBe(429);
  expect((await ask(app, '/api/v1/vacancies', '2001:db8:0:2::1')).statusCode).toBe(200);
  for (let i = 0; i < 5; i += 1) {
    expect((await ask(app, '/api/v1/vacancies', '127.0.0.1')).statusCode).toBe(200);
    expect((await ask(app, '/api/v1/vacancies', '::1')).statusCode).toBe(200);
  }
});

test('who forwards a request is believed only if it is a proxy of ours', async () => {
  const proxy = '10.0.0.5';
  const trusting = await testApp({
    limits: { factor: TIGHT.limits?.factor ?? 1, trustedProxies: ['10.0.0.0/8'] },
  });
  const through = (address: string) => ({ 'x-forwarded-for': address });
  for (const client of ['192.0.2.1', '192.0.2.2']) {
    expect((await ask(trusting.app, '/api/v1/vacancies', proxy, through(client))).statusCode).toBe(200);
    expect((await ask(trusting.app, '/api/v1/vacancies', proxy, through(client))).statusCode).toBe(429);
  }
  // Who adds addresses of its own before the proxy's does not get out of its limit by that.
  const forged = through('203.0.113.9, 192.0.2.1');
  expect((await ask(trusting.app, '/api/v1/vacancies', proxy, forged)).statusCode).toBe(429);

  const { app, log } = await testApp(TIGHT);
  expect((await ask(app, '/api/v1/vacancies', CLIENT, through('203.0.113.1'))).statusCode).toBe(200);
  for (const client of ['203.0.113.2', '203.0.113.3', '127.0.0.1']) {
    expect((await ask(app, '/api/v1/vacancies', CLIENT, through(client))).statusCode).toBe(429);
  }
  const warnings = log.filter(({ level }) => level === 'warn');
  expect(warnings).toHaveLength(1);
  expect(warnings[0]?.message).toContain('SUNDET_TRUSTED_PROXIES');
});

test('what watches the service is never refused; refusals are counted, addresses told nowhere', async () => {
  const { app, log } = await testApp(TIGHT);
  for (let i = 0; i < 4; i += 1) await ask(app, '/api/v1/vacancies');
  for (const url of ['/health/live', '/health/ready', '/metrics', '/metrics']) {
    expect((await ask(app, url)).statusCode).toBe(200);
  }
  const { body } = await ask(app, '/metrics');
  expect(body).toContain('sundet_rate_limit_refused_total{budget="reading"} 3\n');
  expect(body).toContain('sundet_rate_limit_clients{budget="reading"} 1\n');
  expect(body + JSON.stringify(log)).not.toContain(CLIENT);
});

test('a factor of 0 limits nobody', async () => {
  const { app } = await testApp({ limits: { factor: 0, trustedProxies: [] } });
  for (let i = 0; i < 1_500; i += 1) {
    expect((await ask(app, '/robots.txt')).statusCode).toBe(200);
  }
  expect((await ask(app, '/metrics')).body).not.toContain('rate_limit');
});

test('an office is not hurt: 240 searches with a commute at the same moment from one address', async () => {
  const { app } = await testApp({ limits: { factor: 1, trustedProxies: [] } });
  let refused = 0;
  for (let i = 0; i < 240; i += 1) {
    const { statusCode } = await ask(app, '/api/v1/vacancies?from=55.7,13.2&limit=1');
    if (statusCode === 429) refused += 1;
  }
  // The clock stands still: all of this came within one moment.
  expect(refused).toBe(0);
  expect((await ask(app, '/api/v1/vacancies?from=55.7,13.2')).statusCode).toBe(429);
});
