import { randomBytes } from 'node:crypto';
import { link, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { TimetableFolderBusyError } from '../timetable-errors.ts';
import { isMissing, readIfThere } from './small-files.ts';

/** Whoever has it is done in seconds, milliseconds. */
const WAIT_MS = 250;
const LONGEST_WAIT_MS = 10 * 60_000;
/** The holder says this often that it lives; one that has not for so long is gone. */
const SIGN_OF_LIFE_MS = 5_000;
const GONE_AFTER_MS = 60_000;

/**
 * Runs `use` while holding the lock file: one holder at a time, whatever process, container or machine it is in, as
 * long as they share the folder. The lock of a process that was killed is taken over: at once where it can be seen
 * that it is gone, within a minute else.
 * @throws TimetableFolderBusyError where the turn does not come for minutes; the signal's reason.
 */
export async function whileLocked<T>(file: string, use: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let waited = 0; !(await takeHere(file)); waited += WAIT_MS) {
    if (waited >= LONGEST_WAIT_MS) {
      throw new TimetableFolderBusyError(
        `another process has ${file} and is putting timetables in service: try again when it is done`,
      );
    }
    await setTimeout(WAIT_MS, undefined, signal === undefined ? {} : { signal });
  }
  const alive = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, SIGN_OF_LIFE_MS);
  try {
    return await use();
  } finally {
    clearInterval(alive);
    held.delete(file);
    await rm(file, { force: true });
  }
}

/**
 * Locks that this very process has or is about to take. One that bears its number and is not among them is that of a
 * killed process of the same number: in a container that is always so.
 */
const held = new Set<string>();

async function takeHere(file: string): Promise<boolean> {
  if (held.has(file)) return false;
  held.add(file);
  let isTaken = false;
  try {
    isTaken = await take(file);
    return isTaken;
  } finally {
    if (!isTaken) held.delete(file);
  }
}

/** @returns false where somebody has it. */
async function take(file: string): Promise<boolean> {
  // Complete before it has its name, so that nobody reads a lock without an owner.
  const own = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(own, `${process.pid} ${hostname()}`);
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(own, { force: true });
  }
  if (await isAbandoned(file)) await rm(file, { force: true });
  return false;
}

async function isAbandoned(file: string): Promise<boolean> {
  const [pid, host] = ((await readIfThere(file)) ?? '').split(' ');
  if (host === hostname()) {
    if (Number(pid) === process.pid || !isRunning(Number(pid))) return true;
  }
  try {
    const { mtimeMs } = await stat(file);
    return Date.now() - mtimeMs > GONE_AFTER_MS;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
