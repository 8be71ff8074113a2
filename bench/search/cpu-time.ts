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

/** The CPU time that `work` takes of this process, and of PostgreSQL on its behalf. */
export async function cpuTimeOf(database: Database, work: () => Promise<void>): Promise<CpuTime> {
  const before = await backendTicks(database);
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  const after = await backendTicks(database);
  const postgresql = before === null || after === null ? null : (after - before) * TICK_MS;
  return { program: (user + system) / 1000, postgresql };
}

async function backendTicks({ pool }: Database): Promise<number | null> {
  const { rows } = await pool.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database()',
  );
  try {
    return rows.reduce((sum, { pid }) => sum + ticksOf(pid), 0);
  } catch {
    return null;
  }
}

/** Of proc(5): utime and stime, after the name in brackets. */
function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
