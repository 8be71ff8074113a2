import { setTimeout as after } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { seededRandom } from '../../src/demo/random.ts';
import { ask, canonicalState, overlaps, runsOf } from '../support/database-state.ts';
import { type FaultUpstream, type FaultySource, startFaultUpstream } from '../support/fault-upstream.ts';
import { PATIENCE } from '../support/patience.ts';
import { type LaunchedProgram, launchSundet, runSundet } from '../support/running-program.ts';
import { testDatabaseUrl } from '../support/test-database.ts';

const ADS = { jobtech: 1_600, jobnet: 320 } as const;
/** Change it to try other moments; what is drawn is in the names of the tests. */
const SEED = 20_261_122;
const MOMENTS = 4;

interface Moment {
  readonly source: FaultySource;
  /** Ads that have left the upstream before the kill… */
  readonly sent: number;
  /** …and how long before it, milliseconds: into reading, normalising or a transaction, as it falls. */
  readonly later: number;
}

function drawMoments(): Moment[] {
  const random = seededRandom(SEED);
  return Array.from({ length: MOMENTS }, (_, number) => {
    const source = number % 2 === 0 ? 'jobtech' : 'jobnet';
    return { source, sent: random.whole(1, ADS[source] - 110), later: random.whole(0, 400) };
  });
}

let upstream: FaultUpstream;

beforeAll(async () => {
  upstream = await startFaultUpstream(ADS);
});

afterAll(() => upstream?.close());

beforeEach(() => upstream.setNight(1));

function settingsFor(databaseUrl: string): Record<string, string> {
  return { ...upstream.settings, DATABASE_URL: databaseUrl };
}

/** A whole harvest of both sources that must end well. */
async function harvestWell(databaseUrl: string): Promise<void> {
  const { status, stderr } = await runSundet(['harvest', '--json'], settingsFor(databaseUrl));
  expect(status, stderr).toBe(0);
}

async function killHard({ process: child, ended }: LaunchedProgram): Promise<void> {
  child.kill('SIGKILL');
  expect((await ended).status).toBeNull();
}

/** Kills a harvest at the moment; the source is held back at its last ads, so that it cannot have ended before. */
async function killAt(databaseUrl: string, { source, sent, later }: Moment): Promise<void> {
  const hold = upstream.hold(source, ADS[source] - 110);
  const isSent = upstream.sent(source, sent);
  const program = launchSundet(['harvest'], settingsFor(databaseUrl));
  await program.until(isSent);
  // Not to wait for anything: the moment itself is what is drawn.
  await after(later);
  await killHard(program);
  hold.release();
}

describe('kill -9 of a harvest, and the next one', () => {
  const undisturbed = testDatabaseUrl();
  let firstNight: string[];
  let bothNights: string[];

  beforeAll(async () => {
    upstream.setNight(1);
    await harvestWell(undisturbed());
    firstNight = await canonicalState(undisturbed());
    upstream.setNight(2);
    await harvestWell(undisturbed());
    bothNights = await canonicalState(undisturbed());
  });

  it('has something to lose', () => {
    expect(firstNight.length).toBeGreaterThan(2 * 1_500);
    expect(bothNights).not.toEqual(firstNight);
  });

  it('a repeated harvest changes nothing', async () => {
    upstream.setNight(2);
    await harvestWell(undisturbed());
    expect(await canonicalState(undisturbed())).toEqual(bothNights);
  });

  describe.each(drawMoments())('after $sent ads of $source and $later ms', (moment) => {
    const databaseUrl = testDatabaseUrl();

    it('ends in the same state', async () => {
      await killAt(databaseUrl(), moment);
      await harvestWell(databaseUrl());
      expect(await canonicalState(databaseUrl())).toEqual(firstNight);
      const runs = await runsOf(databaseUrl());
      const killed = runs.filter((run) => run.message === 'was killed before its end');
      expect(killed.map(({ source, outcome }) => ({ source, outcome }))).toEqual([
        { source: moment.source, outcome: 'failed' },
      ]);
      expect(runs.at(-1)?.outcome).toBe('ok');
      expect(overlaps(runs)).toEqual([]);
    });
  });

  describe('again and again through both nights', () => {
    const databaseUrl = testDatabaseUrl();

    it('ends in the same state', async () => {
      for (const moment of drawMoments().slice(0, 2)) await killAt(databaseUrl(), moment);
      await harvestWell(databaseUrl());
      upstream.setNight(2);
      const hold = upstream.hold('jobtech', ADS.jobtech / 10);
      const changes = launchSundet(['harvest', 'jobtech'], settingsFor(databaseUrl()));
      await changes.until(hold.reached);
      await killHard(changes);
      hold.release();
      await killAt(databaseUrl(), { source: 'jobnet', sent: 150, later: 100 });
      await harvestWell(databaseUrl());
      expect(await canonicalState(databaseUrl())).toEqual(bothNights);
    });
  });

  describe('in the middle of a transaction', () => {
    const databaseUrl = testDatabaseUrl();

    beforeAll(async () => {
      upstream.setNight(1);
      await harvestWell(databaseUrl());
    });

    it.each([
      ['writes', 'jobtech'],
      ['retires', 'jobnet'],
    ] as const)('that %s', async (_what, source) => {
      upstream.setNight(2);
      const blocker = new pg.Client({ connectionString: databaseUrl() });
      await blocker.connect();
      try {
        // New vacancies and their postings are written before the first of these is waited for.
        await blocker.query('begin');
        await blocker.query('select 1 from vacancy where source = $1 for no key update', [source]);
        const program = launchSundet(['harvest', source], settingsFor(databaseUrl()));
        await program.until(vi.waitFor(() => expectBlocked(databaseUrl()), PATIENCE));
        await killHard(program);
      } finally {
        await blocker.end();
      }
      const { status, stderr } = await runSundet(['harvest', source], settingsFor(databaseUrl()));
      expect(status, stderr).toBe(0);
      expect(ofSource(await canonicalState(databaseUrl()), source)).toEqual(ofSource(bothNights, source));
    });
  });
});

async function expectBlocked(databaseUrl: string): Promise<void> {
  const blocked = await ask(
    databaseUrl,
    `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  expect(blocked.length).toBeGreaterThan(0);
}

function ofSource(lines: readonly string[], source: string): string[] {
  return lines.filter((line) => line.startsWith(`posting ${source} `));
}
