import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/codes.ts';
import type { ListedVacancies } from '../../src/domain/listed-vacancy.ts';
import type { SharedList, SharedLists } from '../../src/domain/shared-list.ts';
import type { VacancySearch, VacancySummary } from '../../src/domain/vacancy.ts';
import { buildApp } from '../../src/http/app.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { violationsOf } from '../support/axe.ts';
import {
  hasChromium,
  openWatched,
  PHONE,
  screenshot,
  scriptsRun,
  startBrowser,
  visitScripted,
  WIDE,
} from '../support/browser.ts';
import { type BuiltPages, buildPages } from '../support/build-pages.ts';
import { FACETS, sampleVacancy, vacancyPage } from './sample-pages.ts';
import { sourcesBeforeTheirFirstRun } from './sample-status.ts';

const ALL: readonly VacancySummary[] = ['Kok', 'Smed', 'Bager', 'Frisør'].map((title, number) =>
  sampleVacancy({
    id: `v${number}`,
    title: `${title} på ön`,
    employer: { name: `${title} AB`, orgNumber: null, country: 'SE' },
  }),
);

const search: VacancySearch = {
  search: async () => ({
    total: ALL.length,
    items: [...ALL],
    facets: FACETS,
    understood: [],
    nextCursor: null,
  }),
  get: async (id) => {
    const summary = ALL.find((vacancy) => vacancy.id === id);
    return summary === undefined ? null : { ...vacancyPage().vacancy, ...summary };
  },
};

/** Vacancies as they are, but for one that is deleted meanwhile. */
function listedVacancies(gone: ReadonlySet<string>): ListedVacancies {
  return {
    list: async (ids) =>
      ids.map((id) => {
        const vacancy = gone.has(id) ? null : (ALL.find((one) => one.id === id) ?? null);
        return { id, state: vacancy === null ? 'gone' : 'open', vacancy, closedAt: null, closedReason: null };
      }),
  };
}

/** In memory: how the real one keeps them is tested with the database. */
function sharedLists(): SharedLists {
  const kept = new Map<string, SharedList>();
  return {
    async share(list) {
      const token = `${kept.size}`.padStart(43, 'a');
      kept.set(token, list);
      return { token, secret: token };
    },
    read: async (token) => kept.get(token) ?? null,
    withdraw: async (token, secret) => token === secret && kept.delete(token),
    purge: async () => 0,
  };
}

async function startSite(assetsDir: string, gone: ReadonlySet<string>) {
  const app = await buildApp({
    vacancies: search,
    sources: { list: async () => sourcesBeforeTheirFirstRun() },
    knownMunicipality: () => true,
    readiness: async () => ({ ready: true, checks: {} }),
    shortlists: { vacancies: listedVacancies(gone), shares: sharedLists() },
    clock: systemClock,
    logger: silentLogger,
    pages: createRenderer({ assetsDir }),
  });
  return { app, url: await app.listen({ host: '127.0.0.1', port: 0 }) };
}

describe.skipIf(!hasChromium)('the shortlist in Chromium', () => {
  let built: BuiltPages;
  let browser: Browser;
  let site: Awaited<ReturnType<typeof startSite>>;
  const gone = new Set<string>();
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    built = await buildPages();
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    built?.remove();
  });

  beforeEach(async () => {
    gone.clear();
    site = await startSite(built.assetsDir, gone);
  });

  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    await site.app.close();
  });

  async function newContext(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: WIDE, locale: 'da-DK', ...options });
    contexts.push(context);
    return context;
  }

  async function open(context: BrowserContext, where: string): Promise<{ page: Page; faults: string[] }> {
    const watched = await openWatched(context, site.url);
    await visitScripted(watched.page, site.url + where);
    return watched;
  }

  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
  const titles = (page: Page) => page.locator('.listed__title').allTextContents();

  /** Goes on with the Tab key alone until what has the focus is called so. */
  async function tabTo(page: Page, name: RegExp): Promise<void> {
    for (let presses = 0; presses < 120; presses += 1) {
      await page.keyboard.press('Tab');
      const label = await page.evaluate(() => {
        const element = document.activeElement;
        const labels = element instanceof HTMLTextAreaElement ? [...element.labels] : [];
        return `${element?.textContent ?? ''}${labels.map((one) => one.textContent).join('')}`;
      });
      if (name.test(label)) return;
    }
    throw new Error(`the Tab key never came to ${name}`);
  }

  async function mark(page: Page, count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) await page.locator('.mark__button').nth(index).click();
  }

  it('is made, ordered, cleared and mended with the keyboard alone, and is there the next time', async () => {
    const context = await newContext();
    const { page, faults } = await open(context, '/?lang=da');
    for (const title of ['Kok', 'Smed', 'Bager']) {
      await tabTo(page, new RegExp(`^Jobliste: ${title}`));
      await page.keyboard.press('Space');
    }
    const count = page.locator('.main-links__count');
    await expect.poll(() => count.textContent()).toBe('3');
    await page.getByRole('status').filter({ hasText: '3 job på joblisten' }).waitFor({ state: 'attached' });
    await expect.poll(() => page.locator('.mark__button[aria-pressed=true]').count()).toBe(3);
    await page.keyboard.press('Home');
    await page.reload({ waitUntil: 'networkidle' });
    await scriptsRun(page);
    await tabTo(page, /^Jobliste3$/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/shortlist?lang=da');
    await page.locator('.listed .result__facts').nth(2).waitFor();

    await tabTo(page, /Note: Kok/);
    await page.keyboard.type('Ring til køkkenet <b>før</b> kl. 9');
    await tabTo(page, /^Flyt ned: Kok/);
    await page.keyboard.press('Enter');
    await expect.poll(() => titles(page)).toEqual(['Smed på ön', 'Kok på ön', 'Bager på ön']);
    await expect.poll(() => focused(page)).toBe('Flyt ned: Kok på ön');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => titles(page)).toEqual(['Smed på ön', 'Bager på ön', 'Kok på ön']);
    await page.getByText('Kok på ön er nu nummer 3 af 3').waitFor({ state: 'attached' });
    await tabTo(page, /^Fjern: Kok/);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Fortryd');
    expect(await titles(page)).toEqual(['Smed på ön', 'Bager på ön']);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Kok på ön');
    await page.reload({ waitUntil: 'networkidle' });
    await scriptsRun(page);
    await page.locator('textarea').nth(2).waitFor();
    expect(await page.locator('textarea').nth(2).inputValue()).toBe('Ring til køkkenet <b>før</b> kl. 9');
    expect(faults).toEqual([]);
  });

  it('follows in other tabs, and keeps the note of what is taken off and put on again', async () => {
    const context = await newContext();
    const { page: one } = await open(context, '/?lang=en');
    const { page: other } = await open(context, '/shortlist?lang=en');
    await mark(one, 2);
    await other.locator('textarea').nth(1).waitFor();
    await other.locator('textarea').first().fill('Good hours');
    await one.locator('.mark__button').nth(1).click();
    await expect.poll(() => other.locator('.listed').count()).toBe(1);
    await one.locator('.mark__button').first().click();
    await other.getByText('There are no jobs on the list yet').waitFor();
    await one.locator('.mark__button').first().click();
    await expect.poll(() => other.locator('textarea').inputValue()).toBe('Good hours');
  });

  it('says so of a vacancy that is gone, and keeps what it was called', async () => {
    const context = await newContext();
    const { page } = await open(context, '/?lang=sv');
    await mark(page, 2);
    gone.add('v1');
    await page.goto(`${site.url}/shortlist?lang=sv`);
    await page.getByText('annonsen är raderad').waitFor();
    expect(await titles(page)).toEqual(['Kok på ön', 'Smed på ön']);
  });

  it('comes as files, whose formulas are texts', async () => {
    const context = await newContext();
    const { page, faults } = await open(context, '/?lang=da');
    await mark(page, 1);
    await page.goto(`${site.url}/shortlist?lang=da`);
    await page.locator('textarea').fill('=1+1');
    for (const [name, file] of [
      ['Excel – Hele listen med noter', 'sundet-shortlist.xlsx'],
      ['CSV – Joblog: dato, stilling, arbejdsgiver, link', 'sundet-joblog.csv'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(file);
      const content = readFileSync(await download.path());
      if (file.endsWith('.csv')) expect(content.toString()).toContain('Dato,Stilling,Arbejdsgiver,Link');
      else
        expect(strFromU8(unzipSync(content)['xl/sharedStrings.xml'] ?? new Uint8Array())).toContain(
          '<t>=1+1</t>',
        );
    }
    expect(faults).toEqual([]);
  });

  it('is shared by a link that works without scripts, until it is withdrawn', async () => {
    const context = await newContext();
    const { page, faults } = await open(context, '/?lang=en');
    await mark(page, 2);
    await page.goto(`${site.url}/shortlist?lang=en`);
    await page.locator('textarea').first().fill('<img src=x onerror=alert(1)>');
    await page.getByRole('button', { name: 'Make a link' }).click();
    const field = page.getByLabel(/^Link that works until/);
    const link = await field.inputValue();
    expect(link).toMatch(new RegExp(`^${site.url}/shared/[\\w-]{43}$`));
    const reader = await (await newContext({ javaScriptEnabled: false })).newPage();
    await reader.goto(`${link}?lang=en`);
    expect(await reader.locator('h1').textContent()).toBe('A shortlist for you');
    expect(await reader.locator('.listed__shared-note').allTextContents()).toEqual([
      '<img src=x onerror=alert(1)>',
    ]);
    await screenshot(reader, 'shared-without-scripts');
    await page.reload({ waitUntil: 'networkidle' });
    await scriptsRun(page);
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('The link no longer works').waitFor();
    expect((await reader.goto(link))?.status()).toBe(404);
    expect(faults).toEqual([]);
  });

  it('says why a list is not shared where there is no room for more', async () => {
    const context = await newContext();
    const { page } = await open(context, '/?lang=da');
    await mark(page, 1);
    await visitScripted(page, `${site.url}/shortlist?lang=da`);
    await page.route('**/api/v1/shares', (route) =>
      route.fulfill({ status: 503, json: { type: '/problems/no-room' } }),
    );
    await page.getByRole('button', { name: 'Lav et link' }).click();
    await page.getByRole('alert').filter({ hasText: 'Prøv igen i morgen' }).waitFor();
  });

  it('says that it needs scripts where there are none, and shows no button to no purpose', async () => {
    const page = await (await newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${site.url}/shortlist?lang=sv`);
    expect(await page.getByText('kräver JavaScript').isVisible()).toBe(true);
    await page.goto(`${site.url}/?lang=sv`);
    expect(await page.locator('.mark__button').first().isVisible()).toBe(false);
  });

  it('prints notes and addresses, and none of what one works with', async () => {
    const context = await newContext();
    const { page } = await open(context, '/?lang=da');
    await mark(page, 2);
    await page.goto(`${site.url}/shortlist?lang=da`);
    await page.locator('textarea').first().fill('En note\nmed to linjer');
    await page.locator('.listed .result__original').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.listed__paper-note').first().isVisible()).toBe(true);
    const address = await page
      .locator('.listed .result__original a')
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
    expect(address).toContain('arbetsformedlingen.se/platsbanken/annonser/1');
    for (const hidden of ['textarea', '.panel', '.listed__buttons', '.main-links', '.languages'])
      expect.soft(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    await screenshot(page, 'shortlist-on-paper');
  });

  it.each(LANGUAGES)('has nothing for axe-core to find in %s, wide and narrow', async (lang) => {
    const looks = { wide: { viewport: WIDE }, phone: { viewport: PHONE, colorScheme: 'dark' } } as const;
    for (const [look, options] of Object.entries(looks)) {
      const context = await newContext(options);
      const { page } = await open(context, `/?lang=${lang}`);
      await mark(page, 3);
      gone.add('v2');
      await page.goto(`${site.url}/shortlist?lang=${lang}`);
      await page.locator('.listed__state').waitFor();
      await page.locator('.panel form button').click();
      await page.locator('.panel__shares input').waitFor();
      const link = await page.locator('.panel__shares input').inputValue();
      expect.soft(await violationsOf(page), `shortlist, ${look}`).toEqual([]);
      expect.soft(await overflow(page), `shortlist, ${look}`).toBeLessThanOrEqual(0);
      await screenshot(page, `shortlist-${lang}-${look}`);
      await page.goto(`${link}?lang=${lang}`);
      expect.soft(await violationsOf(page), `shared, ${look}`).toEqual([]);
      expect.soft(await overflow(page), `shared, ${look}`).toBeLessThanOrEqual(0);
      await screenshot(page, `shared-${lang}-${look}`);
      gone.clear();
    }
  });

  async function overflow(page: Page): Promise<number> {
    return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }
});
