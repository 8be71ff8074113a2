import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { stringAt } from '../../src/timetable/columns/string-table.ts';
import { type Network, NO_DROP_OFF, NO_PICKUP } from '../../src/timetable/network/network.ts';
import { dayNumber } from '../../src/timetable/network/service-day.ts';
import { runsOn } from '../../src/timetable/network/service-days.ts';
import { measure, type Timing } from './measure.ts';

/** The routers one can install from npm, in the versions that were compared; the project does not depend on them. */
const PEERS = { minotor: '1.0.7', 'raptor-journey-planner': '2.2.3' };

export interface PeerTimings {
  readonly name: string;
  readonly loadMs: number;
  readonly earliest: Timing;
  readonly oneToAll: Timing | null;
  readonly range: Timing | null;
}

export interface PeerQuestions {
  readonly zip: string;
  /** ISO date. */
  readonly date: string;
  /** Stop ids. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly departure: number;
  readonly windowSeconds: number;
}

/** Installs the peers into `folder`. */
export function installPeers(folder: string): string {
  const home = path.join(folder, 'peers');
  mkdirSync(home, { recursive: true });
  writeFileSync(path.join(home, 'package.json'), JSON.stringify({ private: true, dependencies: PEERS }));
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr } = spawnSync('npm', args, { cwd: home, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the peers could not be installed: ${stderr}`);
  return home;
}

interface RaptorJourneyPlanner {
  readonly RaptorAlgorithmFactory: {
    create(...data: unknown[]): {
      scan(origins: Record<string, number>, date: number, weekday: number): unknown;
    };
  };
  readonly JourneyFactory: new () => unknown;
  readonly DepartAfterQuery: new (...parts: unknown[]) => PeerQuery;
  readonly RangeQuery: new (...parts: unknown[]) => PeerQuery;
}

interface PeerQuery {
  plan(origin: string, target: string, date: Date, time: number, until?: number): readonly unknown[];
}

/**
 * Given the date's trips as we read them: its own reader does not come to an end on a current Node. A range takes it
 * seconds, so only some pairs are asked.
 */
export async function benchRaptorJourneyPlanner(
  home: string,
  network: Network,
  questions: PeerQuestions,
): Promise<PeerTimings> {
  const library = createRequire(path.join(home, 'package.json'))(
    'raptor-journey-planner',
  ) as RaptorJourneyPlanner;
  const date = new Date(`${questions.date}T00:00:00Z`);
  const data = [tripsOf(network, questions.date), transfersOf(network), {}];
  const start = performance.now();
  const raptor = library.RaptorAlgorithmFactory.create(...data);
  const loadMs = performance.now() - start;
  const results = new library.JourneyFactory();
  const departAfter = new library.DepartAfterQuery(raptor, results, 1);
  const range = new library.RangeQuery(raptor, results, 1);
  const { departure, windowSeconds, pairs } = questions;
  const number = Number(questions.date.replaceAll('-', ''));
  return {
    name: `raptor-journey-planner ${PEERS['raptor-journey-planner']}`,
    loadMs,
    earliest: await measure(pairs, 1, ([from, to]) => departAfter.plan(from, to, date, departure)),
    oneToAll: await measure(pairs, 1, ([from]) =>
      raptor.scan({ [from]: departure }, number, date.getUTCDay()),
    ),
    range: await measure(pairs.slice(0, RANGE_PAIRS), 1, ([from, to]) =>
      range.plan(from, to, date, departure, departure + windowSeconds),
    ),
  };
}

const RANGE_PAIRS = 20;

/** In the shape of the library's own reader. */
function tripsOf({ trips, calls, stops, services }: Network, date: string): unknown[] {
  const day = dayNumber(Temporal.PlainDate.from(date));
  const service = { runsOn: () => true };
  const found: unknown[] = [];
  for (const [trip, serviceIndex] of trips.service.entries()) {
    if (!runsOn(services, serviceIndex, day)) continue;
    const stopTimes = [];
    for (let call = trips.firstCall[trip] ?? 0; call < (trips.firstCall[trip + 1] ?? 0); call++) {
      const flags = calls.flags[call] ?? 0;
      stopTimes.push({
        stop: stringAt(stops.id, calls.stop[call] ?? -1),
        arrivalTime: calls.arrival[call],
        departureTime: calls.departure[call],
        pickUp: (flags & NO_PICKUP) === 0,
        dropOff: (flags & NO_DROP_OFF) === 0,
      });
    }
    found.push({ tripId: stringAt(trips.id, trip), serviceId: '', service, stopTimes });
  }
  return found;
}

function transfersOf({ transfers, stops }: Network): Record<string, unknown[]> {
  const byOrigin: Record<string, unknown[]> = {};
  for (const [row, from] of transfers.fromStop.entries()) {
    const origin = stringAt(stops.id, from);
    const destination = stringAt(stops.id, transfers.toStop[row] ?? -1);
    const duration = transfers.minTime[row];
    byOrigin[origin] ??= [];
    byOrigin[origin].push({ origin, destination, duration, startTime: 0, endTime: Number.MAX_SAFE_INTEGER });
  }
  return byOrigin;
}

interface MinotorParser {
  readonly GtfsParser: new (
    zip: string,
  ) => { parse(date: Date): Promise<{ timetable: unknown; stopsIndex: unknown }> };
}

interface QueryBuilder {
  from(stop: string): QueryBuilder;
  to(stop: string): QueryBuilder;
  departureTime(time: unknown): QueryBuilder;
  build(): unknown;
}

interface MinotorRouter {
  readonly Router: new (
    timetable: unknown,
    stops: unknown,
  ) => { route(query: unknown): { bestRoute(): unknown } };
  readonly Query: { readonly Builder: new () => QueryBuilder };
  readonly Time: { fromHMS(hours: number, minutes: number, seconds: number): unknown };
}

export async function benchMinotor(home: string, questions: PeerQuestions): Promise<PeerTimings> {
  const dist = path.join(home, 'node_modules/minotor/dist');
  const load = (file: string) => import(pathToFileURL(path.join(dist, file)).href);
  const { GtfsParser } = (await load('parser.esm.js')) as MinotorParser;
  const { Router, Query, Time } = (await load('router.esm.js')) as MinotorRouter;
  const start = performance.now();
  const parsed = await new GtfsParser(questions.zip).parse(new Date(`${questions.date}T00:00:00Z`));
  const loadMs = performance.now() - start;
  const router = new Router(parsed.timetable, parsed.stopsIndex);
  const { departure } = questions;
  const time = Time.fromHMS(Math.floor(departure / 3600), Math.floor(departure / 60) % 60, departure % 60);
  const ask = ([from, to]: readonly [string, string]) =>
    router.route(new Query.Builder().from(from).to(to).departureTime(time).build()).bestRoute();
  return {
    name: `minotor ${PEERS.minotor}`,
    loadMs,
    earliest: await measure(questions.pairs, 1, ask),
    oneToAll: null,
    range: null,
  };
}
