import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from './run-command.ts';
import { startUpstream } from './start-upstream.ts';

export interface MemoryFigures {
  readonly ads: number;
  readonly peakMegabytes: number | null;
  readonly seconds: number;
}

/** The most memory that one first harvest of so many ads holds, without the PostgreSQL it starts. */
export async function measureMemory(folder: string, ads: number): Promise<MemoryFigures> {
  const own = await mkdtemp(path.join(folder, 'memory-'));
  const upstream = await startUpstream(own, ads, 1);
  try {
    const settings = { ...upstream.settings, SUNDET_DATA_DIR: path.join(own, 'data') };
    const { peakMegabytes, wallSeconds } = await runCommand(['harvest', 'jobtech', '--json'], settings);
    return { ads, peakMegabytes, seconds: wallSeconds };
  } finally {
    await upstream.close();
    await rm(own, { recursive: true, force: true });
  }
}
