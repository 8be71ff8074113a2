import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WantedRun } from '../../src/harvest/plan-run.ts';
import { type RunReport, runHarvest } from '../../src/harvest/run-harvest.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { createHttpClient } from '../../src/lib/http-client.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import type { PlaceIndex } from '../../src/normalise/places/place-index.ts';
import { NO_CONCEPTS } from '../../src/occupations/no-concepts.ts';
import { jobtechAd, REMOVAL, STOCKHOLM_ADDRESS } from '../../src/sources/jobtech/fixtures/records.ts';
import { createJobtechSource } from '../../src/sources/jobtech/source.ts';
import type { Source } from '../../src/sources/source.ts';
import { createHarvestStore } from '../../src/store/create-harvest-store.ts';
import { testDatabase } from '../support/test-database.ts';

/** JobTech's two APIs on loopback, as they stand at the moment. */
interface Upstream {
  /** Everything that is open in Sweden. */
  ads: readonly object[];
  changes: readonly object[];
  /** The paths that were asked for. */
  readonly asked: string[];
}

describe('Platsbanken over some nights, in a real database', () => {
  const database = testDatabase();
  const upstream: Upstream = { ads: [], changes: [], asked: [] };
  const http = createHttpClient({ userAgent: 'Sundet/test', pace: 0 });
  let places: PlaceIndex;
  let server: Server;
  let source: Source;

  beforeAll(async () => {
    places = await loadPlaces();
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      upstream.asked.push(pathname);
      if (pathname === '/v2/snapshot') return void response.end(jsonLines(upstream.ads));
      if (pathname === '/v2/stream') return void response.end(jsonLines(upstream.changes));
      if (pathname === '/search') {
        return void response.end(JSON.stringify({ total: { value: upstream.ads.length } }));
      }
      const found = upstream.ads.find((one) => Reflect.get(one, 'id') === pathname.split('/').at(-1));
      return void response.writeHead(found === undefined ? 404 : 200).end(JSON.stringify(found ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  beforeEach(() => {
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    source = createJobtechSource({ streamUrl: url, searchUrl: url });
    upstream.asked.length = 0;
    upstream.changes = [];
  });

  afterAll(async () => {
    await http.close();
    server?.closeAllConnections();
    server?.close();
  });

  function harvest(at: string, wanted: WantedRun = 'either'): Promise<RunReport> {
    const clock = fixedClock(at);
    const deps = {
      store: createHarvestStore(database(), clock),
      http,
      places,
      concepts: NO_CONCEPTS,
      clock,
      logger: silentLogger,
    };
    return runHarvest(source, deps, { signal: new AbortController().signal, wanted });
  }

  async function open(): Promise<string[]> {
    const { rows } = await database().pool.query<{ source_id: string }>(
      'select source_id from posting where retired_at is null order by source_id',
    );
    return rows.map((row) => row.source_id);
  }

  async function reasons(): Promise<Record<string, string>> {
    const { rows } = await database().pool.query<{ source_id: string; retired_reason: string }>(
      'select source_id, retired_reason from posting where retired_at is not null',
    );
    return Object.fromEntries(rows.map((row) => [row.source_id, row.retired_reason]));
  }

  it('is listed once, then followed: new, changed, removed, and back under its id', async () => {
    upstream.ads = [ad('a'), ad('b'), ad('c')];
    expect(await harvest('2026-10-05T03:00:00+02:00')).toMatchObject({
      mode: 'listing',
      outcome: 'ok',
      complete: true,
    });
    const { rows: before } = await database().pool.query(
      `select vacancy_id from posting where source_id = 'a'`,
    );
    upstream.changes = [{ ...REMOVAL, id: 'a' }, ad('b', { headline: 'Ny rubrik' }), ad('d')];
    const second = await harvest('2026-10-05T03:10:00+02:00');
    expect(second).toMatchObject({ mode: 'changes', outcome: 'ok' });
    expect(second.counts).toMatchObject({ inserted: 1, changed: 1, retired: 1 });
    expect(await open()).toEqual(['b', 'c', 'd']);
    upstream.changes = [ad('a')];
    await harvest('2026-10-05T03:20:00+02:00', 'changes');
    expect(await open()).toEqual(['a', 'b', 'c', 'd']);
    const { rows: after } = await database().pool.query(
      `select vacancy_id from posting where source_id = 'a'`,
    );
    expect(after).toEqual(before);
    expect(upstream.asked.filter((path) => path === '/v2/snapshot')).toHaveLength(1);
  });

  it('is listed again after a week: what left the region or is gone in silence is found then', async () => {
    upstream.ads = [ad('a'), ad('b'), ad('c')];
    await harvest('2026-10-05T03:00:00+02:00');
    upstream.ads = [ad('a', { workplace_address: STOCKHOLM_ADDRESS }), ad('c')];
    expect(await harvest('2026-10-11T03:00:00+02:00')).toMatchObject({ mode: 'changes' });
    expect(await open()).toEqual(['a', 'b', 'c']);
    const weekly = await harvest('2026-10-12T03:00:01+02:00');
    expect(weekly).toMatchObject({ mode: 'listing', outcome: 'ok', complete: true, message: null });
    expect(weekly.counts).toMatchObject({ unchanged: 1, outside: 1, retired: 2 });
    expect(await open()).toEqual(['c']);
    expect(await reasons()).toEqual({ a: 'left_region', b: expect.stringMatching(/missing|expired/) });
    expect(upstream.asked).toContain('/ad/b');
  });

  it('keeps what one snapshot lacks while JobSearch cannot be asked, and closes it after the second', async () => {
    source = { ...source, confirmGone: async function* () {} };
    upstream.ads = [ad('a'), ad('b')];
    await harvest('2026-10-05T03:00:00+02:00');
    upstream.ads = [ad('a')];
    expect(await harvest('2026-10-05T04:00:00+02:00', 'listing')).toMatchObject({
      outcome: 'ok',
      message: expect.stringContaining('1 postings'),
    });
    await harvest('2026-10-05T04:05:00+02:00', 'listing');
    expect(await open()).toEqual(['a', 'b']);
    await harvest('2026-10-05T16:00:00+02:00', 'listing');
    expect(await open()).toEqual(['a']);
  });
});

function ad(id: string, overrides: Record<string, unknown> = {}): object {
  return jobtechAd({
    id,
    webpage_url: `https://arbetsformedlingen.se/platsbanken/annonser/${id}`,
    ...overrides,
  });
}

function jsonLines(records: readonly object[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
