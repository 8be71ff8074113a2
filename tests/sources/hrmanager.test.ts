import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { UpstreamError, UpstreamShapeError } from '../../src/lib/errors.ts';
import { position, positionPage } from '../../src/sources/hrmanager/fixtures/positions.ts';
import { createHrmanagerSource } from '../../src/sources/hrmanager/source.ts';
import { eventsOf, outcomes, readSource } from './support/read-source.ts';

const BASE = 'http://hrmanager.test/api';
const source = createHrmanagerSource({
  baseUrl: new URL(BASE),
  tenants: [
    { alias: 'a', name: 'A Kommune' },
    { alias: 'b', name: 'B Kommune' },
  ],
});

const upstream = setupServer();
beforeAll(() => upstream.listen({ onUnhandledRequest: 'error' }));
afterEach(() => upstream.resetHandlers());
afterAll(() => upstream.close());

type Tenant = (skip: number, take: number) => object;

const standing = (count: number, total: number | null = count): Tenant => {
  const all = Array.from({ length: count }, (_, index) => position({ Id: index + 1 }));
  return (skip, take) => positionPage(all.slice(skip, skip + take), total);
};

function serve(tenants: Readonly<Record<string, Tenant | Response>>): string[] {
  const asked: string[] = [];
  upstream.use(
    http.get(`${BASE}/jobportal.svc/:alias/positionlist/json/`, ({ request, params }) => {
      const { search, searchParams } = new URL(request.url);
      asked.push(`${params['alias']} ${search}`);
      const tenant = tenants[String(params['alias'])];
      if (tenant === undefined) return new HttpResponse(null, { status: 400 });
      if (tenant instanceof Response) return tenant.clone();
      return HttpResponse.json(tenant(Number(searchParams.get('skip')), Number(searchParams.get('take'))));
    }),
  );
  return asked;
}

describe('the tenants', () => {
  it('are paged to their ends, one a second', async () => {
    const asked = serve({ a: standing(150), b: standing(1) });
    const waits: number[] = [];
    const reading = await readSource(source, { waits });
    expect(reading.error).toBeNull();
    expect(new Set(outcomes(reading)).size).toBe(151);
    expect(asked).toEqual([
      'a ?incads=1&take=100&skip=0',
      'a ?incads=1&take=100&skip=99',
      'b ?incads=1&take=100&skip=0',
    ]);
    expect(waits).toEqual([1_000, 2_000]);
    expect(eventsOf(reading, 'listing')).toEqual([
      {
        type: 'listing',
        complete: true,
        reason: 'it gave all it has (150)',
        feed: { id: 'a', name: 'A Kommune', scopes: ['a:'] },
      },
      {
        type: 'listing',
        complete: true,
        reason: 'it gave all it has (1)',
        feed: { id: 'b', name: 'B Kommune', scopes: ['b:'] },
      },
    ]);
  });

  it('need not count their positions', async () => {
    serve({ a: standing(150, null), b: standing(100, null) });
    const reading = await readSource(source);
    expect(outcomes(reading)).toHaveLength(250);
    expect(eventsOf(reading, 'listing')).toMatchObject([{ complete: true }, { complete: true }]);
  });

  it.each([
    ['is refused', new Response(null, { status: 403 })],
    ['does not exist', Response.json({ ...positionPage([]), TransactionStatus: { StatusCode: 1 } })],
    ['has changed its shape', Response.json({ positions: [] })],
    ['answers with a page', new Response('<!doctype html>')],
    ['is down', new Response(null, { status: 503 })],
  ])('prove their own although one %s', async (_what, response) => {
    serve({ a: response, b: standing(2) });
    const reading = await readSource(source);
    expect(reading.error).toBeNull();
    expect(outcomes(reading)).toEqual(['posting b:1', 'posting b:2']);
    expect(eventsOf(reading, 'listing')).toMatchObject([
      { complete: false, reason: expect.stringContaining('could not be read'), feed: { id: 'a' } },
      { complete: true, feed: { id: 'b' } },
    ]);
  });

  it('keep what came before one broke off', async () => {
    const whole = standing(150);
    serve({ a: (skip, take) => (skip === 0 ? whole(skip, take) : { moved: true }), b: standing(1) });
    const reading = await readSource(source);
    expect(outcomes(reading)).toHaveLength(101);
    expect(eventsOf(reading, 'listing')).toMatchObject([{ complete: false }, { complete: true }]);
  });

  it('are an error where all fail: that of the first', async () => {
    serve({ a: Response.json([]), b: new Response(null, { status: 403 }) });
    const reading = await readSource(source);
    expect(reading.error).toBeInstanceOf(UpstreamShapeError);
    upstream.resetHandlers();
    serve({});
    expect((await readSource(source)).error).toBeInstanceOf(UpstreamError);
  });

  it('are not complete where one gives fewer than it counts, and end where one repeats itself', async () => {
    serve({ a: standing(3, 5), b: () => positionPage([position()], 500) });
    const reading = await readSource(source);
    expect(outcomes(reading)).toHaveLength(4);
    expect(eventsOf(reading, 'listing')).toMatchObject([
      { complete: false, reason: expect.stringContaining('it listed 3 ads and counts 5') },
      { complete: false, reason: expect.stringContaining('it repeats its pages') },
    ]);
  });

  it('are of another shape where none of a page can be read', async () => {
    const renamed = [1, 2, 3].map((Id) => ({ Id, Title: 'Pædagog' }));
    serve({ a: () => positionPage(renamed), b: standing(1) });
    const reading = await readSource(source);
    expect(outcomes(reading)).toEqual(['posting b:1']);
    expect(eventsOf(reading, 'listing')[0]?.reason).toContain('shape that is not known');
  });
});
