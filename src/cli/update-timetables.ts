import type { TimetableSource } from '../timetable/source/timetable-source.ts';
import type { UpdateReport } from '../timetable/source/update-timetable.ts';
import type { CommandContext } from './command-context.ts';
import { askedBy, type Program, requireContact } from './program.ts';

/** The sources of these ids, and the ids of none of them. */
export function splitById<T extends { readonly id: string }>(
  ids: readonly string[],
  sources: readonly T[],
): { readonly chosen: readonly T[]; readonly others: readonly string[] } {
  return {
    chosen: sources.filter(({ id }) => ids.includes(id)),
    others: ids.filter((id) => !sources.some((source) => source.id === id)),
  };
}

/** Fetches these timetables now, in the foreground, and says of each what came of it. */
export async function updateTimetables(
  program: Program,
  sources: readonly TimetableSource[],
  { signal, terminal }: Pick<CommandContext, 'signal' | 'terminal'>,
): Promise<UpdateReport[]> {
  requireContact(program.config, sources.map(askedBy));
  return Promise.all(
    sources.map(async (source) => {
      const report = await program.updateTimetable(source, signal);
      terminal.write(`${source.name} ${describeUpdate(report)}\n`);
      return report;
    }),
  );
}

export function describeUpdate({ outcome, message }: UpdateReport): string {
  if (outcome === 'ok') return 'a new timetable is in service';
  if (outcome === 'unchanged') return 'has no newer timetable';
  return `failed: ${message ?? 'it does not say why'}`;
}
