import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  DENMARK,
  DOCUMENTED_REMOVAL,
  jobtechAd,
  REMOVAL,
  STOCKHOLM_ADDRESS,
} from '../../src/sources/jobtech/fixtures/records.ts';
import { createJobtechSource } from '../../src/sources/jobtech/source.ts';
import { confirmedBy, eventsOf, outcomes, readChangesOf, readSource } from './support/read-source.ts';

const STREAM = 'http://jobtech.test/stream';
const SEARCH = 'http://jobtech.test/search-api';
const WINDOW = ['2026-10-06T11:55:00+02:00', '2026-10-06T12:08:00+02:00'] as const;

const upstream = setupServer();
beforeAll(() => upstream.listen({ onUnhandledRequest: 'error' }));
afterEach(() => upstream.resetHandlers());
afterAll(() => upstream.close());

const createSource = () => createJobtechSource({ streamUrl: new URL(STREAM), searchUrl: new URL(SEARCH) });
const ad = (id: string, overrides: Record<string, unknown> = {}) => jobtechAd({ id, ...overrides });
const jsonLines = (records: readonly unknown[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** Answers `/v2/stream` in turn, the last one for ever. */
function serve(...answers: readonly (string | Uint8Array | Response)[]): URL[] {
  const asked: URL[] = [];
  upstream.use(
    http.get(`${STREAM}/v2/stream`, ({ request }) => {
      asked.push(new URL(request.url));
      const answer = answers[Math.min(asked.length, answers.length) - 1] ?? '';
      return answer instanceof Response ? answer.clone() : new HttpResponse(answer as BodyInit);
    }),
  );
  return asked;
}

describe('the changes of a window', () => {
  it('are asked for in both regions, with explicit offsets', async () => {
    const asked = serve('');
    const reading = await readChangesOf(createSource(), WINDOW);
    expect(reading).toMatchObject({ events: [{ type: 'progress', done: 0 }], error: null });
    expect(asked.map(({ search }) => search)).toEqual([
      '?updated-after=2026-10-06T11%3A55%3A00%2B02%3A00&updated-before=2026-10-06T12%3A08%3A00%2B02%3A00' +
        '&location-concept-id=CaRE_1nn_cSU&location-concept-id=Co3h_1xq_Cwb',
    ]);
  });

  it('are new, changed and moved ads, and removals in both shapes', async () => {
    const records = [
      ad('1'),
      REMOVAL,
      ad('2', { workplace_address: DENMARK }),
      DOCUMENTED_REMOVAL,
      ad('3', { workplace_address: STOCKHOLM_ADDRESS }),
    ];
    serve(jsonLines(records));
    const reading = await readChangesOf(createSource(), WINDOW);
    expect(outcomes(reading)).toEqual([
      'posting 1',
      'removed 30000009',
      'posting 2',
      'removed 30000008',
      'outside 3',
    ]);
    expect(eventsOf(reading, 'listing')).toEqual([]);
  });

  it.each(['[]', `${JSON.stringify([ad('1'), REMOVAL])}\n`])('may come as one array: %#', async (content) => {
    serve(content);
    const reading = await readChangesOf(createSource(), WINDOW);
    expect(reading.error).toBeNull();
    expect(outcomes(reading)).toHaveLength(content === '[]' ? 0 : 2);
  });

  it('are known already where only the windows overlap', async () => {
    serve(jsonLines([ad('1')]));
    const source = createSource();
    const [first] = eventsOf(await readChangesOf(source, WINDOW), 'posting');
    const known = new Map([['1', first?.version ?? '']]);
    expect(outcomes(await readChangesOf(source, WINDOW, { known }))).toEqual(['unchanged 1']);
  });

  it('of several days are asked for a day at a time, a minute apart', async () => {
    const asked = serve('');
    const waits: number[] = [];
    await readChangesOf(createSource(), ['2026-10-03T12:00:00+02:00', '2026-10-06T02:00:00+02:00'], {
      waits,
    });
    expect(asked.map(({ searchParams }) => searchParams.get('updated-after'))).toEqual([
      '2026-10-03T12:00:00+02:00',
      '2026-10-04T12:00:00+02:00',
      '2026-10-05T12:00:00+02:00',
    ]);
    expect(waits).toEqual([60_000, 120_000]);
  });

  it.each([
    ['2026-03-29T01:50:00+01:00', '2026-03-29T03:05:00+02:00'],
    ['2026-10-25T02:55:00+02:00', '2026-10-25T02:05:00+01:00'],
    ['2026-10-25T02:30:00+01:00', '2026-10-25T03:10:00+01:00'],
  ])('are unmistakable in the nights the clocks change: %s to %s', async (from, to) => {
    const asked = serve('');
    await readChangesOf(createSource(), [from, to]);
    const [url] = asked;
    expect([url?.searchParams.get('updated-after'), url?.searchParams.get('updated-before')]).toEqual([
      from,
      to,
    ]);
  });
});

describe('an answer that fails', () => {
  it.each([
    ['in the middle of an ad', jsonLines([ad('1'), ad('2')]).slice(0, -300)],
    ['in the middle of an array', JSON.stringify([ad('1'), ad('2')]).slice(0, -300)],
  ])('%s is asked for again a minute later', async (_name, cut) => {
    const asked = serve(cut, jsonLines([ad('1'), ad('2')]));
    const waits: number[] = [];
    const reading = await readChangesOf(createSource(), WINDOW, { waits });
    expect(reading.error).toBeNull();
    expect(new Set(outcomes(reading))).toEqual(new Set(['posting 1', 'posting 2']));
    expect(asked).toHaveLength(2);
    expect(waits).toEqual([60_000]);
  });

  it('that is always cut is no answer, after three', async () => {
    const asked = serve(jsonLines([ad('1'), ad('2')]).slice(0, -300));
    const { error } = await readChangesOf(createSource(), WINDOW);
    expect(error).toMatchObject({
      code: 'upstream',
      retry: true,
      message: expect.stringContaining('middle'),
    });
    expect(asked).toHaveLength(3);
  });

  it.each([400, 401, 404])('with %i is asked once', async (status) => {
    const asked = serve(new Response(null, { status }));
    const { error } = await readChangesOf(createSource(), WINDOW);
    expect(error).toMatchObject({ code: 'upstream', status, retry: false });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['seconds', '90', 90_000],
    ['an HTTP date', 'Tue, 06 Oct 2026 01:01:30 GMT', 90_000],
  ])('with 429 and Retry-After in %s is asked again then', async (_name, header, expected) => {
    serve(new Response(null, { status: 429, headers: { 'retry-after': header } }), jsonLines([ad('1')]));
    const waits: number[] = [];
    const reading = await readChangesOf(createSource(), WINDOW, { waits });
    expect(outcomes(reading)).toEqual(['posting 1']);
    expect(waits[0]).toBe(expected);
  });

  it('with a page for people has another shape', async () => {
    serve('<!doctype html><p>We are down</p>');
    const reading = await readChangesOf(createSource(), WINDOW);
    expect(reading.error).toMatchObject({ code: 'upstream_shape', message: expect.stringContaining('HTML') });
    expect(outcomes(reading)).toEqual([]);
  });

  it('with twenty ads of another shape has another shape', async () => {
    const renamed = Array.from({ length: 30 }, (_, id) => ({
      ...ad(String(id)),
      headline: undefined,
      title: 'x',
    }));
    serve(jsonLines(renamed));
    const reading = await readChangesOf(createSource(), WINDOW);
    expect(reading.error).toMatchObject({ code: 'upstream_shape' });
    expect(outcomes(reading)).toHaveLength(20);
  });

  it('with one bad record has the others', async () => {
    const latin1 = Buffer.from(`${JSON.stringify(ad('2'))}\n`, 'latin1');
    serve(Buffer.concat([Buffer.from(jsonLines([ad('1')])), latin1, Buffer.from(jsonLines([ad('🦀/3')]))]));
    const reading = await readChangesOf(createSource(), WINDOW);
    expect(reading.error).toBeNull();
    expect(outcomes(reading)).toEqual(['posting 1', 'rejected 2', 'posting 🦀/3']);
  });
});

describe('an ad that a whole snapshot lacks', () => {
  /** Serves a snapshot of one ad, and JobSearch's answers by id: what it has none for is 404. */
  function serveSearch(answers: Readonly<Record<string, unknown>>): string[] {
    const asked: string[] = [];
    upstream.use(
      http.get(`${STREAM}/v2/snapshot`, () => new HttpResponse(jsonLines([ad('open')]))),
      http.get(`${SEARCH}/search`, () => HttpResponse.json({ total: { value: 1 } })),
      http.get(`${SEARCH}/ad/:id`, ({ request, params }) => {
        asked.push(new URL(request.url).pathname.split('/').at(-1) ?? '');
        const answer = answers[String(params['id'])];
        if (answer instanceof Response) return answer.clone();
        return answer === undefined
          ? new HttpResponse(null, { status: 404 })
          : HttpResponse.json(answer as object);
      }),
    );
    return asked;
  }

  it('is gone where JobSearch has none, or calls it removed', async () => {
    const asked = serveSearch({
      open: ad('open'),
      kept: ad('kept'),
      removed: { ...REMOVAL, id: 'removed' },
      other: ad('another'),
      page: new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      refused: new Response(null, { status: 403 }),
      'a/ö': ad('a/ö'),
    });
    const source = createSource();
    await readSource(source);
    const waits: number[] = [];
    const ids = ['kept', 'removed', 'missing', 'other', 'page', 'missing-too', 'refused', 'a/ö'];
    const answers = await confirmedBy(source, ids, { waits });
    const gone = Object.keys(answers).filter((id) => answers[id]);
    expect(gone).toEqual(['removed', 'missing', 'missing-too']);
    expect(Object.keys(answers)).toHaveLength(ids.length);
    expect(asked).toContain('a%2F%C3%B6');
    expect(waits.length).toBeGreaterThanOrEqual(ids.length - 1);
  });

  it('is not believed to be gone by a JobSearch that does not know an open one either', async () => {
    const asked = serveSearch({});
    const source = createSource();
    await readSource(source);
    expect(await confirmedBy(source, ['missing'])).toEqual({});
    expect(asked).toEqual(['open']);
  });

  it('is not asked for before a snapshot was read, or without JobSearch', async () => {
    const asked = serveSearch({ open: ad('open') });
    expect(await confirmedBy(createSource(), ['missing'])).toEqual({});
    expect(createJobtechSource({ streamUrl: new URL(STREAM), searchUrl: null }).confirmGone).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it('is left for another day where JobSearch fails, or is asked for too much', async () => {
    const down = new Response(null, { status: 503 });
    const ids = Array.from({ length: 300 }, (_, id) => `missing-${id}`);
    const asked = serveSearch({ open: ad('open') });
    const source = createSource();
    await readSource(source);
    expect(Object.keys(await confirmedBy(source, ids))).toHaveLength(200);
    expect(asked).toHaveLength(201);
    upstream.resetHandlers();
    serveSearch({ open: ad('open'), a: down, b: down, c: down });
    expect(await confirmedBy(source, ['a', 'b', 'c', 'd'])).toEqual({ a: false, b: false });
  });
});
