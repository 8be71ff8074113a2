import { NO_COUNTS, type RunCounts } from '../domain/harvest.ts';
import { HarvestBusyError, type RunReport, runHarvest } from '../harvest/run-harvest.ts';
import { usageFault } from '../lib/errors.ts';
import type { Source } from '../sources/source.ts';
import { createTimetableSources } from '../timetable/source/timetable-source.ts';
import type { CommandContext } from './command-context.ts';
import {
  chooseSources,
  createTaxonomySources,
  openProgram,
  type Program,
  requireContact,
} from './program.ts';
import { createProgress } from './progress.ts';
import { updateTaxonomies } from './update-taxonomies.ts';
import { splitById, updateTimetables } from './update-timetables.ts';

export interface HarvestOptions {
  /** Prints the reports as JSON. */
  readonly json: boolean;
  /** Asks for the whole listing, also of a source that tells its changes. */
  readonly full: boolean;
  /** Closes what is gone even where a run falls short of what is expected: for when somebody has looked. */
  readonly accept: boolean;
}

/**
 * `sundet harvest [source…] [--full] [--accept]`: one run of each, in the foreground, up to this moment.
 * @returns false where any of them failed or ended `suspect`.
 */
export async function harvest(
  context: CommandContext,
  ids: readonly string[],
  options: HarvestOptions,
): Promise<boolean> {
  const { chosen: timetables, others } = splitById(ids, createTimetableSources(context.config.timetables));
  const wanted = splitById(others, createTaxonomySources(context.config));
  const chosen = (enabled: readonly Source[]): readonly Source[] =>
    chooseSources(enabled, ids.length === 0 ? null : wanted.others, usageFault);
  const program = await openProgram(context.config, {
    ...context,
    share: true,
    check: (enabled) => requireContact(context.config, chosen(enabled)),
  });
  try {
    const sources = chosen(program.enabledSources);
    const reports: RunReport[] = [];
    for (const source of sources) {
      if (context.signal.aborted) break;
      reports.push(await harvestOne(source, program, context, options));
    }
    const fetched = [
      ...(await updateTimetables(program, timetables, context)),
      ...(await updateTaxonomies(program, wanted.chosen, context, options)),
    ];
    if (options.json)
      context.print(JSON.stringify([...reports.map(withoutRetry), ...fetched.map(withoutRetry)], null, 2));
    const isGood = ({ outcome }: { readonly outcome: string }) => outcome === 'ok' || outcome === 'unchanged';
    return reports.length === sources.length && [...reports, ...fetched].every(isGood);
  } finally {
    await program.close();
  }
}

/** One run with its progress drawn; a source in other hands is reported as a failed run, not thrown. */
export async function harvestOne(
  source: Source,
  program: Program,
  context: Pick<CommandContext, 'signal' | 'terminal'>,
  { full = false, accept = false }: Partial<HarvestOptions> = {},
): Promise<RunReport> {
  const progress = createProgress(context.terminal, source.name);
  try {
    const report = await runHarvest(source, program.harvest, {
      signal: context.signal,
      wanted: full ? 'listing' : 'either',
      accept,
      onProgress: ({ done, total }) => progress.update(done, total),
    });
    progress.finish(describe(report));
    return report;
  } catch (error) {
    if (!(error instanceof HarvestBusyError)) throw error;
    progress.finish(error.message);
    return busyReport(source, error);
  }
}

function busyReport(source: Source, error: HarvestBusyError): RunReport {
  return {
    runId: '',
    source: source.id,
    mode: 'listing',
    outcome: 'failed',
    complete: false,
    counts: NO_COUNTS,
    message: error.message,
    retry: error.retry,
  };
}

function describe(report: RunReport): string {
  const said = report.message === null ? '' : ` (${report.message})`;
  return `${report.outcome}: ${describeCounts(report.counts)}${said}`;
}

export function describeCounts(counts: RunCounts): string {
  return [
    `${counts.read} read`,
    `${counts.inserted} new`,
    `${counts.changed} changed`,
    `${counts.unchanged} unchanged`,
    `${counts.outside} outside the region`,
    `${counts.rejected} unreadable`,
    `${counts.retired} closed`,
  ].join(', ');
}

function withoutRetry<T extends { readonly retry: boolean }>({
  retry: _retry,
  ...report
}: T): Omit<T, 'retry'> {
  return report;
}
