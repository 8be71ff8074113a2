import { readFileSync } from 'node:fs';
import type { Database } from '../../src/store/database.ts';

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/** CPU milliseconds, which a busy machine stretches far less than the time on the clock. */
export interface CpuTime {
  readonly program: number;
  /** All connections of the program; null where the system does not tell. */
  readonly postgresql: number | null;
}

/**
 * The CPU time that `work` takes of this process, and of PostgreSQL on its behalf. PostgreSQL's is that of the pool's
 * connections, all of which are opened before and held to the same processes until after: one that came or went in
 * between would be counted with all its life, or not at all.
 */
export async function cpuTimeOf({ pool }: Database, work: () => Promise<void>): Promise<CpuTime> {
  const pids = await openAll(pool);
  const before = ticksOfAll(pids);
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  const after = ticksOfAll(pids);
  const postgresql = before === null || after === null ? null : (after - before) * TICK_MS;
  return { program: (user + system) / 1000, postgresql };
}

/** Opens as many connections as the pool may have. @returns the servers' process ids. */
async function openAll(pool: Database['pool']): Promise<number[]> {
  const clients = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  const pids: number[] = [];
  for (const client of clients) {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    pids.push(rows[0]?.pid ?? 0);
  }
  for (const client of clients) client.release();
  return pids;
}

/** Null where the system does not tell, or one of them is gone. */
function ticksOfAll(pids: readonly number[]): number | null {
  try {
    return pids.reduce((sum, pid) => sum + ticksOf(pid), 0);
  } catch {
    return null;
  }
}

/** Of proc(5): utime and stime, after the name in brackets. */
function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
