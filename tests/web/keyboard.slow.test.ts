import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/codes.ts';
import type { Following, FollowRequest } from '../../src/domain/follow.ts';
import type { Place } from '../../src/domain/journeys.ts';
import { buildApp } from '../../src/http/app.ts';
import type { Travel } from '../../src/http/http-deps.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { DRAWS_MAPS, hasChromium, openWatched, startBrowser, visitScripted } from '../support/browser.ts';
import { type BuiltPages, buildPages } from '../support/build-pages.ts';
import { keyboardFaults, tabTo, toTop } from '../support/keyboard.ts';
import { SAMPLE_ANSWER, SAMPLE_JOURNEY } from './sample-journeys.ts';
import { FACETS, NOW, searchPage, vacancyPage } from './sample-pages.ts';
import { statusPage } from './sample-status.ts';

const TOKEN = 't'.repeat(43);

const PLACES: readonly Place[] = ['Landskrona', 'Landskrona station', 'Nørrebros Runddel'].map(
  (name, number) => ({
    id: `p${number}`,
    type: 'station',
    name,
    detail: null,
    country: 'SE',
    lat: 55.8,
    lon: 12.8,
  }),
);

const LATER = {
  ...SAMPLE_JOURNEY,
  departure: '2026-11-23T06:10:00+01:00',
  arrival: '2026-11-23T07:54:00+01:00',
};

const TRAVEL: Travel = {
  places: {
    find: async (text, limit) => ({
      items: PLACES.filter(({ name }) => name.toLowerCase().startsWith(text.toLowerCase())).slice(0, limit),
      unanswered: [],
    }),
    byId: (id) => PLACES.find((place) => place.id === id) ?? null,
  },
  journeys: {
    timetable: () => SAMPLE_ANSWER.timetable,
    find: async () => ({ ...SAMPLE_ANSWER, journeys: [SAMPLE_JOURNEY, LATER] }),
  },
};

/** Remembers what was asked of it. */
class RecordedFollowing implements Following {
  readonly channels = ['email', 'webhook'] as const;
  readonly started: FollowRequest[] = [];
  readonly used: string[] = [];

  refuse(channel: string, target: string) {
    return channel === 'webhook' && !target.startsWith('https:') ? ('not_https' as const) : null;
  }
  async start(request: FollowRequest) {
    this.started.push(request);
    return request.channel === 'email'
      ? null
      : { secret: 'whsec_c2VjcmV0', stopUrl: `${request.target}/stop` };
  }
  async read(_purpose: string, token: string) {
    if (token !== TOKEN) return null;
    return {
      channel: 'email',
      path: '/?q=kok',
      label: 'kok',
      language: 'da',
      howOften: 'daily',
      state: 'active',
    } as const;
  }
  async confirm(token: string) {
    this.used.push('confirm');
    return this.read('confirm', token);
  }
  async stop() {
    this.used.push('stop');
  }
  counts() {
    return Promise.resolve({ pending: 0, active: 0, off: 0, waiting: 0 });
  }
}

const PAGES: Readonly<Record<string, string>> = {
  search: '/?',
  vacancy: `/vacancy/${vacancyPage().vacancy.id}?`,
  journeys: '/journeys?from=Landskrona&to=N%C3%B8rrebros+Runddel&by=arriveBy&date=2026-11-23&time=07:30&',
  'empty shortlist': '/shortlist?',
  status: '/status?',
  about: '/about?',
  follow: '/follow?q=kok&',
  'follow, confirm': `/follow/confirm?token=${TOKEN}&`,
  'follow, stop': `/follow/stop?token=${TOKEN}&`,
  'follow, nothing to stop': '/follow/stop?token=x&',
  'what is not there': '/nothing?',
};
const WIDTHS = [360, 1440] as const;

describe.skipIf(!hasChromium)('with nothing but a keyboard', () => {
  let built: BuiltPages;
  let browser: Browser;
  let app: Awaited<ReturnType<typeof buildApp>>;
  let url: string;
  const following = new RecordedFollowing();

  beforeAll(async () => {
    built = await buildPages();
    app = await buildApp({
      vacancies: {
        search: async (query) => ({ ...searchPage().result, ...(query.facets ? { facets: FACETS } : {}) }),
        get: async (id) => {
          const { vacancy } = vacancyPage();
          const [summary] = searchPage().result.items.filter((item) => item.id === id);
          return summary === undefined ? (id === vacancy.id ? vacancy : null) : { ...vacancy, ...summary };
        },
      },
      sources: { list: async () => [...statusPage().sources] },
      timetableSources: { list: async () => [...statusPage().timetables] },
      knownMunicipality: () => true,
      readiness: async () => ({ ready: true, checks: {} }),
      travel: TRAVEL,
      shortlists: {
        vacancies: { list: async () => [] },
        shares: {
          share: () => Promise.reject(new Error('not asked here')),
          read: async () => null,
          withdraw: async () => false,
          purge: async () => 0,
        },
      },
      following,
      regionMap: { current: () => ({ type: 'FeatureCollection', features: [] }) },
      contact: 'mailto@example.org',
      clock: fixedClock(NOW),
      logger: silentLogger,
      pages: createRenderer(built),
    });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    browser = await startBrowser(DRAWS_MAPS);
  });

  afterAll(async () => {
    await browser?.close();
    await app?.close();
    built?.remove();
  });

  async function visit(path: string, width: number, use: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    try {
      const { page, faults } = await openWatched(context, url);
      await visitScripted(page, url + path);
      await use(page);
      expect(faults.filter((fault) => !/status of 40[04]/.test(fault))).toEqual([]);
    } finally {
      await context.close();
    }
  }

  for (const [name, path] of Object.entries(PAGES)) {
    it.each(LANGUAGES.flatMap((language) => WIDTHS.map((width) => ({ language, width }))))(
      `${name}: all is reached, seen and left again, in $language at $width px`,
      ({ language, width }) =>
        visit(`${path}lang=${language}`, width, async (page) => {
          expect(await keyboardFaults(page)).toEqual([]);
        }),
    );
  }

  describe.each(WIDTHS)('at %i px', (width) => {
    const title = (page: Page) => page.locator('h1').textContent();

    it('a vacancy is opened, put on the list, and left for the search, on the result it was', () =>
      visit('/?lang=da', width, async (page) => {
        await tabTo(page, new RegExp(`^${searchPage().result.items[1]?.title}`));
        await page.keyboard.press('Enter');
        await page.waitForURL('**/vacancy/**');
        await tabTo(page, /^Jobliste.* <button>$/);
        await page.keyboard.press('Space');
        await expect.poll(() => page.locator('.main-links__count').textContent()).toBe('1');
        await page.keyboard.press('Space');
        await expect.poll(() => page.locator('.main-links__count').count()).toBe(0);
        await toTop(page);
        await tabTo(page, /^Tilbage til søgningen/);
        await page.keyboard.press('Enter');
        await page.waitForURL(`${url}/?lang=da`);
      }));

    it('a journey is asked for by suggestions, arrows and Enter, and unfolded', () =>
      visit('/journeys?lang=sv', width, async (page) => {
        for (const [field, typed, taken] of [
          [/^Från/, 'lands', 'Landskrona station'],
          [/^Till/, 'nør', 'Nørrebros Runddel'],
        ] as const) {
          await tabTo(page, field);
          await page.keyboard.type(typed);
          const option = page.getByRole('option', { name: taken });
          await option.waitFor();
          while ((await option.getAttribute('aria-selected')) !== 'true')
            await page.keyboard.press('ArrowDown');
          await page.keyboard.press('Enter');
        }
        await tabTo(page, /^Avgång/);
        await page.keyboard.press('ArrowRight');
        expect(await page.locator('input[name=by]:checked').getAttribute('value')).toBe('arriveBy');
        await tabTo(page, /^Sök resor/);
        await page.keyboard.press('Enter');
        await page.waitForURL('**/journeys?**fromId=p1&**toId=p2**');
        const journeys = page.locator('.journey');
        await journeys.nth(1).waitFor();
        // Of another day than was asked for, which it then tells first.
        await tabTo(page, /23 nov\.? 06:10/);
        await page.keyboard.press('Space');
        await expect.poll(() => journeys.nth(1).getAttribute('open')).not.toBeNull();
        await expect.poll(() => journeys.first().getAttribute('open')).toBeNull();
      }));

    it('the status is found at the foot of the page about Sundet, and what went wrong is unfolded', () =>
      visit('/about?lang=en', width, async (page) => {
        await tabTo(page, /^See when the jobs/);
        await page.keyboard.press('Enter');
        await page.waitForURL('**/status?lang=en');
        const details = page.locator('details').last();
        await tabTo(
          page,
          new RegExp(`^${(await details.locator('summary').textContent())?.trim().slice(0, 12)}`),
        );
        await page.keyboard.press('Enter');
        await expect.poll(() => page.locator('details[open]').count()).toBeGreaterThan(0);
      }));

    it('a search is followed by e-mail, each hour, from its page', () =>
      visit('/?lang=da', width, async (page) => {
        await tabTo(page, /^Få nye job/);
        await page.keyboard.press('Enter');
        await page.waitForURL('**/follow?**');
        await tabTo(page, /^E-mailadresse/);
        await page.keyboard.type('anna@example.org');
        await tabTo(page, /^Hvor tit/);
        await page.keyboard.press('ArrowDown');
        await tabTo(page, /^Send/);
        await page.keyboard.press('Enter');
        await expect
          .poll(() => following.started.at(-1))
          .toMatchObject({
            channel: 'email',
            target: 'anna@example.org',
            howOften: 'hourly',
          });
      }));

    it('a webhook that will not do is said to be none, mended and taken', () =>
      visit('/follow?q=kok&lang=sv', width, async (page) => {
        await tabTo(page, /webhook/i);
        await page.keyboard.press('Enter');
        await tabTo(page, /^Adress/);
        await page.keyboard.type('http://hook.example');
        await page.keyboard.press('Enter');
        await page.getByRole('alert').waitFor();
        await toTop(page);
        await tabTo(page, /^Adress/);
        await page.keyboard.press('ControlOrMeta+A');
        await page.keyboard.type('https://hook.example');
        await page.keyboard.press('Enter');
        await page.getByText('whsec_c2VjcmV0').waitFor();
        await tabTo(page, /^https:\/\/hook\.example\/stop/);
        expect(following.started.at(-1)?.target).toBe('https://hook.example');
      }));

    it.each([
      ['confirm', 'Enter'],
      ['stop', 'Space'],
    ])('what a message leads to is done with one press: %s', (purpose, key) =>
      visit(`/follow/${purpose}?token=${TOKEN}&lang=en`, width, async (page) => {
        const before = await title(page);
        await tabTo(page, /<button>$/);
        await page.keyboard.press(key);
        await expect.poll(() => title(page)).not.toBe(before);
        expect(following.used.at(-1)).toBe(purpose);
      }),
    );
  });

  it.each([
    ['a trap', '<a href="#x" onkeydown="event.preventDefault()">x</a>', /x <a>: the focus stays here/],
    ['no ring', '<a href="#x" style="outline: none; box-shadow: none">x</a>', /x <a>: no ring/],
    [
      'what hides behind a bar',
      `<a href="#x">x</a><b style="position: fixed; inset: 0">bar</b>`,
      /x <a>: hidden/,
    ],
    [
      'what is never reached',
      '<button>one</button><b role="none"><input tabindex="-2" id="in"></b>',
      /in <input>/,
    ],
    [
      'another order',
      '<a href="#a" style="float: right">a</a><a href="#b">b</a>',
      /b <a> stands before a <a>/,
    ],
  ])('would have seen %s', async (_, body, fault) => {
    const page = await browser.newPage({ reducedMotion: 'reduce', bypassCSP: true });
    try {
      await visitScripted(page, `${url}/about?lang=en`);
      await page.evaluate((html) => {
        const main = document.querySelector('main');
        if (main !== null) main.innerHTML = html;
      }, body);
      const faults = await keyboardFaults(page).catch((error: unknown) => [String(error)]);
      expect(faults.join('\n')).toMatch(fault);
    } finally {
      await page.close();
    }
  });
});
