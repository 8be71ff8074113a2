import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { compressAnswers } from '../../src/http/compress-answers.ts';
import { answerConditionally } from '../../src/http/conditional-answers.ts';

const LONG = JSON.stringify({ items: Array.from({ length: 200 }, (_, index) => `vacancy ${index}`) });
const apps: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
});

async function ask(headers: Record<string, string>, type = 'application/json') {
  const app = Fastify();
  apps.push(app);
  answerConditionally(app);
  await compressAnswers(app);
  const caching = { control: 'private, no-cache', vary: ['Accept'] };
  app.get('/', { config: { caching } }, async (_request, reply) => reply.type(type).send(LONG));
  return app.inject({ url: '/', headers });
}

test('answers are compressed as the reader asks, and say what they depend on', async () => {
  const brotli = await ask({ 'accept-encoding': 'gzip, br' });
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(LONG);
  expect(String(brotli.headers.vary).toLowerCase()).toBe('accept, accept-encoding');
  const gzip = await ask({ 'accept-encoding': 'gzip' }, 'application/geo+json');
  expect(gunzipSync(gzip.rawPayload).toString()).toBe(LONG);
  expect(gzip.rawPayload.length).toBeLessThan(LONG.length / 3);
});

test('who does not ask gets them as they are, and so do pictures', async () => {
  expect((await ask({})).payload).toBe(LONG);
  expect((await ask({ 'accept-encoding': 'identity' })).headers['content-encoding']).toBeUndefined();
  expect((await ask({ 'accept-encoding': 'br' }, 'image/png')).headers['content-encoding']).toBeUndefined();
});

test('one that the reader has already is not sent again', async () => {
  const { etag } = (await ask({ 'accept-encoding': 'br' })).headers;
  const again = await ask({ 'accept-encoding': 'br', 'if-none-match': `W/${etag}` });
  expect(again.statusCode).toBe(304);
  expect(again.rawPayload.length).toBe(0);
});
