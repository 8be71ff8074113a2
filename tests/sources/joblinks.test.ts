import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { UpstreamShapeError } from '../../src/lib/errors.ts';
import { linksAd, linksPage } from '../../src/sources/joblinks/fixtures/ads.ts';
import { createJoblinksSource } from '../../src/sources/joblinks/source.ts';
import { MUNICIPALITY_CODES, OCCUPATION_FIELDS, SKANE } from '../../src/sources/joblinks/taxonomy.ts';
import { eventsOf, outcomes, readSource } from './support/read-source.ts';

const BASE = 'http://joblinks.test/links';
const source = createJoblinksSource({ baseUrl: new URL(BASE) });

const upstream = setupServer();
beforeAll(() => upstream.listen({ onUnhandledRequest: 'error' }));
afterEach(() => upstream.resetHandlers());
afterAll(() => upstream.close());

const MUNICIPALITIES = [...MUNICIPALITY_CODES.keys()];
const MALMO = 'oYPt_yRA_Smm';

interface Listed {
  readonly id: string;
  /** Null: an ad that only says Skåne. */
  readonly municipality: string | null;
  readonly field: string | null;
}

function listed(count: number, municipality: string | null, field = OCCUPATION_FIELDS[0] ?? null): Listed[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${municipality}-${field}-${index}`,
    municipality,
    field,
  }));
}

/** An upstream with its real limits: what it is asked beyond them it answers with 400. */
function serve(at: (request: number) => readonly Listed[]): URLSearchParams[] {
  const asked: URLSearchParams[] = [];
  upstream.use(
    http.get(`${BASE}/joblinks`, ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams);
      const offset = Number(searchParams.get('offset'));
      const limit = Number(searchParams.get('limit'));
      if (offset > 2000 || limit > 100) return new HttpResponse(null, { status: 400 });
      const region = searchParams.get('region');
      const municipality = searchParams.get('municipality');
      const field = searchParams.get('occupation-field');
      const found = at(asked.length).filter((ad) => {
        // Geographic filters are a union.
        const isThere = region === SKANE || (municipality !== null && ad.municipality === municipality);
        return isThere && (field === null || ad.field === field);
      });
      const hits = found.slice(offset, offset + limit).map(({ id }) => linksAd({ id }));
      return HttpResponse.json(linksPage(hits, found.length));
    }),
  );
  return asked;
}

describe('the listing', () => {
  it('is paged to its end, without Platsbanken’s, oldest first', async () => {
    const asked = serve(() => listed(250, MALMO));
    const waits: number[] = [];
    const reading = await readSource(source, { waits });
    expect(reading.error).toBeNull();
    expect(new Set(outcomes(reading)).size).toBe(250);
    expect(outcomes(reading)).toHaveLength(250);
    expect(asked.map((query) => query.get('offset'))).toEqual(['0', '99', '198']);
    expect(asked[0]?.toString()).toBe(
      'region=CaRE_1nn_cSU&exclude_source=arbetsformedlingen.se&sort=pubdate-asc&limit=100&offset=0',
    );
    expect(waits).toEqual([1_000, 2_000]);
    expect(eventsOf(reading, 'listing')).toMatchObject([{ complete: true }]);
    expect(eventsOf(reading, 'progress').at(-1)).toMatchObject({ done: 250, total: 250 });
  });

  it('is split by municipality, and that by occupation field, where it is longer than can be paged', async () => {
    const [field = '', other = ''] = OCCUPATION_FIELDS;
    const all = [
      ...listed(1_500, MALMO, field),
      ...listed(900, MALMO, other),
      ...MUNICIPALITIES.filter((each) => each !== MALMO).flatMap((each) => listed(3, each)),
    ];
    const asked = serve(() => all);
    const reading = await readSource(source);
    expect(reading.error).toBeNull();
    expect(new Set(outcomes(reading)).size).toBe(all.length);
    expect(outcomes(reading)).toHaveLength(all.length);
    expect(eventsOf(reading, 'listing')).toMatchObject([{ complete: true }]);
    expect(asked.some((query) => query.has('municipality') && query.has('region'))).toBe(false);
    expect(asked.length).toBeLessThan(150);
  });

  it('takes what no municipality holds from the whole, as far as it reaches', async () => {
    const all = [...listed(20, null), ...MUNICIPALITIES.flatMap((each) => listed(100, each))];
    serve(() => all);
    const reading = await readSource(source);
    expect(new Set(outcomes(reading)).size).toBe(all.length);
    expect(eventsOf(reading, 'listing')).toMatchObject([{ complete: true }]);
  });

  it('is not complete where something stays out of reach', async () => {
    const all = [...MUNICIPALITIES.flatMap((each) => listed(100, each)), ...listed(20, null)];
    serve(() => all);
    const reading = await readSource(source);
    expect(outcomes(reading)).toHaveLength(3_300);
    expect(eventsOf(reading, 'listing')).toMatchObject([
      { complete: false, reason: expect.stringContaining('Skåne listed 3300 ads and counts 3320') },
    ]);
  });

  it('is not complete where an ad went while it was paged', async () => {
    const all = listed(250, MALMO);
    serve((request) => (request === 1 ? all : all.slice(1)));
    expect(eventsOf(await readSource(source), 'listing')[0]?.complete).toBe(false);
  });

  it('is not complete where the count is not reached, and ends', async () => {
    upstream.use(http.get(`${BASE}/joblinks`, () => HttpResponse.json(linksPage([linksAd()], 90))));
    const reading = await readSource(source);
    expect(outcomes(reading)).toEqual(['posting a1b2c3']);
    expect(eventsOf(reading, 'listing')[0]?.complete).toBe(false);
  });

  it('ends within the day’s requests on a server that has no end', async () => {
    let made = 0;
    upstream.use(
      http.get(`${BASE}/joblinks`, () => {
        made += 1;
        const hits = [linksAd({ id: `${made}` })];
        return HttpResponse.json(linksPage(hits, 1_000_000));
      }),
    );
    const reading = await readSource(source);
    expect(reading.error).toBeNull();
    expect(made).toBe(900);
    expect(eventsOf(reading, 'listing')[0]?.complete).toBe(false);
  });
});

describe('a changed shape', () => {
  it.each([
    [{ hits: [], total: 'many' }, 'total'],
    [{ ads: [], total: { value: 0 } }, 'hits'],
  ])('of the envelope stops the run: %j', async (answer, path) => {
    upstream.use(http.get(`${BASE}/joblinks`, () => HttpResponse.json(answer)));
    const { error } = await readSource(source);
    expect(error).toBeInstanceOf(UpstreamShapeError);
    expect(String(error)).toContain(path);
  });

  it('of the ads stops the run, as a rejected ad does not', async () => {
    const renamed = ['a', 'b', 'c'].map((id) => ({ ...linksAd({ id }), headline: undefined, title: 'Kock' }));
    upstream.use(http.get(`${BASE}/joblinks`, () => HttpResponse.json(linksPage(renamed))));
    expect((await readSource(source)).error).toBeInstanceOf(UpstreamShapeError);
    upstream.resetHandlers();
    upstream.use(http.get(`${BASE}/joblinks`, () => HttpResponse.json(linksPage([...renamed, linksAd()]))));
    const reading = await readSource(source);
    expect(outcomes(reading)).toEqual(['rejected a', 'rejected b', 'rejected c', 'posting a1b2c3']);
    expect(eventsOf(reading, 'listing')[0]?.complete).toBe(true);
  });
});
