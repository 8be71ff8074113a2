import path from 'node:path';
import type { Config } from '../config.ts';
import { type DemoUpstream, startDemoUpstream } from '../demo/upstream.ts';
import { withCleanup } from '../lib/cleanup.ts';
import type { CommandContext } from './command-context.ts';
import { harvestOne } from './harvest.ts';
import { openProgram } from './program.ts';
import { followConcepts, startHttp, startWorkers, stopped } from './service.ts';
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
    followConcepts(program, context.signal);
    const queue = await openProgramQueue(program);
    cleanup.defer(() => queue.close());
    const { app, address } = await startHttp(program, queue);
    cleanup.defer(() => app.close());
    say('Harvesting both countries from the demo upstream …');
    for (const source of program.enabledSources) {
      if (!context.signal.aborted) await harvestOne(source, program, context);
    }
    const worker = await startWorkers(program, queue, context.signal);
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

function demoConfig(config: Config, upstream: DemoUpstream): Config {
  return {
    ...config,
    databaseUrl: null,
    redisUrl: null,
    dataDir: path.join(config.dataDir, 'demo'),
    sources: null,
    employerFeeds: null,
    pace: 0,
    travel: NO_TRAVEL_SERVICES,
    upstreams: {
      jobtechStream: upstream.jobtechStreamUrl,
      jobtechSearch: upstream.jobtechSearchUrl,
      jobtechLinks: null,
      jobnet: upstream.jobnetUrl,
    },
  };
}
