import { connect } from 'node:net';
import { expect, test } from 'vitest';
import type { VacancySearch } from '../../src/domain/vacancy.ts';
import { buildApp } from '../../src/http/app.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { RESULT } from './support/samples.ts';

/** What a server sends on one connection until it ends it. */
function exchange(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      received += chunk;
    });
    socket.on('end', () => resolve(received));
    socket.on('error', reject);
  });
}

/** A promise and what settles it. */
function signal<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

async function listen(vacancies: VacancySearch) {
  const app = await buildApp({
    vacancies,
    sources: { list: async () => [] },
    knownMunicipality: () => true,
    readiness: async () => ({ ready: true, checks: {} }),
    clock: systemClock,
    logger: silentLogger,
    pages: null,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening on a port');
  return { app, port: address.port };
}

test('closing lets a request under way end, and idle connections go', async () => {
  const asked = signal<void>();
  const found = signal<typeof RESULT>();
  const { app, port } = await listen({
    search() {
      asked.resolve();
      return found.promise;
    },
    get: async () => null,
  });
  const answer = exchange(port, 'GET /api/v1/vacancies HTTP/1.1\r\nHost: sundet.example\r\n\r\n');
  await asked.promise;
  const closed = app.close();
  found.resolve(RESULT);
  const received = await answer;
  await closed;
  expect(received).toMatch(/^HTTP\/1\.1 200 /);
  expect(received).toContain(JSON.stringify(RESULT).slice(0, 40));
});

test('what is not HTTP ends the connection and nothing else', async () => {
  const { app, port } = await listen({ search: async () => RESULT, get: async () => null });
  expect(await exchange(port, 'not http at all\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  const long = `GET /api/v1/vacancies?q=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`;
  expect(await exchange(port, long)).toMatch(/^HTTP\/1\.1 431 /);
  const good = 'GET /api/v1/vacancies HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  expect(await exchange(port, good)).toMatch(/^HTTP\/1\.1 200 /);
  await app.close();
});
