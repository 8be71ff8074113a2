import { withCleanup } from '../lib/cleanup.ts';
import type { CommandContext } from './command-context.ts';
import { openFollows } from './open-follows.ts';
import { openProgram, requireContact } from './program.ts';
import { followConcepts, startHttp, startWorkers, stopped } from './service.ts';
import { openProgramQueue } from './with-queue.ts';

/** `sundet serve`: runs until it is asked to stop. */
export function serve(context: CommandContext, options: { readonly workers: boolean }): Promise<boolean> {
  return withCleanup(async (cleanup) => {
    const program = await openProgram(context.config, {
      ...context,
      share: false,
      ...(options.workers ? { check: (sources) => requireContact(context.config, sources) } : {}),
    });
    cleanup.defer(() => program.close());
    followConcepts(program, context.signal);
    const queue = await openProgramQueue(program);
    cleanup.defer(() => queue.close());
    const follows = await openFollows(program);
    cleanup.defer(async () => follows?.close());
    const { app, address } = await startHttp(program, queue, follows?.following ?? null);
    cleanup.defer(() => app.close());
    if (options.workers) {
      const worker = await startWorkers(program, queue, context.signal);
      await follows?.startWorker(context.signal);
      cleanup.defer(() => worker.close());
    }
    context.print(`Sundet is ready at ${address}`);
    await stopped(context.signal);
    return true;
  });
}
