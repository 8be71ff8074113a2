import { UsageError, usageFault } from '../lib/errors.ts';
import type { CommandContext } from './command-context.ts';
import { chooseSources, openProgram } from './program.ts';

/**
 * `sundet separate <source> <sourceId>`: gives a posting that was joined to another's vacancy its own again, for good;
 * with `undo` it is left to the rules again.
 */
export async function separateCommand(
  context: CommandContext,
  posting: { readonly source: string; readonly sourceId: string },
  options: { readonly undo: boolean },
): Promise<boolean> {
  const program = await openProgram(context.config, { ...context, share: true });
  try {
    const { upkeep, clock, sources } = program;
    chooseSources(sources, [posting.source], usageFault);
    const vacancyId = await upkeep.setApart(posting, !options.undo, clock.now());
    if (vacancyId === null) {
      throw new UsageError(`${posting.source} has no posting “${posting.sourceId}”`);
    }
    context.print(`${posting.source} ${posting.sourceId} is in vacancy ${vacancyId}`);
    return true;
  } finally {
    await program.close();
  }
}
