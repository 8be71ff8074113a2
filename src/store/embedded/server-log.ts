import { chown, open, rename, stat } from 'node:fs/promises';
import type { RunAs } from './run-program.ts';

const LARGEST_BYTES = 16 * 1024 * 1024;

/** Sees to it that the log can be written, sets a large one aside as `.1`, and answers its size in bytes. */
export async function prepareLog(file: string, as: RunAs): Promise<number> {
  const size = await stat(file).then(
    (entry) => entry.size,
    () => 0,
  );
  if (size > LARGEST_BYTES) await rename(file, `${file}.1`);
  const handle = await open(file, 'a', 0o600);
  try {
    if (as.uid !== undefined && as.gid !== undefined) await chown(file, as.uid, as.gid);
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/** The server's last complaint written since `offset`, without time and process number; null where it wrote none. */
export async function lastComplaint(file: string, offset: number): Promise<string | null> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    const from = Math.max(offset, size - 65_536);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(size - from, 0)), 0, null, from);
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
    const complaints = lines.flatMap((line) => /(?:FATAL|PANIC|ERROR):\s*(.*)/.exec(line)?.[1] ?? []);
    return complaints.at(-1) ?? null;
  } finally {
    await handle.close();
  }
}
