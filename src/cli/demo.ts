import path from 'node:path';
import { missedTheirNight } from '../../workers/schedule.ts';
import type { Config } from '../config.ts';
import { demoMappingTables } from '../demo/mapping-tables.ts';
import { type DemoUpstream, startDemoUpstream } from '../demo/upstream.ts';
import { withCleanup } from '../lib/cleanup.ts';
import { readCrosswalk } from '../occupations/import/read-crosswalk.ts';
import { lastGoodFetches } from '../timetable/source/timetable-source-states.ts';
import type { CommandContext } from './command-context.ts';
import { harvestOne } from './harvest.ts';
import { openFollows } from './open-follows.ts';
import { openProgram, type Program, timetableFolder } from './program.ts';
import { followConcepts, startHttp, startWorkers, stopped } from './service.ts';
import { updateTimetables } from './update-timetables.ts';
import { openProgramQueue } from './with-queue.ts';

/**
 * `npm run demo`: the whole program, real in every part but for where its vacancies come from: an upstream on
 * loopback that speaks the real APIs' shapes. Its database is its own.
 */
export function demo(context: CommandContext): Promise<boolean> {
  return withCleanup(async (cleanup) => {
    const say = (text: string) => context.terminal.write(`${text}\n`);
    const upstream = await startDemoUpstream({ clock: context.clock });
    cleanup.defer(() => upstream.close());
    say('Starting the database …');
    const config = demoConfig(context.config, upstream);
    const program = await openProgram(config, { ...context, share: false });
    cleanup.defer(() => program.close());
    await bringInMappings(program);
    followConcepts(program, context.signal);
    const queue = await openProgramQueue(program);
    cleanup.defer(() => queue.close());
    const follows = await openFollows(program);
    cleanup.defer(async () => follows?.close());
    const { app, address } = await startHttp(program, queue, follows?.following ?? null);
    cleanup.defer(() => app.close());
    say('Harvesting both countries from the demo upstream …');
    const timetables = bringInTimetables(program, context);
    // Whatever becomes of it is told below, once the harvest is done.
    timetables.catch(() => undefined);
    for (const source of program.enabledSources) {
      if (!context.signal.aborted) await harvestOne(source, program, context);
    }
    await timetables;
    const worker = await startWorkers(program, queue, context.signal);
    await follows?.startWorker(context.signal);
    cleanup.defer(() => worker.close());
    if (!context.signal.aborted) context.print(`Sundet is ready at ${address}`);
    await stopped(context.signal);
    return true;
  });
}

/** What is shown needs nobody else, and nothing typed into a demo leaves the machine. */
const NO_TRAVEL_SERVICES: Config['travel'] = {
  photon: null,
  adressevaelger: null,
  rejseplanen: null,
  resrobot: null,
  realtimeSe: null,
};

/** As somebody would import the official tables: the demo's ads then state their occupations. */
async function bringInMappings({ taxonomy, concepts, clock }: Program): Promise<void> {
  const changed = await taxonomy.replace(demoMappingTables().map(readCrosswalk), clock.now());
  if (changed.includes(true)) await concepts.refresh();
}

/** Those that a demo of the last day has not brought in already. */
async function bringInTimetables(program: Program, context: CommandContext): Promise<void> {
  const { timetableSources, config, clock } = program;
  const lastGood = await lastGoodFetches(timetableFolder(config), timetableSources);
  const ids = missedTheirNight(
    lastGood,
    timetableSources.map(({ id }) => id),
    clock.now(),
  );
  const missed = timetableSources.filter(({ id }) => ids.includes(id));
  if (!context.signal.aborted) await updateTimetables(program, missed, context);
}

/** The settings of a demo: all that it asks is its own upstream. */
export function demoConfig(config: Config, upstream: Omit<DemoUpstream, 'close'>): Config {
  return {
    ...config,
    databaseUrl: null,
    redisUrl: null,
    dataDir: path.join(config.dataDir, 'demo'),
    sources: null,
    employerFeeds: null,
    pace: 0,
    travel: NO_TRAVEL_SERVICES,
    taxonomies: { jobtech: null, escoApi: null },
    upstreams: {
      jobtechStream: upstream.jobtechStreamUrl,
      jobtechSearch: upstream.jobtechSearchUrl,
      jobtechLinks: null,
      jobnet: upstream.jobnetUrl,
    },
    timetables: {
      danish: upstream.danishTimetableUrl,
      swedish: { url: upstream.swedishTimetableUrl, key: 'demo' },
    },
  };
}
