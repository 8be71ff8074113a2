import { describe, expect, test } from 'vitest';
import type { FollowedSearch, Following, FollowRequest } from '../../src/domain/follow.ts';
import { refuseTarget } from '../../src/follow/targets.ts';
import { NoRoomError, TooManyFollowsError } from '../../src/lib/errors.ts';
import { NO_FOLLOWING, testApp } from './support/test-app.ts';

const TOKEN = 't'.repeat(43);
const KEYS = { secret: 'whsec_x', stopUrl: `https://s.example/follow/stop?token=${TOKEN}&lang=da` };
const FOLLOWED: FollowedSearch = {
  channel: 'webhook',
  path: '/?q=nurse',
  label: 'nurse',
  language: 'en',
  howOften: 'hourly',
  state: 'pending',
};

async function api(changes: Partial<Following> = {}) {
  const started: FollowRequest[] = [];
  const stopped: string[] = [];
  const { app, log } = await testApp({
    following: {
      ...NO_FOLLOWING,
      refuse: (channel, target) => refuseTarget(channel, target, false),
      async start(request) {
        started.push(request);
        return request.channel === 'email' ? null : KEYS;
      },
      read: async (purpose, token) => (purpose === 'stop' && token === TOKEN ? FOLLOWED : null),
      stop: async (token) => void stopped.push(token),
      ...changes,
    },
  });
  const post = (path: string, payload: object, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: `/api/v1/follows${path}`, payload, headers });
  return { app, log, post, started, stopped };
}

const WEBHOOK = {
  search: 'q=nurse&municipality=1280',
  channel: 'webhook',
  target: 'https://hooks.example.org/x',
};

describe('POST /api/v1/follows', () => {
  test('asks the receiver of a webhook, and tells its keys once', async () => {
    const { post, started } = await api();
    const answer = await post('', { ...WEBHOOK, howOften: 'hourly', language: 'da' });
    expect(answer.statusCode).toBe(202);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toEqual({
      channel: 'webhook',
      path: '/?q=nurse&municipality=1280',
      label: 'nurse · Malmö',
      language: 'da',
      howOften: 'hourly',
      state: 'pending',
      keys: { ...KEYS, token: TOKEN },
    });
    expect(started).toMatchObject([
      { target: WEBHOOK.target, query: { q: 'nurse', municipalities: ['1280'] } },
    ]);
  });

  test('tells of an e-mail address nothing, and repeats it nowhere', async () => {
    const { post, log } = await api();
    const answer = await post('', { search: '', channel: 'email', target: 'anna@example.org' });
    expect(answer.json()).toMatchObject({ keys: null, howOften: 'daily', state: 'pending' });
    expect(answer.body + JSON.stringify(log)).not.toContain('anna');
  });

  test('takes the reader’s language where none is named, and leaves a home out', async () => {
    const { post, started } = await api();
    const search = 'q=nurse&from=55.872,12.831&arriveBy=07:00&maxCommute=60&sort=commute&limit=5&facets=true';
    const answer = await post('', { ...WEBHOOK, search }, { 'accept-language': 'sv' });
    expect(answer.json()).toMatchObject({ language: 'sv', path: '/?q=nurse' });
    expect(JSON.stringify(started)).not.toContain('55.872');
  });

  test.each([
    [{ target: 'http://hooks.example.org' }, 'target', 'https://'],
    [{ target: 'https://127.0.0.1/' }, 'target', 'reachable from the internet'],
    [{ target: 'https://[::ffff:169.254.169.254]/latest' }, 'target', 'reachable from the internet'],
    [{ target: 'https://user:pass@example.org/' }, 'target', 'without user name'],
    [{ channel: 'email' }, 'target', 'whole e-mail address'],
    [{ channel: 'fax' }, 'channel', ''],
    [{ search: 'municipality=9999' }, 'municipality', 'not the code'],
    [{ search: 'nonsense=1' }, 'nonsense', 'no such parameter'],
    [{ search: 'source=nowhere' }, 'source', 'jobnet'],
    [{ howOften: 'always' }, 'howOften', ''],
    [{ more: 1 }, 'body', ''],
  ])('refuses %j by name', async (wrong, parameter, message) => {
    const { post, started } = await api();
    const answer = await post('', { ...WEBHOOK, ...wrong });
    expect(answer.statusCode).toBe(400);
    const [error] = answer.json().errors;
    expect(error.parameter).toBe(parameter);
    expect(error.message).toContain(message);
    expect(started).toEqual([]);
  });

  test('refuses a channel that is not offered, and a receiver that has enough', async () => {
    const none = await api({ channels: ['email'] });
    expect((await none.post('', WEBHOOK)).json().errors[0]).toEqual({
      parameter: 'channel',
      message: 'is not offered here; there is email',
    });
    const full = await api({ start: () => Promise.reject(new TooManyFollowsError('enough')) });
    expect((await full.post('', WEBHOOK)).json().errors[0].parameter).toBe('target');
  });

  test('says when there is room again', async () => {
    const { post } = await api({ start: () => Promise.reject(new NoRoomError('full', 60)) });
    const answer = await post('', WEBHOOK);
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '60']);
    expect(answer.json()).toMatchObject({ type: '/problems/no-room', detail: 'full' });
  });

  test('is for programs and our own pages, not for those of others', async () => {
    const { post, app, started } = await api();
    for (const path of ['', '/state', '/stop']) {
      expect((await post(path, WEBHOOK, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
      expect((await app.inject(`/api/v1/follows${path}`)).statusCode).toBe(405);
    }
    expect(started).toEqual([]);
  });

  test('costs a client what the form does', async () => {
    const { app } = await api();
    const statuses: number[] = [];
    for (let times = 0; times < 31; times += 1) {
      const remoteAddress = '203.0.113.9';
      const sent = { method: 'POST', url: '/api/v1/follows', payload: WEBHOOK, remoteAddress } as const;
      statuses.push((await app.inject(sent)).statusCode);
    }
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 202));
    expect(statuses[30]).toBe(429);
  });

  test('is not there where nothing can be followed', async () => {
    const { app } = await testApp();
    expect((await app.inject({ method: 'POST', url: '/api/v1/follows', payload: WEBHOOK })).statusCode).toBe(
      404,
    );
  });
});

describe('what is followed', () => {
  test('is told to who has its token, and to nobody else', async () => {
    const { post } = await api();
    const answer = await post('/state', { token: TOKEN });
    expect(answer.json()).toEqual(FOLLOWED);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect((await post('/state', { token: 'another' })).statusCode).toBe(404);
    expect((await post('/state', { token: 'x'.repeat(101) })).statusCode).toBe(400);
  });

  test('is stopped, and whether there was anything to stop is told to nobody', async () => {
    const { post, stopped } = await api();
    for (const token of [TOKEN, 'another']) expect((await post('/stop', { token })).statusCode).toBe(204);
    expect(stopped).toEqual([TOKEN, 'another']);
  });
});
