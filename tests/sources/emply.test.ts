import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { vacancy } from '../../src/sources/emply/fixtures/vacancies.ts';
import { createEmplySource } from '../../src/sources/emply/source.ts';
import { eventsOf, outcomes, readSource } from './support/read-source.ts';

const SECTION = '11111111-2222-4333-8444-555555555555';
const source = createEmplySource({
  tenants: [
    { host: new URL('http://a.emply.test'), name: 'A Kommune' },
    { host: new URL('http://b.emply.test/jobs'), name: 'B Kommune', sectionId: SECTION },
  ],
});

const upstream = setupServer();
beforeAll(() => upstream.listen({ onUnhandledRequest: 'error' }));
afterEach(() => upstream.resetHandlers());
afterAll(() => upstream.close());

const Question = z.looseObject({ count: z.int(), offset: z.int() });
type Question = z.infer<typeof Question>;

type Site = (question: Question) => object | Response;

const standing =
  (count: number, total = count): Site =>
  ({ offset, count: asked }) => {
    const all = Array.from({ length: count }, (_, index) => vacancy({ shortId: `v${index + 1}` }));
    return { count: total, vacancies: all.slice(offset, offset + asked) };
  };

function serve(sites: { readonly a: Site; readonly b: Site }): Question[] {
  const asked: Question[] = [];
  const answer = async (request: Request, site: Site) => {
    const question = Question.parse(await request.json());
    asked.push(question);
    const answered = site(question);
    return answered instanceof Response ? answered : HttpResponse.json(answered);
  };
  upstream.use(
    http.post('http://a.emply.test/api/integration/vacancy/get-page', ({ request }) =>
      answer(request, sites.a),
    ),
    http.post('http://b.emply.test/jobs/api/integration/vacancy/get-page', ({ request }) =>
      answer(request, sites.b),
    ),
  );
  return asked;
}

describe('the career sites', () => {
  it('are paged to their ends with the question their own pages ask', async () => {
    const asked = serve({ a: standing(120), b: standing(1) });
    const reading = await readSource(source);
    expect(reading.error).toBeNull();
    expect(outcomes(reading)).toHaveLength(121);
    expect(new Set(outcomes(reading)).size).toBe(121);
    expect(asked.map(({ offset }) => offset)).toEqual([0, 49, 98, 0]);
    expect(asked[0]).toEqual({
      count: 50,
      offset: 0,
      filters: [],
      langCode: 'da',
      searchText: '',
      light: false,
      isJobAgent: false,
      siteId: null,
    });
    expect(asked.map((question) => question['sectionId'])).toEqual([
      undefined,
      undefined,
      undefined,
      SECTION,
    ]);
    expect(eventsOf(reading, 'listing')).toMatchObject([{ complete: true }, { complete: true }]);
  });

  it('may have nothing open', async () => {
    serve({ a: standing(0), b: standing(0) });
    const reading = await readSource(source);
    expect(reading.error).toBeNull();
    expect(eventsOf(reading, 'listing')).toMatchObject([{ complete: true }, { complete: true }]);
  });

  it.each([
    ['refuses', () => new Response(null, { status: 403 })],
    ['asks whether we are a crawler', () => new Response('<!doctype html>')],
    ['has changed', () => ({ total: 0, items: [] })],
  ])('are read although one %s, but not completely', async (_what, site) => {
    serve({ a: site, b: standing(2) });
    const reading = await readSource(source);
    expect(reading.error).toBeNull();
    expect(outcomes(reading)).toEqual(['posting b.emply.test:v1', 'posting b.emply.test:v2']);
    expect(eventsOf(reading, 'listing')).toMatchObject([
      { complete: false, reason: expect.stringContaining('could not be read'), feed: { name: 'A Kommune' } },
      { complete: true, feed: { name: 'B Kommune' } },
    ]);
  });

  it('are not complete where one gives fewer than it counts', async () => {
    serve({ a: standing(6, 30), b: standing(1) });
    const reading = await readSource(source);
    expect(outcomes(reading)).toHaveLength(7);
    expect(eventsOf(reading, 'listing')[0]?.reason).toContain('it listed 6 ads and counts 30');
  });
});
