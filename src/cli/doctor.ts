import { createSourceStates } from '../harvest/source-states.ts';
import { type Cleanup, withCleanup } from '../lib/cleanup.ts';
import { createHarvestStore } from '../store/create-harvest-store.ts';
import type { Database } from '../store/database.ts';
import { createSharedTurns } from '../store/shared-turns.ts';
import { createTaxonomyStore } from '../store/taxonomy-store.ts';
import { createTimetableSourceStates } from '../timetable/source/timetable-source-states.ts';
import { ASSETS } from './assets.ts';
import type { CommandContext } from './command-context.ts';
import { checkDatabase } from './doctor/check-database.ts';
import { checkMachine, checkPages } from './doctor/check-machine.ts';
import { checkQueue } from './doctor/check-queue.ts';
import { checkSettings } from './doctor/check-settings.ts';
import { checkLeftSources, checkSources } from './doctor/check-sources.ts';
import { checkTaxonomies } from './doctor/check-taxonomies.ts';
import { checkTimetables } from './doctor/check-timetables.ts';
import { checkUpstreams } from './doctor/check-upstreams.ts';
import { describeFindings, type Finding } from './doctor/finding.ts';
import { type ConfiguredSources, timetableFolder } from './program.ts';

export interface DoctorOptions {
  readonly json: boolean;
  /** Whether each upstream is asked if it is there. */
  readonly online: boolean;
}

/**
 * `sundet doctor`: what is configured, reachable and stale, and what to do about it. Changes nothing but for the
 * queue's own tables, which are made where there are none.
 * @returns false where there is a problem.
 */
export async function doctor(context: CommandContext, options: DoctorOptions): Promise<boolean> {
  const findings = await examine(context, options);
  context.print(options.json ? JSON.stringify(findings, null, 2) : describeFindings(findings));
  return findings.every((finding) => finding.level !== 'problem');
}

function examine(context: CommandContext, options: DoctorOptions): Promise<Finding[]> {
  return withCleanup(async (cleanup) => {
    const { config, clock, logger } = context;
    const { findings, sources } = await checkSettings(config);
    const { findings: found, database } = await checkDatabase(config, clock, logger);
    if (database !== null) cleanup.defer(() => database.close());
    const stored = database === null ? [] : await examineStored(context, database, sources, cleanup);
    const turns = database === null ? null : createSharedTurns(database.pool);
    const asked =
      options.online && sources !== null
        ? await checkUpstreams({ config, clock, turns }, sources.enabledSources)
        : [];
    return [
      ...findings,
      ...found,
      ...stored,
      ...asked,
      checkPages(ASSETS),
      ...(await checkMachine(config, clock)),
    ];
  });
}

/** What only the database can tell. */
async function examineStored(
  { config, clock, logger }: CommandContext,
  database: Database,
  sources: ConfiguredSources | null,
  cleanup: Cleanup,
): Promise<Finding[]> {
  const checked = await checkQueue(config, database, logger);
  const { queue } = checked;
  if (queue !== null) cleanup.defer(() => queue.close());
  if (sources === null) return checked.findings;
  const store = createHarvestStore(database, clock);
  const states = createSourceStates({
    sources: sources.sources,
    isEnabled: (id) => sources.enabledSources.some((source) => source.id === id),
    store,
    clock,
    logger,
    nextRuns: async () => (queue === null ? new Map() : queue.nextRuns()),
  });
  const folder = timetableFolder(config);
  const timetables = createTimetableSourceStates({
    folder,
    sources: sources.timetableSources,
    clock,
    logger,
    nextRuns: async () => (queue === null ? new Map() : queue.nextRuns()),
  });
  return [
    ...checked.findings,
    ...checkSources(await states.list()),
    ...checkLeftSources(await store.sourceRows(0), sources.sources),
    ...(await checkTimetables(folder, await timetables.list(), clock)),
    ...checkTaxonomies(sources.taxonomySources, await createTaxonomyStore(database).layers(), clock),
  ];
}
