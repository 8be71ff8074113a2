import type { HarvestRun, Night, SourceState } from '../domain/harvest.ts';
import { healthOf, isRunning, type SourceHealth } from '../domain/source-health.ts';
import type { LayerCounts } from '../domain/taxonomy.ts';
import type { TimetableSourceState } from '../domain/timetable-source.ts';
import { createSourceStates } from '../harvest/source-states.ts';
import { messageOf } from '../lib/errors.ts';
import { instantInCopenhagen } from '../lib/zoned-time.ts';
import { createTimetableSourceStates } from '../timetable/source/timetable-source-states.ts';
import type { CommandContext } from './command-context.ts';
import { describeAge } from './describe-age.ts';
import { describeCounts } from './harvest.ts';
import { openProgram, type Program, timetableFolder } from './program.ts';
import { withQueue } from './with-queue.ts';

/** `sundet sources`: how each source stands. */
export async function sourcesCommand(context: CommandContext, json: boolean): Promise<boolean> {
  const program = await openProgram(context.config, { ...context, share: true });
  try {
    const schedule = await readSchedule(program);
    const nextRuns = async () => schedule.nextRuns;
    const vacancies = createSourceStates({
      ...program,
      isEnabled: (id) => program.enabledSources.some((source) => source.id === id),
      nextRuns,
    });
    const folder = timetableFolder(program.config);
    const fetched = { ...program, folder, sources: program.timetableSources, nextRuns };
    const [states, timetables, taxonomies] = await Promise.all([
      vacancies.list(),
      createTimetableSourceStates(fetched).list(),
      taxonomyStates(program, schedule.nextRuns),
    ]);
    const all = [...states, ...timetables, ...taxonomies];
    const noNextRun = schedule.fault === null ? NOT_SCHEDULED : 'not known';
    const inWords = () =>
      [
        ...states.map((state) => describeState(state, noNextRun)),
        ...timetables.map((timetable) => describeTimetable(timetable, noNextRun)),
        ...taxonomies.map((taxonomy) => describeTaxonomy(taxonomy, noNextRun)),
        ...(schedule.fault === null ? [] : [`When the next runs are is not known: ${schedule.fault}`]),
      ].join('\n\n');
    context.print(json ? JSON.stringify(all, null, 2) : inWords());
    return true;
  } finally {
    await program.close();
  }
}

interface Schedule {
  readonly nextRuns: ReadonlyMap<string, Date>;
  /** Why it is not known; null where it is. */
  readonly fault: string | null;
}

/** A queue out of reach hides when the next runs are, not how the last ones went. */
async function readSchedule(program: Program): Promise<Schedule> {
  try {
    return { nextRuns: await withQueue(program, (queue) => queue.nextRuns()), fault: null };
  } catch (error) {
    const fault = messageOf(error);
    program.logger.warn({ error: fault }, 'the queue does not say when the next runs are');
    return { nextRuns: new Map(), fault };
  }
}

const NOT_SCHEDULED = 'not scheduled';

const HEALTH: Readonly<Record<SourceHealth, string>> = {
  good: 'as it should be',
  suspect: 'a run fell short and closed nothing',
  failed: 'a run failed',
  stale: 'its last good run is too old',
  never: 'not harvested yet',
  off: 'switched off',
};

/** One source as lines to read; `noNextRun` stands for a next run that is not told. */
export function describeState(state: SourceState, noNextRun = NOT_SCHEDULED): string {
  const running = isRunning(state) ? ', being harvested now' : '';
  const age = state.ageSeconds === null ? 'never' : describeAge(state.ageSeconds);
  return [
    `${state.id} (${state.name}): ${HEALTH[healthOf(state)]}${running}`,
    `  last good run: ${age}; ${state.openVacancies} open vacancies`,
    ...describeRuns(state),
    `  last ${state.nights.length} nights: ${state.nights.map(nightSign).join('')} (+ good, ! suspect, x failed, . none)`,
    `  issues: ${describeIssues(state)}`,
    `  next run: ${state.nextRunAt ?? noNextRun}`,
  ].join('\n');
}

/** One timetable as lines to read, as `describeState`. */
export function describeTimetable(state: TimetableSourceState, noNextRun = NOT_SCHEDULED): string {
  const { inService, lastFetch, fetches, ageSeconds } = state;
  const valid =
    inService === null ? 'not in service' : `valid ${inService.validFrom} to ${inService.validTo}`;
  const lines = [`${state.id} (${state.name}): ${valid}`];
  if (inService !== null) {
    lines.push(`  ${inService.stops} stops, ${inService.trips} trips, taken in ${inService.importedAt}`);
  }
  if (state.enabled) {
    const age = ageSeconds === null ? 'never' : describeAge(ageSeconds);
    lines.push(`  last known to be the newest: ${age}; next run: ${state.nextRunAt ?? noNextRun}`);
  }
  if (lastFetch?.outcome === 'failed') lines.push(`  its last fetch failed: ${lastFetch.message ?? ''}`);
  if (fetches !== null) lines.push(`  fetches in ${fetches.month}: ${fetches.used} of ${fetches.allowed}`);
  return lines.join('\n');
}

interface TaxonomyState {
  readonly kind: 'taxonomy';
  readonly id: string;
  readonly name: string;
  readonly attribution: string;
  /** Since what is there was last known to be the newest; null where nothing is. */
  readonly ageSeconds: number | null;
  readonly nextRunAt: string | null;
  /** Concepts, labels and codes in use; null where nothing is. */
  readonly inService: Omit<LayerCounts, 'source'> | null;
}

/** How the services that tell occupations stand. */
async function taxonomyStates(
  { taxonomy, taxonomySources, clock }: Pick<Program, 'taxonomy' | 'taxonomySources' | 'clock'>,
  nextRuns: ReadonlyMap<string, Date>,
): Promise<TaxonomyState[]> {
  const layers = await taxonomy.layers();
  return taxonomySources.map(({ id, name, attribution }) => {
    const layer = layers.find(({ source }) => source === id);
    const next = nextRuns.get(id);
    const base = { kind: 'taxonomy', id, name, attribution } as const;
    const nextRunAt = next === undefined ? null : instantInCopenhagen(next);
    if (layer === undefined) return { ...base, ageSeconds: null, nextRunAt, inService: null };
    const { concepts, labels, codes, importedAt } = layer;
    const ageSeconds = Math.max(0, Math.round((clock.now().getTime() - importedAt.getTime()) / 1000));
    return { ...base, ageSeconds, nextRunAt, inService: { concepts, labels, codes } };
  });
}

/** One service that tells occupations as lines to read. */
function describeTaxonomy(
  { id, name, ageSeconds, nextRunAt, inService }: TaxonomyState,
  noNextRun: string,
): string {
  const what =
    inService === null
      ? 'not fetched yet'
      : `${inService.concepts} concepts, ${inService.labels} labels, ${inService.codes} codes`;
  const age = ageSeconds === null ? 'never' : describeAge(ageSeconds);
  return [
    `${id} (${name}): ${what}`,
    `  last known to be the newest: ${age}; next run: ${nextRunAt ?? noNextRun}`,
  ].join('\n');
}

/** The last run, and before it the one by which the source stands as it does, where that is another. */
function describeRuns({ lastRun, troubledRun }: SourceState): string[] {
  const troubled = troubledRun === null || troubledRun.id === lastRun?.id ? null : troubledRun;
  return [
    ...(troubled === null
      ? []
      : describeRun(`the run that ${TROUBLE[troubled.outcome ?? 'failed']}`, troubled)),
    ...(lastRun === null ? [] : describeRun('last run', lastRun)),
  ];
}

const TROUBLE = { ok: 'ended', suspect: 'fell short', failed: 'failed' } as const;

function describeRun(which: string, { mode, startedAt, outcome, counts, message }: HarvestRun): string[] {
  const ended = outcome ?? 'running, or killed';
  return [
    `  ${which}: ${mode}, begun ${startedAt}, ${ended}: ${describeCounts(counts)}`,
    ...(message === null ? [] : [`    ${message}`]),
  ];
}

function describeIssues({ issues, issueCount }: SourceState): string {
  if (issueCount === 0) return 'none';
  const told = issueCount > issues.length ? `the latest ${issues.length} ` : '';
  return `${issueCount} in the last day, ${told}with --json or at /status`;
}

function nightSign({ outcome }: Night): string {
  return outcome === null ? '.' : { ok: '+', suspect: '!', failed: 'x' }[outcome];
}
