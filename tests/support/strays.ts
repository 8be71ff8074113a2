import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** How long one may take to leave when it is asked, milliseconds; a database of its own has to be stopped with it. */
const TO_LEAVE_MS = 30_000;

const running = new Set<ChildProcess>();

/** Where the run is ended from outside, no test file comes to its end. */
function abandon(): void {
  for (const child of running) child.kill('SIGTERM');
}
process.once('disconnect', abandon);
process.once('exit', abandon);

/** Has the process ended at the end of the test file at the latest. @returns it. */
export function ofThisFile<T extends ChildProcess>(child: T): T {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/**
 * Ends what the tests of a file have left running, so that it is in nobody's way.
 * @throws where there was any: a file ends what it started, unless it was kept from it.
 */
export async function endStrays(): Promise<void> {
  const strays = [...running];
  await Promise.all(strays.map(end));
  if (strays.length > 0) {
    throw new Error(`left running: ${strays.map(({ spawnargs }) => spawnargs.join(' ')).join('; ')}`);
  }
}

async function end(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  // One that was made to sleep has to wake to leave.
  child.kill('SIGCONT');
  const impatience = setTimeout(() => child.kill('SIGKILL'), TO_LEAVE_MS);
  await exited;
  clearTimeout(impatience);
}
