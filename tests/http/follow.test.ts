import { describe, expect, test } from 'vitest';
import type { FollowedSearch, Following, FollowRequest } from '../../src/domain/follow.ts';
import { refuseTarget } from '../../src/follow/targets.ts';
import { NoRoomError, TooManyFollowsError } from '../../src/lib/errors.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { testApp } from './support/test-app.ts';

const FOLLOWED: FollowedSearch = {
  channel: 'email',
  path: '/?q=sygeplejerske',
  label: 'sygeplejerske',
  language: 'da',
  howOften: 'daily',
  state: 'active',
};
const GOOD = 'g'.repeat(43);

function fakeFollowing(changes: Partial<Following> = {}) {
  const requests: FollowRequest[] = [];
  const stopped: string[] = [];
  const confirmed: string[] = [];
  const following: Following = {
    channels: ['email', 'webhook'],
    refuse: (channel, target) => refuseTarget(channel, target, false),
    async start(request) {
      requests.push(request);
      return request.channel === 'email'
        ? null
        : { secret: 'whsec_x', stopUrl: 'https://s.example/follow/stop?token=t' };
    },
    read: async (_purpose, token) => (token === GOOD ? FOLLOWED : null),
    async confirm(token) {
      confirmed.push(token);
      return token === GOOD ? FOLLOWED : null;
    },
    async stop(token) {
      stopped.push(token);
    },
    counts: async () => ({ pending: 1, active: 2, off: 0, waiting: 3 }),
    ...changes,
  };
  return { following, requests, stopped, confirmed };
}

async function app(changes: Partial<Following> = {}) {
  const fake = fakeFollowing(changes);
  const tested = await testApp({ following: fake.following, pages: createRenderer({ assetsDir: null }) });
  const post = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    tested.app.inject({
      method: 'POST',
      url,
      payload: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
    });
  return { ...fake, ...tested, post };
}

const BY_EMAIL = {
  search: 'q=nurse&municipality=1280',
  channel: 'email',
  target: 'anna@example.org',
  lang: 'en',
};

describe('the form', () => {
  test.each([
    ['da', 'Følg søgningen', 'E-mailadresse', 'Malmö'],
    ['sv', 'Bevaka sökningen', 'E-postadress', 'Köpenhamn'],
    ['en', 'Follow this search', 'E-mail address', 'Copenhagen'],
  ])('stands in %s, names the search and works without scripts', async (lang, title, field) => {
    const { app: server } = await app();
    const page = await server.inject(`/follow?q=nurse&municipality=1280&hours=full_time&lang=${lang}`);
    expect(page.statusCode).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    for (const part of [title, field, 'nurse · Malmö', 'action="/follow"', 'type="email"', 'type="url"'])
      expect(page.body).toContain(part);
    expect(page.body).toContain('name="search" value="q=nurse&amp;municipality=1280&amp;hours=full_time"');
  });

  test('leaves home and commute out, wherever they stand', async () => {
    const { app: server, post, requests } = await app();
    const page = await server.inject(
      '/follow?q=nurse&from=55.872,12.831&arriveBy=07:00&maxCommute=60&sort=commute&lang=en',
    );
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('55.872');
    await post('/follow', { ...BY_EMAIL, search: 'q=nurse&from=55.872,12.831&arriveBy=07:00&sort=commute' });
    expect(requests[0]?.query.commute).toBeNull();
    expect(JSON.stringify(requests)).not.toMatch(/55\.872|07:00|commute":\{/);
  });

  test('offers what there is', async () => {
    const { app: server } = await app({ channels: ['webhook'] });
    const page = await server.inject('/follow?q=nurse');
    expect(page.body).not.toContain('type="email"');
    const bare = await testApp();
    expect((await bare.app.inject('/follow?q=nurse')).statusCode).toBe(404);
    expect((await bare.app.inject('/')).body).not.toContain('"follow":true');
  });

  test.each(['municipality=9999', 'nonsense=1', 'source=nowhere'])(
    'says what is wrong with %s',
    async (query) => {
      const { app: server } = await app();
      expect((await server.inject(`/follow?${query}`)).statusCode).toBe(400);
    },
  );
});

describe('asking', () => {
  test('starts with the search as it was, in the language it was asked in', async () => {
    const { post, requests } = await app();
    const page = await post('/follow', { ...BY_EMAIL, howOften: 'hourly' });
    expect(page.statusCode).toBe(202);
    expect(page.body).toContain('Check your inbox');
    expect(page.body).not.toContain('anna@example.org');
    expect(requests).toMatchObject([
      {
        channel: 'email',
        target: 'anna@example.org',
        path: '/?q=nurse&municipality=1280',
        label: 'nurse · Malmö',
        language: 'en',
        howOften: 'hourly',
        query: { q: 'nurse', municipalities: ['1280'] },
      },
    ]);
  });

  test('shows a webhook’s keys once', async () => {
    const { post } = await app();
    const page = await post('/follow', {
      ...BY_EMAIL,
      channel: 'webhook',
      target: 'https://hooks.example.org/x',
    });
    expect(page.body).toContain('whsec_x');
    expect(page.headers['cache-control']).toBe('no-store');
  });

  test.each([
    ['email', 'anna@', 'whole e-mail address'],
    ['email', 'a@b.dk\r\nBcc: c@d.dk', 'whole e-mail address'],
    ['webhook', 'http://example.org', 'https://'],
    ['webhook', 'https://127.0.0.1/', 'reachable from the internet'],
    ['webhook', 'https://169.254.169.254/latest', 'reachable from the internet'],
    ['webhook', 'https://u:p@example.org/', 'without user name'],
  ])('says what is wrong with %s %j, and starts nothing', async (channel, target, said) => {
    const { post, requests } = await app();
    const page = await post('/follow', { ...BY_EMAIL, channel, target });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain(said);
    expect(requests).toEqual([]);
  });

  test('says of too many only where the one who asks is the one who has them', async () => {
    const { post } = await app({
      start: () => Promise.reject(new TooManyFollowsError('many')),
    });
    const page = await post('/follow', {
      ...BY_EMAIL,
      channel: 'webhook',
      target: 'https://hooks.example.org/x',
    });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('as many searches as one may');
  });

  test.each([
    ['da', 'Prøv igen senere'],
    ['sv', 'Försök igen senare'],
    ['en', 'Try again later'],
  ])('says in %s when there is no room, when there will be, and keeps what was typed', async (lang, said) => {
    const { post } = await app({ start: () => Promise.reject(new NoRoomError('full', 1_200)) });
    const page = await post('/follow', { ...BY_EMAIL, lang });
    expect([page.statusCode, page.headers['retry-after']]).toEqual([503, '1200']);
    expect(page.body).toContain(said);
    expect(page.body).toContain('value="anna@example.org"');
  });

  test('is for our own page alone', async () => {
    const { post, requests } = await app();
    for (const site of ['cross-site', 'same-site', 'none']) {
      expect((await post('/follow', BY_EMAIL, { 'sec-fetch-site': site })).statusCode).toBe(404);
    }
    expect(requests).toEqual([]);
  });

  test.each([
    { channel: 'pigeon', target: 'x' },
    { search: 'municipality=9999', channel: 'email', target: 'a@b.dk' },
    {},
  ])('refuses %j', async (fields) => {
    const { post, requests } = await app();
    expect((await post('/follow', fields as Record<string, string>)).statusCode).toBe(400);
    expect(requests).toEqual([]);
  });

  test('takes no great body', async () => {
    const { post } = await app();
    expect((await post('/follow', { ...BY_EMAIL, target: 'x'.repeat(20_000) })).statusCode).toBe(413);
  });
});

describe('links in messages', () => {
  test('opening one changes nothing: what scans mail may', async () => {
    const { app: server, confirmed, stopped } = await app();
    for (const page of ['confirm', 'stop']) {
      for (const method of ['GET', 'HEAD'] as const) {
        const answer = await server.inject({ method, url: `/follow/${page}?token=${GOOD}&lang=da` });
        expect(answer.statusCode).toBe(200);
        expect(answer.headers['referrer-policy']).toBe('no-referrer');
        expect(answer.headers['cache-control']).toBe('no-store');
      }
    }
    expect([confirmed, stopped]).toEqual([[], []]);
  });

  test('a press of the button does', async () => {
    const { post, confirmed, stopped } = await app();
    expect((await post(`/follow/confirm?token=${GOOD}&lang=da`, {})).body).toContain('Du følger søgningen');
    expect((await post(`/follow/stop?token=${GOOD}&lang=da`, {})).body).toContain('Det er stoppet');
    expect([confirmed, stopped]).toEqual([[GOOD], [GOOD]]);
  });

  test('so does a mail program with one click, which comes from nowhere (RFC 8058)', async () => {
    const { app: server, stopped } = await app();
    const boundary = 'x-boundary';
    const bodies = [
      { type: 'application/x-www-form-urlencoded', payload: 'List-Unsubscribe=One-Click' },
      {
        type: `multipart/form-data; boundary=${boundary}`,
        payload: `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`,
      },
    ];
    for (const { type, payload } of bodies) {
      const answer = await server.inject({
        method: 'POST',
        url: `/follow/stop?token=${GOOD}&lang=sv`,
        payload,
        headers: { 'content-type': type, 'sec-fetch-site': 'cross-site' },
      });
      expect(answer.statusCode).toBe(200);
    }
    expect(stopped).toEqual([GOOD, GOOD]);
  });

  test.each([
    '',
    'wrong',
    'w'.repeat(43),
    `${GOOD}x`,
    'ø'.repeat(43),
    'x'.repeat(5_000),
    '../../etc',
    GOOD.toUpperCase(),
  ])('one that is wrong, expired or used answers like any other: %j', async (token) => {
    const { app: server, post } = await app();
    const url = (page: string) => `/follow/${page}?token=${encodeURIComponent(token)}&lang=en`;
    const neutral = (body: string) =>
      body
        .replaceAll(encodeURIComponent(token), '')
        .replaceAll(JSON.stringify(url('x')).slice(1, -1), '')
        .replace(/"path":"[^"]*"/, '')
        .replace(/href="[^"]*follow[^"]*"/g, '');
    const known = await server.inject(`/follow/confirm?token=${'z'.repeat(43)}&lang=en`);
    const answer = await server.inject(url('confirm'));
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('The link is no longer valid');
    expect(neutral(answer.body)).toBe(neutral(known.body.replaceAll('z'.repeat(43), '')));
    expect((await post(url('confirm'), {})).statusCode).toBe(404);
    expect((await post(url('stop'), {})).statusCode).toBe(200);
  });

  test('no token is in the log', async () => {
    const { app: server, post, log } = await app();
    await server.inject(`/follow/confirm?token=${GOOD}`);
    await post(`/follow/stop?token=${GOOD}`, {});
    expect(log.length).toBeGreaterThan(0);
    expect(JSON.stringify(log)).not.toContain(GOOD);
  });
});

test('asking is limited for each client, and more dearly than reading', async () => {
  const fake = fakeFollowing();
  const { app: server } = await testApp({
    following: fake.following,
    limits: { factor: 1, trustedProxies: [] },
  });
  const ask = () =>
    server.inject({
      method: 'POST',
      url: '/follow',
      remoteAddress: '192.0.2.7',
      payload: new URLSearchParams(BY_EMAIL).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const statuses = [];
  for (let time = 0; time < 31; time += 1) statuses.push((await ask()).statusCode);
  expect(statuses.filter((status) => status === 202)).toHaveLength(30);
  expect(statuses.at(-1)).toBe(429);
});

test('the metrics tell how many follow, and of nobody', async () => {
  const { app: server } = await app();
  const { body } = await server.inject('/metrics');
  expect(body).toContain('sundet_follows{state="active"} 2\n');
  expect(body).toContain('sundet_follow_messages_waiting 3\n');
});
