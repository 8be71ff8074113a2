import { createHash, randomUUID } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { DatabaseUnavailableError } from '../../lib/errors.ts';
import { diskFull, errorCode } from '../database-errors.ts';
import { isAlive, ourIdentity } from './process-identity.ts';

const Holder = z.object({ pid: z.int(), start: z.string(), token: z.string() });

const POLL_MS = 50;
const PATIENCE_MS = 90_000;

/**
 * Runs `work` while no other process runs under the same lock file, and frees it afterwards. A lock whose holder died
 * is taken over.
 * @throws DatabaseUnavailableError where a living process holds it for more than a minute and a half, or the folder
 * cannot hold a lock.
 */
export async function withFolderLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await acquire(file).catch((error: unknown) => {
    throw errorCode(error)?.startsWith('E') ? unusable(file, error) : error;
  });
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function acquire(file: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    if (await tryAcquire(file)) return;
    const content = await readLock(file);
    if (content === null) continue;
    const holder = parseHolder(content);
    if (holder === null || !(await isAlive(holder))) await breakLock(file, content);
    else if (performance.now() > deadline) throw heldBy(file, holder.pid);
    else await sleep(POLL_MS);
  }
}

/** A hard link appears whole or not at all: nobody reads a lock file without its content. */
async function tryAcquire(file: string): Promise<boolean> {
  const token = randomUUID();
  const own = `${file}.${token}`;
  await writeFile(own, JSON.stringify({ ...(await ourIdentity()), token }));
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

/**
 * Removes a dead holder's lock. Two processes may find it dead at once, and the slower must not remove the lock that
 * the faster has taken since: so only the holder of a second lock, named after the dead one, may remove it.
 */
async function breakLock(file: string, deadContent: string): Promise<void> {
  const name = createHash('sha256').update(deadContent).digest('hex').slice(0, 12);
  await withFolderLock(`${file}-${name}`, async () => {
    const content = await readLock(file);
    if (content === deadContent) await rm(file, { force: true });
  });
}

/** Null where it has just been freed. */
async function readLock(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function parseHolder(content: string): z.infer<typeof Holder> | null {
  try {
    return Holder.parse(JSON.parse(content));
  } catch {
    return null;
  }
}

function heldBy(file: string, pid: number): DatabaseUnavailableError {
  return new DatabaseUnavailableError(
    `Process ${pid} has been starting or stopping the embedded database for over a minute (${file}): ` +
      'wait for it, or end it and start again.',
  );
}

function unusable(file: string, cause: unknown): DatabaseUnavailableError {
  if (errorCode(cause) === 'ENOSPC') return diskFull(path.dirname(file), cause);
  return new DatabaseUnavailableError(
    `The data folder ${path.dirname(file)} cannot be used (${errorCode(cause)}): ` +
      'choose one that you may write to with SUNDET_DATA_DIR.',
    { cause },
  );
}
