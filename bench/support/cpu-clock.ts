import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU time in these (USER_HZ, proc(5)): the same on every architecture that Node runs on. */
const TICKS_A_SECOND = 100;

/** CPU time of a process's first thread, which runs JavaScript, seconds; null where the system does not tell. */
export function mainThreadSeconds(pid: number): number | null {
  return readStat(`/proc/${pid}/task/${pid}/stat`)?.own ?? null;
}

/** CPU time of a whole process: JavaScript on all its threads, compiling and collecting; seconds; null as above. */
export function processSeconds(pid: number): number | null {
  return readStat(`/proc/${pid}/stat`)?.own ?? null;
}

/** CPU time of a PostgreSQL server with all its processes, also those that have ended, seconds; null as above. */
export function serverSeconds(postmasterPid: number): number | null {
  const server = readStat(`/proc/${postmasterPid}/stat`);
  if (server === null) return null;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readStat(`/proc/${name}/stat`))
    .filter((stat) => stat?.parent === postmasterPid);
  return children.reduce((sum, child) => sum + (child?.own ?? 0), server.own + server.ofEnded);
}

interface ProcessStat {
  readonly parent: number;
  readonly own: number;
  /** Of its children that have ended. */
  readonly ofEnded: number;
}

/** Fields 4, 14 to 17 of proc(5); the name before them may hold anything. */
function readStat(file: string): ProcessStat | null {
  try {
    const stat = readFileSync(file, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const seconds = (...numbers: number[]): number =>
      numbers.reduce((sum, number) => sum + Number(fields[number - 3]), 0) / TICKS_A_SECOND;
    return { parent: Number(fields[1]), own: seconds(14, 15), ofEnded: seconds(16, 17) };
  } catch {
    return null;
  }
}
