import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { HttpResponse, http, passthrough } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  externalJobnetAd,
  GUID,
  jobnetAd,
  jobnetDetails,
  jobnetPage,
} from '../../src/sources/jobnet/fixtures/answers.ts';
import { createJobnetSource } from '../../src/sources/jobnet/source.ts';
import { eventsOf, outcomes, type Reading, readSource } from './support/read-source.ts';

const BASE = 'http://jobnet.test/bff';
const source = createJobnetSource({ baseUrl: new URL(BASE) });

const upstream = setupServer();
beforeAll(() => upstream.listen({ onUnhandledRequest: 'error' }));
afterEach(() => upstream.resetHandlers());
afterAll(() => upstream.close());

type Answer = object | Response;
type Region = (pageNumber: number, nth: number) => Answer;

const ad = (id: string, overrides: Record<string, unknown> = {}) =>
  externalJobnetAd({ jobAdId: id, ...overrides });
const ads = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => ad(`${prefix}${index}`));

/** A region that holds still, cut into pages of a hundred. */
function standing(all: readonly unknown[]): Region {
  return (pageNumber) => jobnetPage(all.slice((pageNumber - 1) * 100, pageNumber * 100), all.length);
}

interface Served {
  readonly searches: string[];
  readonly details: string[];
  readonly requests: Request[];
}

/** Serves the regions, and details by id; every request without the header Jobnet asks for is refused. */
function serve(
  regions: { readonly capital?: Region; readonly zealand?: Region },
  details: (id: string) => Answer = () => new Response(null, { status: 404 }),
): Served {
  const served: Served = { searches: [], details: [], requests: [] };
  const answer = (value: Answer) => (value instanceof Response ? value.clone() : HttpResponse.json(value));
  const isRefused = (request: Request) => {
    served.requests.push(request);
    return request.headers.get('x-csrf') !== '1';
  };
  upstream.use(
    http.get(`${BASE}/FindJob/Search`, ({ request }) => {
      if (isRefused(request)) return new HttpResponse(null, { status: 403 });
      const { searchParams } = new URL(request.url);
      const region = searchParams.get('regions');
      const page = Number(searchParams.get('pageNumber'));
      served.searches.push(`${region} ${page}`);
      const { capital = standing([ad('C')]), zealand = standing([ad('Z')]) } = regions;
      return answer((region === 'HovedstadenOgBornholm' ? capital : zealand)(page, served.searches.length));
    }),
    http.get(`${BASE}/FindJob/JobAdDetails/:id`, ({ request, params }) => {
      if (isRefused(request)) return new HttpResponse(null, { status: 403 });
      served.details.push(String(params['id']));
      return answer(details(String(params['id'])));
    }),
  );
  return served;
}

/** Reads from a real server on loopback, which is then stopped. */
async function readFrom(server: Server): Promise<Reading> {
  upstream.use(http.all(/^http:\/\/127\.0\.0\.1:/, () => passthrough()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await readSource(createJobnetSource({ baseUrl: new URL(`http://127.0.0.1:${port}`) }));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const html = new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });

describe('the listing', () => {
  it('is read from both regions, each ad once, and proven complete', async () => {
    const capital = ads(230, 'E1');
    const served = serve({ capital: standing(capital), zealand: standing([ad('E10'), ...ads(2, 'E2')]) });
    const waits: number[] = [];
    const reading = await readSource(source, { waits });
    expect(reading.error).toBeNull();
    expect(outcomes(reading)).toHaveLength(232);
    expect(new Set(outcomes(reading)).size).toBe(232);
    expect(served.searches).toEqual([
      'HovedstadenOgBornholm 1',
      'HovedstadenOgBornholm 2',
      'HovedstadenOgBornholm 3',
      'HovedstadenOgBornholm 1',
      'OevrigeSjaelland 1',
      'OevrigeSjaelland 1',
    ]);
    expect(eventsOf(reading, 'listing')).toEqual([
      { type: 'listing', complete: true, reason: 'both regions gave all the ads they count (230 + 3)' },
    ]);
    expect(reading.events.at(-1)?.type).toBe('listing');
    expect(eventsOf(reading, 'progress').at(-1)).toMatchObject({ done: 233, total: 233 });
    expect(waits).toEqual([1_000, 2_000, 3_000, 4_000, 5_000]);
    expect(new URL(served.requests[0]?.url ?? '').search).toBe(
      '?resultsPerPage=100&pageNumber=1&orderType=PublicationDate&searchString=&regions=HovedstadenOgBornholm',
    );
  });

  it('vouches for its region', async () => {
    serve({});
    const places = eventsOf(await readSource(source), 'posting').map(({ draft }) => draft.place.listedIn);
    expect(places).toEqual(['DK', 'DK']);
  });

  it('takes up what came in front meanwhile', async () => {
    const before = [ad('a'), ad('b')];
    const capital: Region = (_page, nth) => jobnetPage(nth === 1 ? before : [ad('new'), ...before]);
    serve({ capital });
    const reading = await readSource(source);
    expect(outcomes(reading)).toEqual(['posting a', 'posting b', 'posting new', 'posting Z']);
    expect(eventsOf(reading, 'listing')[0]?.complete).toBe(true);
  });

  it('leaves alone what has not changed, and fetches no details of it', async () => {
    serve({ capital: standing([jobnetAd(), ad('C')]) }, () => jobnetDetails());
    const first = eventsOf(await readSource(source), 'posting');
    const known = new Map(first.map(({ draft, version }) => [draft.sourceId, version]));
    upstream.resetHandlers();
    const again = { isSeen: true, isFavorite: true, hasLogo: true, logoUrl: 'https://x.test/logo.png' };
    const served = serve({ capital: standing([jobnetAd(again), ad('C', { title: 'Ny titel' })]) });
    const reading = await readSource(source, { known });
    expect(outcomes(reading)).toEqual([`unchanged ${GUID}`, 'posting C', 'unchanged Z']);
    expect(served.details).toEqual([]);
  });

  it('asks again after 500, 429 and a cut page', async () => {
    const answers: Answer[] = [
      new Response(null, { status: 500 }),
      new Response(null, { status: 429, headers: { 'retry-after': '9' } }),
      new Response('{"jobAds":[{"jobAdId":'),
    ];
    serve({ capital: () => answers.shift() ?? jobnetPage([ad('C')]) });
    const waits: number[] = [];
    const reading = await readSource(source, { waits });
    expect(outcomes(reading)).toEqual(['posting C', 'posting Z']);
    expect(eventsOf(reading, 'listing')[0]?.complete).toBe(true);
    expect(waits).toContain(9_000);
  });

  it('asks again for a compressed page that was cut', async () => {
    const whole = gzipSync(JSON.stringify(jobnetPage(ads(90, 'g'))));
    let asked = 0;
    const server = createServer((request, response) => {
      const isCapital = request.url?.includes('HovedstadenOgBornholm') ?? false;
      asked += isCapital ? 1 : 0;
      if (!isCapital) return void response.end(JSON.stringify(jobnetPage([ad('Z')])));
      response.setHeader('content-encoding', 'gzip');
      return void response.end(asked === 1 ? whole.subarray(0, whole.length - 300) : whole);
    });
    const reading = await readFrom(server);
    expect(outcomes(reading)).toHaveLength(91);
    expect(eventsOf(reading, 'listing')[0]?.complete).toBe(true);
  });

  it('keeps an ad with a description of 20 MB, and the rest', async () => {
    const long = ad('long', { description: 'Vi søger. '.repeat(2_000_000) });
    serve({ capital: standing([ad('a'), long, ad('b')]) });
    const reading = await readSource(source);
    expect(outcomes(reading)).toEqual(['posting a', 'posting long', 'posting b', 'posting Z']);
  });

  it('takes ids as they are', async () => {
    serve({ capital: standing([ad('a/b?c'), ad('🦀'), ad('1', { jobAdId: 17, jobAdUrl: '' })]) });
    const postings = eventsOf(await readSource(source), 'posting').map(({ draft }) => draft);
    expect(postings.map(({ sourceId }) => sourceId)).toEqual(['a/b?c', '🦀', '17', 'Z']);
    expect(postings[2]?.url).toBe('https://jobnet.dk/find-job/17');
  });
});

describe('a listing that is not whole', () => {
  const page = jobnetPage;

  it.each<[string, Region, string]>([
    ['is empty', () => page([], 0), 'listed nothing'],
    ['is empty though it counts', () => page([], 5), 'listed nothing'],
    ['is shorter than it counts', (n) => page(n === 1 ? [ad('a')] : [], 3), 'listed 1 ads and counts 3'],
    ['repeats its pages', () => page([ad('a'), ad('b')], 9), 'repeats its pages'],
    ['shrinks', (n, nth) => page([[ad('a'), ad('b')], [ad('c')]][n - 1] ?? [], 100 - nth), 'shrank'],
    ['moves', (_n, nth) => page([ad(String(nth)), ad(String(nth + 1))]), 'changed while'],
    ['has an ad without an id', () => page([ad('a'), { ...ad('b'), jobAdId: null }]), 'without an id'],
  ])('%s', async (_name, capital, reason) => {
    serve({ capital });
    const reading = await readSource(source);
    expect(reading.error).toBeNull();
    expect(outcomes(reading)).toContain('posting Z');
    expect(eventsOf(reading, 'listing')).toMatchObject([
      { complete: false, reason: expect.stringMatching(`^HovedstadenOgBornholm .*${reason}`) },
    ]);
  });
});

describe('a listing that moved', () => {
  it.each<[string, Region]>([
    ['shrank', (n, nth) => jobnetPage([[ad('a'), ad('b')], [ad('c')]][n - 1] ?? [], nth === 1 ? 4 : 3)],
    ['changed', (_n, nth) => jobnetPage(nth === 1 ? [ad('a'), ad('b')] : [ad('b'), ad('c')])],
  ])(
    'is paged again once it %s, telling each ad once and fetching no details again',
    async (_name, capital) => {
      const served = serve({ capital, zealand: standing([jobnetAd()]) }, () => jobnetDetails());
      const reading = await readSource(source);
      expect(new Set(outcomes(reading)).size).toBe(outcomes(reading).length);
      expect(outcomes(reading)).toEqual(expect.arrayContaining(['posting a', 'posting b', 'posting c']));
      expect(eventsOf(reading, 'listing')).toMatchObject([{ complete: true }]);
      expect(served.details).toEqual([GUID]);
    },
  );

  it('is paged three times at most', async () => {
    const capital: Region = (_n, nth) => jobnetPage([ad(String(nth)), ad(String(nth + 1))]);
    const served = serve({ capital });
    await readSource(source);
    expect(served.searches.filter((search) => search === 'HovedstadenOgBornholm 1')).toHaveLength(6);
  });
});

describe('an ad that cannot be read', () => {
  it('is an issue, and the rest goes on', async () => {
    const { title: _, ...renamed } = ad('r');
    serve({
      capital: standing([
        ad('a'),
        renamed,
        ad('t', { description: null }),
        'ad',
        ad('b', { postalCode: [] }),
      ]),
    });
    const reading = await readSource(source);
    expect(outcomes(reading).sort()).toEqual(
      ['rejected r', 'rejected t', 'rejected null', 'posting a', 'posting b', 'posting Z'].sort(),
    );
    const paths = eventsOf(reading, 'rejected').map(({ issues }) => issues.map(({ path }) => path));
    expect(paths).toEqual([['title'], ['description'], ['']]);
    const odd = eventsOf(reading, 'posting').find(({ draft }) => draft.sourceId === 'b');
    expect(odd).toMatchObject({ draft: { place: { postcode: null } }, issues: [{ path: 'postalCode' }] });
  });
});

describe('a changed shape ends the run', () => {
  const renameIn = (field: string, count: number) =>
    ads(count, 'r').map((one) => ({ ...one, [field]: undefined, [`${field}2`]: 'x' }));

  it.each<[string, Answer, string]>([
    ['a page for people', html, 'text/html'],
    ['an empty answer', new Response(''), 'nothing'],
    ['a renamed list', { ads: [], totalJobAdCount: 0 }, 'jobAds'],
    ['a retyped count', { jobAds: [], totalJobAdCount: '1' }, 'totalJobAdCount'],
    ['a list', [], 'FindJob/Search'],
    ['ads none of which can be read', jobnetPage(renameIn('title', 3)), 'none of a page'],
    [
      'a field that every ad has lost',
      jobnetPage(renameIn('applicationDeadline', 10)),
      'without applicationDeadline',
    ],
  ])('%s', async (_name, answer, said) => {
    serve({ capital: () => answer });
    const reading = await readSource(source);
    expect(reading.error).toMatchObject({ code: 'upstream_shape', message: expect.stringContaining(said) });
    expect(eventsOf(reading, 'listing')).toEqual([]);
  });

  it.each([400, 401, 403])('as does a refusal: %i', async (status) => {
    const served = serve({ capital: () => new Response(null, { status }) });
    const reading = await readSource(source);
    expect(reading.error).toMatchObject({
      code: 'upstream',
      status,
      message: expect.stringContaining(`answered ${status}`),
    });
    if (status !== 400)
      expect(reading.error).toMatchObject({ message: expect.stringContaining('next night') });
    expect(reading.error).toMatchObject({ retry: false });
    expect(served.searches).toHaveLength(1);
  });

  it('as does text in another encoding', async () => {
    const latin1 = new Response(
      Buffer.from(JSON.stringify(jobnetPage([ad('a', { title: 'Kød' })])), 'latin1'),
    );
    serve({ capital: () => latin1 });
    expect((await readSource(source)).error).toMatchObject({
      code: 'upstream',
      retry: false,
      message: expect.stringContaining('not UTF-8'),
    });
  });

  it('and an upstream that is down', async () => {
    serve({ capital: () => new Response(null, { status: 503 }) });
    expect((await readSource(source)).error).toMatchObject({ code: 'upstream', status: 503, retry: true });
  });
});

describe('details', () => {
  it('are fetched only for Jobnet’s own ads', async () => {
    const other = GUID.replace('1', '9');
    const served = serve(
      {
        capital: standing([
          jobnetAd(),
          jobnetAd({ jobAdId: other, isExternal: true }),
          ad('E1', { isExternal: false }),
        ]),
      },
      () => jobnetDetails(),
    );
    const postings = eventsOf(await readSource(source), 'posting');
    expect(served.details).toEqual([GUID]);
    expect(served.requests.find(({ url }) => url.includes(GUID))?.url).toBe(
      `${BASE}/FindJob/JobAdDetails/${GUID}?incrementViews=false`,
    );
    expect(postings[0]?.draft).toMatchObject({ positions: 3, duration: 'temporary' });
  });

  it.each([400, 404, 410])('that are not there (%i) leave what the search listed', async (status) => {
    serve({ capital: standing([jobnetAd()]) }, () => new Response(null, { status }));
    const [posting] = eventsOf(await readSource(source), 'posting');
    expect(posting).toMatchObject({ draft: { sourceId: GUID, positions: null }, issues: [] });
  });

  it.each<[string, Answer, object]>([
    ['refused', new Response(null, { status: 403 }), { code: 'upstream', status: 403 }],
    ['a page for people', html, { code: 'upstream_shape' }],
    ['another object', { error: 'gone' }, { code: 'upstream_shape' }],
    ['a list', [], { code: 'upstream_shape' }],
  ])('that are %s end the run', async (_name, answer, error) => {
    serve({ capital: standing([jobnetAd()]) }, () => answer);
    expect((await readSource(source)).error).toMatchObject(error);
  });

  it('that fail today are asked for again next time', async () => {
    const capital = standing([jobnetAd()]);
    serve({ capital }, () => new Response(null, { status: 500 }));
    const [poor] = eventsOf(await readSource(source), 'posting');
    expect(poor?.issues).toMatchObject([
      { path: 'details', reason: expect.stringContaining('answered 500') },
    ]);
    upstream.resetHandlers();
    serve({ capital }, () => jobnetDetails());
    const [whole] = eventsOf(
      await readSource(source, { known: new Map([[GUID, poor?.version ?? '']]) }),
      'posting',
    );
    expect(whole?.draft.positions).toBe(3);
  });

  // The clock of these tests stands at 3 o'clock on 6 October.
  it('are asked for again on the last night before their end, and past it while the ad is listed', async () => {
    const capital = standing([jobnetAd(), ad('C')]);
    const ending = (unpublicationDateTime: string) => () => jobnetDetails({}, { unpublicationDateTime });
    const night = async (known: ReadonlyMap<string, string>, end: string) => {
      upstream.resetHandlers();
      const served = serve({ capital }, ending(end));
      const reading = await readSource(source, { known });
      const versions = eventsOf(reading, 'posting').map(({ draft, version }): [string, string] => [
        draft.sourceId,
        version,
      ]);
      const until = eventsOf(reading, 'posting').find(({ draft }) => draft.sourceId === GUID)?.draft
        .openUntil;
      return { asked: served.details, until, known: new Map([...known, ...versions]) };
    };
    const first = await night(new Map(), '2026-10-06T02:59:59+02:00');
    expect(first.until).toBe('2026-10-06T02:59:59+02:00');
    const extended = await night(first.known, '2026-10-06T03:00:01+02:00');
    expect(extended).toMatchObject({ asked: [GUID], until: '2026-10-06T03:00:01+02:00' });
    const tomorrow = '2026-10-07T05:00:00+02:00';
    const lastNight = await night(extended.known, tomorrow);
    expect(lastNight).toMatchObject({ asked: [GUID], until: tomorrow });
    const again = await night(lastNight.known, '2026-10-07T05:00:01+02:00');
    expect(again.asked).toEqual([GUID]);
    expect(await night(again.known, '2026-11-06T00:00:00+01:00')).toMatchObject({ asked: [] });
  });

  it('that fail three times in a row end the run', async () => {
    const own = ['1', '2', '3', '4'].map((digit) => jobnetAd({ jobAdId: GUID.replaceAll('1', digit) }));
    serve({ capital: standing(own) }, () => new Response(null, { status: 500 }));
    const reading = await readSource(source);
    expect(reading.error).toMatchObject({ code: 'upstream', status: 500 });
    expect(eventsOf(reading, 'posting')).toHaveLength(2);
  });

  it('with a field that cannot be read lose only that', async () => {
    serve({ capital: standing([jobnetAd()]) }, () =>
      jobnetDetails({ isPartTime: 'yes' }, { unpublicationDateTime: 'later' }),
    );
    const [posting] = eventsOf(await readSource(source), 'posting');
    expect(posting).toMatchObject({ draft: { hours: 'full_time', positions: 3, openUntil: null } });
    expect(posting?.issues.map(({ path }) => path)).toEqual(['job.isPartTime', 'unpublicationDateTime']);
  });
});

it('stops when it is told to', async () => {
  serve({});
  const reading = await readSource(source, { signal: AbortSignal.abort(new Error('enough')) });
  expect(reading).toMatchObject({ events: [], error: { message: 'enough' } });
});
