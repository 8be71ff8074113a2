import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VacancyPage } from '../../src/domain/vacancy.ts';
import { open } from '../store/embedded-folder.ts';
import { canonicalState } from '../support/database-state.ts';
import { type FaultUpstream, startFaultUpstream } from '../support/fault-upstream.ts';
import { type CommandEnd, runSundet } from '../support/running-program.ts';
import { testDatabaseUrl } from '../support/test-database.ts';

const ADS = { jobtech: 2_000, jobnet: 240 } as const;
const DISK = '320m';
const MEGABYTE = 1024 * 1024;

/** Mounting a small disk takes root, and a container may forbid even root. */
const canMount = ((): boolean => {
  const probe = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']);
  return process.getuid?.() === 0 && probe.status === 0;
})();

describe.skipIf(!canMount)('a full disk', () => {
  const undisturbed = testDatabaseUrl();
  let upstream: FaultUpstream;
  let disk: string;

  beforeAll(async () => {
    upstream = await startFaultUpstream(ADS);
    disk = await mkdtemp(path.join(tmpdir(), 'sundet-disk-'));
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK},mode=755`, 'tmpfs', disk]);
    expect(mounted.stderr.toString()).toBe('');
    await chmod(disk, 0o755);
  });

  afterAll(async () => {
    await upstream?.close();
    spawnSync('umount', [disk]);
    await rm(disk, { recursive: true, force: true });
  });

  const settings = () => ({ ...upstream.settings, SUNDET_DATA_DIR: path.join(disk, 'data') });
  const filler = () => path.join(disk, 'filler');

  /** Takes all of the disk but so many megabytes. */
  async function fillBut(megabytes: number): Promise<void> {
    await rm(filler(), { force: true });
    const { bavail, bsize } = await statfs(disk);
    await writeFile(filler(), Buffer.alloc(Math.max(bavail * bsize - megabytes * MEGABYTE, 0), 1));
  }

  async function openVacancies(): Promise<number> {
    const { status, stdout, stderr } = await runSundet(['search', 'a', '--json', '--limit', '1'], settings());
    expect(status, stderr).toBe(0);
    return (JSON.parse(stdout) as VacancyPage).total;
  }

  function expectToldWell({ status, stderr }: CommandEnd): void {
    expect(status, stderr).toBe(1);
    expect(stderr).toMatch(/disk is full|No space left on device/);
    expect(stderr).not.toMatch(/something unexpected|^\s+at /m);
  }

  it('in mid-run: said in a sentence, ended with 1; once there is space all is there and goes on', async () => {
    upstream.setNight(1);
    const first = await runSundet(['harvest', 'jobnet'], settings());
    expect(first.status, first.stderr).toBe(0);
    const before = await openVacancies();

    await fillBut(6);
    expectToldWell(await runSundet(['harvest', 'jobtech'], settings()));

    await rm(filler());
    expect(await openVacancies()).toBeGreaterThanOrEqual(before);
    const again = await runSundet(['harvest'], settings());
    expect(again.status, again.stderr).toBe(0);
    await runSundet(['harvest'], { ...settings(), DATABASE_URL: undisturbed() });
    const server = await open(path.join(disk, 'data'), true);
    try {
      expect(await canonicalState(server.url)).toEqual(await canonicalState(undisturbed()));
    } finally {
      await server.close();
    }
  });

  it('at the start: said in a sentence, ended with 1', async () => {
    await fillBut(0);
    expectToldWell(await runSundet(['harvest', 'jobtech'], settings()));
    await rm(filler());
    expect(await openVacancies()).toBeGreaterThan(0);
  });
});
