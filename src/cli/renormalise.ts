import { type RenormaliseReport, renormalise } from '../harvest/renormalise.ts';
import { HarvestBusyError } from '../harvest/run-harvest.ts';
import { usageFault } from '../lib/errors.ts';
import type { CommandContext } from './command-context.ts';
import { chooseSources, openProgram } from './program.ts';
import { createProgress } from './progress.ts';

/**
 * `sundet renormalise [source…]`: applies this version's rules to what is open, without fetching.
 * @returns false where a source could not be gone through to its end.
 */
export async function renormaliseCommand(
  context: CommandContext,
  ids: readonly string[],
  options: { readonly json: boolean },
): Promise<boolean> {
  const program = await openProgram(context.config, { ...context, share: true });
  try {
    const { store, upkeep, clock, places, concepts } = program;
    const deps = { store, upkeep, places, concepts, clock };
    const reports: RenormaliseReport[] = [];
    let isWhole = true;
    for (const source of chooseSources(program.sources, ids.length === 0 ? null : ids, usageFault)) {
      const progress = createProgress(context.terminal, source.name);
      try {
        const report = await renormalise(source.id, deps, {
          signal: context.signal,
          onProgress: ({ done, total }) => progress.update(done, total),
        });
        reports.push(report);
        progress.finish(describe(report));
      } catch (error) {
        if (!(error instanceof HarvestBusyError)) throw error;
        progress.finish(error.message);
        isWhole = false;
      }
    }
    if (options.json) context.print(JSON.stringify(reports, null, 2));
    return isWhole && !context.signal.aborted;
  } finally {
    await program.close();
  }
}

function describe({ read, changed, unchanged, outside, rejected }: RenormaliseReport): string {
  return `${read} read, ${changed} changed, ${unchanged} unchanged, ${outside} outside the region, ${rejected} left as they are`;
}
