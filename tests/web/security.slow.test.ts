import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/codes.ts';
import type { Following } from '../../src/domain/follow.ts';
import { buildApp } from '../../src/http/app.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { DETAIL, FACETS, RESULT, SOURCES, SUMMARY } from '../http/support/samples.ts';
import { NO_SHORTLISTS, NO_TRAVEL, NOW } from '../http/support/test-app.ts';
import { hasChromium, startBrowser } from '../support/browser.ts';
import { type BuiltPages, buildPages } from '../support/build-pages.ts';

const ATTACK = '"><img src=x onerror=alert(1)></script><script>alert(1)</script>';
const TOKEN = 't'.repeat(43);

const FOLLOWING: Following = {
  channels: ['email', 'webhook'],
  refuse: () => null,
  start: async () => null,
  read: async (_purpose, token) =>
    token === TOKEN
      ? { channel: 'email', path: '/?q=x', label: ATTACK, language: 'da', howOften: 'daily', state: 'active' }
      : null,
  confirm: async () => null,
  stop: async () => {},
  counts: async () => ({ pending: 0, active: 0, off: 0, waiting: 0 }),
};

const PAGES = [
  '/',
  `/?q=${encodeURIComponent(ATTACK)}`,
  `/vacancy/${DETAIL.id}`,
  '/journeys',
  '/shortlist',
  '/status',
  '/about',
  '/docs',
  '/follow?q=nurse',
  `/follow/confirm?token=${TOKEN}`,
  '/follow/stop?token=wrong',
  '/nothing',
];

describe.skipIf(!hasChromium)('every page in Chromium, with ads that mean no good', () => {
  let built: BuiltPages;
  let browser: Browser;
  let app: Awaited<ReturnType<typeof buildApp>>;
  let url: string;

  beforeAll(async () => {
    built = await buildPages();
    const evil = { title: ATTACK, snippet: ATTACK, employer: { ...SUMMARY.employer, name: ATTACK } };
    const postings = SUMMARY.postings.map((posting) => ({ ...posting, url: 'javascript:alert(1)' }));
    const page = { ...RESULT, items: [{ ...SUMMARY, ...evil, postings }] };
    app = await buildApp({
      vacancies: {
        search: async (query) => (query.facets ? { ...page, facets: FACETS } : page),
        get: async (id) => (id === DETAIL.id ? { ...DETAIL, ...evil, postings } : null),
      },
      sources: { list: async () => SOURCES },
      knownMunicipality: () => true,
      readiness: async () => ({ ready: true, checks: {} }),
      travel: NO_TRAVEL,
      shortlists: NO_SHORTLISTS,
      following: FOLLOWING,
      clock: fixedClock(NOW),
      logger: silentLogger,
      pages: createRenderer(built),
    });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
    built?.remove();
  });

  it.each(LANGUAGES)(
    'breaks no policy, runs nothing of theirs and asks nobody else, in %s',
    async (language) => {
      const context = await browser.newContext();
      const faults: string[] = [];
      await context.exposeFunction('tellFault', (fault: string) => faults.push(fault));
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          Reflect.get(window, 'tellFault')(`${violatedDirective} ${blockedURI}`),
        );
      });
      await context.route('**/*', (route) => {
        if (new URL(route.request().url()).origin === url) return route.continue();
        faults.push(`asked ${route.request().url()}`);
        return route.abort();
      });
      const page = await context.newPage();
      page.on('dialog', (dialog) => {
        faults.push(`ran ${dialog.message()}`);
        void dialog.dismiss();
      });
      for (const path of PAGES) {
        await page.goto(`${url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`, {
          waitUntil: 'networkidle',
        });
        expect(await page.locator('a[href^="javascript:"], [onerror], [style*="url("]').count()).toBe(0);
        expect([path, faults]).toEqual([path, []]);
      }
      await context.close();
    },
  );

  it('would have seen a policy broken', async () => {
    const page = await browser.newPage();
    await page.goto(`${url}/about`);
    const broken = await page.evaluate(
      () =>
        new Promise<string>((done) => {
          document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
            done(violatedDirective),
          );
          const image = document.createElement('img');
          image.setAttribute('onerror', 'alert(1)');
          document.body.append(image);
        }),
    );
    expect(broken).toMatch(/^script-src/);
    await page.close();
  });
});
