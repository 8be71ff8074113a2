import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { fixedClock } from '../../src/lib/clock.ts';
import { normalisePosting } from '../../src/normalise/normalise-posting.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import {
  DENMARK,
  DOCUMENTED_REMOVAL,
  jobtechAd,
  jobtechAd2026,
  MALMO,
  REMOVAL,
  STOCKHOLM_ADDRESS,
} from '../../src/sources/jobtech/fixtures/records.ts';
import { createJobtechSource } from '../../src/sources/jobtech/source.ts';
import { eventsOf, outcomes, readSource } from './support/read-source.ts';

const STREAM = 'http://jobtech.test/stream';
const SEARCH = 'http://jobtech.test/search-api';
const source = createJobtechSource({ streamUrl: new URL(STREAM), searchUrl: new URL(SEARCH) });

const places = await loadPlaces();
const upstream = setupServer();
beforeAll(() => upstream.listen({ onUnhandledRequest: 'bypass' }));
afterEach(() => upstream.resetHandlers());
afterAll(() => upstream.close());

const ad = (id: string, overrides: Record<string, unknown> = {}) => jobtechAd({ id, ...overrides });
const jsonLines = (records: readonly unknown[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** Sends this much and then loses the connection. */
function breakingOff(content: string): Response {
  const parts = [content, '{"id":'];
  const encoder = new TextEncoder();
  const stream = new ReadableStream({
    pull(controller) {
      const part = parts.shift();
      if (part === undefined) controller.error(new TypeError('terminated'));
      else controller.enqueue(encoder.encode(part));
    },
  });
  return new HttpResponse(stream);
}

/** Serves the snapshot, and JobSearch's count beside it. */
function serve(content: string | Uint8Array | (() => Response), total: number | Response = 0): Request[] {
  const requests: Request[] = [];
  upstream.use(
    http.get(`${STREAM}/v2/snapshot`, ({ request }) => {
      requests.push(request);
      return typeof content === 'function' ? content() : new HttpResponse(content as BodyInit);
    }),
    http.get(`${SEARCH}/search`, ({ request }) => {
      requests.push(request);
      return total instanceof Response
        ? total.clone()
        : HttpResponse.json({ total: { value: total }, hits: [] });
    }),
  );
  return requests;
}

describe('an ad with several workplaces', () => {
  const town = (address: object, city: string | null) => ({ ...address, postcode: null, city });
  const AARHUS = town(DENMARK, 'Aarhus');
  const HASSLEHOLM = { ...MALMO, municipality: 'Hässleholm', municipality_code: '1293', coordinates: null };

  it.each<[string, object[], object]>([
    ['Aarhus and Malmö', [AARHUS, MALMO], { kind: 'posting', posting: inMunicipality('1280') }],
    ['Denmark and Hässleholm', [town(DENMARK, null), HASSLEHOLM], { posting: inMunicipality('1293') }],
    ['Aarhus and København', [AARHUS, DENMARK], { posting: inMunicipality('0101') }],
    ['Denmark and København', [town(DENMARK, null), DENMARK], { posting: inMunicipality('0101') }],
    ['Aarhus and Odense', [AARHUS, town(DENMARK, 'Odense')], { kind: 'outside' }],
    ['Aarhus and Denmark', [AARHUS, town(DENMARK, null)], { kind: 'rejected', issues: [{ path: 'place' }] }],
  ])('in %s is placed in our region if it can be', async (_name, workplace_addresses, expected) => {
    const [workplace_address] = workplace_addresses;
    serve(jsonLines([jobtechAd2026({ id: '1', workplace_address, workplace_addresses })]), 1);
    const [posting] = eventsOf(await readSource(source), 'posting');
    if (posting === undefined) throw new Error('no posting was read');
    expect(normalisePosting(posting.draft, places, fixedClock('2026-11-22T12:00:00+01:00'))).toMatchObject(
      expected,
    );
  });
});

function inMunicipality(code: string) {
  return { workplace: { municipality: { code } } };
}

describe('the snapshot', () => {
  it('is read to its end and proven complete', async () => {
    const records = [
      ad('1'),
      ad('2', { workplace_address: STOCKHOLM_ADDRESS }),
      jobtechAd2026({ id: '3', workplace_address: DENMARK, workplace_addresses: [] }),
      REMOVAL,
      DOCUMENTED_REMOVAL,
    ];
    const requests = serve(jsonLines(records), 3);
    const reading = await readSource(source);
    expect(reading.error).toBeNull();
    expect(outcomes(reading)).toEqual([
      'posting 1',
      'outside 2',
      'posting 3',
      'removed 30000009',
      'removed 30000008',
    ]);
    expect(eventsOf(reading, 'listing')).toEqual([
      { type: 'listing', complete: true, reason: expect.any(String) },
    ]);
    expect(reading.events.at(-1)?.type).toBe('listing');
    expect(eventsOf(reading, 'progress').at(-1)).toEqual({ type: 'progress', done: 3, total: 3 });
    const snapshot = requests.find(({ url }) => url.endsWith('/v2/snapshot'));
    expect(snapshot?.headers.get('accept')).toBe('application/jsonl');
    expect(requests.map(({ url }) => url)).toContain(`${SEARCH}/search?limit=0`);
  });

  it('may lack its last newline, and have blank lines', async () => {
    serve(`\n${jsonLines([ad('1')])}\n${JSON.stringify(ad('2'))}`, 2);
    const reading = await readSource(source);
    expect(outcomes(reading)).toEqual(['posting 1', 'posting 2']);
    expect(eventsOf(reading, 'listing')[0]?.complete).toBe(true);
  });

  it('tells how far it has come', async () => {
    serve(jsonLines(Array.from({ length: 600 }, (_, id) => ad(String(id)))), 600);
    const steps = eventsOf(await readSource(source), 'progress').map(({ done, total }) => `${done}/${total}`);
    expect(steps).toEqual(['250/600', '500/600', '600/600']);
  });

  it('is asked for again after a 500', async () => {
    let requests = 0;
    serve(() => {
      requests += 1;
      return requests === 1
        ? new HttpResponse(null, { status: 500 })
        : new HttpResponse(jsonLines([ad('1')]));
    }, 1);
    const waits: number[] = [];
    expect(outcomes(await readSource(source, { waits }))).toEqual(['posting 1']);
    expect(Math.max(...waits)).toBe(60_000);
  });
});

describe('a record that cannot be read', () => {
  it('is an issue, and the rest goes on', async () => {
    const broken = JSON.stringify(ad('3')).slice(0, 500);
    const lines = [
      JSON.stringify(ad('1')),
      JSON.stringify(ad('2', { headline: 7 })),
      broken,
      'Internal error',
      JSON.stringify(ad('4')),
    ];
    serve(`${lines.join('\n')}\n`, 5);
    const reading = await readSource(source);
    expect(outcomes(reading)).toEqual([
      'posting 1',
      'rejected 2',
      'rejected 3',
      'rejected null',
      'posting 4',
    ]);
    expect(eventsOf(reading, 'rejected').map(({ issues }) => issues[0])).toEqual([
      { path: 'headline', reason: expect.any(String), value: 7 },
      { path: '', reason: 'not JSON', value: '500 characters' },
      { path: '', reason: 'not JSON', value: '14 characters' },
    ]);
    expect(eventsOf(reading, 'listing')).toMatchObject([
      { complete: false, reason: expect.stringContaining('told apart') },
    ]);
  });

  it('may be in another encoding', async () => {
    const latin1 = Buffer.from(`${JSON.stringify(ad('2'))}\n`, 'latin1');
    serve(Buffer.concat([Buffer.from(jsonLines([ad('1')])), latin1, Buffer.from(jsonLines([ad('3')]))]), 3);
    const reading = await readSource(source);
    expect(outcomes(reading)).toEqual(['posting 1', 'rejected 2', 'posting 3']);
    expect(eventsOf(reading, 'rejected')[0]?.issues).toMatchObject([{ reason: 'not UTF-8' }]);
  });

  it('may be longer than any ad is, without harm to the others', async () => {
    const long = ad('2', { description: { text: 'x'.repeat(20 * 1024 * 1024) } });
    serve(jsonLines([ad('1'), long, ad('3')]), 3);
    const reading = await readSource(source);
    expect(outcomes(reading)).toEqual(['posting 1', 'rejected 2', 'posting 3']);
    expect(eventsOf(reading, 'rejected')[0]?.issues).toMatchObject([{ reason: 'not JSON' }]);
    expect(eventsOf(reading, 'listing')).toMatchObject([{ complete: true }]);
  });

  it('may have dates out of all range', async () => {
    const dates = {
      application_deadline: '99999-13-45T00:00:00',
      publication_date: '2026-02-30T10:00:00',
      last_publication_date: '0000',
    };
    serve(jsonLines([ad('1', dates)]), 1);
    const [posting] = eventsOf(await readSource(source), 'posting');
    expect(posting?.draft).toMatchObject({ deadline: null, publishedAt: null, openUntil: null });
    expect(posting?.issues.map(({ path }) => path).toSorted()).toEqual(Object.keys(dates).toSorted());
  });

  it('may have a field renamed: known by its absence', async () => {
    const { application_deadline, ...renamed } = ad('1');
    serve(jsonLines([{ ...renamed, deadline: application_deadline }]), 1);
    const [posting] = eventsOf(await readSource(source), 'posting');
    expect(posting).toMatchObject({ draft: { deadline: null }, issues: [{ path: 'application_deadline' }] });
  });

  it('twenty times from the start is another shape', async () => {
    const renamed = Array.from({ length: 30 }, (_, id) => {
      const { headline, ...rest } = ad(String(id));
      return { ...rest, title: headline };
    });
    serve(jsonLines(renamed), 30);
    const reading = await readSource(source);
    expect(reading.error).toMatchObject({
      code: 'upstream_shape',
      message: expect.stringContaining('jobtech.test/stream/v2/snapshot'),
    });
    expect(eventsOf(reading, 'rejected')).toHaveLength(20);
    expect(eventsOf(reading, 'listing')).toEqual([]);
  });
});

describe('a snapshot that is not whole', () => {
  it('ends in the middle of a record', async () => {
    const whole = jsonLines([ad('1'), ad('2')]);
    serve(whole.slice(0, -200), 2);
    const reading = await readSource(source);
    expect(outcomes(reading)).toEqual(['posting 1', 'rejected 2']);
    expect(eventsOf(reading, 'listing')).toMatchObject([
      { complete: false, reason: expect.stringContaining('middle') },
    ]);
  });

  it('is cut on its way', async () => {
    serve(() => breakingOff(jsonLines([ad('1')])), 1);
    const reading = await readSource(source);
    expect(outcomes(reading)).toEqual(['posting 1']);
    expect(reading.error).toMatchObject({ code: 'upstream', retry: true });
    expect(eventsOf(reading, 'listing')).toEqual([]);
  });

  it('is compressed and cut', async () => {
    const ads = Array.from({ length: 200 }, (_, id) => ad(String(id), { headline: `Annons ${id * id}` }));
    const whole = gzipSync(jsonLines(ads));
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/search')) {
        response.end(JSON.stringify({ total: { value: ads.length } }));
        return;
      }
      response.setHeader('content-encoding', 'gzip');
      response.end(whole.subarray(0, whole.length - 600));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const reading = await readSource(createJobtechSource({ streamUrl: url, searchUrl: url }));
    server.close();
    expect(eventsOf(reading, 'posting').length).toBeGreaterThan(0);
    expect(eventsOf(reading, 'listing').filter(({ complete }) => complete)).toEqual([]);
  });

  it.each([
    ['empty', '', 0, 'empty'],
    ['shorter than JobSearch counts', jsonLines([ad('1')]), 2, 'JobSearch counts 2'],
    ['the same ad again and again', jsonLines([ad('1'), ad('1'), ad('1')]), 3, 'listed 1 ads'],
  ])('is %s', async (_name, content, total, reason) => {
    serve(content, total);
    const reading = await readSource(source);
    expect(eventsOf(reading, 'listing')).toMatchObject([
      { complete: false, reason: expect.stringContaining(reason) },
    ]);
  });

  it.each([
    ['JobSearch is down', new Response(null, { status: 503 }), '503'],
    ['JobSearch refuses', new Response(null, { status: 403 }), '403'],
    [
      'JobSearch answers with a page',
      new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      'text/html',
    ],
    ['JobSearch answers another shape', Response.json({ total: 1 }), 'without a total'],
  ])('cannot be proven whole when %s, and is read all the same', async (_name, answer, reason) => {
    serve(jsonLines([ad('1')]), answer);
    const reading = await readSource(source);
    expect(reading.error).toBeNull();
    expect(outcomes(reading)).toEqual(['posting 1']);
    expect(eventsOf(reading, 'listing')).toMatchObject([
      { complete: false, reason: expect.stringContaining(reason) },
    ]);
  });

  it('cannot be proven whole without JobSearch', async () => {
    serve(jsonLines([ad('1')]));
    const alone = createJobtechSource({ streamUrl: new URL(STREAM), searchUrl: null });
    expect(alone.baseUrls).toEqual([STREAM]);
    const reading = await readSource(alone);
    expect(outcomes(reading)).toEqual(['posting 1']);
    expect(eventsOf(reading, 'listing')).toMatchObject([
      { complete: false, reason: expect.stringContaining('not configured') },
    ]);
  });
});

describe('a snapshot that was cut', () => {
  /** Answers in turn, the last one for ever. */
  function serveInTurn(answers: readonly string[], total: number) {
    let asked = 0;
    return serve(() => {
      asked += 1;
      return new HttpResponse(answers[Math.min(asked, answers.length) - 1]);
    }, total);
  }
  const whole = jsonLines([ad('1'), ad('2', { workplace_address: STOCKHOLM_ADDRESS }), ad('3')]);

  it.each([
    ['in the middle of an ad', whole.slice(0, -200)],
    ['between two ads', jsonLines([ad('1')])],
    ['before the first', ''],
  ])('%s is asked for again a minute later, and tells each ad once', async (_name, first) => {
    const requests = serveInTurn([first, whole], 3);
    const waits: number[] = [];
    const reading = await readSource(source, { waits });
    expect(outcomes(reading)).toEqual(['posting 1', 'outside 2', 'posting 3']);
    expect(eventsOf(reading, 'listing')).toMatchObject([{ complete: true }]);
    expect(requests.filter(({ url }) => url.endsWith('snapshot'))).toHaveLength(2);
    expect(waits).toContain(60_000);
  });

  it('is repeated on a broken connection, and read from its beginning', async () => {
    let asked = 0;
    serve(() => {
      asked += 1;
      return asked === 1 ? breakingOff(jsonLines([ad('1'), ad('3')])) : new HttpResponse(whole);
    }, 3);
    const reading = await readSource(source);
    expect(reading.error).toBeNull();
    expect(outcomes(reading)).toEqual(['posting 1', 'posting 3', 'outside 2']);
    expect(eventsOf(reading, 'listing')).toMatchObject([{ complete: true }]);
  });

  it('tells of an ad that could not be read once it can', async () => {
    const broken = `${JSON.stringify(ad('2')).slice(0, 300)}\n`;
    serveInTurn(
      [jsonLines([ad('1')]) + broken + jsonLines([ad('3')]), jsonLines([ad('1'), ad('2'), ad('3'), ad('4')])],
      4,
    );
    const reading = await readSource(source);
    expect(outcomes(reading)).toEqual(['posting 1', 'rejected 2', 'posting 3', 'posting 2', 'posting 4']);
  });

  it('is asked for three times at most', async () => {
    const requests = serveInTurn([whole.slice(0, -200)], 3);
    const reading = await readSource(source);
    expect(outcomes(reading)).toEqual(['posting 1', 'outside 2', 'rejected 3']);
    expect(eventsOf(reading, 'listing')).toMatchObject([{ complete: false }]);
    expect(requests.filter(({ url }) => url.endsWith('snapshot'))).toHaveLength(3);
  });

  it('is not asked for again where more was listed than is counted', async () => {
    const requests = serveInTurn([whole], 2);
    expect(eventsOf(await readSource(source), 'listing')).toMatchObject([{ complete: false }]);
    expect(requests.filter(({ url }) => url.endsWith('snapshot'))).toHaveLength(1);
  });
});

describe('an ad that is known', () => {
  it('is not read again in the same version', async () => {
    const records = Array.from({ length: 450 }, (_, id) => ad(String(id)));
    serve(jsonLines(records), 450);
    const first = eventsOf(await readSource(source), 'posting');
    const known = new Map(first.map(({ draft, version }) => [draft.sourceId, version]));
    serve(jsonLines(records.map((one, id) => (id === 7 ? ad('7', { headline: 'Ny' }) : one))), 450);
    const reading = await readSource(source, { known });
    expect(eventsOf(reading, 'posting').map(({ draft }) => draft.title)).toEqual(['Ny']);
    expect(eventsOf(reading, 'unchanged')).toHaveLength(449);
    expect(eventsOf(reading, 'listing')).toMatchObject([{ complete: true }]);
  });

  it('is read again once its point is found to be its municipality’s', async () => {
    const fresh = createJobtechSource({ streamUrl: new URL(STREAM), searchUrl: new URL(SEARCH) });
    const centroid = [13.003822, 55.604981];
    const street = ad('1', { workplace_address: { ...MALMO, coordinates: centroid } });
    const bare = ad('2', { workplace_address: { ...MALMO, street_address: null, coordinates: centroid } });
    serve(jsonLines([street]), 1);
    const [before] = eventsOf(await readSource(fresh), 'posting');
    serve(jsonLines([bare, street]), 2);
    const known = new Map([['1', before?.version ?? '']]);
    const after = eventsOf(await readSource(fresh, { known }), 'posting').find(
      ({ draft }) => draft.sourceId === '1',
    );
    expect(after?.draft.place).toMatchObject({ street: 'Provgatan 1', coordinates: null });
  });
});

describe('a line that is known', () => {
  const street = { ...MALMO, coordinates: [13.003822, 55.604981] };
  const bare = { ...street, street_address: null };
  const createFresh = () => createJobtechSource({ streamUrl: new URL(STREAM), searchUrl: new URL(SEARCH) });
  const versionsIn = ({ events }: Awaited<ReturnType<typeof readSource>>) =>
    new Map(
      events.flatMap((event): [string, string][] => {
        if (event.type === 'posting') return [[event.draft.sourceId, event.version]];
        return event.type === 'unchanged' && event.version !== undefined
          ? [[event.sourceId, event.version]]
          : [];
      }),
    );

  it('is not read as JSON', async () => {
    const records = Array.from({ length: 250 }, (_, id) => ad(String(id)));
    serve(jsonLines(records), 250);
    const known = versionsIn(await readSource(source));
    const parse = vi.spyOn(JSON, 'parse');
    const reading = await readSource(source, { known });
    const parsed = parse.mock.calls.filter(([text]) => text.includes('"headline"'));
    parse.mockRestore();
    expect(eventsOf(reading, 'unchanged')).toHaveLength(250);
    // The first is looked at, to tell ads from something else.
    expect(parsed).toHaveLength(1);
  });

  it('is the same ad where it is written otherwise, and is known by that from then on', async () => {
    const records = [ad('1'), ad('2'), ad('3')];
    serve(jsonLines(records), 3);
    const known = versionsIn(await readSource(source));
    const touched = jsonLines(records.map((record) => ({ ...record, logo_url: 'https://x.test/new.png' })));
    serve(touched, 3);
    // Its content was not hashed as long as the ad was new: so it is once.
    const once = await readSource(source, { known });
    expect(eventsOf(once, 'posting')).toHaveLength(3);
    const learnt = versionsIn(once);
    serve(jsonLines(records), 3);
    const again = await readSource(source, { known: learnt });
    expect(outcomes(again)).toEqual(['unchanged 1', 'unchanged 2', 'unchanged 3']);
    expect([...versionsIn(again).keys()]).toEqual(['1', '2', '3']);
    const last = await readSource(source, { known: versionsIn(again) });
    expect(outcomes(last)).toEqual(['unchanged 1', 'unchanged 2', 'unchanged 3']);
    expect(versionsIn(last).size).toBe(0);
  });

  it('teaches its municipality’s point as it did when it was read', async () => {
    const records = [ad('1'), ad('2', { workplace_address: bare }), ad('3', { workplace_address: street })];
    serve(jsonLines(records.slice(0, 2)), 2);
    const known = versionsIn(await readSource(createFresh()));
    serve(jsonLines(records), 3);
    const reading = await readSource(createFresh(), { known });
    expect(outcomes(reading)).toEqual(['unchanged 1', 'unchanged 2', 'posting 3']);
    expect(eventsOf(reading, 'posting')[0]?.draft.place).toMatchObject({ coordinates: null });
  });

  it('is read again once another teaches that its point is the municipality’s, and then no more', async () => {
    const records = [ad('1'), ad('2', { workplace_address: street }), ad('3', { workplace_address: bare })];
    serve(jsonLines(records.slice(0, 2)), 2);
    const known = versionsIn(await readSource(createFresh()));
    serve(jsonLines(records), 3);
    const reading = await readSource(createFresh(), { known });
    expect(outcomes(reading)).toEqual(['unchanged 1', 'posting 2', 'posting 3']);
    expect(eventsOf(reading, 'posting')[0]?.draft.place).toMatchObject({ coordinates: null });
    const then = new Map([...known, ...versionsIn(reading)]);
    expect(outcomes(await readSource(createFresh(), { known: then }))).toEqual([
      'unchanged 1',
      'unchanged 2',
      'unchanged 3',
    ]);
  });

  it('is another ad where it only begins alike', async () => {
    serve(jsonLines([ad('1'), ad('2'), ad('3')]), 3);
    const known = versionsIn(await readSource(source));
    serve(jsonLines([ad('1'), ad('2', { headline: 'Ny' }), ad('3')]), 3);
    expect(outcomes(await readSource(source, { known }))).toEqual([
      'unchanged 1',
      'posting 2',
      'unchanged 3',
    ]);
  });

  it('has whatever id JSON gives it', async () => {
    const twice = JSON.stringify(ad('3')).replace('{', '{"id":"2",');
    serve(`${jsonLines([ad('1'), ad('2')])}${twice}\n`, 3);
    const first = await readSource(source);
    expect(outcomes(first)).toEqual(['posting 1', 'posting 2', 'posting 3']);
    expect(eventsOf(await readSource(source, { known: versionsIn(first) }), 'listing')).toMatchObject([
      { complete: true },
    ]);
  });
});

describe('something else than a snapshot', () => {
  it.each([
    ['a page for people', '<!doctype html>\n<p>We are down</p>', 'HTML'],
    ['one JSON array', JSON.stringify([ad('1')]), 'JSON array'],
  ])('%s', async (_name, content, said) => {
    serve(content, 1);
    const reading = await readSource(source);
    expect(reading.error).toMatchObject({ code: 'upstream_shape', message: expect.stringContaining(said) });
    expect(outcomes(reading)).toEqual([]);
  });

  it('is an upstream that is down', async () => {
    serve(() => new HttpResponse(null, { status: 503 }), 1);
    const { error } = await readSource(source);
    expect(error).toMatchObject({ code: 'upstream', status: 503, retry: true });
  });
});

it('stops when it is told to', async () => {
  serve(jsonLines([ad('1')]), 1);
  const reading = await readSource(source, { signal: AbortSignal.abort(new Error('enough')) });
  expect(reading).toMatchObject({ events: [], error: { message: 'enough' } });
});
