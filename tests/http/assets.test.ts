import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { plainRenderer, testApp } from './support/test-app.ts';

async function appWithAssets(files: Readonly<Record<string, string>>) {
  const parent = await mkdtemp(join(tmpdir(), 'sundet-assets-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  const assetsDir = join(parent, 'web');
  await mkdir(join(assetsDir, '.vite'), { recursive: true });
  await writeFile(join(parent, 'secret.txt'), 'not for readers');
  for (const [name, content] of Object.entries(files)) await writeFile(join(assetsDir, name), content);
  return testApp({ pages: { ...plainRenderer, assetsDir } });
}

const FILES = {
  'client-BX3f9a_k.js': 'let a;',
  'favicon-C0ffee12.svg': '<svg/>',
  'logo.svg': '<svg/>',
  '.vite/manifest.json': '{}',
};

test('hashed files are kept forever, others for an hour', async () => {
  const { app } = await appWithAssets(FILES);
  const script = await app.inject('/assets/client-BX3f9a_k.js');
  expect([script.statusCode, script.body]).toEqual([200, 'let a;']);
  expect(script.headers['content-type']).toMatch(/^(text|application)\/javascript/);
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const icon = await app.inject('/assets/logo.svg');
  expect(icon.headers['content-type']).toMatch(/^image\/svg\+xml/);
  expect(icon.headers['cache-control']).toBe('public, max-age=3600');
});

test('what there is not is a 404 that nobody keeps', async () => {
  const { app } = await appWithAssets(FILES);
  const answer = await app.inject('/assets/client-BX3f9a_l.js');
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['cache-control']).toBe('no-store');
});

test.each([
  '/assets/../secret.txt',
  '/assets/%2e%2e/secret.txt',
  '/assets/..%2fsecret.txt',
  '/assets/.vite/manifest.json',
  '/assets/',
  '/assets/..%5csecret.txt',
])('%s is out of bounds', async (url) => {
  const { app } = await appWithAssets(FILES);
  const answer = await app.inject(url);
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  expect(answer.statusCode).toBeLessThan(500);
  expect(answer.body).not.toContain('not for readers');
});

test('the icon is found where browsers look for it', async () => {
  const { app } = await appWithAssets(FILES);
  const answer = await app.inject('/favicon.ico');
  expect([answer.statusCode, answer.headers['location']]).toEqual([302, '/assets/favicon-C0ffee12.svg']);
});

test('without built assets pages still work', async () => {
  const { app } = await testApp();
  expect((await app.inject('/')).statusCode).toBe(200);
  expect((await app.inject('/assets/x.js')).statusCode).toBe(404);
  expect((await app.inject('/favicon.ico')).statusCode).toBe(404);
});

test('crawlers are told what to leave alone', async () => {
  const { app } = await testApp();
  const answer = await app.inject('/robots.txt');
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(answer.body).toContain('Disallow: /api/');
});
