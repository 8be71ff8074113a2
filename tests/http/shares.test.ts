import { randomBytes } from 'node:crypto';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import type { ShareReceipt } from '../../src/domain/shared-list.ts';
import { eraseEverywhere } from '../../src/harvest/erase-everywhere.ts';
import type { HttpDeps } from '../../src/http/http-deps.ts';
import { type Clock, fixedClock } from '../../src/lib/clock.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import { NO_CONCEPTS } from '../../src/occupations/no-concepts.ts';
import { createUpkeepStore } from '../../src/store/create-upkeep-store.ts';
import { createSharedLists, type ShareCeilings } from '../../src/store/shared-lists.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { testDatabase } from '../support/test-database.ts';
import { LISTED } from '../web/sample-shortlist.ts';
import { LUND_COOKIE } from './support/lund-home.ts';
import { NO_TRAVEL, testApp } from './support/test-app.ts';

const database = testDatabase();
const START = '2026-11-22T10:00:00+01:00';
const HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'&javascript:';

/** The HTTP side over the real store, on a clock that the test moves. */
async function start(changes: Partial<HttpDeps> = {}, ceilings?: ShareCeilings) {
  let now = Date.parse(START);
  const clock: Clock = { now: () => new Date(now) };
  const vacancies = {
    list: async (ids: readonly string[], commute: unknown) =>
      ids.map((id) => {
        const known = LISTED.find((one) => one.id === id);
        if (known === undefined) throw new Error(`the test knows no ${id}`);
        if (known.vacancy === null || commute !== null) return known;
        const { commute: _, ...vacancy } = known.vacancy;
        return { ...known, vacancy };
      }),
  };
  const shares = createSharedLists(database(), clock, ceilings);
  const { app, log } = await testApp({
    clock,
    travel: NO_TRAVEL,
    pages: createRenderer({ assetsDir: null }),
    shortlists: { vacancies, shares },
    ...changes,
  });
  const post = (path: string, payload: unknown, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/shares${path}`,
      headers: { 'content-type': 'application/json', ...headers },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });
  const share = async (note = 'Ring først', more: object = {}, headers = {}) => {
    const answer = await post('', { entries: [{ id: 'v1', note }], days: 7, ...more }, headers);
    expect(answer.statusCode).toBe(201);
    return answer.json() as ShareReceipt;
  };
  const read = (path: string, headers: Record<string, string> = {}) => app.inject({ url: path, headers });
  return { app, log, post, share, read, shares, later: (days: number) => (now += days * 86_400_000) };
}

const stored = async () => (await database().pool.query('select * from shared_list')).rows;

describe('a shared list', () => {
  test.each([
    { lists: 2, bytes: 1e9 },
    { lists: 100, bytes: 900 },
  ])('no more are kept than there is room for: %j', async (ceilings) => {
    await database().pool.query('delete from shared_list');
    const { post, share, shares, later } = await start({}, ceilings);
    // What cannot be compressed.
    for (let times = 0; times < 2; times += 1) await share(randomBytes(400).toString('base64'));
    const answer = await post('', { entries: [{ id: 'v1' }], days: 7 });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '86400']);
    expect(answer.json()).toMatchObject({ type: '/problems/no-room', status: 503 });
    expect(await stored()).toHaveLength(2);
    later(8);
    await shares.purge();
    await share();
  });

  test('is read by its link, in its order, with what has become of each vacancy', async () => {
    const { post, read } = await start();
    const entries = ['v3', 'v2', 'v1', 'v4'].map((id) => ({ id, note: `to ${id}\nmore` }));
    const answer = await post('', { entries, days: 30 });
    const { path, token, secret, expiresAt } = answer.json() as ShareReceipt;
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([201, 'no-store']);
    expect(path).toBe(`/shared/${token}`);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    expect(expiresAt).toBe('2026-12-22T10:00:00+01:00');
    const page = await read(`${path}?lang=en`);
    expect(page.statusCode).toBe(200);
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(page.headers['etag']).toBeUndefined();
    const $ = load(page.body);
    expect($('meta[name=robots]').attr('content')).toBe('noindex');
    expect($('link[rel=canonical], link[rel=alternate][hreflang]')).toHaveLength(0);
    expect($('.shortlist__lead').text()).toContain('22 December');
    const notes = $('.listed__shared-note')
      .toArray()
      .map((note) => $(note).text());
    expect(notes).toEqual(entries.map(({ note }) => note));
    const states = $('.listed')
      .toArray()
      .map((one) => $(one).find('.listed__state').text());
    expect(states.map((text) => text !== '')).toEqual([true, true, false, true]);
    expect($('.result__commute')).toHaveLength(0);
  });

  test('keeps hashes alone of what opens and withdraws it', async () => {
    const { share } = await start();
    const { token, secret } = await share();
    const rows = JSON.stringify(await stored());
    expect(rows).toContain('Ring først');
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(secret);
  });

  test('differs each time, however alike the lists', async () => {
    const { share } = await start();
    const receipts = [await share(), await share()];
    expect(new Set(receipts.flatMap(({ token, secret }) => [token, secret])).size).toBe(4);
  });

  test('tells commutes only where asked, rounded, and never where they begin', async () => {
    const { share, read } = await start();
    for (const [more, cookie] of [
      [{}, LUND_COOKIE],
      [{ commute: false }, LUND_COOKIE],
      [{ commute: true }, ''],
    ] as const) {
      const { path } = await share('', more, { cookie });
      expect(load((await read(path)).body)('.result__commute')).toHaveLength(0);
    }
    const { path } = await share('', { commute: true }, { cookie: LUND_COOKIE });
    const page = await read(`${path}?lang=en`);
    expect(load(page.body)('.result__commute').text()).toBe('About 35 min from home · 1 change');
    expect(JSON.stringify(await stored()) + page.body).not.toMatch(/Lund"|55\.70|13\.19|06:28|walkMinutes/);
  });

  test('is text, whatever was written into it', async () => {
    const { share, read } = await start();
    const { path } = await share(HOSTILE);
    const page = await read(path);
    const $ = load(page.body);
    expect($('.listed__shared-note').text()).toBe(HOSTILE);
    expect($('script')).toHaveLength(1);
    expect($('img, [onerror]')).toHaveLength(0);
    expect(String(page.headers['content-security-policy'])).toContain("script-src 'self'");
  });

  test('stands in no log, whoever asks for it and however', async () => {
    const { share, read, log } = await start();
    const { token, path } = await share();
    await read(path);
    await read(`${path}/`);
    await read(`/%73hared/${token}`);
    await read(`${path}?x=1`);
    expect(JSON.stringify(log)).not.toContain(token);
    expect(JSON.stringify(log)).toContain('/shared/…');
  });
});

describe('one that is not there', () => {
  type Read = Awaited<ReturnType<typeof start>>['read'];

  /** Everything that tells one answer from another, but for what differs with every request. */
  async function shapeOf(read: Read, path: string) {
    const { statusCode, headers, body } = await read(path);
    const { 'x-request-id': _, date: __, ...same } = headers;
    return { statusCode, headers: { ...same, 'content-length': null }, body: body.replaceAll(path, '') };
  }

  test('is the same, whether wrong, shortened, altered, expired or withdrawn', async () => {
    const { share, read, post, later } = await start();
    const withdrawn = await share();
    const { token, secret } = withdrawn;
    expect((await post('/withdrawal', { token, secret })).statusCode).toBe(204);
    const expired = await share();
    later(7);
    const live = await share();
    const altered = `${live.token.slice(0, -1)}${live.token.endsWith('A') ? 'B' : 'A'}`;
    const expected = await shapeOf(read, `/shared/${'x'.repeat(43)}`);
    expect(expected.statusCode).toBe(404);
    expect(expected.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    for (const path of [
      withdrawn.path,
      expired.path,
      `/shared/${altered}`,
      `/shared/${live.token.slice(0, 20)}`,
      `/shared/${live.token}A`,
      `/shared/${live.token.toLowerCase()}x`,
      '/shared/x',
    ])
      expect.soft(await shapeOf(read, path), path).toEqual(expected);
    expect((await read(live.path)).statusCode).toBe(200);
  });

  test('is not to be had by asking for what the store holds', async () => {
    const { share, read } = await start();
    await share();
    const [row] = await stored();
    expect((await read(`/shared/${row.token_hash}`)).statusCode).toBe(404);
    expect((await read(`/shared/${encodeURIComponent("' or 1=1 --")}`)).statusCode).toBe(404);
    expect((await read('/shared/%00')).statusCode).toBe(404);
  });
});

describe('to withdraw it', () => {
  test('takes its own secret; then it is gone for good, and cannot be withdrawn again', async () => {
    const { share, read, post } = await start();
    const one = await share();
    const other = await share();
    for (const body of [
      { token: one.token, secret: other.secret },
      { token: one.token, secret: one.token },
      { token: one.token, secret: '' },
      { token: one.token.slice(1), secret: one.secret },
    ])
      expect((await post('/withdrawal', body)).statusCode).toBe(404);
    expect((await read(one.path)).statusCode).toBe(200);
    const own = { token: one.token, secret: one.secret };
    expect((await post('/withdrawal', own)).statusCode).toBe(204);
    expect((await post('/withdrawal', own)).statusCode).toBe(404);
    expect((await read(one.path)).statusCode).toBe(404);
    expect((await read(other.path)).statusCode).toBe(200);
    expect(await stored()).toHaveLength(1);
  });

  test('is nothing that another site’s page may ask for', async () => {
    const { share, post, read } = await start();
    const { token, secret, path } = await share();
    const answer = await post('/withdrawal', { token, secret }, { 'sec-fetch-site': 'cross-site' });
    expect(answer.statusCode).toBe(403);
    expect((await read(path)).statusCode).toBe(200);
  });
});

describe('what is sent to be shared', () => {
  test.each([
    ['nothing', { entries: [], days: 7 }],
    ['too many', { entries: Array.from({ length: 101 }, () => ({ id: 'v1' })), days: 7 }],
    ['for ever', { entries: [{ id: 'v1' }], days: 3650 }],
    ['for no time', { entries: [{ id: 'v1' }] }],
    ['too long a note', { entries: [{ id: 'v1', note: 'x'.repeat(1001) }], days: 7 }],
    ['a home', { entries: [{ id: 'v1' }], days: 7, from: '55.7,13.2' }],
  ])('is refused: %s', async (_, body) => {
    const { post } = await start();
    expect((await post('', body)).statusCode).toBe(400);
    expect(await stored()).toEqual([]);
  });

  test('is read no further than a list may be long, and taken from no other site', async () => {
    const { post, app } = await start();
    const big = { entries: [{ id: 'v1', note: 'x'.repeat(600_000) }], days: 7 };
    expect((await post('', big)).statusCode).toBe(413);
    const foreign = await post('', { entries: [{ id: 'v1' }], days: 7 }, { origin: 'https://evil.example' });
    expect(foreign.statusCode).toBe(403);
    expect((await app.inject({ method: 'GET', url: '/api/v1/shares' })).statusCode).toBe(405);
    expect((await app.inject({ method: 'POST', url: '/shared/x' })).statusCode).toBe(405);
    expect(await stored()).toEqual([]);
  });

  test('is kept as far as PostgreSQL can hold it', async () => {
    const { share, read } = await start();
    const { path } = await share('a\0b\ud800');
    expect(load((await read(path)).body)('.listed__shared-note').text()).toBe('ab\ufffd');
  });
});

test('what has expired is deleted with the other upkeep', async () => {
  const { share, shares, later } = await start();
  await share();
  await share('', { days: 30 });
  expect(await shares.purge()).toBe(0);
  later(7);
  expect(await shares.purge()).toBe(1);
  expect(await stored()).toHaveLength(1);
});

test('a name that is to be erased is taken out of shared notes too', async () => {
  const { share, read } = await start();
  const { path } = await share('Spørg efter Ellinor Brandtberg i receptionen');
  const deps = {
    upkeep: createUpkeepStore(database(), null),
    places: await loadPlaces(),
    concepts: NO_CONCEPTS,
    clock: fixedClock(START),
  };
  expect(await eraseEverywhere('Ellinor Brandtberg', true, deps)).toMatchObject({ shares: 1 });
  expect((await read(path)).body).toContain('Ellinor');
  expect(await eraseEverywhere('Ellinor Brandtberg', false, deps)).toMatchObject({ shares: 1 });
  expect((await read(path)).body).not.toContain('Ellinor');
  expect(load((await read(path)).body)('.listed__shared-note').text()).toMatch(
    /^Spørg efter .+ i receptionen$/,
  );
});
