import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TimetableFolder } from '../../src/timetable/service/timetable-folder.ts';
import { openNetwork } from '../../src/timetable/timetable-file.ts';
import { ofThisFile } from '../support/strays.ts';
import { OWN_FEED } from '../timetable/own-feed.ts';
import { writeZip } from '../timetable/write-zip.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
/** From before it reads until after it is done, milliseconds after the start. */
const MOMENTS = [300, 700, 1000, 1300, 1600, 1900, 2300, 2800];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sundet-kill-import-'));
  await writeFile(path.join(folder, 'own.zip'), writeZip(OWN_FEED));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function importOwn(killAfter: number | null): Promise<number | null> {
  const args = ['--import', 'tsx', 'src/main.ts', 'import', 'gtfs', `own=${path.join(folder, 'own.zip')}`];
  const child = ofThisFile(
    spawn(process.execPath, [...args, '--as-of', '2026-11-23'], {
      cwd: PROJECT,
      env: { PATH: process.env['PATH'], SUNDET_DATA_DIR: folder },
      stdio: 'ignore',
    }),
  );
  const exited = once(child, 'exit');
  if (killAfter !== null) {
    await Promise.race([exited, setTimeout(killAfter)]);
    child.kill('SIGKILL');
  }
  const [status] = (await exited) as [number | null];
  return status;
}

async function inService(): Promise<string> {
  const store = new TimetableFolder(path.join(folder, 'timetables'));
  const record = await store.read();
  const { network } = await openNetwork(store.pathOf(record?.file ?? ''));
  expect(network.trips.route).toHaveLength(6);
  return record?.id ?? '';
}

it('leaves a whole timetable in service whenever an import is killed, and the next import goes through', async () => {
  expect(await importOwn(null)).toBe(0);
  await inService();
  for (const moment of MOMENTS) {
    await importOwn(moment);
    await inService();
  }
  const before = await inService();
  expect(await importOwn(null)).toBe(0);
  expect(await inService()).not.toBe(before);
});
