import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MapTiles } from '../../src/domain/map-tiles.ts';
import type { VacancyMap } from '../../src/domain/vacancy-map.ts';
import { buildApp } from '../../src/http/app.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { FACETS, RESULT, SOURCES, SUMMARY } from '../http/support/samples.ts';
import { NOW } from '../http/support/test-app.ts';
import { DRAWS_MAPS, hasChromium, startBrowser, visitScripted } from '../support/browser.ts';
import { type BuiltPages, buildPages } from '../support/build-pages.ts';

/** One pixel, which a map stretches over a square. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGPoWHUGAAO8Af8E62yiAAAAAElFTkSuQmCC',
  'base64',
);

const FIRST_PAGE = { ...RESULT, total: 2, nextCursor: 'second' };
const SECOND_PAGE = { ...RESULT, total: 2, items: [{ ...SUMMARY, id: 'z3v9x2m4q8r1t' }] };

/** So many vacancies at one address, as `GET /api/v1/vacancies.map` tells them. */
function atOneSpot(count: number): VacancyMap {
  const points = Array.from({ length: count }, (_, place) => ({
    id: `spot${place}`,
    title: `Vacancy ${place}`,
    employer: 'Region',
    place: 'Malmö',
    lat: 55.6,
    lon: 13,
  }));
  return { total: count, points, areas: [], unplaced: 0 };
}

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

  /** The search, before anything is asked of it. */
  async function withSearch(
    mapTiles: MapTiles | null,
    look: (page: Page, url: string) => Promise<void>,
    locale = 'en-GB',
  ): Promise<void> {
    const app = await buildApp({
      vacancies: {
        search: async ({ facets, cursor }) => ({
          ...(cursor === null ? FIRST_PAGE : SECOND_PAGE),
          ...(facets ? { facets: FACETS } : {}),
        }),
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
    const page = await browser.newPage({ locale, reducedMotion: 'reduce' });
    try {
      await look(page, url);
    } finally {
      await page.close();
      await app.close();
    }
  }

  /** The search with its map drawn, every request that left our origin, and every fault. */
  async function withMap(
    mapTiles: MapTiles | null,
    look: (page: Page, strangers: string[], faults: string[]) => Promise<void>,
  ): Promise<void> {
    await withSearch(mapTiles, async (page, url) => {
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
      await visitScripted(page, url);
      await page.getByRole('button', { name: 'Show map' }).click();
      await page.locator('.map__canvas[data-ready=true]').waitFor();
      await page.waitForLoadState('networkidle');
      await look(page, strangers, faults);
    });
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

  it('tells how many stand at one spot, and stays where the reader went when more of the page comes', async () => {
    await withSearch(null, async (page, url) => {
      await page.route('**/api/v1/vacancies.map*', (route) => route.fulfill({ json: atOneSpot(120) }));
      await visitScripted(page, url);
      await page.getByRole('button', { name: 'Show map' }).click();
      await page.locator('.map__canvas[data-ready=true]').waitFor();
      await page.getByText('120 vacancies on the map.').waitFor();
      const canvas = page.locator('canvas.maplibregl-canvas');
      const popup = page.locator('.maplibregl-popup');
      await expect
        .poll(async () => {
          await canvas.click();
          return popup.locator('li').count();
        })
        .toBe(9);
      expect(await popup.locator('li').last().textContent()).toBe('and 112 more');
      const placeOf = async () => {
        const [inner, outer] = [await popup.boundingBox(), await canvas.boundingBox()];
        return inner === null || outer === null
          ? null
          : [inner.x - outer.x, inner.y - outer.y].map(Math.round);
      };
      const before = await placeOf();
      await canvas.press('ArrowLeft');
      await expect.poll(placeOf).not.toEqual(before);
      const moved = await placeOf();
      await page.getByRole('link', { name: 'Show more vacancies' }).click();
      await page.locator('a[href*="z3v9x2m4q8r1t"]').first().waitFor();
      expect(await placeOf()).toEqual(moved);
    });
  });

  it('shows the vacancies although the server of the pictures says nothing', async () => {
    const silent = { url: 'https://tiles.example/{z}/{x}/{y}.png', attribution: [] };
    await withSearch(silent, async (page, url) => {
      await page.route('https://tiles.example/**', () => {});
      await visitScripted(page, url);
      await page.getByRole('button', { name: 'Show map' }).click();
      await page.locator('.map__canvas[data-ready=true]').waitFor();
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    });
  });

  it.each(['no WebGL', 'no script of the map'])('keeps the page where there is %s', async (lack) => {
    await withSearch(null, async (page, url) => {
      if (lack === 'no WebGL') {
        await page.addInitScript(() => {
          HTMLCanvasElement.prototype.getContext = () => null;
        });
      } else await page.route('**/map-canvas*.js', (route) => route.abort());
      await visitScripted(page, url);
      await page.getByRole('button', { name: 'Show map' }).click();
      await page.getByText('This browser cannot show the map at the moment.').waitFor();
      expect(await page.getByRole('link', { name: SUMMARY.title }).first().isVisible()).toBe(true);
      // Nothing is told of a map that is not there.
      expect(await page.locator('.results__map-note').count()).toBe(0);
    });
  });

  it.each([
    ['da-DK', 'Vis kort', 'Det lykkedes ikke at vise på kortet, hvor langt man når hjemmefra.', 'Prøv igen'],
    ['sv-SE', 'Visa karta', 'Det gick inte att visa på kartan hur långt man når hemifrån.', 'Försök igen'],
    ['en-GB', 'Show map', 'We could not show on the map how far one gets from home.', 'Try again'],
  ])('says that reach could not be had, and asks for it again (%s)', async (locale, show, failed, again) => {
    const answers = [{ status: 503 }, { status: 503 }, { json: { type: 'FeatureCollection', features: [] } }];
    await withSearch(
      null,
      async (page, url) => {
        await page.route('**/api/v1/reach?*', (route) => route.fulfill(answers.shift() ?? { status: 500 }));
        await page.route('**/api/v1/vacancies.map*', (route) => route.fulfill({ json: atOneSpot(2) }));
        await page.goto(`${url}/?from=55.605,13.0&arriveBy=07:00`);
        await page.getByRole('button', { name: show }).click();
        const note = page.locator('.results__map-note', { hasText: failed });
        await note.getByRole('button', { name: again }).press('Enter');
        await expect.poll(() => answers.length).toBe(1);
        await note.getByRole('button', { name: again }).press('Enter');
        const reached = page.locator('.results__map-note').last();
        await expect.poll(() => reached.getByRole('button').count()).toBe(0);
        expect(answers).toEqual([]);
        expect(await page.getByText(failed).count()).toBe(0);
        // Who pressed the button by keyboard has not been thrown out of what it said.
        expect(await reached.evaluate((element) => element === document.activeElement)).toBe(true);
      },
      locale,
    );
  });
});
