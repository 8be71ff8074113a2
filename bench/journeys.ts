import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../src/demo/random.ts';
import { checkJourney } from '../src/timetable/check-journey.ts';
import { stringAt } from '../src/timetable/columns/string-table.ts';
import type { Network } from '../src/timetable/network/network.ts';
import { packNetwork } from '../src/timetable/network/network-pack.ts';
import type { StopWalk } from '../src/timetable/network/walking.ts';
import { createRouter, type RangeQuery } from '../src/timetable/router.ts';
import { openTimetable, type Timetable } from '../src/timetable/timetable-file.ts';
import { type BenchFeed, generateFeed, temporaryFolder } from './journeys/feed.ts';
import { measure, type Timing } from './journeys/measure.ts';
import {
  benchMinotor,
  benchRaptorJourneyPlanner,
  installPeers,
  type PeerQuestions,
} from './journeys/peers.ts';
import { child } from './journeys/run-child.ts';
import { RangeThreads } from './journeys/two-threads.ts';

const USAGE = `usage: npm run bench -- journeys [options]
  --feed ZIP       a feed instead of the generated one
  --date DATE      ISO date to search on (default 2026-11-24, a Tuesday the generated feed runs on)
  --scale N        size of the generated feed (default 1)
  --pairs N        random pairs of stops, seeded (default 100)
  --rounds N       rounds over the pairs (default 3)
  --peers          installs minotor and raptor-journey-planner into a temporary folder and asks them too
  --json           one JSON document
`;
const HOUR = 3600;
const MORNING = 8 * HOUR;
const WINDOW = 2 * HOUR;
const SEED = 5;

interface Row {
  readonly query: string;
  readonly p50: number;
  readonly p95: number;
  readonly asked: string;
}

/** The table "Speed" of the timetable: what is asked stands beside what is measured. Milliseconds, megabytes. */
export async function run(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options === null) return;
  const folder = temporaryFolder();
  try {
    const feed = options.feed === undefined ? generateFeed(folder, options.scale) : wholeOnly(options.feed);
    const file = path.join(folder, 'timetable');
    const load = child('load', options.date, file, ...feed.countries);
    const served = child('serve', file);
    const whole = child('load', options.date, file, feed.whole);
    const timetable = await openTimetable(file);
    const { rows, faults, questions } = await benchOwn(timetable, options);
    const peers = options.peers
      ? await benchPeers(folder, timetable.network, { ...questions, zip: feed.whole })
      : [];
    const report = { options, load, whole, served, rows, faults, peers };
    process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : describe(report));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Options {
  readonly feed: string | undefined;
  readonly date: string;
  readonly scale: string;
  readonly pairs: number;
  readonly rounds: number;
  readonly peers: boolean;
  readonly json: boolean;
}

function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      feed: { type: 'string' },
      date: { type: 'string', default: '2026-11-24' },
      scale: { type: 'string', default: '1' },
      pairs: { type: 'string', default: '100' },
      rounds: { type: 'string', default: '3' },
      peers: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return null;
  }
  const { feed, date, scale, peers, json } = values;
  return { feed, date, scale, peers, json, pairs: Number(values.pairs), rounds: Number(values.rounds) };
}

function wholeOnly(zip: string): BenchFeed {
  return { whole: zip, countries: [zip] };
}

interface OwnFigures {
  readonly rows: readonly Row[];
  /** Journeys with a leg that does not exist: must be none. */
  readonly faults: readonly string[];
  readonly questions: Omit<PeerQuestions, 'zip'>;
}

async function benchOwn(timetable: Timetable, options: Options): Promise<OwnFigures> {
  const { network } = timetable;
  const [layout] = timetable.layouts;
  if (layout === undefined) throw new Error('there is no layout');
  const router = createRouter({ network, layout });
  const random = seededRandom(SEED);
  const called = [...new Set(network.calls.stop)].sort((a, b) => a - b);
  const pick = () => called[random.whole(0, called.length - 1)] ?? 0;
  const pairs = Array.from({ length: options.pairs }, () => [pick(), pick()] as const);
  const around = (stop: number) => walksFrom(timetable, stop);
  const range = ([from, to]: readonly [number, number]): RangeQuery => ({
    origins: around(from),
    targets: around(to),
    window: { kind: 'departure', from: MORNING, to: MORNING + WINDOW },
  });
  const time = (call: (pair: readonly [number, number]) => unknown) => measure(pairs, options.rounds, call);
  const threads = new RangeThreads(2, packNetwork(network, timetable.footpaths).buffer, layout.buffer);
  const rows: Row[] = [
    row(
      'earliest arrival, one to one',
      'p50 ≤ 5',
      await time(([from, to]) =>
        router.earliestArrival({ origins: around(from), targets: around(to), departure: MORNING }),
      ),
    ),
    row(
      'latest departure, one to one',
      '',
      await time(([from, to]) =>
        router.latestDeparture({ origins: around(from), targets: around(to), arrival: MORNING }),
      ),
    ),
    row(
      'range 2 h, one to one, Pareto, with paths',
      'p50 ≤ 16, p95 ≤ 60',
      await time((pair) => router.range(range(pair))),
    ),
    row('the same, two threads', 'p50 ≤ 16, p95 ≤ 60', await time((pair) => threads.range(range(pair)))),
    row(
      'range of arrivals 2 h, one to one',
      '',
      await time((pair) =>
        router.range({ ...range(pair), window: { kind: 'arrival', from: MORNING, to: MORNING + WINDOW } }),
      ),
    ),
    row(
      'one to all',
      'p50 ≤ 5',
      await time(([from]) => router.oneToAll({ origins: around(from), departure: MORNING })),
    ),
    row(
      'there by 08:00, 2 h window, one to all',
      'p50 ≤ 5',
      await time(([from]) =>
        router.profile({ origins: around(from), leaveFrom: MORNING - WINDOW, arriveBy: MORNING }),
      ),
    ),
    row(
      'home after 16:00, 2 h window, all to one',
      '',
      await time(([from]) =>
        router.profileHome({ targets: around(from), leaveFrom: 16 * HOUR, arriveBy: 16 * HOUR + WINDOW }),
      ),
    ),
  ];
  await threads.close();
  const faults = pairs.flatMap((pair) =>
    router
      .range(range(pair))
      .flatMap((journey) => checkJourney(journey, network, layout.date, layout.timeZone)),
  );
  const idOf = (stop: number) => stringAt(network.stops.id, stop);
  return {
    rows,
    faults,
    questions: {
      date: options.date,
      departure: MORNING,
      windowSeconds: WINDOW,
      pairs: pairs.map(([from, to]) => [idOf(from), idOf(to)] as const),
    },
  };
}

/** The stop and those one can walk to from it, as a search from an address beside it would begin. */
function walksFrom({ footpaths }: Timetable, stop: number): StopWalk[] {
  const walks = [{ stop, seconds: 0 }];
  const end = footpaths.first[stop + 1] ?? 0;
  for (let i = footpaths.first[stop] ?? 0; i < end; i++) {
    walks.push({ stop: footpaths.to[i] ?? stop, seconds: footpaths.seconds[i] ?? 0 });
  }
  return walks;
}

async function benchPeers(folder: string, network: Network, questions: PeerQuestions) {
  const home = installPeers(folder);
  return [await benchRaptorJourneyPlanner(home, network, questions), await benchMinotor(home, questions)];
}

function row(query: string, asked: string, { p50, p95 }: Timing): Row {
  return { query, asked, p50, p95 };
}

type Report = Omit<OwnFigures, 'questions'> & {
  readonly load: Record<string, number>;
  readonly whole: Record<string, number>;
  readonly served: Record<string, number>;
  readonly peers: Awaited<ReturnType<typeof benchPeers>>;
};

function describe({ rows, load, whole, served, faults, peers }: Report): string {
  const show = (value: number | undefined) => (value ?? Number.NaN).toFixed(1);
  const lines = rows.map(
    ({ query, p50, p95, asked }) =>
      `${query.padEnd(44)} p50 ${show(p50).padStart(7)}  p95 ${show(p95).padStart(7)}  ${asked}`,
  );
  lines.push(
    `zips of both countries to ready: ${show(load['ms'])} ms, peak ${show(load['peakMegabytes'])} MB (asked 8 s, 1 GB)`,
  );
  lines.push(`the whole feed in one zip: ${show(whole['ms'])} ms, peak ${show(whole['peakMegabytes'])} MB`);
  lines.push(`reopened from its file: ${show(served['ms'])} ms (asked 300)`);
  lines.push(
    `in service: ${show(served['residentMegabytes'])} MB resident (asked 400), layout ${show(served['layoutMegabytes'])} MB (asked 120)`,
  );
  lines.push(`journeys with a leg that does not exist: ${faults.length}`);
  for (const peer of peers) {
    const timing = (value: Timing | null) => (value === null ? '–' : `${show(value.p50)}/${show(value.p95)}`);
    lines.push(
      `${peer.name}: load ${show(peer.loadMs)}, earliest ${timing(peer.earliest)}, one to all ${timing(peer.oneToAll)}, range ${timing(peer.range)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
