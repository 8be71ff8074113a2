import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ofThisFile } from './strays.ts';

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
 * @param folder where the program is; this project by default.
 */
export async function startSundet(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  folder: string = PROJECT,
): Promise<RunningProgram> {
  const child = spawnSundet(args, settings, folder);
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
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const [status] = (await exited) as [number | null];
      return status;
    },
  };
}

export interface CommandEnd {
  /** Null where it was killed. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is under way, to be watched, asked to stop or killed. */
export interface LaunchedProgram {
  readonly process: ChildProcess;
  readonly ended: Promise<CommandEnd>;
  /** Waits for what should happen while it runs. @throws with what it said where it ends before. */
  until<T>(event: Promise<T>): Promise<T>;
  /** Waits until what it has written matches. @throws as `until`. */
  said(pattern: RegExp): Promise<void>;
}

/** Starts a command and does not wait for it. */
export function launchSundet(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): LaunchedProgram {
  const child = spawnSundet(args, settings);
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => {
    output.stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    output.stderr += chunk.toString();
  });
  const ended = once(child, 'close').then(([status]) => ({ status: status as number | null, ...output }));
  const until = <T>(event: Promise<T>): Promise<T> =>
    Promise.race([
      event,
      ended.then(({ status, stderr }) => Promise.reject(new Error(`ended with ${status}:\n${stderr}`))),
    ]);
  const said = (pattern: RegExp): Promise<void> =>
    until(
      new Promise((resolve) => {
        const look = (): void => {
          if (pattern.test(output.stdout) || pattern.test(output.stderr)) resolve();
        };
        child.stdout?.on('data', look);
        child.stderr?.on('data', look);
        look();
      }),
    );
  return { process: child, ended, until, said };
}

/** Runs a command to its end. */
export function runSundet(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<CommandEnd> {
  return launchSundet(args, settings).ended;
}

function spawnSundet(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  cwd: string = PROJECT,
): ChildProcess {
  const env = { PATH: process.env['PATH'] ?? '', SUNDET_LOG_LEVEL: 'warn', ...settings };
  return ofThisFile(
    spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

async function readyAddress(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the program has no standard output');
  for await (const line of createInterface(child.stdout)) {
    const address = /^Sundet is ready at (\S+)$/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('the program ended without a ready line');
}
