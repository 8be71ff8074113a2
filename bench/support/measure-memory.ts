import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Mark, runCommand } from './run-command.ts';
import { startUpstream } from './start-upstream.ts';

/** The memory held after so many ads, and the most until then. */
export interface MemoryAt {
  readonly ads: number;
  readonly megabytes: number | null;
  readonly peakMegabytes: number | null;
}

export interface MemoryFigures {
  readonly ads: number;
  /** At every tenth of them. */
  readonly course: readonly MemoryAt[];
  readonly peakMegabytes: number | null;
  readonly seconds: number;
}

/** The most memory that one first harvest of so many ads holds, without the PostgreSQL it starts. */
export async function measureMemory(
  folder: string,
  ads: number,
  municipalities: number,
): Promise<MemoryFigures> {
  const own = await mkdtemp(path.join(folder, 'memory-'));
  const upstream = await startUpstream(own, ads, 1, municipalities);
  try {
    const settings = { ...upstream.settings, SUNDET_DATA_DIR: path.join(own, 'data') };
    const { marks, peakMegabytes, wallSeconds } = await runCommand(
      ['harvest', 'jobtech', '--json'],
      settings,
    );
    return { ads, course: marks.flatMap(memoryAt), peakMegabytes, seconds: wallSeconds };
  } finally {
    await upstream.close();
    await rm(own, { recursive: true, force: true });
  }
}

/** The harvest says how far it is at every tenth. */
function memoryAt({ text, megabytes, peakMegabytes }: Mark): MemoryAt[] {
  const ads = /(\d+) of \d+\s*$/.exec(text)?.[1];
  return ads === undefined ? [] : [{ ads: Number(ads), megabytes, peakMegabytes }];
}
