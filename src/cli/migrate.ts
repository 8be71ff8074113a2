import type { CommandContext } from './command-context.ts';
import { openProgram } from './program.ts';

/** `sundet migrate`: opening the program is what migrates. */
export async function migrateCommand(context: CommandContext): Promise<boolean> {
  const program = await openProgram(context.config, { ...context, share: true });
  await program.close();
  context.print('The database has this version’s schema.');
  return true;
}
