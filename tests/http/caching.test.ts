import { describe, expect, test } from 'vitest';
import type { Clock } from '../../src/lib/clock.ts';
import { LUND_COOKIE } from './support/lund-home.ts';
import { DETAIL, RESULT } from './support/samples.ts';
import { NO_TRAVEL, recordingSearch, testApp } from './support/test-app.ts';

const ADDRESSES = [
  '/api/v1/vacancies?q=a',
  `/api/v1/vacancies/${DETAIL.id}`,
  '/api/v1/vacancies.csv',
  '/api/v1/vacancies.geojson',
  '/api/v1/vacancies.map',
  '/api/v1/vacancies.atom',
  '/api/v1/sources',
  '/api/v1/openapi.json',
  '/',
  `/vacancy/${DETAIL.id}`,
];

describe('what can be kept', () => {
  test.each(ADDRESSES)('%s is answered with 304 to who has it', async (url) => {
    const { app } = await testApp();
    const first = await app.inject(url);
    const tag = String(first.headers['etag']);
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    for (const given of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await app.inject({ url, headers: { 'if-none-match': given } });
      expect([given, again.statusCode, again.body]).toEqual([given, 304, '']);
      expect(again.headers['etag']).toBe(tag);
      expect(again.headers['cache-control']).toBe(first.headers['cache-control']);
      expect(again.headers['vary']).toBe(first.headers['vary']);
      expect(again.headers['content-type']).toBeUndefined();
    }
    const other = await app.inject({ url, headers: { 'if-none-match': '"other"' } });
    expect([other.statusCode, other.body]).toEqual([200, first.body]);
  });

  test.each(ADDRESSES)('HEAD %s tells what GET would', async (url) => {
    const { app } = await testApp();
    const [get, head] = [await app.inject(url), await app.inject({ method: 'HEAD', url })];
    expect([head.statusCode, head.body]).toEqual([200, '']);
    for (const header of ['etag', 'cache-control', 'vary', 'content-type', 'content-length']) {
      expect([header, head.headers[header]]).toEqual([header, get.headers[header]]);
    }
  });

  test('another answer has another tag', async () => {
    const [one, other] = [
      await testApp(),
      await testApp({ vacancies: recordingSearch({ ...RESULT, total: 2 }) }),
    ];
    const url = '/api/v1/vacancies';
    expect((await one.app.inject(url)).headers['etag']).not.toBe(
      (await other.app.inject(url)).headers['etag'],
    );
  });

  test('searches stay out of shared caches, errors out of all', async () => {
    const { app } = await testApp();
    expect((await app.inject('/api/v1/vacancies')).headers['cache-control']).toBe('private, no-cache');
    expect((await app.inject('/')).headers['cache-control']).toBe('private, no-cache');
    expect((await app.inject('/api/v1/vacancies?x=1')).headers['cache-control']).toBe('no-store');
    expect((await app.inject('/api/v1/vacancies/none')).headers['cache-control']).toBe('no-store');
    expect((await app.inject('/health/live')).headers['cache-control']).toBe('no-store');
  });

  test('what tells where somebody lives is kept by no cache, not even the reader’s own', async () => {
    const { app } = await testApp({ travel: NO_TRAVEL });
    const control = async (url: string, headers = {}) =>
      (await app.inject({ url, headers })).headers['cache-control'];
    expect(await control('/api/v1/vacancies?from=55.605,13')).toBe('no-store');
    expect(await control('/?from=55.605,13')).toBe('no-store');
    expect(await control('/', { cookie: LUND_COOKIE })).toBe('no-store');
    expect(await control('/', { cookie: 'other=1' })).toBe('private, no-cache');
    expect(await control('/api/v1/places?q=Lundav%C3%A4gen')).toBe('no-store');
  });

  test('pages depend on language and form, and keep their tag within a minute', async () => {
    let now = '2025-11-27T09:30:01+01:00';
    const clock: Clock = { now: () => new Date(Date.parse(now)) };
    const { app } = await testApp({ clock });
    const first = await app.inject('/');
    expect(first.headers['vary']).toBe('Accept, Accept-Language, X-Sundet-Page, Cookie');
    now = '2025-11-27T09:30:59+01:00';
    expect((await app.inject('/')).headers['etag']).toBe(first.headers['etag']);
    const swedish = await app.inject({ url: '/', headers: { 'accept-language': 'sv' } });
    expect(swedish.headers['etag']).not.toBe(first.headers['etag']);
    now = '2025-11-27T09:31:00+01:00';
    expect((await app.inject('/')).headers['etag']).not.toBe(first.headers['etag']);
  });
});
