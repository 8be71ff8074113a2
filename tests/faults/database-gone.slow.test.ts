import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { open, withDataFolder } from '../store/embedded-folder.ts';
import { canonicalState, overlaps, runsOf } from '../support/database-state.ts';
import { type ExternalServer, killEmbeddedServer, startExternalServer } from '../support/external-server.ts';
import { type FaultUpstream, startFaultUpstream } from '../support/fault-upstream.ts';
import { PATIENCE } from '../support/patience.ts';
import { type CommandEnd, launchSundet, runSundet, startSundet } from '../support/running-program.ts';
import { testDatabaseUrl } from '../support/test-database.ts';

const ADS = { jobtech: 1_200, jobnet: 120 } as const;
/** Into the second batch: the first has been written. */
const MIDWAY = 700;
const FIRST_BATCH_IS_WRITTEN = /^Platsbanken 750 of 1200$/m;

let upstream: FaultUpstream;
let expected: string[];
const undisturbed = testDatabaseUrl();

beforeAll(async () => {
  upstream = await startFaultUpstream(ADS);
  const settings = { ...upstream.settings, DATABASE_URL: undisturbed() };
  expect((await runSundet(['harvest'], settings)).status).toBe(0);
  expected = await canonicalState(undisturbed());
});

afterAll(() => upstream?.close());

beforeEach(() => upstream.setNight(1));

/** Whether it failed or got through: never by a stack trace or as a surprise, and without a password. */
function expectToldWell({ status, stderr }: CommandEnd): void {
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain('something unexpected');
  expect(stderr).not.toMatch(/postgres(?:ql)?:\/\//);
  if (status !== 0) expect(stderr).toMatch(/database/);
}

describe('kill -9 of the embedded database', () => {
  it.each([
    ['while the upstream is waited for', true],
    ['while ads are written', false],
  ])('%s: the run does not claim what is lost, and the next one completes', async (_when, isHeld) => {
    await withDataFolder(async (dataDir) => {
      const settings = { ...upstream.settings, SUNDET_DATA_DIR: dataDir };
      const hold = upstream.hold('jobtech', isHeld ? MIDWAY : ADS.jobtech - 1);
      const program = launchSundet(['harvest', '--json'], settings);
      await (isHeld ? program.until(hold.reached) : program.said(FIRST_BATCH_IS_WRITTEN));
      await killEmbeddedServer(dataDir);
      if (isHeld) await serverIsBack(dataDir);
      hold.release();
      expectToldWell(await program.ended);

      const next = await runSundet(['harvest'], settings);
      expect(next.status, next.stderr).toBe(0);
      const server = await open(dataDir, true);
      try {
        expect(await canonicalState(server.url)).toEqual(expected);
        const runs = await runsOf(server.url);
        expect(runs.map(({ source, outcome }) => `${source} ${outcome}`)).toContain('jobtech failed');
        expect(overlaps(runs)).toEqual([]);
      } finally {
        await server.close();
      }
    });
  });
});

/** Started again by the very program that is being harvested with. */
async function serverIsBack(dataDir: string): Promise<void> {
  await vi.waitFor(async () => {
    const server = await open(dataDir, true);
    await server.close();
  }, PATIENCE);
}

describe('a restart of an external database', () => {
  let server: ExternalServer;

  beforeEach(async () => {
    server = await startExternalServer();
    return () => server.remove();
  });

  it('in mid-run: the run ends with a sentence, another may take the source at once, the next completes', async () => {
    const settings = { ...upstream.settings, DATABASE_URL: server.url };
    const hold = upstream.hold('jobtech', MIDWAY);
    const program = launchSundet(['harvest', 'jobtech'], settings);
    await program.until(hold.reached);
    await server.stop();
    await server.start();
    // Its hold on the source went with its connection: it must not go on beside whoever takes it next.
    const end = await program.ended;
    hold.release();
    expect(end.status).toBe(1);
    expectToldWell(end);

    const next = await runSundet(['harvest'], settings);
    expect(next.status, next.stderr).toBe(0);
    expect(await canonicalState(server.url)).toEqual(expected);
    const runs = await runsOf(server.url);
    expect(runs.map(({ source, outcome }) => `${source} ${outcome}`)).toEqual([
      'jobtech failed',
      'jobtech ok',
      'jobnet ok',
    ]);
    expect(overlaps(runs)).toEqual([]);
  });

  it('while it stays away: the run ends with a sentence and status 1', async () => {
    const settings = { ...upstream.settings, DATABASE_URL: server.url };
    const hold = upstream.hold('jobtech', MIDWAY);
    const program = launchSundet(['harvest'], settings);
    await program.until(hold.reached);
    await server.stop();
    hold.release();
    const end = await program.ended;
    expect(end.status).toBe(1);
    expectToldWell(end);
    await server.start();
  });

  it('under the whole program: it says so, answers again, and its night is brought in', async () => {
    const settings = { ...upstream.settings, DATABASE_URL: server.url, PORT: '0' };
    const hold = upstream.hold('jobtech', MIDWAY);
    const program = await startSundet(['serve'], settings);
    const ready = async (): Promise<number> =>
      (await fetch(new URL('/health/ready', program.address))).status;
    try {
      await hold.reached;
      await server.stop();
      await vi.waitFor(async () => expect(await ready()).toBe(503), PATIENCE);
      await server.start();
      await vi.waitFor(async () => expect(await ready()).toBe(200), PATIENCE);
      hold.release();
      expect(program.process.exitCode).toBeNull();
      const harvested = await runSundet(['harvest'], settings);
      expect(harvested.status, harvested.stderr).toBe(0);
      expect(await canonicalState(server.url)).toEqual(expected);
    } finally {
      hold.release();
      expect(await program.stop()).toBe(0);
    }
    expect(overlaps(await runsOf(server.url))).toEqual([]);
  });
});
