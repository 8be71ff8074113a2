import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canonicalState, overlaps, runsOf } from '../support/database-state.ts';
import { type FaultUpstream, startFaultUpstream } from '../support/fault-upstream.ts';
import { launchSundet, runSundet } from '../support/running-program.ts';
import { testDatabaseUrl } from '../support/test-database.ts';

const ADS = { jobtech: 1_200, jobnet: 240 } as const;
const MIDWAY = 700;
/** What a service may take to stop before whatever supervises it becomes impatient… */
const STOP_MS = 10_000;
/** …where to tell its version takes the program no longer than this. On a busy machine all takes so much longer. */
const VERSION_MS = 1_000;

let upstream: FaultUpstream;
let expected: string[];
const undisturbed = testDatabaseUrl();
const databaseUrl = testDatabaseUrl();

function settings(): Record<string, string> {
  return { ...upstream.settings, DATABASE_URL: databaseUrl(), PORT: '0' };
}

beforeAll(async () => {
  upstream = await startFaultUpstream(ADS);
  const { status } = await runSundet(['harvest'], { ...settings(), DATABASE_URL: undisturbed() });
  expect(status).toBe(0);
  expected = await canonicalState(undisturbed());
});

afterAll(() => upstream?.close());

beforeEach(() => upstream.setNight(1));

describe('two harvests of one source at once', () => {
  it('one runs, the other says so in a sentence and ends with 1; together they write what one would', async () => {
    const hold = upstream.hold('jobtech', MIDWAY);
    const first = launchSundet(['harvest', 'jobtech'], settings());
    await first.until(hold.reached);
    const second = await runSundet(['harvest', 'jobtech'], settings());
    expect(second.status).toBe(1);
    expect(second.stderr).toBe('Platsbanken jobtech is being harvested by another process\n');
    const other = await runSundet(['harvest', 'jobnet'], settings());
    expect(other.status, other.stderr).toBe(0);
    hold.release();
    expect((await first.ended).status).toBe(0);
    expect(await canonicalState(databaseUrl())).toEqual(expected);
    expect(overlaps((await runsOf(databaseUrl())).filter(({ source }) => source === 'jobtech'))).toEqual([]);
  });

  it('tried again, nothing is doubled', async () => {
    expect((await runSundet(['harvest', '--full'], settings())).status).toBe(0);
    expect(await canonicalState(databaseUrl())).toEqual(expected);
  });

  it('of several started at once exactly one runs', async () => {
    const before = (await runsOf(databaseUrl())).length;
    const hold = upstream.hold('jobnet', 100);
    const programs = [1, 2, 3].map(() => launchSundet(['harvest', 'jobnet'], settings()));
    const ends = programs.map(async ({ ended }, index) => ({ index, status: (await ended).status }));
    // The one that runs cannot end before it is released: two others must.
    const first = await Promise.race(ends);
    const second = await Promise.race(ends.filter((_, index) => index !== first.index));
    expect([first.status, second.status]).toEqual([1, 1]);
    hold.release();
    const statuses = (await Promise.all(ends)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([0, 1, 1]);
    expect((await runsOf(databaseUrl())).length).toBe(before + 1);
    expect(await canonicalState(databaseUrl())).toEqual(expected);
  });
});

async function millisecondsOf(work: Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work;
  return performance.now() - begun;
}

describe.each([
  ['a harvest in the foreground', ['harvest', 'jobtech'], 1],
  ['a worker', ['work'], 0],
  ['the whole program', ['serve'], 0],
])('SIGTERM to %s in mid-harvest', (_what, args, status) => {
  const ownUrl = testDatabaseUrl();

  it('ends it in time with the run recorded as stopped, and the next one completes', async () => {
    const own = { ...settings(), DATABASE_URL: ownUrl() };
    const hold = upstream.hold('jobtech', MIDWAY);
    const program = launchSundet(args, own);
    await program.until(hold.reached);
    const busy = Math.max(1, (await millisecondsOf(runSundet(['--version'], {}))) / VERSION_MS);
    program.process.kill('SIGTERM');
    expect(await millisecondsOf(program.ended)).toBeLessThan(STOP_MS * busy);
    const end = await program.ended;
    expect(end.status, end.stderr).toBe(status);
    const [run] = (await runsOf(ownUrl())).filter(({ source }) => source === 'jobtech');
    expect(run).toMatchObject({ outcome: 'failed', message: 'stopped before its end' });
    expect(run?.finished_at).not.toBeNull();

    hold.release();
    const next = await runSundet(['harvest'], own);
    expect(next.status, next.stderr).toBe(0);
    expect(await canonicalState(ownUrl())).toEqual(expected);
    expect(overlaps(await runsOf(ownUrl()))).toEqual([]);
  });
});
