import { type HarvestQueue, openHarvestQueue } from '../../../workers/harvest-queue.ts';
import type { Config } from '../../config.ts';
import { within } from '../../lib/deadline.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Logger } from '../../lib/logger.ts';
import type { Database } from '../../store/database.ts';
import { type Finding, ok, problem, warning } from './finding.ts';

/** Longer than any queue that works needs, milliseconds. */
const ANSWER_MS = 10_000;

export interface CheckedQueue {
  readonly findings: Finding[];
  /** Open, to be closed by the caller; null where it cannot be reached. */
  readonly queue: HarvestQueue | null;
}

/** Whether the queue's backend answers, and what waits in it. */
export async function checkQueue(config: Config, database: Database, logger: Logger): Promise<CheckedQueue> {
  let queue: HarvestQueue;
  try {
    queue = await openHarvestQueue({ redisUrl: config.redisUrl, databaseUrl: database.url, logger });
  } catch (error) {
    return { findings: [problem('queue', messageOf(error), 'do what it says, then ask again')], queue: null };
  }
  try {
    return { findings: await look(queue, config), queue };
  } catch (error) {
    await queue.close();
    const advice = 'look whether its server is overloaded or out of disk';
    return { findings: [problem('queue', messageOf(error), advice)], queue: null };
  }
}

async function look(queue: HarvestQueue, config: Config): Promise<Finding[]> {
  const backend = config.redisUrl === null ? 'PostgreSQL' : 'Redis';
  const counts = await within(ANSWER_MS, 'the queue', queue.view.counts());
  const { active, waiting, delayed, failed } = counts;
  const answers = ok(
    'queue',
    `on ${backend}, it answers: ${active} active, ${waiting} waiting, ${delayed} delayed`,
  );
  if (failed === 0) return [answers];
  // Failed jobs are kept for a while: that some did is no problem as long as the sources are well.
  const message = `${failed} of the jobs it remembers failed for good`;
  return [answers, warning('queue', message, 'see why at /admin/queues, or in the log')];
}
