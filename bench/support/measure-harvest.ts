import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { silentLogger } from '../../src/lib/logger.ts';
import { openEmbedded } from '../../src/store/embedded/open-embedded.ts';
import { findPostmaster } from '../../src/store/embedded/postmaster-file.ts';
import { type CopiedTable, copyBaseline, difference, type ServerClock } from './copy-baseline.ts';
import { serverSeconds as serverSecondsOf } from './cpu-clock.ts';
import { runCommand } from './run-command.ts';
import { type BenchUpstream, startUpstream } from './start-upstream.ts';

/** One `sundet harvest`. */
export interface NightFigures {
  /** From the first request to the end of the run, as the run itself has noted it. */
  readonly seconds: number;
  /** From the start of the process to its end. */
  readonly wallSeconds: number;
  readonly peakMegabytes: number | null;
  /** CPU time of the program's first thread, from the start of the process; null where the system does not tell. */
  readonly scriptSeconds: number | null;
  /** CPU time of all its threads; null as above. */
  readonly processSeconds: number | null;
  /** CPU time of PostgreSQL meanwhile; null as above. */
  readonly serverSeconds: number | null;
  readonly mode: string;
  readonly written: number;
}

export interface RunFigures {
  readonly first: NightFigures;
  /** 5 % changed, told by the stream of changes. */
  readonly changes: NightFigures;
  /** 5 % changed, found by reading the whole snapshot. */
  readonly again: NightFigures;
  readonly copied: readonly CopiedTable[];
  readonly copySeconds: number;
  /** CPU time of PostgreSQL for it; null as above. */
  readonly copyServerSeconds: number | null;
}

export interface HarvestFigures {
  readonly ads: number;
  readonly node: string;
  readonly runs: readonly RunFigures[];
}

export interface Measure {
  readonly ads: number;
  readonly runs: number;
  /** Where to put CPU profiles; null for none. */
  readonly profile: string | null;
}

const NIGHTS = 3;

/** Harvests three nights into a new embedded database, so often, and copies what the first has written. */
export async function measureHarvest(folder: string, measure: Measure): Promise<HarvestFigures> {
  const upstream = await startUpstream(folder, measure.ads, NIGHTS);
  try {
    const runs: RunFigures[] = [];
    for (let number = 1; number <= measure.runs; number += 1) {
      const dataDir = path.join(folder, `run-${number}`);
      runs.push(await measureRun(dataDir, upstream, measure));
      await rm(dataDir, { recursive: true, force: true });
    }
    return { ads: measure.ads, node: process.version, runs };
  } finally {
    await upstream.close();
  }
}

async function measureRun(dataDir: string, upstream: BenchUpstream, measure: Measure): Promise<RunFigures> {
  await mkdir(dataDir);
  // Held open by us, as by a program that serves: starting the server is no part of a harvest.
  const server = await openEmbedded({ dataDir, share: false, logger: silentLogger });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const postmaster = await findPostmaster(path.join(dataDir, 'postgres'));
  const clock: ServerClock = () => (postmaster === null ? null : serverSecondsOf(postmaster.pid));
  const settings = { ...upstream.settings, SUNDET_DATA_DIR: dataDir };
  const profile = measure.profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${measure.profile}`];
  try {
    await upstream.setNight(1);
    const first = await harvestNight(client, clock, [], settings, profile);
    expectWritten(first, 'listing', measure.ads);
    const copied = await copyBaseline(client, path.join(dataDir, 'copy'), clock);
    const changed = measure.ads / 20;
    await upstream.setNight(2);
    const changes = await harvestNight(client, clock, [], settings);
    expectWritten(changes, 'changes', changed);
    await upstream.setNight(3);
    const again = await harvestNight(client, clock, ['--full'], settings);
    expectWritten(again, 'listing', changed);
    const copySeconds = copied.reduce((sum, { seconds }) => sum + seconds, 0);
    const copyServerSeconds = copied.reduce<number | null>(
      (sum, table) => (sum === null || table.serverSeconds === null ? null : sum + table.serverSeconds),
      0,
    );
    return { first, changes, again, copied, copySeconds, copyServerSeconds };
  } finally {
    await client.end();
    await server.close();
  }
}

async function harvestNight(
  client: pg.Client,
  clock: ServerClock,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<NightFigures> {
  await client.query('checkpoint');
  const worked = clock();
  const {
    stdout: _,
    marks: _marks,
    ...command
  } = await runCommand(['harvest', 'jobtech', '--json', ...args], settings, nodeOptions);
  const serverSeconds = difference(clock(), worked);
  const { rows } = await client.query<Pick<NightFigures, 'seconds' | 'mode' | 'written'>>(
    `select extract(epoch from finished_at - started_at)::float8 as seconds, mode,
            (counts->>'inserted')::int + (counts->>'changed')::int as written
     from harvest_run order by id desc limit 1`,
  );
  const [run] = rows;
  if (run === undefined) throw new Error('the harvest has left no run');
  return { ...run, ...command, serverSeconds };
}

/** A figure of a harvest that did something else would mislead. */
function expectWritten(night: NightFigures, mode: string, written: number): void {
  if (night.mode === mode && Math.abs(night.written - written) <= 1) return;
  throw new Error(`expected a run of mode ${mode} to write ${written} ads: ${JSON.stringify(night)}`);
}
