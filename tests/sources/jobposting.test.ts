import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { UpstreamError, UpstreamShapeError } from '../../src/lib/errors.ts';
import { jobPosting, pageWith, sitemapIndex, urlset } from '../../src/sources/jobposting/fixtures/pages.ts';
import { createJobpostingSource } from '../../src/sources/jobposting/source.ts';
import { eventsOf, outcomes, readSource } from './support/read-source.ts';

const SITE = 'https://byg.test';

const upstream = setupServer();
beforeAll(() => upstream.listen({ onUnhandledRequest: 'error' }));
afterEach(() => upstream.resetHandlers());
afterAll(() => upstream.close());

type File = string | number;

/** Serves files by their address, a number being a status; what is not there is 404. */
function serve(files: Readonly<Record<string, File>>): string[] {
  const asked: string[] = [];
  upstream.use(
    http.all('*', ({ request }) => {
      asked.push(request.url);
      const file = files[request.url] ?? 404;
      if (typeof file === 'number') return new HttpResponse(null, { status: file });
      return new HttpResponse(file, { headers: { 'content-type': 'text/html' } });
    }),
  );
  return asked;
}

function sourceOf(pages: readonly string[], sitemaps: readonly string[] = []) {
  return createJobpostingSource({
    pages: pages.map((page) => new URL(page)),
    sitemaps: sitemaps.map((sitemap) => new URL(sitemap)),
  });
}

const page = pageWith(jobPosting());

describe('pages', () => {
  it('are read one a second from a host, its robots.txt first and once', async () => {
    const asked = serve({ [`${SITE}/1`]: page, [`${SITE}/2`]: page, 'https://skola.test/': page });
    const waits: number[] = [];
    const reading = await readSource(sourceOf([`${SITE}/1`, `${SITE}/2`, 'https://skola.test']), { waits });
    expect(reading.error).toBeNull();
    expect(asked).toEqual([
      `${SITE}/robots.txt`,
      `${SITE}/1`,
      `${SITE}/2`,
      'https://skola.test/robots.txt',
      'https://skola.test/',
    ]);
    expect(waits).toEqual([1_000, 2_000, 1_000]);
    expect(outcomes(reading)).toEqual([
      `posting ${SITE}/1`,
      `posting ${SITE}/2`,
      'posting https://skola.test/',
    ]);
    expect(eventsOf(reading, 'listing')).toEqual([
      {
        type: 'listing',
        complete: true,
        reason: 'every page answered (2)',
        feed: { id: 'byg.test', name: 'byg.test', scopes: ['https://byg.test/', 'http://byg.test/'] },
      },
      {
        type: 'listing',
        complete: true,
        reason: 'every page answered (1)',
        feed: { id: 'skola.test', name: 'skola.test', scopes: ['https://skola.test/', 'http://skola.test/'] },
      },
    ]);
    expect(eventsOf(reading, 'progress').at(-1)).toEqual({ type: 'progress', done: 3, total: 3 });
  });

  it('are read as slowly as robots.txt asks', async () => {
    serve({
      [`${SITE}/robots.txt`]: 'User-agent: *\nCrawl-delay: 7',
      [`${SITE}/1`]: page,
      [`${SITE}/2`]: page,
    });
    const waits: number[] = [];
    await readSource(sourceOf([`${SITE}/1`, `${SITE}/2`]), { waits });
    expect(waits).toEqual([7_000, 14_000]);
  });

  it('that robots.txt forbids are not asked for, and leave the listing incomplete', async () => {
    const asked = serve({
      [`${SITE}/robots.txt`]: 'User-agent: *\nDisallow: /secret',
      [`${SITE}/1`]: page,
      [`${SITE}/secret`]: page,
    });
    const reading = await readSource(sourceOf([`${SITE}/secret`, `${SITE}/1`]));
    expect(asked).not.toContain(`${SITE}/secret`);
    expect(outcomes(reading)).toEqual([`posting ${SITE}/1`]);
    expect(eventsOf(reading, 'listing')).toMatchObject([
      { complete: false, reason: 'byg.test/secret: byg.test forbids it in its robots.txt' },
    ]);
  });

  it.each([401, 403, 500])('are not asked for where robots.txt answers %i', async (status) => {
    const asked = serve({
      [`${SITE}/robots.txt`]: status,
      [`${SITE}/1`]: page,
      'https://skola.test/1': page,
    });
    const reading = await readSource(sourceOf([`${SITE}/1`, 'https://skola.test/1']));
    expect(asked).not.toContain(`${SITE}/1`);
    expect(outcomes(reading)).toEqual(['posting https://skola.test/1']);
    expect(eventsOf(reading, 'listing')[0]?.complete).toBe(false);
  });

  it.each([
    ['answers 500', 500, true],
    ['answers 403', 403, false],
    ['forbids them all', 'User-agent: *\nDisallow: /', false],
  ])('of which none may be asked for are no harvest: robots.txt %s', async (_, robots, retry) => {
    serve({
      [`${SITE}/robots.txt`]: robots,
      [`${SITE}/1`]: page,
      [`${SITE}/jobs.xml`]: urlset(`${SITE}/1`),
    });
    for (const source of [sourceOf([`${SITE}/1`]), sourceOf([], [`${SITE}/jobs.xml`])]) {
      const { error } = await readSource(source);
      expect(error).toBeInstanceOf(UpstreamError);
      expect(error).toMatchObject({ retry, message: expect.stringContaining('robots.txt') });
    }
  });

  it('that fail take no other with them', async () => {
    serve({ [`${SITE}/1`]: 403, [`${SITE}/2`]: '{"json": true}', [`${SITE}/3`]: page });
    const reading = await readSource(sourceOf([`${SITE}/1`, `${SITE}/2`, `${SITE}/3`]));
    expect(reading.error).toBeNull();
    expect(outcomes(reading)).toEqual([`posting ${SITE}/3`]);
    const [listing] = eventsOf(reading, 'listing');
    expect(listing?.complete).toBe(false);
    expect(listing?.reason).toContain('byg.test/1 could not be read');
    expect(listing?.reason).toContain('byg.test/2 is no HTML page');
  });

  it('of a host that keeps failing are left alone after the third', async () => {
    const pages = Array.from({ length: 9 }, (_, index) => `${SITE}/${index}`);
    const asked = serve(Object.fromEntries(pages.map((url) => [url, 403])));
    const reading = await readSource(sourceOf(pages));
    expect(asked).toHaveLength(4);
    expect(reading.error).toBeInstanceOf(UpstreamError);
  });

  it('that are gone say so of their posting; one of the settings also leaves the listing incomplete', async () => {
    serve({
      [`${SITE}/sitemap.xml`]: urlset(`${SITE}/1`, `${SITE}/2`),
      [`${SITE}/1`]: page,
      [`${SITE}/2`]: 410,
    });
    const bySitemap = await readSource(sourceOf([], [`${SITE}/sitemap.xml`]));
    expect(outcomes(bySitemap)).toEqual([`posting ${SITE}/1`, `removed ${SITE}/2`]);
    expect(eventsOf(bySitemap, 'listing')[0]?.complete).toBe(true);
    const given = await readSource(sourceOf([`${SITE}/1`, `${SITE}/2`]));
    expect(outcomes(given)).toEqual([`posting ${SITE}/1`, `removed ${SITE}/2`]);
    expect(eventsOf(given, 'listing')[0]?.complete).toBe(false);
  });

  it('without any posting are no proof that there is none', async () => {
    serve({ [`${SITE}/1`]: pageWith({ '@type': 'Organization' }) });
    const reading = await readSource(sourceOf([`${SITE}/1`]));
    expect(eventsOf(reading, 'listing')).toMatchObject([
      { complete: false, reason: 'no page holds a JobPosting' },
    ]);
  });

  it('of one site prove what that has, whatever fails at another; one may have none', async () => {
    const none = pageWith({ '@type': 'Organization' });
    serve({
      [`${SITE}/1`]: 403,
      [`${SITE}/2`]: page,
      'https://skola.test/1': page,
      'https://tom.test/1': none,
    });
    const reading = await readSource(
      sourceOf(['https://tom.test/1', `${SITE}/1`, 'https://skola.test/1', `${SITE}/2`]),
    );
    const proven = eventsOf(reading, 'listing').map(({ feed, complete }) => [feed?.id, complete]);
    expect(proven).toEqual([
      ['byg.test', false],
      ['skola.test', true],
      ['tom.test', true],
    ]);
    expect(eventsOf(reading, 'progress').at(-1)).toEqual({ type: 'progress', done: 4, total: 4 });
  });

  it('with a posting that cannot be read keep what we have of it', async () => {
    serve({ [`${SITE}/1`]: pageWith('{"@type": "JobPosting", oops}'), [`${SITE}/2`]: page });
    const reading = await readSource(sourceOf([`${SITE}/1`, `${SITE}/2`]));
    expect(outcomes(reading)).toEqual([`rejected ${SITE}/1`, `posting ${SITE}/2`]);
    expect(eventsOf(reading, 'listing')[0]?.complete).toBe(false);
  });

  it('that show the posting of another page give it once', async () => {
    const own = jobPosting({ url: `${SITE}/1` });
    serve({ [`${SITE}/all`]: pageWith([own]), [`${SITE}/1`]: pageWith(own) });
    expect(outcomes(await readSource(sourceOf([`${SITE}/all`, `${SITE}/1`])))).toEqual([`posting ${SITE}/1`]);
  });
});

describe('sitemaps', () => {
  it('may point to sitemaps, each page being read once', async () => {
    const asked = serve({
      [`${SITE}/sitemap.xml`]: sitemapIndex(`${SITE}/a.xml`, `${SITE}/b.xml`, `${SITE}/sitemap.xml`),
      [`${SITE}/a.xml`]: urlset(
        `${SITE}/1`,
        `${SITE}/1#top`,
        'https://elsewhere.test/1',
        'javascript:x',
        'no address',
      ),
      [`${SITE}/b.xml`]: urlset(` ${SITE}/2 `, `${SITE}/1`),
      [`${SITE}/1`]: page,
      [`${SITE}/2`]: page,
    });
    const reading = await readSource(sourceOf([`${SITE}/1`], [`${SITE}/sitemap.xml`]));
    expect(reading.error).toBeNull();
    expect(outcomes(reading)).toEqual([`posting ${SITE}/1`, `posting ${SITE}/2`]);
    expect(asked).toHaveLength(6);
    expect(eventsOf(reading, 'listing')[0]?.complete).toBe(true);
  });

  it.each([
    ['is gone', 404],
    ['is refused', 403],
    ['is a page', '<!doctype html><title>Not found</title>'],
    ['is empty', ''],
  ])('of which one %s leave the listing incomplete', async (_what, file) => {
    serve({ [`${SITE}/sitemap.xml`]: file, [`${SITE}/1`]: page });
    const reading = await readSource(sourceOf([`${SITE}/1`], [`${SITE}/sitemap.xml`]));
    expect(outcomes(reading)).toEqual([`posting ${SITE}/1`]);
    expect(eventsOf(reading, 'listing')[0]?.complete).toBe(false);
    await expect(readSource(sourceOf([], [`${SITE}/sitemap.xml`]))).resolves.toMatchObject({
      error: expect.any(typeof file === 'number' && file === 403 ? UpstreamError : UpstreamShapeError),
    });
  });

  it('are bounded in the pages they may ask us to read', async () => {
    const pages = Array.from({ length: 2_001 }, (_, index) => `${SITE}/${index}`);
    const files = Object.fromEntries(pages.map((url) => [url, '<!doctype html>']));
    const asked = serve({ ...files, [`${SITE}/sitemap.xml`]: urlset(...pages) });
    const reading = await readSource(sourceOf([], [`${SITE}/sitemap.xml`]));
    expect(asked).toHaveLength(2_002);
    expect(eventsOf(reading, 'listing')[0]?.reason).toContain('only 2000 of 2001 pages were read');
  });

  it('are bounded in the sitemaps they may point to', async () => {
    let made = 0;
    const asked: string[] = [];
    upstream.use(
      http.all('*', ({ request }) => {
        asked.push(request.url);
        if (request.url.endsWith('/robots.txt')) return new HttpResponse(null, { status: 404 });
        made += 1;
        return new HttpResponse(sitemapIndex(`${SITE}/${made}a.xml`, `${SITE}/${made}b.xml`));
      }),
    );
    const reading = await readSource(sourceOf([], [`${SITE}/sitemap.xml`]));
    expect(asked).toHaveLength(51);
    expect(eventsOf(reading, 'listing')[0]?.reason).toContain('more than 50 sitemaps');
  });
});

const REAL_PAGES = path.resolve(import.meta.dirname, '../../../shared/data/jobnet/employer-pages');

/** Real pages of employers, kept outside the project. Only how they are read is looked at. */
describe.skipIf(!existsSync(REAL_PAGES))('real employers’ pages', () => {
  const names = existsSync(REAL_PAGES)
    ? readdirSync(REAL_PAGES).filter((name) => name.endsWith('.html'))
    : [];

  it('are read without a fault; none of them carries JSON-LD', async () => {
    const files = names.map((name, index) => [
      `${SITE}/${index}`,
      readFileSync(path.join(REAL_PAGES, name), 'utf8'),
    ]);
    expect(files.length).toBeGreaterThanOrEqual(5);
    serve(Object.fromEntries(files));
    const reading = await readSource(sourceOf(files.map(([url = '']) => url)));
    expect(reading.error).toBeNull();
    expect(outcomes(reading)).toEqual([]);
    expect(eventsOf(reading, 'listing')).toMatchObject([
      { complete: false, reason: 'no page holds a JobPosting' },
    ]);
  });

  it('give the posting that is put into them, whatever else stands there', async () => {
    const script = `<script type="application/ld+json">${JSON.stringify(jobPosting())}</script>`;
    const files = names.map((name, index) => {
      const html = readFileSync(path.join(REAL_PAGES, name), 'utf8');
      return [`${SITE}/${index}`, html.replace(/<\/head>/i, () => `${script}</head>`)];
    });
    serve(Object.fromEntries(files));
    const reading = await readSource(sourceOf(files.map(([url = '']) => url)));
    expect(outcomes(reading)).toEqual(files.map(([url]) => `posting ${url}`));
    expect(eventsOf(reading, 'listing')[0]?.complete).toBe(true);
  });
});
