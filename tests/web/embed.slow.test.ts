import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/codes.ts';
import type { VacancyQuery, VacancySearch } from '../../src/domain/vacancy.ts';
import { buildApp } from '../../src/http/app.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { violationsOf } from '../support/axe.ts';
import { hasChromium, PHONE, screenshot, startBrowser, WIDE } from '../support/browser.ts';
import { NOW, sampleVacancy } from './sample-pages.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const HOSTILE = '</a><img src=x onerror=alert(1)>';
const MOST_BYTES = 15_000;

/** What a partner's page may do to whatever stands on it. */
const PARTNER_STYLE = `
  * { color: rgb(255, 0, 0) !important; letter-spacing: 1em; text-transform: uppercase; }
  body { font: 40px/3 cursive; }
  input, button, ol, li, .box { display: none !important; }
  #outside { padding: 7px; }
`;

describe.skipIf(!hasChromium)('the embedded search in Chromium, on another site', () => {
  let outDir: string;
  let script: string;
  let browser: Browser;
  let app: FastifyInstance;
  let sundet: string;
  let partner: Server;
  let partnerUrl: string;
  let markup = '';
  const queries: VacancyQuery[] = [];
  let broken = false;
  const contexts: BrowserContext[] = [];

  const search: VacancySearch = {
    async search(query) {
      if (broken) throw new Error('broken on purpose');
      queries.push(query);
      if (query.q === 'intet') return { total: 0, items: [], understood: [], nextCursor: null };
      const titles = ['Kok', HOSTILE, ''];
      const items = titles.map((title, number) => sampleVacancy({ id: `v${number}`, title }));
      return { total: 1234, items, understood: [], nextCursor: null };
    },
    get: async () => null,
  };

  beforeAll(async () => {
    outDir = mkdtempSync(path.join(tmpdir(), 'sundet-embed-'));
    const configFile = path.join(PROJECT, 'vite.embed.config.ts');
    await build({ root: PROJECT, configFile, logLevel: 'error', build: { outDir } });
    script = readFileSync(path.join(outDir, 'sundet-search.js'), 'utf8');
    app = await buildApp({
      vacancies: search,
      sources: { list: async () => [] },
      knownMunicipality: (code) => /^\d{4}$/.test(code),
      readiness: async () => ({ ready: true, checks: {} }),
      clock: fixedClock(NOW),
      logger: silentLogger,
      pages: null,
      embedScript: script,
    });
    sundet = await app.listen({ host: '127.0.0.1', port: 0 });
    partner = createServer((request, response) => {
      if (request.url !== '/') {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        // As strict as a partner can be and still ask Sundet; its own style by hash would do as well.
        'content-security-policy': `default-src 'none'; script-src ${sundet}; connect-src ${sundet}; style-src 'nonce-own'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
        // The home of a reader of ours must not come along.
        'set-cookie': 'sundet_home=e30; Path=/',
      });
      response.end(markup);
    });
    await new Promise<void>((resolve) => partner.listen(0, '127.0.0.1', resolve));
    partnerUrl = `http://127.0.0.1:${(partner.address() as AddressInfo).port}/`;
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await new Promise((resolve) => partner?.close(resolve));
    await app?.close();
    if (outDir !== undefined) rmSync(outDir, { recursive: true, force: true });
  });

  afterEach(async () => {
    broken = false;
    queries.length = 0;
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  async function open(element: string, { lang = 'sv', style = '', options = {} } = {}) {
    markup = `<!doctype html><html lang="${lang}"><head><title>Partner</title><style nonce="own">${style}</style></head>
      <body><main><h1>Partner</h1><p id="outside" class="box soft">Our own words</p>
      <script type="module" src="${sundet}/embed/sundet-search.js"></script>${element}</main></body></html>`;
    const context = await browser.newContext({ viewport: WIDE, ...options });
    contexts.push(context);
    const page = await context.newPage();
    const faults: string[] = [];
    const asked: { origin: string; cookie: string | undefined; referrer: string | undefined }[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => {
      const headers = request.headers();
      asked.push({
        origin: new URL(request.url()).origin,
        cookie: headers['cookie'],
        referrer: headers['referer'],
      });
    });
    await page.goto(partnerUrl);
    await page.locator('sundet-search li').first().waitFor({ state: 'attached' });
    return { page, faults, asked };
  }

  it('is small', () => {
    expect(gzipSync(script).length).toBeLessThan(MOST_BYTES);
  });

  it('shows what the attributes ask for, under a strict policy, asking nobody but Sundet', async () => {
    const { page, faults, asked } = await open(
      '<sundet-search language="da" municipality="1280, 0101" occupation="2221"></sundet-search>',
    );
    expect(queries[0]).toMatchObject({ municipalities: ['1280', '0101'], occupations: ['2221'], limit: 5 });
    const element = page.locator('sundet-search');
    expect(await element.getByRole('status').textContent()).toBe('1.234 ledige job');
    const links = element.locator('li a');
    expect(await links.allTextContents()).toEqual(['Kok', HOSTILE, 'Stilling uden titel']);
    expect(await links.first().getAttribute('href')).toBe(`${sundet}/vacancy/v0?lang=da`);
    expect(await element.getByRole('link', { name: 'Se alle 1.234 på Sundet' }).getAttribute('href')).toBe(
      `${sundet}/?municipality=1280&municipality=0101&occupation=2221&lang=da`,
    );
    expect(await element.locator('img').count()).toBe(0);
    const own = new URL(partnerUrl).origin;
    expect(new Set(asked.map(({ origin }) => origin))).toEqual(new Set([own, sundet]));
    const ours = asked.filter(({ origin }) => origin === sundet);
    expect(ours.length).toBeGreaterThan(1);
    for (const { cookie, referrer } of ours) expect([cookie, referrer]).toEqual([undefined, partnerUrl]);
    expect(faults).toEqual([]);
  });

  it('is used with the keyboard, follows its attributes, and says what went wrong', async () => {
    const { page } = await open('<sundet-search></sundet-search>', { lang: 'en-GB' });
    const element = page.locator('sundet-search');
    await page.keyboard.press('Tab');
    await page.keyboard.type('intet');
    await page.keyboard.press('Enter');
    await element.getByText('No vacancies match the search.').waitFor();
    expect(await element.locator('.all a').count()).toBe(0);
    await element.getByRole('searchbox').fill('kok');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await element.getByText('1,234 vacancies').waitFor();
    expect(queries.at(-1)?.q).toBe('kok');
    await element.evaluate((own) => own.setAttribute('language', 'sv'));
    await element.getByText(/^1.234 lediga jobb$/).waitFor();
    expect(await element.getByRole('searchbox').inputValue()).toBe('kok');
    broken = true;
    await page.keyboard.press('Tab');
    await element.getByRole('button', { name: 'Sök' }).click();
    await element.getByText('Vi kunde inte hämta jobben').waitFor();
    expect(page.url()).toBe(partnerUrl);
  });

  it('lets no style of the page in, and none of its own out', async () => {
    const look = (page: Page) =>
      page
        .locator('sundet-search li a')
        .first()
        .evaluate((link) => {
          const { color, letterSpacing, textTransform, fontSize, fontFamily, display } =
            getComputedStyle(link);
          return { color, letterSpacing, textTransform, fontSize, fontFamily, display };
        });
    const plain = await open('<sundet-search></sundet-search>');
    const expected = await look(plain.page);
    const styled = await open('<sundet-search></sundet-search>', { style: PARTNER_STYLE });
    expect(await look(styled.page)).toEqual(expected);
    for (const part of ['input', 'button', 'li']) {
      expect.soft(await styled.page.locator(`sundet-search ${part}`).first().isVisible(), part).toBe(true);
    }
    const outside = (page: Page) =>
      page.locator('#outside').evaluate((own) => {
        const { padding, borderTopWidth, fontSize, backgroundColor } = getComputedStyle(own);
        return { padding, borderTopWidth, fontSize, backgroundColor };
      });
    expect(await outside(plain.page)).toEqual({
      padding: '0px',
      borderTopWidth: '0px',
      fontSize: '16px',
      backgroundColor: 'rgba(0, 0, 0, 0)',
    });
    expect((await outside(styled.page)).padding).toBe('7px');
  });

  it.each(LANGUAGES)('has nothing for axe-core to find in %s, wide and narrow', async (language) => {
    for (const [look, viewport] of Object.entries({ wide: WIDE, phone: PHONE })) {
      const { page } = await open(`<sundet-search language="${language}"></sundet-search>`, {
        lang: language,
        options: { viewport },
      });
      await screenshot(page, `embed-${language}-${look}`);
      expect.soft(await violationsOf(page), look).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, look).toBeLessThanOrEqual(viewport.width);
    }
  });
});
