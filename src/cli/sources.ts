import type { SourceState } from '../domain/harvest.ts';
import { createSourceStates } from '../harvest/source-states.ts';
import type { CommandContext } from './command-context.ts';
import { describeCounts } from './harvest.ts';
import { openProgram } from './program.ts';
import { withQueue } from './with-queue.ts';

/** `sundet sources`: how each source stands. */
export async function sourcesCommand(context: CommandContext, json: boolean): Promise<boolean> {
  const program = await openProgram(context.config, { ...context, share: true });
  try {
    const states = await withQueue(program, (queue) =>
      createSourceStates({
        ...program,
        isEnabled: (id) => program.enabledSources.some((source) => source.id === id),
        nextRuns: () => queue.nextRuns(),
      }).list(),
    );
    context.print(json ? JSON.stringify(states, null, 2) : states.map(describe).join('\n\n'));
    return true;
  } finally {
    await program.close();
  }
}

function describe(state: SourceState): string {
  const run = state.lastRun;
  const last =
    run === null
      ? 'never harvested'
      : `${run.outcome ?? 'running or killed'} ${run.finishedAt ?? run.startedAt}: ${describeCounts(run.counts)}`;
  return [
    `${state.id} (${state.name})${state.enabled ? '' : ', switched off'}`,
    `  ${state.openVacancies} open vacancies`,
    `  last run: ${last}`,
    ...(run?.message == null ? [] : [`  ${run.message}`]),
    `  next run: ${state.nextRunAt ?? 'not scheduled'}`,
  ].join('\n');
}
