import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type DemoUpstream, startDemoUpstream } from '../src/demo/upstream.ts';
import type { SourceState } from '../src/domain/harvest.ts';
import type { VacancyDetail, VacancyPage } from '../src/domain/vacancy.ts';
import { systemClock } from '../src/lib/clock.ts';
import { PATIENCE } from './support/patience.ts';
import { type RunningProgram, runSundet, startSundet } from './support/running-program.ts';
import { testDatabaseUrl } from './support/test-database.ts';

/** Not asked so often that asking keeps it from it. */
const WHILE_IT_HARVESTS = { ...PATIENCE, interval: 200 };

describe('the whole program', () => {
  let upstream: DemoUpstream;
  let dataDir: string;
  let program: RunningProgram;
  let settings: Record<string, string>;

  beforeAll(async () => {
    upstream = await startDemoUpstream({ clock: systemClock });
    dataDir = await mkdtemp(path.join(tmpdir(), 'sundet-e2e-'));
    settings = {
      PORT: '0',
      SUNDET_DATA_DIR: dataDir,
      SUNDET_PACE: '0',
      JOBTECH_STREAM_URL: upstream.jobtechStreamUrl.href,
      JOBTECH_SEARCH_URL: upstream.jobtechSearchUrl.href,
      JOBNET_URL: upstream.jobnetUrl.href,
    };
    program = await startSundet(['serve'], settings);
    await vi.waitFor(async () => {
      const states = await get<SourceState[]>('/api/v1/sources');
      expect(states.map((state) => state.lastRun?.outcome)).toEqual(['ok', 'ok']);
      // The board looks at the database every two seconds: a load is found so much later, and as a whole.
      for (const { id } of states) {
        const { total } = await get<VacancyPage>(`/api/v1/vacancies?source=${id}&limit=1`);
        expect(total).toBeGreaterThan(200);
      }
    }, WHILE_IT_HARVESTS);
  });

  afterAll(async () => {
    await program?.stop();
    await upstream?.close();
    if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true });
  });

  async function get<T>(pathAndQuery: string): Promise<T> {
    const response = await fetch(new URL(pathAndQuery, program.address));
    expect(response.status).toBe(200);
    return (await response.json()) as T;
  }

  it('has harvested both countries by itself', async () => {
    const states = await get<SourceState[]>('/api/v1/sources');
    for (const state of states) {
      expect(state.openVacancies).toBeGreaterThan(200);
      // The demo has a few ads whose workplace nobody could place: each is told, none is lost.
      expect(state.lastRun?.counts.rejected).toBeLessThan(10);
      const unreadable = new Set(state.issues.map((issue) => issue.sourceId));
      expect(unreadable.size).toBeGreaterThanOrEqual(state.lastRun?.counts.rejected ?? 0);
    }
  });

  it('tells when each source is harvested next', async () => {
    // Where the queue takes more than three seconds to answer, it is not known just then.
    await vi.waitFor(async () => {
      for (const { nextRunAt } of await get<SourceState[]>('/api/v1/sources')) {
        expect(nextRunAt).toMatch(/T03:00:00\+0[12]:00$/);
      }
    }, PATIENCE);
  });

  it('finds vacancies of both countries, and counts that add up', async () => {
    const page = await get<VacancyPage>('/api/v1/vacancies?facets=true&limit=100');
    expect(new Set(page.items.map((item) => item.workplace.country))).toEqual(new Set(['DK', 'SE']));
    for (const counts of Object.values(page.facets ?? {})) {
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(page.total);
    }
  });

  it('finds an inflected word, and folds across the Sound', async () => {
    const [one, many, folded] = await Promise.all(
      ['sjuksköterska', 'sjuksköterskor', 'sjukskøterska'].map((q) =>
        get<VacancyPage>(`/api/v1/vacancies?q=${encodeURIComponent(q)}`),
      ),
    );
    expect(one?.total).toBeGreaterThan(0);
    expect(many?.total).toBe(one?.total);
    expect(folded?.total).toBe(one?.total);
  });

  it('leads from a result to its own answer and its page', async () => {
    const { items } = await get<VacancyPage>('/api/v1/vacancies?country=SE&limit=1');
    const id = items[0]?.id ?? '';
    const detail = await get<VacancyDetail>(`/api/v1/vacancies/${id}`);
    expect(detail.description.length).toBeGreaterThan(200);
    const html = await (await fetch(new URL(`/vacancy/${id}?lang=sv`, program.address))).text();
    expect(html).toContain('<html lang="sv"');
    expect(html).toContain(detail.postings[0]?.url.replaceAll('&', '&amp;'));
  });

  it('refuses a second start on the same folder and says who holds it', async () => {
    const { status, stderr } = await runSundet(['serve'], settings);
    expect(status).toBe(1);
    expect(stderr).toContain(String(program.process.pid));
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('lets the command line search the running program’s database', async () => {
    const { status, stdout } = await runSundet(['search', 'sygeplejerske', '--json'], settings);
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as VacancyPage).total).toBeGreaterThan(0);
  });
});

describe('what stops a start', () => {
  const databaseUrl = testDatabaseUrl();

  it('a taken port is told in one sentence', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    try {
      const { status, stderr } = await runSundet(['serve', '--no-workers'], {
        PORT: String(port),
        DATABASE_URL: databaseUrl(),
      });
      expect(status).toBe(1);
      expect(stderr).toMatch(new RegExp(`^sundet: port ${port} .* is taken: .*PORT=.*\\n$`));
    } finally {
      taken.close();
    }
  });

  it('an unreachable database is told in one sentence without its password', async () => {
    const { status, stderr } = await runSundet(['serve'], {
      DATABASE_URL: 'postgresql://sundet:hunter2@127.0.0.1:1/sundet',
      SUNDET_CONTACT: 'us@example.org',
    });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('127.0.0.1:1');
    expect(stderr).not.toContain('hunter2');
  });

  it('wrong settings are told all at once', async () => {
    const { status, stderr } = await runSundet(['serve'], { PORT: 'eighty', SUNDET_PACE: 'slow' });
    expect(status).toBe(1);
    expect(stderr).toContain('PORT');
    expect(stderr).toContain('SUNDET_PACE');
  });

  it.each(['serve', 'work', 'harvest'])('%s refuses live sources without a contact', async (command) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'sundet-contact-'));
    try {
      const { status, stderr } = await runSundet([command], { SUNDET_DATA_DIR: dataDir });
      expect(status).toBe(1);
      expect(stderr).toMatch(/^sundet: SUNDET_CONTACT is not set: .*\n$/);
      expect(await readdir(dataDir), 'made before it was refused').toEqual([]);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });

  it.each([[['harves']], [['harvest', '--nonsense']], [['search']], [['search', 'x', '--limit', '1000']]])(
    'wrong usage %j ends with 2',
    async (args) => {
      expect((await runSundet(args, {})).status).toBe(2);
    },
  );
});
