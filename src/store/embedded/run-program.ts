import { spawn } from 'node:child_process';

/** As whom a program of the embedded PostgreSQL runs: `prefix` is put before it on the command line. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
  readonly prefix: readonly string[];
}

export const AS_OURSELVES: RunAs = { prefix: [] };

export interface ProgramResult {
  /** Exit status; null where it could not be started or was killed. */
  readonly status: number | null;
  /** Standard output and standard error together. */
  readonly output: string;
}

/**
 * PostgreSQL's programs read many variables (PGDATA, PGPORT, PGOPTIONS, LANG …): they get a clean environment, where
 * the system can run without its own.
 */
const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** Runs a program to its end. Never throws: what went wrong is in the result. */
export function runProgram(program: string, args: readonly string[], as: RunAs): Promise<ProgramResult> {
  const [command = program, ...rest] = [...as.prefix, program, ...args];
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const finish = (status: number | null, note = ''): void =>
      resolve({ status, output: Buffer.concat(chunks).toString('utf8') + note });
    const child = spawn(command, rest, {
      cwd: process.platform === 'win32' ? undefined : '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // A process group of its own: Ctrl-C in a terminal is ours to handle and must not stop PostgreSQL before us.
      detached: process.platform !== 'win32',
      ...(process.platform === 'win32' ? {} : { env: ENVIRONMENT }),
      ...(as.uid === undefined ? {} : { uid: as.uid }),
      ...(as.gid === undefined ? {} : { gid: as.gid }),
    });
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => finish(null, error.message));
    child.on('close', (status) => finish(status));
  });
}
