import { NO_COUNTS, type RunCounts } from '../domain/harvest.ts';
import { HarvestBusyError, type RunReport, runHarvest } from '../harvest/run-harvest.ts';
import type { Source } from '../sources/source.ts';
import type { CommandContext } from './command-context.ts';
import { chooseSources, openProgram, type Program, requireContact } from './program.ts';
import { createProgress } from './progress.ts';

/**
 * `sundet harvest [source…]`: one run of each, in the foreground.
 * @returns false where any of them failed or ended `suspect`.
 */
export async function harvest(
  context: CommandContext,
  ids: readonly string[],
  options: { readonly json: boolean },
): Promise<boolean> {
  const program = await openProgram(context.config, { ...context, share: true });
  try {
    const sources = ids.length === 0 ? program.enabledSources : chooseSources(program.sources, ids);
    requireContact(context.config, sources);
    const reports: RunReport[] = [];
    for (const source of sources) {
      if (context.signal.aborted) break;
      reports.push(await harvestOne(source, program, context));
    }
    if (options.json) context.print(JSON.stringify(reports.map(withoutRetry), null, 2));
    return reports.length === sources.length && reports.every((report) => report.outcome === 'ok');
  } finally {
    await program.close();
  }
}

/** One run with its progress drawn; a source in other hands is reported as a failed run, not thrown. */
export async function harvestOne(
  source: Source,
  program: Program,
  context: Pick<CommandContext, 'signal' | 'terminal'>,
): Promise<RunReport> {
  const progress = createProgress(context.terminal, source.name);
  try {
    const report = await runHarvest(source, program.harvest, {
      signal: context.signal,
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

function withoutRetry({ retry: _retry, ...report }: RunReport): Omit<RunReport, 'retry'> {
  return report;
}
