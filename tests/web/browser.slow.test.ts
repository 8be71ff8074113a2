import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { VacancyPage, VacancyQuery, VacancySearch, VacancySummary } from '../../src/domain/vacancy.ts';
import { buildApp } from '../../src/http/app.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { hasChromium, scriptsRun, startBrowser } from '../support/browser.ts';
import { type BuiltPages, buildPages } from '../support/build-pages.ts';
import { FACETS, NOW, searchPage, vacancyPage } from './sample-pages.ts';
import { sourcesBeforeTheirFirstRun } from './sample-status.ts';

/** Sixty vacancies in memory that answer to words, country and cursor, when they are let. */
class HeldSearch implements VacancySearch {
  readonly #all: readonly VacancySummary[];
  /** Searches wait for it. */
  gate: Promise<void> = Promise.resolve();
  broken = false;

  constructor() {
    const samples = searchPage().result.items;
    this.#all = Array.from({ length: 20 }, (_, row) =>
      samples.map((vacancy, column) => {
        const number = row * samples.length + column;
        return { ...vacancy, id: `v${number}`, title: `${number} ${vacancy.title}` };
      }),
    ).flat();
  }

  async search(query: VacancyQuery): Promise<VacancyPage> {
    await this.gate;
    if (this.broken) throw new Error('broken on purpose');
    const found = this.#all.filter(
      ({ title, workplace }) =>
        title.toLowerCase().includes(query.q?.toLowerCase() ?? '') &&
        (query.countries.length === 0 || query.countries.includes(workplace.country)),
    );
    const from = Number(query.cursor ?? 0);
    const to = from + query.limit;
    return {
      total: found.length,
      items: found.slice(from, to),
      facets: FACETS,
      understood: [],
      nextCursor: to < found.length ? String(to) : null,
    };
  }

  async suggest() {
    const place = { kind: 'place', label: 'Malmø', q: 'Malmö', concept: 'place:1280', count: 40 } as const;
    const employer = {
      kind: 'employer',
      label: 'Neutron AB',
      q: 'neutron',
      concept: null,
      count: 20,
    } as const;
    return [place, employer];
  }

  async get(id: string) {
    const summary = this.#all.find((vacancy) => vacancy.id === id);
    return summary === undefined ? null : { ...vacancyPage().vacancy, ...summary };
  }
}

async function startSite(
  search: VacancySearch,
  assetsDir: string,
): Promise<{ app: FastifyInstance; url: string }> {
  const app = await buildApp({
    vacancies: search,
    sources: { list: async () => sourcesBeforeTheirFirstRun() },
    knownMunicipality: (code) => /^\d{4}$/.test(code),
    readiness: async () => ({ ready: true, checks: {} }),
    clock: fixedClock(NOW),
    logger: silentLogger,
    pages: createRenderer({ assetsDir }),
  });
  return { app, url: await app.listen({ host: '127.0.0.1', port: 0 }) };
}

describe.skipIf(!hasChromium)('the pages in Chromium', () => {
  let built: BuiltPages;
  let browser: Browser;

  beforeAll(async () => {
    built = await buildPages();
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    built?.remove();
  });

  let search: HeldSearch;
  let site: Awaited<ReturnType<typeof startSite>>;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];

  beforeEach(async () => {
    search = new HeldSearch();
    site = await startSite(search, built.assetsDir);
    complaints.length = 0;
  });

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    await site.app.close();
  });

  async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'da-DK',
      ...options,
    });
    contexts.push(context);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) complaints.push(`asked ${request.url()}`);
    });
    await page.goto(site.url + path);
    if (options.javaScriptEnabled !== false) await scriptsRun(page);
    return page;
  }

  const until = (page: Page, text: RegExp) => page.locator('#results-title', { hasText: text }).waitFor();

  it('hydrates every page in every language without a complaint, asking nobody else', async () => {
    for (const lang of ['da', 'sv', 'en']) {
      await open(`/?lang=${lang}`);
      await open(`/?q=neutron&country=SE&municipality=1281&lang=${lang}`);
      const page = await open(`/vacancy/v1?lang=${lang}`);
      await page.waitForLoadState('networkidle');
    }
    expect(complaints).toEqual([]);
  });

  it('filters without loading a document, keeps focus, and goes back and forward', async () => {
    const page = await open('/?lang=da');
    let documents = 0;
    page.on('request', (request) => {
      if (request.isNavigationRequest()) documents += 1;
    });
    await page.getByRole('checkbox', { name: /Sverige/ }).check();
    await until(page, /^40 /);
    expect(page.url()).toBe(`${site.url}/?country=SE&lang=da`);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('SE');
    await page.fill('#q', 'neutron');
    await page.keyboard.press('Enter');
    await until(page, /^20 ledige job for ”neutron”/);
    expect(await page.title()).toBe('neutron – ledige job – Sundet');
    await page.goBack();
    await until(page, /^40 /);
    expect(await page.inputValue('#q')).toBe('');
    await page.goForward();
    await until(page, /^20 /);
    expect(await page.inputValue('#q')).toBe('neutron');
    await page.locator('.chip').nth(1).click();
    await page.waitForURL(`${site.url}/?q=neutron&lang=da`);
    await page.waitForFunction(() => document.activeElement?.id === 'results-title');
    expect(documents).toBe(0);
  });

  it('adds results, visits one from its top, and knows the way back even after a reload', async () => {
    const page = await open('/?lang=da');
    await page.locator('.results__more a').click();
    await page.locator('.result').nth(39).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^20 /);
    const link = page.locator('.result__title a').nth(30);
    await link.scrollIntoViewIfNeeded();
    await link.click();
    await page.locator('.vacancy h1', { hasText: /^30 / }).waitFor();
    expect(await page.evaluate(() => [document.activeElement?.id, scrollY])).toEqual(['page-title', 0]);
    await page.reload();
    await page.locator('.back-link', { hasText: 'Tilbage til søgningen' }).waitFor();
  });

  it('restores the list and its scroll on the way back', async () => {
    const page = await open('/?lang=da');
    await page.locator('.results__more a').click();
    await page.locator('.result').nth(39).waitFor();
    await page.locator('.result__title a').nth(30).scrollIntoViewIfNeeded();
    const scroll = await page.evaluate(() => scrollY);
    await page.locator('.result__title a').nth(30).click();
    await page.locator('.back-link').click();
    await page.locator('.result').nth(39).waitFor();
    expect(scroll).toBeGreaterThan(0);
    expect(await page.evaluate(() => Math.round(scrollY))).toBe(Math.round(scroll));
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^30 /);
  });

  it('says that it waits, drops the stale answer, and offers to try again', async () => {
    const page = await open('/?lang=en');
    let release = () => {};
    search.gate = new Promise((resolve) => {
      release = resolve;
    });
    await page.getByRole('checkbox', { name: /Denmark/ }).check();
    await page.locator('.results[aria-busy=true]').waitFor();
    await page.getByRole('checkbox', { name: /Sweden/ }).check();
    release();
    await until(page, /^60 /);
    await page.waitForURL(`${site.url}/?country=DK&country=SE&lang=en`);
    expect(await page.getAttribute('.results', 'aria-busy')).toBe('false');
    search.broken = true;
    await page.locator('.chips__clear').click();
    await page.getByRole('alert').waitFor();
    expect(await page.locator('.result').count()).toBe(20);
    search.broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForURL(`${site.url}/?lang=en`);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('offers what the words may become, by kind, and searches for what is picked with the keyboard', async () => {
    const page = await open('/?lang=da');
    await page.focus('#q');
    await page.keyboard.type('n');
    await page
      .getByRole('group', { name: 'Arbejdsgivere' })
      .getByRole('option', { name: /20 ledige/ })
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('[aria-selected=true]').textContent()).toContain('Neutron AB');
    await page.keyboard.press('Enter');
    await until(page, /^20 /);
    expect(page.url()).toBe(`${site.url}/?q=neutron&lang=da`);
    expect(await page.locator('.suggest__item').count()).toBe(0);
    await page.keyboard.press('Backspace');
    await page.locator('.suggest__item').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.suggest__item').count()).toBe(0);
    expect(await page.inputValue('#q')).toBe('neutro');
  });

  it('shows the map when asked, keeps it through searches and back, and puts it away', async () => {
    const page = await open('/?lang=en');
    const map = page.locator('.results__map');
    expect(await map.count()).toBe(0);
    await page.getByRole('button', { name: 'Show map' }).press('Enter');
    await map.getByText(/^\d+ vacancies on the map/).waitFor();
    await page.getByRole('checkbox', { name: /Sweden/ }).check();
    await until(page, /^40 /);
    await page.locator('.result__title a').first().click();
    await page.locator('.back-link').click();
    await map.waitFor();
    await page.getByRole('button', { name: 'Hide map' }).press('Enter');
    expect(await map.count()).toBe(0);
  });

  it('fits a narrow screen: nothing wider than it, targets for a thumb, filters folded', async () => {
    const page = await open('/?lang=sv', {
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
    });
    expect(await page.locator('.filters__body').isVisible()).toBe(false);
    await page.locator('.filters__summary').tap();
    await page.getByRole('checkbox', { name: /Danmark/ }).check();
    await until(page, /^20 /);
    const narrow = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      small: [...document.querySelectorAll('a, button, select, summary, label.choice, input[type=search]')]
        .filter((element) => !element.matches('.skip-link'))
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width > 0 && height > 0 && height < 44;
        })
        .map((element) => element.className),
    }));
    expect(narrow).toEqual({ width: 360, small: [] });
    await page.locator('.filters__apply').tap();
    expect(await page.locator('.filters__body').isVisible()).toBe(false);
  });

  it('works without scripts', async () => {
    const page = await open('/?lang=en', { javaScriptEnabled: false });
    await page.fill('#q', 'neutron');
    await page.check('input[value=SE]');
    await page.locator('.button--search').click();
    await until(page, /^20 vacancies for “neutron”/);
    await page.goto(`${site.url}/?lang=en`);
    await page.locator('.results__more a').click();
    expect(await page.locator('.results a', { hasText: 'Back to the start of the list' }).count()).toBe(1);
    await page.locator('.result__title a').first().click();
    expect(await page.locator('.back-link').textContent()).toBe('Back to the search');
    await page.locator('.back-link').click();
    expect(page.url()).toContain('cursor=');
  });
});
