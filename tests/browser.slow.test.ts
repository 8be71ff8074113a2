import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  hasChromium,
  openWatched,
  PHONE,
  screenshot,
  scriptsRun,
  startBrowser,
  type WatchedPage,
  WIDE,
} from './support/browser.ts';
import { type RunningProgram, startSundet } from './support/running-program.ts';

const PROJECT = path.resolve(import.meta.dirname, '..');

describe.skipIf(!hasChromium)('the pages in Chromium, on the demo', () => {
  let program: RunningProgram;
  let browser: Browser;
  let dataDir: string;

  beforeAll(async () => {
    execFileSync('npm', ['run', '-s', 'build'], { cwd: PROJECT });
    dataDir = await mkdtemp(path.join(tmpdir(), 'sundet-browser-'));
    program = await startSundet(['demo'], { PORT: '0', SUNDET_DATA_DIR: dataDir });
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await program?.stop();
    if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true });
  });

  async function visit(
    pathAndQuery: string,
    options: Parameters<Browser['newContext']>[0],
    look: (watched: WatchedPage) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({ locale: 'en-GB', viewport: WIDE, ...options });
    try {
      const watched = await openWatched(context, program.address);
      await watched.page.goto(new URL(pathAndQuery, program.address).href, { waitUntil: 'networkidle' });
      if (options?.javaScriptEnabled !== false) await scriptsRun(watched.page);
      await look(watched);
      expect(watched.faults).toEqual([]);
    } finally {
      await context.close();
    }
  }

  const languages = ['da', 'sv', 'en'] as const;
  const sizes = { wide: WIDE, phone: PHONE };

  for (const lang of languages) {
    for (const [size, viewport] of Object.entries(sizes)) {
      it(`shows search and vacancy in ${lang}, ${size}, without sideways scrolling`, () =>
        visit(`/?q=sygeplejerske&lang=${lang}`, { viewport }, async ({ page }) => {
          expect(await page.locator('html').getAttribute('lang')).toBe(lang);
          await screenshot(page, `search-${lang}-${size}`);
          expect(await overflow(page)).toBeLessThanOrEqual(0);
          await page.locator('article h3 a').first().click();
          await page.waitForURL(/\/vacancy\//);
          await page.locator('h1').waitFor();
          await screenshot(page, `vacancy-${lang}-${size}`);
          expect(await overflow(page)).toBeLessThanOrEqual(0);
        }));
    }
  }

  it('shows itself dark to who prefers it', () =>
    visit('/?lang=da', { colorScheme: 'dark' }, async ({ page }) => {
      await screenshot(page, 'search-dark');
      const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const [red = 255] = (background.match(/\d+/g) ?? []).map(Number);
      expect(red).toBeLessThan(80);
    }));

  it('searches, filters and goes back without a full load', () =>
    visit('/?lang=en', {}, async ({ page }) => {
      await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
      const total = await headingTotal(page);
      await searchBox(page).fill('sjuksköterska');
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await page.waitForURL(/q=sjuksk/);
      await expect.poll(() => headingTotal(page)).toBeLessThan(total);
      const found = await headingTotal(page);
      await page.getByRole('checkbox', { name: /Sweden/ }).check();
      await page.waitForURL(/country=SE/);
      await expect.poll(() => headingTotal(page)).toBeLessThanOrEqual(found);
      await page.goBack();
      await page.goBack();
      await expect.poll(() => headingTotal(page)).toBe(total);
      expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
    }));

  it('is usable by keyboard alone', () =>
    visit('/?lang=en', {}, async ({ page }) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
      await searchBox(page).focus();
      await page.keyboard.type('kock');
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=kock/);
      const firstResult = page.locator('article h3 a').first();
      await firstResult.waitFor();
      await firstResult.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/vacancy\//);
    }));

  it('finds by commute from a home that was picked, and names it in an address only when asked', async () => {
    let link = '';
    await visit('/?lang=en', {}, async ({ page }) => {
      // At once, lest what is offered for a part of it is still there.
      await page.locator('#home').fill('Malmö C');
      await page.locator('.suggest__item').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      const clock = page.getByLabel('Work starts');
      expect(await clock.isVisible()).toBe(false);
      await page.getByLabel('Working hours').selectOption('own');
      await clock.fill('06:45');
      await page.getByLabel('Limit for the whole day').selectOption('dk-3h');
      await page.locator('.home-form button').first().click();
      await page.locator('.result__commute').first().waitFor();
      expect(await page.getByLabel('Work starts').inputValue()).toBe('06:45');
      await page.locator('#sort').selectOption('commute');
      await page.waitForURL(/sort=commute/);
      expect(page.url()).not.toContain('from=');
      await screenshot(page, 'search-from-home');
      await page.getByRole('button', { name: 'Make a link with this home' }).click();
      await page.waitForURL(/from=/);
      await page.locator('.home-link').waitFor();
      link = page.url();
      await page.locator('article h3 a').first().click();
      await page.locator('.vacancy__ways').waitFor();
      await screenshot(page, 'vacancy-from-home');
    });
    const { pathname, search } = new URL(link);
    await visit(`${pathname}${search}`, {}, async ({ page }) => {
      expect(await page.locator('.result__commute').count()).toBeGreaterThan(0);
      await page.getByRole('link', { name: 'Take the home out of the address' }).click();
      await page.waitForURL((url) => !url.search.includes('from='));
      await expect.poll(() => page.locator('.result__commute').count()).toBe(0);
    });
  });

  it('takes a newcomer from nothing to three jobs on paper, on both sides of the Sound, in eight actions', async () => {
    await visit('/?lang=da', {}, async ({ page }) => {
      const actions = ['opens the page'];
      const act = async (what: string, done: () => Promise<void>): Promise<void> => {
        actions.push(what);
        await done();
      };
      await act('types what the client does', async () => {
        await searchBox(page).fill('sygeplejerske');
        await page.keyboard.press('Enter');
        await page.waitForURL(/q=sygeplejerske/);
      });
      await act('types where they live; the day shift from 07:00 is set', async () => {
        await page.locator('#home').fill('Landskrona');
        await page.keyboard.press('Enter');
        await page.locator('.result__commute').first().waitFor();
      });
      const found = await page.locator('main').innerText();
      expect(found).toMatch(/Danmark/);
      expect(found).toMatch(/Sverige/);
      for (let index = 0; index < 3; index += 1)
        await act('marks one', () => page.locator('article button').nth(index).click());
      await act('opens the list', async () => {
        await page
          .getByRole('navigation')
          .getByRole('link', { name: /Jobliste/ })
          .click();
        await page.waitForURL(/\/shortlist/);
        await page.locator('main li h3, main article').nth(2).waitFor();
      });
      await page.evaluate(() => {
        window.print = () => document.body.setAttribute('data-printed', 'true');
      });
      await act('prints', () => page.getByRole('button', { name: /[Uu]dskriv|[Pp]rint/ }).click());
      await expect.poll(() => page.locator('body[data-printed]').count()).toBe(1);
      await screenshot(page, 'newcomer');
      expect(actions.length, actions.join(', ')).toBeLessThanOrEqual(8);
    });
  });

  it('works with scripts off: search, filter, more, result', () =>
    visit('/?lang=sv', { javaScriptEnabled: false }, async ({ page }) => {
      await searchBox(page).fill('lärare');
      await page.getByRole('button', { name: 'Sök', exact: true }).click();
      await page.waitForURL(/q=l/);
      await screenshot(page, 'search-without-scripts');
      expect(await page.locator('article').count()).toBeGreaterThan(0);
      await page.goto(new URL('/?lang=sv', program.address).href);
      await page.getByRole('link', { name: /Visa fler/ }).click();
      await page.waitForURL(/cursor=/);
      await page.locator('article h3 a').first().click();
      await page.waitForURL(/\/vacancy\//);
      expect(await page.locator('h1').count()).toBe(1);
    }));

  it('tells what is wrong with an address', () =>
    visit('/vacancy/none?lang=da', {}, async ({ page, faults }) => {
      // Chromium itself logs a page that answers 404.
      faults.splice(0);
      await screenshot(page, 'not-found');
      expect(await page.locator('h1').textContent()).toBeTruthy();
    }));

  function searchBox(page: WatchedPage['page']) {
    return page.locator('input[name=q]');
  }

  async function overflow(page: WatchedPage['page']): Promise<number> {
    return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  async function headingTotal(page: WatchedPage['page']): Promise<number> {
    const text =
      (await page
        .locator('h2')
        .filter({ hasText: /vacanc/ })
        .first()
        .textContent()) ?? '';
    return Number(text.replaceAll(/[^\d]/g, ''));
  }
});
