import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MemoryHarvestStore } from '../../src/harvest/memory-harvest-store.test-support.ts';
import { runHarvest } from '../../src/harvest/run-harvest.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createHttpClient } from '../../src/lib/http-client.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import { NO_CONCEPTS } from '../../src/occupations/no-concepts.ts';
import { TENANT, vacancy } from '../../src/sources/emply/fixtures/vacancies.ts';
import { createEmplySource } from '../../src/sources/emply/source.ts';
import { jobPosting, pageWith } from '../../src/sources/jobposting/fixtures/pages.ts';
import { createJobpostingSource } from '../../src/sources/jobposting/source.ts';
import type { Source } from '../../src/sources/source.ts';

const upstream = setupServer();
const places = await loadPlaces();
beforeAll(() => upstream.listen({ onUnhandledRequest: 'error' }));
afterEach(() => upstream.resetHandlers());
afterAll(() => upstream.close());

async function night(source: Source, store: MemoryHarvestStore, at: string) {
  const clock = fixedClock(at);
  const client = createHttpClient({ userAgent: 'Sundet/test', pace: 0, clock });
  const deps = { store, http: client, places, concepts: NO_CONCEPTS, clock, logger: silentLogger };
  try {
    return await runHarvest(source, deps, { signal: new AbortController().signal });
  } finally {
    await client.close();
  }
}

/** One of two employers answers properly and lists nothing. */
describe('an employer whose site has lost its ads for a night', () => {
  it('keeps them on an Emply site, and loses them on the second such night', async () => {
    const other = { host: new URL('http://other.emply.test'), name: 'Anden Kommune', municipality: 'Køge' };
    const source = createEmplySource({ tenants: [TENANT, other] });
    const serve = (lost: boolean) =>
      upstream.use(
        http.post('http://*/api/integration/vacancy/get-page', ({ request }) => {
          const isLost = lost && new URL(request.url).host === other.host.host;
          return HttpResponse.json(
            isLost ? { count: 0, vacancies: [] } : { count: 1, vacancies: [vacancy()] },
          );
        }),
      );
    await expectTwoNights(source, serve, ['other.emply.test:wt7hyj', 'prove.emply.test:wt7hyj']);
  });

  it('keeps them where they stand in pages, and loses them on the second such night', async () => {
    const pages = ['https://a.test/1', 'https://b.test/1'];
    const source = createJobpostingSource({ pages: pages.map((page) => new URL(page)), sitemaps: [] });
    const serve = (lost: boolean) =>
      upstream.use(
        http.get('https://*/robots.txt', () => new HttpResponse(null, { status: 404 })),
        http.get('https://*/1', ({ request }) => {
          const isLost = lost && new URL(request.url).host === 'a.test';
          const html = isLost ? '<html><body>Vi er snart tilbage</body></html>' : pageWith(jobPosting());
          return new HttpResponse(html, { headers: { 'content-type': 'text/html' } });
        }),
      );
    await expectTwoNights(source, serve, pages);
  });
});

async function expectTwoNights(
  source: Source,
  serve: (lost: boolean) => void,
  [lost, kept]: readonly string[],
): Promise<void> {
  const store = new MemoryHarvestStore();
  serve(false);
  await night(source, store, '2026-10-06T03:00:00+02:00');
  expect(store.open()).toEqual([lost, kept]);
  serve(true);
  for (const sameNight of ['2026-10-07T03:00:00+02:00', '2026-10-07T03:05:00+02:00']) {
    expect(await night(source, store, sameNight)).toMatchObject({ outcome: 'ok', complete: true });
    expect(store.open()).toEqual([lost, kept]);
  }
  await night(source, store, '2026-10-08T03:00:00+02:00');
  expect(store.open()).toEqual([kept]);
}
