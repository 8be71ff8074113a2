import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LayerCounts, TaxonomyLayer } from '../../src/domain/taxonomy.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createHttpClient } from '../../src/lib/http-client.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createJobtechTaxonomy } from '../../src/occupations/fetch/jobtech-taxonomy.ts';
import { updateTaxonomy } from '../../src/occupations/fetch/update-taxonomy.ts';

const BASE = 'http://jobtech.test/taxonomy';
const clock = fixedClock('2026-11-22T04:00:00+01:00');
const client = createHttpClient({ userAgent: 'test', pace: 0, clock, wait: async () => {} });

const upstream = setupServer();
beforeAll(() => upstream.listen({ onUnhandledRequest: 'error' }));
afterEach(() => upstream.resetHandlers());
afterAll(async () => {
  upstream.close();
  await client.close();
});

const escoUri = (id: string) => `http://data.europa.eu/esco/occupation/${id}`;
const match = (id: string, label = `yrke ${id}`) => ({ esco_uri: escoUri(id), preferred_label: label });

/** An occupation-name as the service tells it. */
function occupation(id: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    preferred_label: `Yrke ${id}`,
    alternative_labels: [],
    exact_match: [match(id)],
    close_match: [],
    broad_match: [],
    narrow_match: [],
    broader: [{ ssyk_code_2012: '5120' }],
    ...changes,
  };
}

function occupations(count: number): Record<string, unknown>[] {
  return Array.from({ length: count }, (_, index) => occupation(`aaaa_${index}`));
}

/** The service with these occupations, cut into pages as asked. @returns the questions it is asked. */
function serve(concepts: readonly Record<string, unknown>[], versions: readonly number[] = [1, 31, 30]) {
  const asked: string[] = [];
  upstream.use(
    http.get(`${BASE}/v1/taxonomy/main/versions`, () =>
      HttpResponse.json(
        versions.map((version) => {
          return { 'taxonomy/timestamp': '2026-10-06T09:00:00.000Z', 'taxonomy/version': version };
        }),
      ),
    ),
    http.get(`${BASE}/v1/taxonomy/graphql`, ({ request }) => {
      const question = new URL(request.url).searchParams.get('query') ?? '';
      asked.push(question);
      const [limit = 0, offset = 0] = ['limit', 'offset'].map((name) =>
        Number(new RegExp(`${name}: (\\d+)`).exec(question)?.[1]),
      );
      return HttpResponse.json({ data: { concepts: concepts.slice(offset, offset + limit) } });
    }),
  );
  return asked;
}

function memoryStore(): {
  readonly layers: () => Promise<(LayerCounts & { importedAt: Date })[]>;
  readonly replace: (layers: readonly TaxonomyLayer[], at: Date) => Promise<boolean[]>;
  kept: TaxonomyLayer | null;
} {
  const store = {
    kept: null as TaxonomyLayer | null,
    async layers() {
      const { kept } = store;
      if (kept === null) return [];
      const { source, concepts, labels, codes } = kept;
      const counts = { concepts: concepts.length, labels: labels.length, codes: codes.length };
      return [{ source, ...counts, importedAt: clock.now() }];
    },
    async replace([layer]: readonly TaxonomyLayer[]) {
      const changed = layer?.version !== store.kept?.version;
      store.kept = layer ?? null;
      return [changed];
    },
  };
  return store;
}

function update(store = memoryStore(), options: { accept?: boolean; version?: number } = {}) {
  const { version = null, accept = false } = options;
  const source = createJobtechTaxonomy({ baseUrl: new URL(BASE), version });
  return updateTaxonomy(source, { http: client, store, clock, logger: silentLogger, accept });
}

describe('JobTech’s taxonomy', () => {
  it('is read page by page in the newest version, and once is enough', async () => {
    const asked = serve(occupations(1_203));
    const store = memoryStore();
    expect(await update(store)).toMatchObject({ outcome: 'ok', counts: { codes: 2_406 } });
    expect(asked).toHaveLength(3);
    expect(asked[1]).toContain('concepts(type: "occupation-name", version: "31", limit: 500, offset: 500)');
    expect(await update(store)).toMatchObject({ outcome: 'unchanged' });
  });

  it('is read in the version that is set, or known where the service tells none', async () => {
    const asked = serve(occupations(1_000));
    await update(memoryStore(), { version: 29 });
    upstream.use(
      http.get(`${BASE}/v1/taxonomy/main/versions`, () => new HttpResponse(null, { status: 404 })),
    );
    await update();
    expect([asked[0], asked.at(-1)].map((question) => /version: "(\d+)"/.exec(question ?? '')?.[1])).toEqual([
      '29',
      '31',
    ]);
  });

  it('leads to ESCO with the relation seen from the code, its titles being names', async () => {
    const cook = occupation('kock_aaa', {
      preferred_label: 'Kock, storhushåll',
      alternative_labels: ['Storhushållskock'],
      exact_match: [],
      broad_match: [match('cook', 'kock')],
      narrow_match: [match('diet')],
    });
    const lost = occupation('lost_aaa', { exact_match: null, broader: [{ ssyk_code_2012: '7777' }] });
    serve([...occupations(1_000), cook, lost]);
    const store = memoryStore();
    await update(store);
    const codes = store.kept?.codes.filter(({ code }) => code === 'kock_aaa') ?? [];
    expect(codes.map(({ uri, relation }) => [uri, relation])).toEqual([
      [escoUri('cook'), 'broad'],
      [escoUri('diet'), 'narrow'],
    ]);
    expect(store.kept?.labels.filter(({ uri }) => uri === escoUri('cook'))).toMatchObject([
      { label: 'kock', kind: 'preferred', language: 'sv' },
      { label: 'Kock, storhushåll', kind: 'source-title', weight: 0.8 },
      { label: 'Storhushållskock', kind: 'source-title' },
    ]);
    const ssyk = store.kept?.codes.filter(({ scheme }) => scheme === 'ssyk-2012') ?? [];
    expect(ssyk.find(({ uri }) => uri === escoUri('diet'))).toMatchObject({
      code: '5120',
      relation: 'narrow',
    });
    // A name that leads nowhere keeps its group from being certain.
    const [stray] = ssyk.filter(({ code }) => code === '7777');
    expect(store.kept?.concepts.find(({ uri }) => uri === stray?.uri)).toMatchObject({ isco: null });
  });

  it('counts a concept that stands on two pages once', async () => {
    const all = occupations(1_100);
    serve([...all.slice(0, 500), ...all.slice(400)]);
    expect(await update()).toMatchObject({ outcome: 'ok', counts: { concepts: 1_100 } });
  });

  const graphql = (answer: () => Response): void => {
    upstream.use(http.get(`${BASE}/v1/taxonomy/graphql`, answer));
  };
  const renamed = occupations(1_200).map(({ broad_match: _, ...rest }) => ({ ...rest, wider_match: [] }));
  it.each<[string, () => void, RegExp, boolean]>([
    ['HTML', () => graphql(() => HttpResponse.html('<html>Underhåll</html>')), /JSON/, false],
    ['a cut answer', () => graphql(() => HttpResponse.text('{"data":{"concepts":[{"id"')), /JSON/, true],
    ['nothing', () => serve([]), /0 codes, which are fewer/, false],
    ['a field renamed', () => serve(renamed), /500 of 500 records cannot be read \(broad_match/, false],
    [
      'a refusal',
      () => graphql(() => HttpResponse.json({ data: null, errors: [{ message: 'No such version' }] })),
      /No such version/,
      false,
    ],
    ['429 for ever', () => graphql(() => new HttpResponse(null, { status: 429 })), /429/, true],
    ['half of what it had', () => serve(occupations(600)), /600 concepts where it told 1200/, false],
  ])('with %s leaves what is there, and says why', async (_, fault, message, retry) => {
    const store = memoryStore();
    serve(occupations(1_200));
    await update(store);
    const before = store.kept;
    upstream.resetHandlers();
    serve(occupations(1_200));
    fault();
    const report = await update(store);
    expect(report).toMatchObject({ outcome: 'failed', retry, counts: null });
    expect(report.message).toMatch(message);
    expect(store.kept).toBe(before);
  });

  it('takes a loss that somebody has looked at', async () => {
    const store = memoryStore();
    serve(occupations(1_200));
    await update(store);
    upstream.resetHandlers();
    serve(occupations(600));
    expect(await update(store, { accept: true })).toMatchObject({ outcome: 'ok', counts: { concepts: 600 } });
  });

  it('is asked again where it asks for patience', async () => {
    serve(occupations(1_000));
    let refused = 0;
    upstream.use(
      http.get(`${BASE}/v1/taxonomy/graphql`, () => {
        refused += 1;
        return refused > 2
          ? undefined
          : new HttpResponse(null, { status: 429, headers: { 'retry-after': '1' } });
      }),
    );
    expect(await update()).toMatchObject({ outcome: 'ok' });
  });
});
