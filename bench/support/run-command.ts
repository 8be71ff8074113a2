import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mainThreadSeconds, processSeconds } from './cpu-clock.ts';

const PROJECT = path.resolve(import.meta.dirname, '../..');
const SAMPLE_MS = 50;

/** What a process said of how far it is, and the memory it held then. */
export interface Mark {
  readonly text: string;
  /** MB (VmRSS of proc(5)); null where the system does not tell. */
  readonly megabytes: number | null;
  /** The most until then, likewise. */
  readonly peakMegabytes: number | null;
}

export interface CommandRun {
  readonly stdout: string;
  /** What came on stderr, as it came. */
  readonly marks: readonly Mark[];
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
  const marks: Mark[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const pid = child.pid ?? 0;
    marks.push({ text, megabytes: memory(pid, 'VmRSS'), peakMegabytes: memory(pid, 'VmHWM') });
  });
  let peakMegabytes: number | null = null;
  let scriptSeconds: number | null = null;
  let wholeSeconds: number | null = null;
  // All of them only rise, so the last sample before the end is all but the whole.
  const sampler = setInterval(() => {
    if (child.pid === undefined) return;
    peakMegabytes = memory(child.pid, 'VmHWM') ?? peakMegabytes;
    scriptSeconds = mainThreadSeconds(child.pid) ?? scriptSeconds;
    wholeSeconds = processSeconds(child.pid) ?? wholeSeconds;
  }, SAMPLE_MS);
  const [status] = (await once(child, 'close')) as [number | null];
  clearInterval(sampler);
  const said = marks.map(({ text }) => text).join('');
  if (status !== 0) throw new Error(`sundet ${args.join(' ')} ended with ${status}:\n${said}`);
  return {
    stdout: Buffer.concat(stdout).toString('utf8'),
    marks,
    wallSeconds: (performance.now() - began) / 1000,
    peakMegabytes,
    scriptSeconds,
    processSeconds: wholeSeconds,
  };
}

function memory(pid: number, what: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = new RegExp(`${what}:\\s+(\\d+) kB`).exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}
