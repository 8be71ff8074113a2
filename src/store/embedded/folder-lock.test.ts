import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseUnavailableError } from '../../lib/errors.ts';
import { withFolderLock } from './folder-lock.ts';
import { isAlive, ourIdentity } from './process-identity.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sundet-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Runs many at once under one lock; the most that were ever inside together. */
async function crowd(file: string, size: number): Promise<number> {
  let inside = 0;
  let most = 0;
  const enter = (): Promise<void> =>
    withFolderLock(file, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await readdir(folder);
      inside -= 1;
    });
  await Promise.all(Array.from({ length: size }, enter));
  return most;
}

test('lets one in at a time and leaves nothing behind', async () => {
  expect(await crowd(path.join(folder, 'lock'), 12)).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test('a dead holder’s lock is broken once, however many find it', async () => {
  const file = path.join(folder, 'lock');
  await writeFile(file, JSON.stringify({ pid: process.pid, start: 'of an earlier process', token: 'x' }));
  expect(await crowd(file, 12)).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test.each(['', 'not json', '{"pid":"x"}'])('a lock that says nothing is broken: %j', async (content) => {
  const file = path.join(folder, 'lock');
  await writeFile(file, content);
  expect(await withFolderLock(file, async () => 'in')).toBe('in');
});

test('is freed when the work throws', async () => {
  const file = path.join(folder, 'lock');
  const failing = withFolderLock(file, async () => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await readdir(folder)).toEqual([]);
});

test('a folder that cannot hold a lock is told of', async () => {
  const refused = await withFolderLock(path.join(folder, 'gone', 'lock'), async () => {}).catch(
    (error) => error,
  );
  expect(refused).toBeInstanceOf(DatabaseUnavailableError);
  expect(String(refused)).toContain(`${path.join(folder, 'gone')} cannot be used (ENOENT)`);
});

test('a lock that cannot be read is told of, rather than asked for ever', async () => {
  const file = path.join(folder, 'lock');
  await mkdir(file);
  const refused = withFolderLock(file, async () => {});
  await expect(refused).rejects.toThrow('cannot be used (EISDIR)');
  expect(await readdir(folder)).toEqual(['lock']);
});

test('we are alive, and an earlier process with our number is not', async () => {
  const us = await ourIdentity();
  expect(await isAlive(us)).toBe(true);
  expect(await isAlive({ ...us, start: 'earlier' })).toBe(false);
  expect(await isAlive({ ...us, pid: 2 ** 22 + 1 })).toBe(false);
});
