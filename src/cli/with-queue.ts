import { type HarvestQueue, openHarvestQueue } from '../../workers/harvest-queue.ts';
import type { Program } from './program.ts';

/** Opens the program's queue for as long as `use` needs it. */
export async function withQueue<T>(program: Program, use: (queue: HarvestQueue) => Promise<T>): Promise<T> {
  const queue = await openProgramQueue(program);
  try {
    return await use(queue);
  } finally {
    await queue.close();
  }
}

export function openProgramQueue(program: Program): Promise<HarvestQueue> {
  const { config, database, logger } = program;
  return openHarvestQueue({ redisUrl: config.redisUrl, databaseUrl: database.url, logger });
}
