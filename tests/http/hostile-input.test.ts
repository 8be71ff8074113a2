import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import type { Following } from '../../src/domain/follow.ts';
import type { VacancyDetail, VacancyPage } from '../../src/domain/vacancy.ts';
import { normaliseBody } from '../../src/normalise/html/normalise-body.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { DETAIL, RESULT, SUMMARY } from './support/samples.ts';
import { NO_SHORTLISTS, NO_TRAVEL, testApp } from './support/test-app.ts';

/** Each would run where it was written into a page, an attribute, a script or a link as it is. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'onmouseover='alert(1)",
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '</title><svg/onload=alert(1)>',
  'javascript:alert(1)',
  '\u2028alert(1)\u2029',
  '{{constructor.constructor("alert(1)")()}}',
  '<base href="//evil.example/"><iframe srcdoc="<script>alert(1)</script>">',
];

const PAGES = [
  '/',
  `/vacancy/${DETAIL.id}`,
  '/journeys',
  '/shortlist',
  '/status',
  '/about',
  '/docs',
  '/follow',
  '/follow/confirm',
  '/follow/stop',
  '/problems/bad-parameter',
  '/nothing',
];

/** What would run, or take the reader elsewhere, in a page of ours: nothing of it may come from anybody's text. */
function dangersIn(html: string): string[] {
  const page = load(html);
  const dangers: string[] = [];
  page('script').each((_, script) => {
    const { type = '', src } = script.attribs;
    const isData = ['application/json', 'application/ld+json'].includes(type) && src === undefined;
    const isOurs = src?.startsWith('/assets/') || src?.startsWith('/docs/') || src?.startsWith('./static/');
    if (!isData && !isOurs) dangers.push(`script ${page.html(script)}`);
  });
  page('base, iframe, object, embed, meta[http-equiv], style').each((_, element) => {
    dangers.push(page.html(element));
  });
  page('*').each((_, element) => {
    if (!('attribs' in element)) return;
    for (const [name, value] of Object.entries(element.attribs)) {
      if (/^on|^style$|^srcdoc$/i.test(name)) dangers.push(`${name}=${value}`);
      const isLink = ['href', 'src', 'action', 'formaction'].includes(name);
      if (isLink && !/^(?:\/(?!\/)|https?:\/\/|#|\?|mailto:|\.\/)/.test(value))
        dangers.push(`${name}=${value}`);
      if (isLink && /evil\.example/.test(new URL(value, 'http://own.example').host)) dangers.push(value);
    }
  });
  return dangers;
}

const FOLLOWING: Following = {
  channels: ['email', 'webhook'],
  refuse: () => 'not_an_email',
  start: async () => null,
  read: async () => null,
  confirm: async () => null,
  stop: async () => {},
  counts: async () => ({ pending: 0, active: 0, off: 0, waiting: 0 }),
};

const SITE = {
  pages: createRenderer({ assetsDir: null }),
  travel: NO_TRAVEL,
  shortlists: NO_SHORTLISTS,
  following: FOLLOWING,
};

describe('what stands in an address', () => {
  async function namesOf(app: Awaited<ReturnType<typeof testApp>>['app']): Promise<string[]> {
    const { paths } = (await app.inject('/api/v1/openapi.json')).json<{
      paths: Record<string, { get?: { parameters?: { name: string }[] } }>;
    }>();
    const declared = Object.values(paths).flatMap(({ get }) => get?.parameters ?? []);
    const others = ['path', 'ids', 'token', 'home', 'fromId', 'toId', 'by', 'time', 'undeclared'];
    return [...new Set([...declared.map(({ name }) => name), ...others])];
  }

  test.each(PAGES)('runs nowhere on %s, in whatever parameter', async (path) => {
    const { app } = await testApp(SITE);
    const names = await namesOf(app);
    expect(names.length).toBeGreaterThan(25);
    for (const attack of ATTACKS) {
      // One address for each parameter would be a thousand: what is wrong is named, however much it is.
      for (const some of chunks(names, 16)) {
        const query = some
          .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(attack)}`)
          .join('&');
        const answer = await app.inject(`${path}?${query}`);
        expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
        if (String(answer.headers['content-type']).startsWith('text/html'))
          expect([attack, dangersIn(answer.body)]).toEqual([attack, []]);
      }
      const alone = await app.inject(`${path}?q=${encodeURIComponent(attack)}`);
      if (String(alone.headers['content-type']).startsWith('text/html'))
        expect([attack, dangersIn(alone.body)]).toEqual([attack, []]);
    }
  });

  test('runs nowhere as a path, a parameter’s name, a header or a form', async () => {
    const { app } = await testApp(SITE);
    for (const attack of ATTACKS) {
      const encoded = encodeURIComponent(attack);
      const headers = {
        'accept-language': attack.replace(/[^\x20-\x7e]/g, ''),
        referer: `http://localhost/?q=${encoded}`,
        cookie: `sundet_home=${Buffer.from(JSON.stringify({ text: attack, point: null, shift: 'day', arriveBy: '07:00', leaveAfter: null, maxMinutes: 60, rule: null })).toString('base64url')}`,
      };
      const form = {
        method: 'POST',
        url: '/follow',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ search: `q=${encoded}`, channel: 'email', target: attack }).toString(),
      } as const;
      for (const request of [
        { url: `/${encoded}` },
        { url: `/vacancy/${encoded}` },
        { url: `/?${encoded}=1` },
        { url: `/vacancy/${DETAIL.id}`, headers },
        { url: '/', headers },
        form,
      ]) {
        const answer = await app.inject(request);
        expect([attack, request.url, dangersIn(answer.body)]).toEqual([attack, request.url, []]);
      }
    }
  });

  test('what is answered as data is no page', async () => {
    const { app } = await testApp(SITE);
    for (const path of [
      '/api/v1/vacancies',
      '/api/v1/vacancies.csv',
      '/api/v1/vacancies.atom',
      '/api/v1/suggest',
      '/metrics',
    ]) {
      const { headers } = await app.inject(`${path}?q=${encodeURIComponent('<script>alert(1)</script>')}`);
      expect(headers['content-type']).not.toContain('text/html');
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });
});

describe('what an ad says', () => {
  /** Every text of a vacancy replaced, wherever it stands; ids, codes and moments stay. */
  function hostile<T>(value: T, attack: string): T {
    const CODES = new Set([
      'id',
      'language',
      'country',
      'hours',
      'duration',
      'precision',
      'basis',
      'isco',
      'source',
      'requirement',
      'state',
    ]);
    const replaced = JSON.stringify(value, (key, part: unknown) =>
      typeof part !== 'string' || CODES.has(key) || /^\d{4}-\d\d-\d\dT/.test(part) ? part : attack,
    );
    return JSON.parse(replaced) as T;
  }

  test.each(ATTACKS)('runs nowhere, in whatever field: %j', async (attack) => {
    const content = `<p onclick="x()">${attack}</p><a href="${attack}">x</a>`;
    const { html } = normaliseBody({ kind: 'html', content });
    const detail: VacancyDetail = { ...hostile(DETAIL, attack), descriptionHtml: html };
    const page: VacancyPage = { ...RESULT, items: [hostile(SUMMARY, attack)] };
    const { app } = await testApp({
      ...SITE,
      vacancies: { search: async () => page, get: async () => detail },
    });
    for (const lang of ['da', 'sv', 'en']) {
      for (const path of ['/', `/vacancy/${DETAIL.id}`]) {
        const answer = await app.inject(`${path}?lang=${lang}`);
        expect(answer.statusCode).toBe(200);
        expect(dangersIn(answer.body)).toEqual([]);
      }
    }
    const feed = await app.inject('/api/v1/vacancies.atom');
    const entries = load(feed.body, { xml: true });
    expect(entries('script, img, svg, iframe')).toHaveLength(0);
    expect(entries('entry')).toHaveLength(1);
  });
});

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
