import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const PROJECT = path.resolve(import.meta.dirname, '../..');

/** The whole program in a process of its own, as a user starts it. */
export interface RunningProgram {
  readonly address: string;
  readonly process: ChildProcess;
  /** Asks it to stop and waits until it has; answers its exit status. */
  stop(): Promise<number | null>;
}

/**
 * Starts a command that ends in the ready line. Only the given settings are set, so that nothing of the machine's
 * own environment reaches it.
 */
export async function startSundet(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<RunningProgram> {
  const child = spawnSundet(args, settings);
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const exited = once(child, 'exit');
  const address = await Promise.race([
    readyAddress(child),
    exited.then(([status]) =>
      Promise.reject(new Error(`ended with ${status} before it was ready:\n${errors}`)),
    ),
  ]);
  return {
    address,
    process: child,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM');
      const [status] = (await exited) as [number | null];
      return status;
    },
  };
}

/** Runs a command to its end. */
export async function runSundet(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const child = spawnSundet(args, settings);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}

function spawnSundet(args: readonly string[], settings: Readonly<Record<string, string>>): ChildProcess {
  const env = { PATH: process.env['PATH'] ?? '', SUNDET_LOG_LEVEL: 'warn', ...settings };
  return spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], {
    cwd: PROJECT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function readyAddress(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the program has no standard output');
  for await (const line of createInterface(child.stdout)) {
    const address = /^Sundet is ready at (\S+)$/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('the program ended without a ready line');
}
