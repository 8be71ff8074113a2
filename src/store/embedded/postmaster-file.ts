import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { pidExists } from './process-identity.ts';

/** What a running server says about itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The server that runs on this cluster folder; null where none does, whatever file a killed one has left. */
export async function findPostmaster(clusterDir: string): Promise<Postmaster | null> {
  const written = await readPostmasterFile(clusterDir);
  if (written === null || !(await worksIn(written.pid, clusterDir))) return null;
  return written;
}

/**
 * Removes a dead server's file where its number meanwhile belongs to another process (or to its own zombie, where
 * nobody reaps): PostgreSQL would take that for a living server and refuse to start for ever. Only where no process
 * at all works in the folder; all other cases PostgreSQL's own, stricter checks decide. Linux only.
 */
export async function removeStalePostmasterFile(clusterDir: string): Promise<void> {
  const written = await readPostmasterFile(clusterDir);
  if (written === null || process.platform !== 'linux' || !pidExists(written.pid)) return;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  for (const pid of pids) if (await worksIn(pid, clusterDir)) return;
  await rm(path.join(clusterDir, 'postmaster.pid'), { force: true });
}

/** Lines: pid, folder, start, port, socket folder, address, shared memory, state. */
async function readPostmasterFile(clusterDir: string): Promise<Postmaster | null> {
  const text = await readFile(path.join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7] === 'ready' };
}

/** Every PostgreSQL process has its cluster as working directory. */
async function worksIn(pid: number, clusterDir: string): Promise<boolean> {
  if (process.platform !== 'linux') return pidExists(pid);
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(clusterDir));
  } catch {
    return false;
  }
}
