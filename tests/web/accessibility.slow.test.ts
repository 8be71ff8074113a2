import path from 'node:path';
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/domain/codes.ts';
import { crossingTo } from '../../src/web/crossing/crossing.ts';
import { followText } from '../../src/web/follow/follow-text.ts';
import type { AnyPage, FollowStep, Page } from '../../src/web/page.ts';
import { createRenderer, type Renderer } from '../../src/web/server/renderer.tsx';
import { violationsOf } from '../support/axe.ts';
import { hasChromium, PHONE, screenshot, scriptsRun, startBrowser, WIDE } from '../support/browser.ts';
import { type BuiltPages, buildPages } from '../support/build-pages.ts';
import { aboutPage } from './sample-about.ts';
import { journeysPage } from './sample-journeys.ts';
import {
  HOME_CHOICE,
  HOME_COMMUTE,
  sampleVacancy,
  searchPage,
  COMMUTE as THERE,
  vacancyPage,
} from './sample-pages.ts';
import { statusPage } from './sample-status.ts';

const SITE = 'http://sundet.test';

const COMMUTE = { ...THERE, return: null };

/** The search with a home, so that its form is open and results tell their commute. */
function searchFromHome(): Page {
  const page = searchPage();
  const items = [sampleVacancy({ commute: COMMUTE }), ...page.result.items];
  const home = { ...HOME_CHOICE, text: 'Atlantis', isKnown: false, leaveAfter: null, rule: 'dk-3h' } as const;
  return { ...page, result: { ...page.result, items }, home };
}

function searchFromLink(): Page {
  const page = searchPage({ query: { commute: HOME_COMMUTE, sort: 'commute' } });
  return { ...page, home: { ...HOME_CHOICE, isInAddress: true } };
}

/** With the way there, and all that stands beneath the text. */
function fullVacancy(language: Language): Page {
  const { result } = journeysPage();
  const [journey] = result.kind === 'found' ? result.answer.journeys : [];
  if (result.kind !== 'found' || journey === undefined) throw new Error('no sample');
  const { timetable } = result.answer;
  const there = { journey, nextChance: { at: 'Malmö C', laterMinutes: 20 } };
  const similar = {
    ...sampleVacancy({ id: 'v7', language: 'da', commute: COMMUTE }),
    likeness: 'group',
  } as const;
  return {
    ...vacancyPage(),
    commute: COMMUTE,
    ways: { there, back: null, timetable },
    similar: { country: 'DK', items: [similar] },
    crossing: crossingTo('SE', 'DK', language),
  };
}

const STEPS: readonly FollowStep[] = [
  {
    kind: 'form',
    channels: ['email', 'webhook'],
    query: 'q=kok',
    language: 'da',
    feed: '/api/v1/vacancies.atom?q=kok',
    fault: { channel: 'webhook', target: 'http://', why: 'not_a_url' },
  },
  { kind: 'hooked', secret: 'whsec_c2VjcmV0', stopUrl: 'https://sundet.test/follow/stop?token=x' },
  { kind: 'confirm', action: '/follow/confirm?token=x', howOften: 'daily' },
  { kind: 'stop', action: '/follow/stop?token=x', state: 'active' },
  { kind: 'mailed' },
  { kind: 'invalid' },
];

function followPage(step: FollowStep, language: Language): AnyPage {
  const { sources } = searchPage();
  const search = step.kind === 'invalid' ? null : { label: '”kok” i Malmö', href: '/?q=kok' };
  return { kind: 'follow', path: '/follow', language, text: followText(language), step, search, sources };
}

const PAGES: Readonly<Record<string, (language: Language) => AnyPage>> = {
  search: searchFromHome,
  'search from a linked home': searchFromLink,
  vacancy: fullVacancy,
  journeys: () => journeysPage(),
  status: () => statusPage(),
  about: (language) => aboutPage(language),
  ...Object.fromEntries(
    STEPS.map((step) => [`follow, ${step.kind}`, (language: Language) => followPage(step, language)]),
  ),
};

describe.skipIf(!hasChromium)('what axe-core finds', () => {
  let built: BuiltPages;
  let renderer: Renderer;
  let browser: Browser;

  beforeAll(async () => {
    built = await buildPages();
    renderer = createRenderer(built);
    browser = await startBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    built?.remove();
  });

  /** The document as the server would answer it, its files beside it, and nothing else at all. */
  async function show(context: BrowserContext, page: AnyPage): Promise<Tab> {
    const tab = await context.newPage();
    const html = renderer.render(page);
    await tab.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/page') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
      if (!pathname.startsWith('/assets/')) return route.fulfill({ status: 404, body: '' });
      const file = path.join(built.assetsDir, path.basename(pathname));
      return route.fulfill({ path: file });
    });
    await tab.goto(`${SITE}/page`);
    await tab.waitForLoadState('networkidle');
    await scriptsRun(tab);
    return tab;
  }

  for (const [name, pageIn] of Object.entries(PAGES)) {
    it.each(LANGUAGES)(
      `is nothing on the ${name} page in %s, wide and narrow, light and dark`,
      async (language) => {
        const looks = [
          { name: 'wide', viewport: WIDE, colorScheme: 'light' },
          { name: 'phone', viewport: PHONE, colorScheme: 'dark' },
        ] as const;
        for (const { name: look, ...options } of looks) {
          const context = await browser.newContext(options);
          const tab = await show(context, { ...pageIn(language), language });
          await screenshot(tab, `${name}-${language}-${look}`);
          expect.soft(await violationsOf(tab), look).toEqual([]);
          const width = await tab.evaluate(() => document.documentElement.scrollWidth);
          expect.soft(width, `${look}: nothing wider than the screen`).toBe(options.viewport.width);
          await context.close();
        }
      },
    );
  }

  it('is something where there is something', async () => {
    const context = await browser.newContext({ viewport: WIDE });
    const tab = await show(context, searchPage());
    await tab.evaluate(() => document.querySelector('label[for=q]')?.remove());
    await tab.evaluate(() => document.querySelector('#q')?.removeAttribute('aria-labelledby'));
    expect((await violationsOf(tab)).join('\n')).toMatch(/^label: .*id="q"/m);
    await context.close();
  });
});
