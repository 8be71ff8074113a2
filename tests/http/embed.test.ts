import { describe, expect, it } from 'vitest';
import { testApp } from './support/test-app.ts';

const SCRIPT = 'export {};\n';
const STABLE = '/embed/sundet-search.js';

describe('the script of the embedded search', () => {
  it('stands at an address that stays, and at one that never changes', async () => {
    const { app } = await testApp({ embedScript: SCRIPT });
    const stable = await app.inject(STABLE);
    expect([stable.statusCode, stable.body]).toEqual([200, SCRIPT]);
    expect(stable.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    const tag = String(stable.headers['etag']);
    const again = await app.inject({ url: STABLE, headers: { 'if-none-match': tag } });
    expect([again.statusCode, again.headers['access-control-allow-origin']]).toEqual([304, '*']);
    const pinned = await app.inject(String(stable.headers['content-location']));
    expect(pinned.body).toBe(SCRIPT);
    expect(pinned.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(pinned.headers['access-control-allow-origin']).toBe('*');
  });

  it('leads from a version that is gone to the one there is', async () => {
    const { app } = await testApp({ embedScript: SCRIPT });
    const answer = await app.inject('/embed/0123456789abcdef/sundet-search.js');
    expect([answer.statusCode, answer.headers['location']]).toEqual([302, STABLE]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });

  it('is not there where it was not built', async () => {
    const { app } = await testApp();
    expect((await app.inject(STABLE)).statusCode).toBe(404);
  });
});

describe('pages of other sites', () => {
  const foreign = { origin: 'https://partner.example', 'sec-fetch-site': 'cross-site' };

  it.each([
    ['/api/v1/vacancies?limit=5', 200],
    ['/api/v1/vacancies?limit=wrong', 400],
  ])('may read %s (%i), and send nothing along', async (url, status) => {
    const { app } = await testApp();
    const answer = await app.inject({ url, headers: foreign });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });

  it.each([
    '/',
    '/shortlist',
    '/shared/x',
    '/api/v1/sources',
    '/api/v1/suggest?q=a',
    '/api/v1/openapi.json',
    '/metrics',
    '/health/ready',
    '/nothing',
  ])('may not read %s', async (url) => {
    const { app } = await testApp();
    const answer = await app.inject({ url, headers: foreign });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  it('are told nothing that would let them ask in another way', async () => {
    const { app } = await testApp();
    const headers = {
      ...foreign,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'x-a',
    };
    const answer = await app.inject({ method: 'OPTIONS', url: '/api/v1/vacancies', headers });
    expect(answer.statusCode).toBe(405);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
