import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MapTiles } from '../../src/domain/map-tiles.ts';
import { buildApp } from '../../src/http/app.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { FACETS, RESULT, SOURCES } from '../http/support/samples.ts';
import { NOW } from '../http/support/test-app.ts';
import { DRAWS_MAPS, hasChromium, startBrowser } from '../support/browser.ts';
import { type BuiltPages, buildPages } from '../support/build-pages.ts';

/** One pixel, which a map stretches over a square. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPoWHUGAAO8Af8E62yiAAAAAElFTkSuQmCC',
  'base64',
);

/** A tile server that remembers what it was asked, with which referrer. */
async function startTiles(): Promise<{
  server: Server;
  origin: string;
  asked: string[];
  referrers: unknown[];
}> {
  const asked: string[] = [];
  const referrers: unknown[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    referrers.push(request.headers.referer);
    response.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' }).end(PIXEL);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, origin: `http://127.0.0.1:${port}`, asked, referrers };
}

describe.skipIf(!hasChromium)('the map in Chromium', () => {
  let built: BuiltPages;
  let browser: Browser;
  let tiles: Awaited<ReturnType<typeof startTiles>>;

  beforeAll(async () => {
    built = await buildPages();
    browser = await startBrowser(DRAWS_MAPS);
    tiles = await startTiles();
  });

  afterAll(async () => {
    tiles?.server.closeAllConnections();
    tiles?.server.close();
    await browser?.close();
    built?.remove();
  });

  /** The search with its map drawn, every request that left our origin, and every fault. */
  async function withMap(
    mapTiles: MapTiles | null,
    look: (page: Page, strangers: string[], faults: string[]) => Promise<void>,
  ): Promise<void> {
    const app = await buildApp({
      vacancies: {
        search: async (query) => (query.facets ? { ...RESULT, facets: FACETS } : RESULT),
        get: async () => null,
      },
      sources: { list: async () => SOURCES },
      knownMunicipality: () => true,
      readiness: async () => ({ ready: true, checks: {} }),
      regionMap: { current: () => ({ type: 'FeatureCollection', features: [] }) },
      clock: fixedClock(NOW),
      logger: silentLogger,
      mapTiles,
      pages: createRenderer(built),
    });
    const url = await app.listen({ host: '127.0.0.1', port: 0 });
    const page = await browser.newPage({ locale: 'en-GB' });
    try {
      const strangers: string[] = [];
      const faults: string[] = [];
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (origin !== url && protocol !== 'blob:') strangers.push(origin);
      });
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      page.on('pageerror', (error) => faults.push(error.message));
      await page.goto(url);
      await page.getByRole('button', { name: 'Show map' }).click();
      await page.locator('.map__canvas[data-ready=true]').waitFor();
      await page.waitForLoadState('networkidle');
      await look(page, strangers, faults);
    } finally {
      await page.close();
      await app.close();
    }
  }

  it('asks nobody else for anything, where no pictures are set', async () => {
    await withMap(null, async (page, strangers, faults) => {
      expect([strangers, faults]).toEqual([[], []]);
      await page.goto(new URL('/about', page.url()).href);
      expect(await page.locator('main').textContent()).toContain('loads nothing from anyone else');
    });
  });

  it('shows the pictures of the server that the operator set, says whose they are, and tells it nothing', async () => {
    const attribution = [
      { text: '© <b>We</b> & ', href: null },
      { text: 'Mappers', href: 'https://tiles.example/licence' },
    ];
    const url = `${tiles.origin}/osm/{z}/{x}/{y}.png?key=public`;
    await withMap({ url, attribution }, async (page, strangers, faults) => {
      expect(new Set(strangers)).toEqual(new Set([tiles.origin]));
      expect(faults).toEqual([]);
      expect(tiles.asked.length).toBeGreaterThan(0);
      for (const path of tiles.asked) expect(path).toMatch(/^\/osm\/\d+\/\d+\/\d+\.png\?key=public$/);
      expect(tiles.referrers.every((referrer) => referrer === undefined)).toBe(true);
      const credit = page.locator('.maplibregl-ctrl-attrib-inner');
      expect(await credit.textContent()).toContain('© <b>We</b> & Mappers');
      expect(await credit.locator('a').getAttribute('href')).toBe('https://tiles.example/licence');
      await page.goto(new URL('/about', page.url()).href);
      expect(await page.locator('#privacy ~ p').first().textContent()).toContain(new URL(url).host);
    });
  });
});
