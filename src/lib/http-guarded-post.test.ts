import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ForbiddenAddressError } from './http-guarded-connector.ts';
import { createGuardedPoster } from './http-guarded-post.ts';

describe('posting to where a stranger said', () => {
  let server: Server;
  let port: number;
  let called = 0;

  beforeAll(async () => {
    server = createServer((_request, response) => {
      called += 1;
      // Each request connects anew.
      response.setHeader('connection', 'close').end('inside');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  beforeEach(() => {
    called = 0;
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  const message = { headers: {}, body: '{}' };

  /** Names that lead where the test says, one answer for each time it is asked. */
  function posterWith(answers: string[][], allowLoopback = false) {
    return createGuardedPoster({
      allowLoopback,
      userAgent: 'Sundet/test',
      timeoutMs: 60_000,
      resolve: (_hostname, _options, done) => {
        const addresses = answers.shift() ?? [];
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      },
    });
  }

  it.each([
    'http://127.0.0.1',
    'http://127.1',
    'http://2130706433',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://0.0.0.0',
    'http://10.0.0.1',
    'http://169.254.169.254',
    'http://[fe80::1]',
  ])('does not even connect to %s', async (origin) => {
    const poster = posterWith([]);
    await expect(poster.post(new URL(`${origin}:${port}/`), message)).rejects.toThrow(ForbiddenAddressError);
    expect(called).toBe(0);
    await poster.close();
  });

  it.each([
    ['this machine', ['127.0.0.1']],
    ['the metadata service', ['169.254.169.254']],
    ['the inside as well as the outside', ['9.9.9.9', '10.0.0.1']],
    ['a mapped address', ['::ffff:127.0.0.1']],
  ])('does not connect to a name that leads to %s', async (_what, addresses) => {
    const poster = posterWith([addresses]);
    await expect(poster.post(new URL(`http://rebound.example:${port}/`), message)).rejects.toThrow(
      ForbiddenAddressError,
    );
    expect(called).toBe(0);
    await poster.close();
  });

  it('judges a name anew each time it connects: one that leads inside the second time gets nowhere', async () => {
    const poster = posterWith([['127.0.0.1'], ['10.0.0.1'], ['127.0.0.1']], true);
    const url = new URL(`http://rebound.example:${port}/`);
    await poster.post(url, message);
    await expect(poster.post(url, message)).rejects.toThrow(ForbiddenAddressError);
    expect(called).toBe(1);
    await poster.close();
  });

  it('reaches this machine where that is allowed, and nothing else inside', async () => {
    const poster = posterWith([['127.0.0.1'], ['10.0.0.1']], true);
    const answer = await poster.post(new URL(`http://own.example:${port}/`), message);
    expect(answer).toEqual({ status: 200, body: 'inside' });
    await expect(poster.post(new URL(`http://own.example:${port + 1}/`), message)).rejects.toThrow(
      ForbiddenAddressError,
    );
    await poster.close();
  });
});
