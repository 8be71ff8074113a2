import { withCleanup } from '../lib/cleanup.ts';
import type { CommandContext } from './command-context.ts';
import { openFollows } from './open-follows.ts';
import { openProgram, requireContact } from './program.ts';
import { followConcepts, startWorkers, stopped } from './service.ts';
import { openProgramQueue } from './with-queue.ts';

/** `sundet work`: harvests for as long as it runs; any number of these may share one queue. */
export function work(context: CommandContext): Promise<boolean> {
  return withCleanup(async (cleanup) => {
    const program = await openProgram(context.config, {
      ...context,
      share: true,
      check: (sources) => requireContact(context.config, sources),
    });
    cleanup.defer(() => program.close());
    followConcepts(program, context.signal);
    const queue = await openProgramQueue(program);
    cleanup.defer(() => queue.close());
    const follows = await openFollows(program);
    cleanup.defer(async () => follows?.close());
    const worker = await startWorkers(program, queue, context.signal);
    await follows?.startWorker(context.signal);
    cleanup.defer(() => worker.close());
    context.print('Sundet works: harvesting as scheduled');
    await stopped(context.signal);
    return true;
  });
}
