import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mainThreadSeconds, processSeconds } from './cpu-clock.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const SAMPLE_MS = 50;

export interface CommandRun {
  readonly stdout: string;
  readonly wallSeconds: number;
  /** The most memory the process itself ever held (VmHWM of proc(5)), MB; null where the system does not tell. */
  readonly peakMegabytes: number | null;
  /** CPU time of its first thread, from the start of the process, as of the last sample; null as above. */
  readonly scriptSeconds: number | null;
  /** CPU time of all its threads, likewise. */
  readonly processSeconds: number | null;
}

/**
 * Runs `sundet` as a user would, in a process of its own, and nothing else of this machine's environment in it.
 * @param nodeOptions such as `--cpu-prof`.
 * @throws Error with what it said where it does not end well.
 */
export async function runCommand(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<CommandRun> {
  const began = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, '--import', 'tsx', 'src/main.ts', ...args], {
    cwd: PROJECT,
    env: { PATH: process.env['PATH'] ?? '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  let peakMegabytes: number | null = null;
  let scriptSeconds: number | null = null;
  let wholeSeconds: number | null = null;
  // All of them only rise, so the last sample before the end is all but the whole.
  const sampler = setInterval(() => {
    if (child.pid === undefined) return;
    peakMegabytes = highWaterMark(child.pid) ?? peakMegabytes;
    scriptSeconds = mainThreadSeconds(child.pid) ?? scriptSeconds;
    wholeSeconds = processSeconds(child.pid) ?? wholeSeconds;
  }, SAMPLE_MS);
  const [status] = (await once(child, 'close')) as [number | null];
  clearInterval(sampler);
  if (status !== 0) throw new Error(`sundet ${args.join(' ')} ended with ${status}:\n${textOf(stderr)}`);
  const wallSeconds = (performance.now() - began) / 1000;
  return { stdout: textOf(stdout), wallSeconds, peakMegabytes, scriptSeconds, processSeconds: wholeSeconds };
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8');
}

function highWaterMark(pid: number): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
