import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/http/app.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import {
  hasChromium,
  openWatched,
  PHONE,
  screenshot,
  scriptsRun,
  startBrowser,
  type WatchedPage,
  WIDE,
} from '../support/browser.ts';
import { type BuiltPages, buildPages } from '../support/build-pages.ts';
import { NOW, searchPage } from './sample-pages.ts';
import { statusPage } from './sample-status.ts';

describe.skipIf(!hasChromium)('the status page in Chromium', () => {
  let built: BuiltPages;
  let browser: Browser;
  let app: FastifyInstance;
  let address: string;

  beforeAll(async () => {
    built = await buildPages();
    app = await buildApp({
      vacancies: { search: async () => searchPage().result, get: async () => null },
      sources: { list: async () => [...statusPage().sources] },
      knownMunicipality: () => true,
      readiness: async () => ({ ready: true, checks: {} }),
      clock: fixedClock(NOW),
      logger: silentLogger,
      pages: createRenderer(built),
    });
    address = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
    built?.remove();
  });

  async function visit(
    options: Parameters<Browser['newContext']>[0],
    look: (page: WatchedPage['page']) => Promise<void>,
    pathAndQuery = '/status?lang=da',
  ): Promise<void> {
    const context = await browser.newContext({ locale: 'en-GB', viewport: WIDE, ...options });
    try {
      const { page, faults } = await openWatched(context, address);
      await page.goto(new URL(pathAndQuery, address).href, { waitUntil: 'networkidle' });
      if (options?.javaScriptEnabled !== false) await scriptsRun(page);
      await look(page);
      expect(faults).toEqual([]);
    } finally {
      await context.close();
    }
  }

  const overflow = (page: WatchedPage['page']) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  for (const [size, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`fits ${size}, ${colorScheme}, with everything folded out too`, () =>
        visit({ viewport, colorScheme }, async (page) => {
          await screenshot(page, `status-${size}-${colorScheme}`);
          expect(await overflow(page)).toBeLessThanOrEqual(0);
          for (const summary of await page.locator('summary').all()) await summary.click();
          expect(await overflow(page)).toBeLessThanOrEqual(0);
        }));
    }
  }

  it('gives good and failed nights bars of different colours', () =>
    visit({}, async (page) => {
      const colourOf = (outcome: string) =>
        page
          .locator(`.night--${outcome} .night__bar`)
          .first()
          .evaluate((bar) => getComputedStyle(bar).fill);
      const colours = [await colourOf('ok'), await colourOf('suspect'), await colourOf('failed')];
      expect(new Set(colours).size).toBe(3);
      expect(colours).not.toContain('rgb(0, 0, 0)');
    }));

  it('works with scripts off, its details too', () =>
    visit({ javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('.source').count()).toBe(statusPage().sources.length);
      await page.locator('.status-more').last().locator('summary').click();
      expect(await page.locator('.issues code').last().isVisible()).toBe(true);
    }));

  it('is reached from the foot of the search, and left again, without a full load', () =>
    visit(
      {},
      async (page) => {
        await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
        await page.locator('.site-footer a[href^="/status"]').click();
        await page.locator('.status__sentence').waitFor();
        expect(await page.title()).toContain('Service status');
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('page-title');
        await page.goBack();
        await page.locator('.results').waitFor();
        expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
      },
      '/?lang=en',
    ));
});
