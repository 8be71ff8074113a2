import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import type { QueueJob, QueueView } from '../../src/domain/queue-view.ts';
import { testApp } from './support/test-app.ts';

const TOKEN = 'correct-horse-battery';
const BEARER = { authorization: `Bearer ${TOKEN}` };
const BASIC = { authorization: `Basic ${Buffer.from(`anyone:${TOKEN}`).toString('base64')}` };
const OURS = { 'sec-fetch-site': 'same-origin' };

const FAILED_JOB: QueueJob = {
  id: 'repeat:jobnet:1',
  source: 'jobnet',
  mode: 'listing',
  scheduled: true,
  addedAt: '2025-11-27T03:00:00+01:00',
  dueAt: null,
  startedAt: '2025-11-27T03:00:00+01:00',
  finishedAt: '2025-11-27T03:01:00+01:00',
  attempts: 4,
  mostAttempts: 4,
  failure: 'jobnet.example answered 503 <script>alert(1)</script>',
};

interface RecordingQueue extends QueueView {
  readonly retried: string[];
  readonly ran: string[];
}

function recordingQueue(): RecordingQueue {
  const retried: string[] = [];
  const ran: string[] = [];
  return {
    retried,
    ran,
    counts: async () => ({ active: 0, waiting: 0, delayed: 2, failed: 30, completed: 7 }),
    jobs: async (state) => (state === 'failed' ? [FAILED_JOB] : []),
    schedules: async () => [
      {
        id: 'jobnet',
        source: 'jobnet',
        mode: 'listing',
        rule: '0 3 * * * Europe/Copenhagen',
        nextAt: '2025-11-28T03:00:00+01:00',
      },
    ],
    async retry(id) {
      if (id !== FAILED_JOB.id) return false;
      retried.push(id);
      return true;
    },
    async runNow(source) {
      ran.push(source);
    },
  };
}

async function adminApp() {
  const queue = recordingQueue();
  const administration = { token: TOKEN, queue, sourceIds: ['jobtech', 'jobnet'] };
  return { queue, ...(await testApp({ administration })) };
}

const RETRY = `/admin/queues/jobs/${encodeURIComponent(FAILED_JOB.id)}/retry`;
const RUN = '/admin/sources/jobnet/run';

describe('without a token in the settings', () => {
  test.each(['/admin', '/admin/queues'])('%s is an address like any that does not exist', async (url) => {
    const { app } = await testApp();
    const answer = await app.inject({ url, headers: BEARER });
    const other = await app.inject('/adnim');
    expect(answer.statusCode).toBe(404);
    expect(answer.body.replaceAll(url, '')).toBe(other.body.replaceAll('/adnim', ''));
    expect(answer.headers['www-authenticate']).toBeUndefined();
    expect((await app.inject({ method: 'POST', url: RUN, headers: BEARER })).statusCode).toBe(404);
  });
});

describe('access', () => {
  test.each([BEARER, BASIC])('the token opens the board: %j', async (headers) => {
    const { app } = await adminApp();
    const answer = await app.inject({ url: '/admin/queues', headers });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const start = await app.inject({ url: '/admin', headers });
    expect([start.statusCode, start.headers.location]).toEqual([302, '/admin/queues']);
  });

  test.each(['/admin', '/admin/queues'])('%s without it asks for it', async (url) => {
    const { app } = await adminApp();
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toMatch(/^Basic realm=/);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).not.toContain('jobnet');
  });

  test('failed tries are limited, and logged without what was tried', async () => {
    const { app, log } = await adminApp();
    const wrong = { authorization: 'Bearer some-other-token' };
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      statuses.push((await app.inject({ url: '/admin/queues', headers: wrong })).statusCode);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const limited = await app.inject({ url: '/admin/queues', headers: BEARER });
    expect([limited.statusCode, Number(limited.headers['retry-after'])]).toEqual([429, 60]);
    expect(JSON.stringify(log)).not.toMatch(/some-other-token|correct-horse/);
    expect(log.filter(({ level }) => level === 'warn')).toHaveLength(10);
  });

  test('what changes something without credentials is refused before it is done', async () => {
    const { app, queue } = await adminApp();
    expect((await app.inject({ method: 'POST', url: RUN, headers: OURS })).statusCode).toBe(401);
    expect(queue.ran).toEqual([]);
  });
});

describe('the board', () => {
  test('shows counts, schedules and jobs, and says what failed as text', async () => {
    const { app } = await adminApp();
    const $ = load((await app.inject({ url: '/admin/queues', headers: BEARER })).body);
    expect($('script')).toHaveLength(0);
    expect($('[style], style')).toHaveLength(0);
    const text = $('main').text();
    expect(text).toContain('Europe/Copenhagen');
    expect(text).toContain(FAILED_JOB.failure);
    expect(text).toContain('29 earlier');
    const actions = $('form[method=post]')
      .map((_, form) => $(form).attr('action'))
      .get();
    expect(actions).toEqual(['/admin/sources/jobtech/run', RUN, RETRY]);
  });

  test.each([
    [{ ...BASIC, ...OURS }, 303],
    [{ ...BASIC, origin: 'http://localhost:80' }, 303],
    [BEARER, 303],
    [{ ...BASIC, 'sec-fetch-site': 'cross-site' }, 403],
    [{ ...BASIC, origin: 'https://elsewhere.example' }, 403],
  ])('its forms do what they say, for it alone: %j answers %i', async (headers, status) => {
    const { app, queue } = await adminApp();
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded', host: 'localhost' };
    const ran = await app.inject({ method: 'POST', url: RUN, headers: form });
    const retried = await app.inject({ method: 'POST', url: RETRY, headers: form });
    expect([ran.statusCode, retried.statusCode]).toEqual([status, status]);
    expect([queue.ran, queue.retried]).toEqual(status === 303 ? [['jobnet'], [FAILED_JOB.id]] : [[], []]);
  });

  test('what is not there cannot be run or retried', async () => {
    const { app, queue } = await adminApp();
    const post = (url: string) => app.inject({ method: 'POST', url, headers: BEARER });
    expect((await post('/admin/sources/other/run')).statusCode).toBe(404);
    expect((await post('/admin/queues/jobs/7/retry')).statusCode).toBe(404);
    expect(queue.ran).toEqual([]);
  });

  test('a queue out of reach is told without its address', async () => {
    const counts = () => Promise.reject(new Error('redis.internal refused'));
    const queue = { ...recordingQueue(), counts };
    const { app, log } = await testApp({ administration: { token: TOKEN, queue, sourceIds: [] } });
    const answer = await app.inject({ url: '/admin/queues', headers: BEARER });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('redis.internal');
    expect(JSON.stringify(log)).toContain('redis.internal');
  });
});
