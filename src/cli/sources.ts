import type { Night, SourceState } from '../domain/harvest.ts';
import { healthOf, isRunning, type SourceHealth } from '../domain/source-health.ts';
import type { TimetableSourceState } from '../domain/timetable-source.ts';
import { createSourceStates } from '../harvest/source-states.ts';
import { createTimetableSourceStates } from '../timetable/source/timetable-source-states.ts';
import type { CommandContext } from './command-context.ts';
import { describeAge } from './describe-age.ts';
import { describeCounts } from './harvest.ts';
import { openProgram, timetableFolder } from './program.ts';
import { withQueue } from './with-queue.ts';

/** `sundet sources`: how each source stands. */
export async function sourcesCommand(context: CommandContext, json: boolean): Promise<boolean> {
  const program = await openProgram(context.config, { ...context, share: true });
  try {
    const [states, timetables] = await withQueue(program, (queue) => {
      const nextRuns = () => queue.nextRuns();
      const vacancies = createSourceStates({
        ...program,
        isEnabled: (id) => program.enabledSources.some((source) => source.id === id),
        nextRuns,
      });
      const folder = timetableFolder(program.config);
      const fetched = { ...program, folder, sources: program.timetableSources, nextRuns };
      return Promise.all([vacancies.list(), createTimetableSourceStates(fetched).list()]);
    });
    const all = [...states, ...timetables];
    const inWords = () => [...states.map(describeState), ...timetables.map(describeTimetable)].join('\n\n');
    context.print(json ? JSON.stringify(all, null, 2) : inWords());
    return true;
  } finally {
    await program.close();
  }
}

const HEALTH: Readonly<Record<SourceHealth, string>> = {
  good: 'as it should be',
  suspect: 'its last run fell short and closed nothing',
  failed: 'its last run failed',
  stale: 'its last good run is too old',
  never: 'not harvested yet',
  off: 'switched off',
};

/** One source as lines to read. */
export function describeState(state: SourceState): string {
  const running = isRunning(state) ? ', being harvested now' : '';
  const age = state.ageSeconds === null ? 'never' : describeAge(state.ageSeconds);
  return [
    `${state.id} (${state.name}): ${HEALTH[healthOf(state)]}${running}`,
    `  last good run: ${age}; ${state.openVacancies} open vacancies`,
    ...describeLastRun(state),
    `  last ${state.nights.length} nights: ${state.nights.map(nightSign).join('')} (+ good, ! suspect, x failed, . none)`,
    `  issues: ${state.issues.length === 0 ? 'none' : `${state.issues.length}, see --json or /status`}`,
    `  next run: ${state.nextRunAt ?? 'not scheduled'}`,
  ].join('\n');
}

/** One timetable as lines to read. */
export function describeTimetable(state: TimetableSourceState): string {
  const { inService, lastFetch, fetches, ageSeconds } = state;
  const valid =
    inService === null ? 'not in service' : `valid ${inService.validFrom} to ${inService.validTo}`;
  const lines = [`${state.id} (${state.name}): ${valid}`];
  if (inService !== null) {
    lines.push(`  ${inService.stops} stops, ${inService.trips} trips, taken in ${inService.importedAt}`);
  }
  if (state.enabled) {
    const age = ageSeconds === null ? 'never' : describeAge(ageSeconds);
    lines.push(`  last known to be the newest: ${age}; next run: ${state.nextRunAt ?? 'not scheduled'}`);
  }
  if (lastFetch?.outcome === 'failed') lines.push(`  its last fetch failed: ${lastFetch.message ?? ''}`);
  if (fetches !== null) lines.push(`  fetches in ${fetches.month}: ${fetches.used} of ${fetches.allowed}`);
  return lines.join('\n');
}

function describeLastRun({ lastRun }: SourceState): string[] {
  if (lastRun === null) return [];
  const ended = lastRun.outcome ?? 'running, or killed';
  return [
    `  last run: ${lastRun.mode}, begun ${lastRun.startedAt}, ${ended}: ${describeCounts(lastRun.counts)}`,
    ...(lastRun.message === null ? [] : [`    ${lastRun.message}`]),
  ];
}

function nightSign({ outcome }: Night): string {
  return outcome === null ? '.' : { ok: '+', suspect: '!', failed: 'x' }[outcome];
}
