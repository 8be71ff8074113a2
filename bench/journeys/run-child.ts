import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Runs a command of `child.ts` in a process of its own, for its time and memory. @returns the figures it reports. */
export function child(...args: string[]): Record<string, number> {
  const script = path.join(import.meta.dirname, 'child.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', script, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args[0]} failed: ${stderr}`);
  return JSON.parse(stdout) as Record<string, number>;
}
