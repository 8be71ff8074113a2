import { readFile } from 'node:fs/promises';
import { AS_OURSELVES, runProgram } from './run-program.ts';

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in whatever words the system has for that. */
  readonly start: string;
}

/** Who we are. */
export async function ourIdentity(): Promise<ProcessIdentity> {
  return { pid: process.pid, start: (await processStart(process.pid)) ?? 'unknown' };
}

/** Whether exactly that process still runs. */
export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  return (await processStart(identity.pid)) === identity.start;
}

/** When the process with this number started; null where there is none, or only the zombie of one. */
async function processStart(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return linuxStart(pid);
  if (!pidExists(pid)) return null;
  if (process.platform === 'win32') return 'unknown';
  const { status, output } = await runProgram('ps', ['-o', 'lstart=', '-p', String(pid)], AS_OURSELVES);
  return status === 0 ? output.trim() : null;
}

/** Field 3 is the state, field 22 the start in ticks since boot (proc(5)); the name before them may hold anything. */
async function linuxStart(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    return `${boot.trim()}/${fields[19]}`;
  } catch {
    return null;
  }
}

/** Whether any process has this number, a zombie too. */
export function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
