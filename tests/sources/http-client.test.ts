import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { UpstreamError, UpstreamShapeError } from '../../src/lib/errors.ts';
import { createHttpClient, type HttpClientOptions } from '../../src/lib/http-client.ts';
import { realWait } from '../../src/lib/retry-wait.ts';

const URL_OF_TEST = new URL('http://upstream.test/base/thing?key=secret');
const PATTERN = 'http://upstream.test/base/thing';
const NOW = '2026-10-06T12:00:00Z';

const upstream = setupServer();
beforeAll(() => upstream.listen({ onUnhandledRequest: 'bypass' }));
afterEach(() => upstream.resetHandlers());
afterAll(() => upstream.close());

/** A client that waits for nothing and remembers how long it would have waited. */
function clientThatNotes(options: Partial<HttpClientOptions> = {}) {
  const waits: number[] = [];
  const client = createHttpClient({
    userAgent: 'Sundet/test',
    pace: 1,
    clock: { now: () => new Date(NOW) },
    random: () => 1,
    wait: async (ms) => void waits.push(ms),
    ...options,
  });
  return { client, waits };
}

/** Answers in turn, the last one for ever; counts the requests. */
function answering(...answers: (() => Response | Promise<Response>)[]) {
  const requests: Request[] = [];
  upstream.use(
    http.get(PATTERN, ({ request }) => {
      requests.push(request);
      const answer = answers[Math.min(requests.length, answers.length) - 1];
      if (answer === undefined) throw new RangeError('no answer given');
      return answer();
    }),
  );
  return requests;
}

const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new HttpResponse(null, { status: code, headers });
const json = (value: unknown) => () => HttpResponse.json(value as object);
const body =
  (content: string | Uint8Array, headers: Record<string, string> = {}) =>
  () =>
    new HttpResponse(content as BodyInit, { headers });

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('expected a failure');
    },
    (error: unknown) => error,
  );
}

async function linesOf(lines: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

describe('trying again', () => {
  it('names itself and sends what it is given', async () => {
    const requests = answering(json({ ok: true }));
    const { client } = clientThatNotes();
    const response = await client.request({ url: URL_OF_TEST, headers: { 'x-csrf': '1' } });
    expect(await response.json()).toEqual({ ok: true });
    const headers = requests[0]?.headers;
    expect([headers?.get('user-agent'), headers?.get('x-csrf')]).toEqual(['Sundet/test', '1']);
  });

  it.each([429, 500, 502, 503, 504])('%i, then well', async (code) => {
    const requests = answering(status(code), status(code), json(1));
    const { client, waits } = clientThatNotes();
    expect(await (await client.request({ url: URL_OF_TEST })).json()).toBe(1);
    expect(requests).toHaveLength(3);
    expect(waits).toEqual([1_000, 2_000]);
  });

  it('a connection that fails, then well', async () => {
    const requests = answering(() => HttpResponse.error(), json(1));
    const { client } = clientThatNotes();
    expect(await (await client.request({ url: URL_OF_TEST })).json()).toBe(1);
    expect(requests).toHaveLength(2);
  });

  it('gives up after five tries, without telling the query', async () => {
    const requests = answering(status(503));
    const { client, waits } = clientThatNotes();
    const failure = await failureOf(client.request({ url: URL_OF_TEST }));
    expect(failure).toBeInstanceOf(UpstreamError);
    expect(failure).toMatchObject({
      status: 503,
      retry: true,
      message: 'upstream.test/base/thing answered 503 (5 tries)',
    });
    expect(requests).toHaveLength(5);
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  it.each([400, 401, 403, 404])('does not try %i again', async (code) => {
    const requests = answering(status(code));
    const { client, waits } = clientThatNotes();
    expect(await failureOf(client.request({ url: URL_OF_TEST }))).toMatchObject({
      status: code,
      retry: false,
    });
    expect([requests.length, waits.length]).toEqual([1, 0]);
  });

  it.each([
    ['seconds', '17', 17_000],
    ['an HTTP date', 'Tue, 06 Oct 2026 12:00:42 GMT', 42_000],
    ['a date gone by', 'Tue, 06 Oct 2026 11:00:00 GMT', 1_000],
    ['less than the backoff', '0', 1_000],
    ['nonsense', 'soon', 1_000],
  ])('waits for Retry-After in %s', async (_name, header, expected) => {
    answering(status(429, { 'retry-after': header }), json(1));
    const { client, waits } = clientThatNotes();
    await client.request({ url: URL_OF_TEST });
    expect(waits).toEqual([expected]);
  });

  it('leaves a host alone that asks for longer than a run should wait', async () => {
    const requests = answering(status(503, { 'retry-after': '3600' }));
    const { client, waits } = clientThatNotes();
    const failure = await failureOf(client.request({ url: URL_OF_TEST }));
    expect(failure).toMatchObject({ status: 503, retry: true, message: expect.stringContaining('3600 s') });
    expect([requests.length, waits.length]).toEqual([1, 0]);
  });

  it.each([
    [0, [5_000]],
    [0.5, [5_000, 500, 5_000]],
  ])('keeps Retry-After at pace %f, and scales the rest', async (pace, expected) => {
    answering(status(429, { 'retry-after': '5' }), json(1));
    const { client, waits } = clientThatNotes({ pace });
    await client.request({ url: URL_OF_TEST });
    if (pace > 0) {
      answering(status(500), status(429, { 'retry-after': '5' }), json(1));
      await client.request({ url: URL_OF_TEST });
    }
    expect(waits).toEqual(expected);
  });

  it('spaces its requests to a host by the pace', async () => {
    answering(json(1));
    const { client, waits } = clientThatNotes({ pace: 2 });
    await client.request({ url: URL_OF_TEST, spacingMs: 1_000 });
    await client.request({ url: URL_OF_TEST, spacingMs: 1_000 });
    expect(waits).toEqual([2_000]);
  });

  it('spaces the lanes of one host each by itself', async () => {
    answering(json(1));
    const { client, waits } = clientThatNotes();
    await client.request({ url: URL_OF_TEST, spacingMs: 60_000, lane: 'stream' });
    await client.request({ url: URL_OF_TEST, spacingMs: 1_000, lane: 'search' });
    await client.request({ url: URL_OF_TEST, spacingMs: 1_000, lane: 'search' });
    expect(waits).toEqual([1_000]);
  });
});

describe('silence and stopping', () => {
  const never = () => new Promise<Response>(() => {});

  // No time passes but what the test lets pass: what is answered is never late, however slow the machine.
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  /** Lets time pass until it is over, so much at a time. */
  async function passing<T>(ms: number, work: Promise<T>): Promise<T> {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    work.then(over, over);
    while (!isOver) {
      vi.advanceTimersByTime(ms);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return work;
  }

  it('ends a request that gets no answer, and tries again', async () => {
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const silent = () => {
      arrived();
      return never();
    };
    const requests = answering(silent, json(1));
    const { client } = clientThatNotes();
    const asked = client.request({ url: URL_OF_TEST, idleTimeoutMs: 30_000 });
    await arrival;
    vi.advanceTimersByTime(29_999);
    expect(requests).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(await (await asked).json()).toBe(1);
    expect(requests).toHaveLength(2);
  });

  it('ends a body that falls silent', async () => {
    const stalled = () =>
      new HttpResponse(
        new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('a\nb')) }),
      );
    answering(stalled);
    const { client } = clientThatNotes();
    const response = await client.request({ url: URL_OF_TEST, idleTimeoutMs: 30_000 });
    const failure = await passing(30_000, failureOf(linesOf(response.lines())));
    expect(failure).toMatchObject({
      retry: true,
      message: 'upstream.test/base/thing sent nothing for 30 s',
    });
  });

  it('stops at once when its caller does, with the caller’s reason', async () => {
    const requests = answering(never);
    const { client } = clientThatNotes();
    const stop = new AbortController();
    const work = failureOf(client.request({ url: URL_OF_TEST, signal: stop.signal }));
    stop.abort(new Error('enough'));
    expect(await work).toMatchObject({ message: 'enough' });
    expect(requests.length).toBeLessThanOrEqual(1);
  });

  it('asks for nothing when its caller has stopped before', async () => {
    const requests = answering(json(1));
    const { client } = clientThatNotes();
    const work = client.request({ url: URL_OF_TEST, signal: AbortSignal.abort(new Error('enough')) });
    expect(await failureOf(work)).toMatchObject({ message: 'enough' });
    expect(requests).toHaveLength(0);
  });

  it('stops while it waits to try again', async () => {
    const requests = answering(status(503, { 'retry-after': '60' }));
    const stop = new AbortController();
    const { client } = clientThatNotes({
      wait: (ms, signal) => {
        const waiting = realWait(ms, signal);
        stop.abort(new Error('enough'));
        return waiting;
      },
    });
    const failure = await failureOf(client.request({ url: URL_OF_TEST, signal: stop.signal }));
    expect(failure).toMatchObject({ message: 'enough' });
    expect(requests).toHaveLength(1);
  });
});

describe('bodies', () => {
  it('come as lines over chunks that know nothing of lines or letters', async () => {
    const bytes = new TextEncoder().encode('første\nandra 🦀\r\n\nlast');
    const stream = () =>
      new HttpResponse(
        new ReadableStream({
          start(controller) {
            for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
            controller.close();
          },
        }),
      );
    answering(stream);
    const { client } = clientThatNotes();
    const response = await client.request({ url: URL_OF_TEST });
    expect(await linesOf(response.lines())).toEqual(['første', 'andra 🦀\r', '', 'last']);
  });

  it('are not lines where there is nothing', async () => {
    answering(body(''));
    const { client } = clientThatNotes();
    expect(await linesOf((await client.request({ url: URL_OF_TEST })).lines())).toEqual([]);
  });

  it('lose their byte order mark', async () => {
    answering(body(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d)));
    const { client } = clientThatNotes();
    expect(await (await client.request({ url: URL_OF_TEST })).json()).toEqual({});
  });

  it('must be UTF-8', async () => {
    answering(body(Uint8Array.of(0x22, 0xe5, 0x22)));
    const { client } = clientThatNotes();
    for (const read of ['text', 'json'] as const) {
      const response = await client.request({ url: URL_OF_TEST });
      const failure = await failureOf(response[read]());
      expect(failure).toMatchObject({
        code: 'upstream',
        retry: false,
        message: expect.stringContaining('not UTF-8'),
      });
    }
    const response = await client.request({ url: URL_OF_TEST });
    expect(await failureOf(linesOf(response.lines()))).toMatchObject({ code: 'upstream' });
  });

  it('give one bad line among good ones to who asks for bytes', async () => {
    answering(body(Uint8Array.of(0x61, 0x0a, 0xe5, 0x0a, 0x62)));
    const { client } = clientThatNotes();
    const lines: number[][] = [];
    for await (const line of (await client.request({ url: URL_OF_TEST })).byteLines()) lines.push([...line]);
    expect(lines).toEqual([[0x61], [0xe5], [0x62]]);
  });

  it('give a line that is far too long up to where it became so, and the lines after it', async () => {
    const most = 16 * 1024 * 1024;
    const lines = ['first', 'x'.repeat(most + 5_000), 'y'.repeat(most - 1), 'last'];
    answering(body(lines.join('\n')));
    const { client } = clientThatNotes();
    const lengths: number[] = [];
    const ask = { url: URL_OF_TEST, maxBytes: 64 * 1024 * 1024 };
    for await (const line of (await client.request(ask)).byteLines()) lengths.push(line.byteLength);
    expect(lengths).toEqual([5, most, most - 1, 4]);
    const failure = await failureOf(linesOf((await client.request(ask)).lines()));
    expect(failure).toBeInstanceOf(UpstreamShapeError);
  });

  it.each([
    ['a page for people', '<!doctype html><p>We are down', 'text/html; charset=utf-8', 'text/html'],
    ['nothing', '', 'application/json', 'nothing'],
  ])('are not JSON: %s', async (_name, content, type, said) => {
    const requests = answering(body(content, { 'content-type': type }));
    const { client } = clientThatNotes();
    const failure = await failureOf((await client.request({ url: URL_OF_TEST })).json());
    expect(failure).toBeInstanceOf(UpstreamShapeError);
    expect(failure).toMatchObject({
      message: `upstream.test/base/thing sent ${said} where JSON was expected`,
    });
    expect(requests).toHaveLength(1);
  });

  it('may be as large as asked for and no larger', async () => {
    answering(body('0123456789'));
    const { client } = clientThatNotes();
    expect(await (await client.request({ url: URL_OF_TEST, maxBytes: 10 })).text()).toBe('0123456789');
    const failure = await failureOf((await client.request({ url: URL_OF_TEST, maxBytes: 9 })).text());
    expect(failure).toMatchObject({
      code: 'upstream',
      retry: false,
      message: expect.stringContaining('more than 9 bytes'),
    });
  });

  it('are asked for again when they are shorter than announced', async () => {
    const requests = answering(
      body('{"a":', { 'content-length': '7' }),
      body('{"a":1}', { 'content-length': '7' }),
    );
    const { client } = clientThatNotes();
    expect(await (await client.request({ url: URL_OF_TEST })).json()).toEqual({ a: 1 });
    expect(requests).toHaveLength(2);
  });

  it('fail for good when they are always cut', async () => {
    const requests = answering(body('{"a":[1', {}));
    const { client } = clientThatNotes();
    const failure = await failureOf((await client.request({ url: URL_OF_TEST })).json());
    expect(failure).toMatchObject({
      code: 'upstream',
      retry: true,
      message: expect.stringContaining('without its end'),
    });
    expect(requests).toHaveLength(5);
  });
});

describe('over real sockets', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function serve(listener: RequestListener): Promise<URL> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return new URL(`http://127.0.0.1:${port}/base/thing`);
  }

  async function withClient<T>(
    work: (client: ReturnType<typeof createHttpClient>) => Promise<T>,
  ): Promise<T> {
    const { client } = clientThatNotes({ pace: 0 });
    try {
      return await work(client);
    } finally {
      await client.close();
    }
  }

  it('is not led into our own network by a redirect, and does not ask again', async () => {
    let inside = 0;
    const secret = await serve((_request, response) => {
      inside += 1;
      response.end('inside');
    });
    let requests = 0;
    const url = await serve((_request, response) => {
      requests += 1;
      response.writeHead(302, { location: `http://localhost:${secret.port}/metadata` }).end();
    });
    const failure = await withClient((client) => failureOf(client.request({ url })));
    expect(failure).toMatchObject({ retry: false, message: expect.stringContaining('redirects to') });
    expect(failure).toBeInstanceOf(UpstreamError);
    expect([requests, inside]).toEqual([1, 0]);
  });

  it('follows a redirect to a name that it has asked itself', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/moved') response.end('here');
      else response.writeHead(301, { location: '/moved' }).end();
    });
    expect(await withClient(async (client) => (await client.request({ url })).text())).toBe('here');
  });

  it('reads a compressed body', async () => {
    const url = await serve((_request, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync('{"a":"å"}'));
    });
    const answer = await withClient(async (client) => (await client.request({ url })).json());
    expect(answer).toEqual({ a: 'å' });
  });

  it('never takes a compressed body that was cut for a whole one', async () => {
    const whole = gzipSync(
      JSON.stringify(Array.from({ length: 5_000 }, (_, id) => ({ id, square: id * id }))),
    );
    let requests = 0;
    const url = await serve((_request, response) => {
      requests += 1;
      response.setHeader('content-encoding', 'gzip');
      response.end(requests === 1 ? whole.subarray(0, whole.length / 2) : whole);
    });
    const answer = await withClient(async (client) => (await client.request({ url })).json());
    expect(answer).toHaveLength(5_000);
    expect(requests).toBe(2);
  });

  it('gives the lines before a cut, then says so', async () => {
    const url = await serve((_request, response) => {
      response.write('{"id":1}\n{"id":2}\n{"i', () => response.destroy());
    });
    const lines: string[] = [];
    const failure = await withClient((client) =>
      failureOf(
        (async () => {
          for await (const line of (await client.request({ url })).lines()) lines.push(line);
        })(),
      ),
    );
    expect(failure).toMatchObject({
      code: 'upstream',
      retry: true,
      message: expect.stringContaining('broke off'),
    });
    expect(lines.every((line) => /^\{"id":[12]\}$/.test(line))).toBe(true);
  });

  it('asks again for a whole body that was cut', async () => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests += 1;
      response.setHeader('content-length', '8');
      if (requests === 1) response.write('{"id"', () => response.destroy());
      else response.end('{"id":1}');
    });
    expect(await withClient(async (client) => (await client.request({ url })).json())).toEqual({ id: 1 });
    expect(requests).toBe(2);
  });

  it('drops the connection of a body that nobody reads on', async () => {
    let closed: () => void = () => {};
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const url = await serve((request, response) => {
      request.socket.once('close', closed);
      response.write('a\nb\n');
    });
    await withClient(async (client) => {
      for await (const line of (await client.request({ url })).lines()) {
        expect(line).toBe('a');
        break;
      }
      await isClosed;
    });
  });

  it('says why a host cannot be reached', async () => {
    const url = await serve(() => {});
    const [server] = servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    const failure = await withClient((client) => failureOf(client.request({ url })));
    expect(failure).toMatchObject({
      status: null,
      retry: true,
      message: expect.stringMatching(/could not be reached: .*ECONNREFUSED/),
    });
  });
});
