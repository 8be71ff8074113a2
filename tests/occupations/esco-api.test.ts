import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/lib/clock.ts';
import { createHttpClient } from '../../src/lib/http-client.ts';
import { readEscoApi } from '../../src/occupations/fetch/esco-api.ts';
import { PageShelf } from '../../src/occupations/fetch/page-shelf.ts';

const BASE = 'http://esco.test/esco/api';
const PATH = `${BASE}/resource/occupation`;
const clock = fixedClock('2026-11-22T04:00:00+01:00');
const client = createHttpClient({ userAgent: 'test', pace: 0, clock, wait: async () => {} });

const upstream = setupServer();
beforeAll(() => upstream.listen({ onUnhandledRequest: 'error' }));
afterEach(() => upstream.resetHandlers());
afterAll(async () => {
  upstream.close();
  await client.close();
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sundet-esco-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Told = Record<string, unknown>;

/** An occupation in the shape of the service's `full=true`, with what we do not read left out. */
function occupation(id: string, changes: Told = {}): Told {
  return {
    className: 'Occupation',
    uri: `http://data.europa.eu/esco/occupation/${id}`,
    title: `erhverv ${id}`,
    preferredLabel: { da: `erhverv ${id}`, en: `occupation ${id}`, 'en-us': `occupation ${id}` },
    alternativeLabel: { da: [`andet ${id}`, `tredje ${id}`], en: [`other ${id}`] },
    code: '2221.3.1',
    status: 'released',
    _links: {
      broaderIscoGroup: [{ uri: 'http://data.europa.eu/esco/isco/C2221', code: '2221', title: 'Sygepleje' }],
    },
    ...changes,
  };
}

const GROUP = {
  className: 'Concept',
  uri: 'http://data.europa.eu/esco/isco/C0110',
  title: 'Officerer',
  preferredLabel: { da: 'Officerer' },
  code: '0110',
};

function occupations(count: number, changes: Told = {}): Told[] {
  return Array.from({ length: count }, (_, index) => occupation(`o${index}`, changes));
}

/** How a listing is cut: what `offset` counts, whether it links to what comes next, and what it says it has in all. */
interface Cut {
  readonly counts?: 'pages' | 'concepts';
  readonly links?: boolean;
  readonly total?: number;
}

function serve(all: readonly Told[], { counts = 'pages', links = true, total = all.length }: Cut = {}) {
  const asked: URLSearchParams[] = [];
  upstream.use(
    http.get(PATH, ({ request }) => {
      const { searchParams } = new URL(request.url);
      asked.push(searchParams);
      const [offset = 0, limit = 0] = ['offset', 'limit'].map((name) => Number(searchParams.get(name)));
      const begin = counts === 'pages' ? offset * limit : offset;
      const next = new URLSearchParams(searchParams);
      next.set('offset', String(counts === 'pages' ? offset + 1 : offset + limit));
      const isLast = begin + limit >= all.length;
      return HttpResponse.json({
        total,
        offset,
        limit,
        language: searchParams.get('language'),
        _embedded: Object.fromEntries(
          all.slice(begin, begin + limit).map((each) => [String(each['uri']), each]),
        ),
        _links: links && !isLast ? { next: { href: `https://elsewhere.test/x?${next}` } } : {},
      });
    }),
  );
  return asked;
}

const shelf = (service = BASE) => new PageShelf(folder, new URL(service), clock);
const read = (options: { readonly language?: 'da' | 'en' } = {}) =>
  readEscoApi({ baseUrl: new URL(BASE), language: 'da', shelf: shelf(), http: client, ...options });

describe('ESCO’s service', () => {
  it('tells labels of one language, and the group of each occupation', async () => {
    const asked = serve([...occupations(1_000), GROUP, occupation('old', { status: 'obsolete' })]);
    const layer = await read();
    expect(layer.source).toBe('esco-api-da');
    expect(layer.concepts).toHaveLength(1_001);
    expect(layer.concepts.find(({ uri }) => uri === GROUP.uri)).toMatchObject({
      kind: 'group',
      isco: '0110',
    });
    expect(layer.concepts.at(-1)).toMatchObject({ kind: 'occupation', isco: '2221' });
    expect(layer.labels.filter(({ uri }) => uri.endsWith('/o7')).map(({ label }) => label)).toEqual([
      'erhverv o7',
      'andet o7',
      'tredje o7',
    ]);
    expect(Object.fromEntries(asked[0] ?? [])).toEqual({
      isInScheme: 'http://data.europa.eu/esco/concept-scheme/occupations',
      language: 'da',
      offset: '0',
      limit: '100',
      full: 'true',
      selectedVersion: 'v1.2.0',
    });
  });

  it.each<Cut>([
    { counts: 'pages', links: true },
    { counts: 'pages', links: false },
    { counts: 'concepts', links: true },
    { counts: 'concepts', links: false },
  ])('is read whole where its offsets count $counts (links: $links)', async (cut) => {
    serve(occupations(1_050), cut);
    expect((await read()).concepts).toHaveLength(1_050);
  });

  it('takes the group from the one above where an occupation has no code', async () => {
    serve(occupations(1_000, { code: null }));
    expect((await read()).concepts.every(({ isco }) => isco === '2221')).toBe(true);
  });

  it('goes on where it was broken off', async () => {
    const all = occupations(1_000);
    serve(all);
    upstream.use(
      http.get(PATH, ({ request }) =>
        Number(new URL(request.url).searchParams.get('offset')) < 6
          ? undefined
          : new HttpResponse(null, { status: 503 }),
      ),
    );
    await expect(read()).rejects.toMatchObject({ retry: true });
    upstream.resetHandlers();
    const asked = serve(all);
    expect((await read()).concepts).toHaveLength(1_000);
    expect(asked.map((each) => each.get('offset'))).toEqual(['6', '7', '8', '9']);
    // Another language is another listing.
    await read({ language: 'en' });
    expect(asked).toHaveLength(14);
  });

  const answer = (make: () => Response) => () => upstream.use(http.get(PATH, make));
  it.each<[string, () => unknown, RegExp]>([
    ['HTML', answer(() => HttpResponse.html('<html>Maintenance</html>')), /JSON/],
    ['a cut answer', answer(() => HttpResponse.text('{"total": 3')), /JSON/],
    ['something else', answer(() => HttpResponse.json({ logref: 'x', status: 200 })), /no page of a listing/],
    ['429 for ever', answer(() => new HttpResponse(null, { status: 429 })), /429/],
    ['nothing', () => serve([]), /0 occupations and groups, which are fewer/],
    ['fewer than it counts', () => serve(occupations(1_000), { total: 3_658 }), /1000 .* counts 3658/],
    [
      'a label renamed',
      () => serve(occupations(1_000, { preferredLabel: undefined })),
      /1000 of 1000 .*preferredLabel/,
    ],
    [
      'other labels renamed',
      () => serve(occupations(1_000, { alternativeLabel: undefined })),
      /alternative label/,
    ],
    [
      'codes renamed',
      () => serve(occupations(1_000, { code: undefined, _links: {} })),
      /no group of ISCO-08/,
    ],
  ])('with %s is refused', async (_, fault, message) => {
    fault();
    await expect(read()).rejects.toThrow(message);
    expect(await readdir(folder).catch(() => [])).toEqual([]);
  });
});

describe('the shelf of pages', () => {
  it('forgets a page after a week, and one that is broken at once', async () => {
    await shelf().put('a', { total: 1 });
    expect(await shelf().take('a')).toEqual({ total: 1 });
    expect(
      await new PageShelf(folder, new URL(BASE), fixedClock('2026-11-30T04:00:00+01:00')).take('a'),
    ).toBeNull();
    expect(await shelf().take('b')).toBeNull();
  });

  it('keeps what one service told from another, also of the same host', async () => {
    const other = `${BASE}/mirror`;
    await shelf().put('a', { total: 1 });
    expect(await shelf(other).take('a')).toBeNull();
    await shelf(other).put('a', { total: 2 });
    await shelf(other).clear();
    expect(await shelf().take('a')).toEqual({ total: 1 });
  });
});
