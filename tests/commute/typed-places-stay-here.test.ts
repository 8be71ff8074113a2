import { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openProgram, type Program } from '../../src/cli/program.ts';
import { readConfig } from '../../src/config.ts';
import { buildApp } from '../../src/http/app.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { createRenderer } from '../../src/web/server/renderer.tsx';
import { testDatabaseUrl } from '../support/test-database.ts';

const databaseUrl = testDatabaseUrl();
let program: Program;

beforeAll(async () => {
  const clock = fixedClock('2026-03-02T12:00:00+01:00');
  const config = readConfig({ DATABASE_URL: databaseUrl() });
  program = await openProgram(config, { clock, logger: silentLogger, share: true });
});
afterAll(() => program?.close());

test('with nothing configured, what is typed where a place belongs goes to nobody else', async () => {
  const connect = vi.spyOn(Socket.prototype, 'connect');
  const fetched = vi.spyOn(globalThis, 'fetch');
  try {
    const app = await buildApp({
      vacancies: program.search,
      sources: { list: async () => [] },
      knownMunicipality: () => true,
      readiness: async () => ({ ready: true, checks: {} }),
      travel: { places: program.placeFinder, journeys: program.journeys },
      clock: program.clock,
      logger: silentLogger,
      pages: createRenderer({ assetsDir: null }),
    });
    const typed = 'Rolfsvej 12, 2000 Frederiksberg';
    const q = encodeURIComponent(typed);
    for (let end = 1; end <= typed.length; end += 3)
      expect(
        (await app.inject(`/api/v1/places?q=${encodeURIComponent(typed.slice(0, end))}`)).statusCode,
      ).toBe(200);
    for (const url of [
      `/api/v1/suggest?q=${q}`,
      `/api/v1/journeys?from=55.68,12.53&to=55.61,13.0&secondOpinion=true`,
      `/journeys?from=${q}&to=Lund`,
      `/?q=${q}`,
    ]) {
      await app.inject(url);
    }
    const home = await app.inject({
      method: 'POST',
      url: '/home',
      payload: new URLSearchParams({ home: typed }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(home.statusCode).toBe(303);
    await app.close();
    const database = new URL(databaseUrl()).port;
    const elsewhere = connect.mock.calls.filter((call) => !JSON.stringify(call).includes(database));
    expect(elsewhere).toEqual([]);
    expect(fetched).not.toHaveBeenCalled();
    // It would have been seen.
    await fetch('http://127.0.0.1:65534/').catch(() => undefined);
    expect(JSON.stringify(connect.mock.calls)).toContain('127.0.0.1');
  } finally {
    connect.mockRestore();
    fetched.mockRestore();
  }
});
