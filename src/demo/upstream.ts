import fastify from 'fastify';
import type { Clock } from '../lib/clock.ts';
import { buildDemoData } from './demo-data.ts';
import { DANISH_TIMETABLE_PATH, SWEDISH_TIMETABLE_PATH, serveTimetables } from './gtfs-api.ts';
import { serveJobnet } from './jobnet-api.ts';
import { serveJobtech } from './jobtech-api.ts';
import { type DemoTimetables, writeDemoTimetables } from './timetable/write-timetables.ts';

/** The base URLs to give to the settings of the same names. */
export interface DemoUpstream {
  readonly jobtechStreamUrl: URL;
  readonly jobtechSearchUrl: URL;
  readonly jobnetUrl: URL;
  readonly danishTimetableUrl: URL;
  /** Answers to any key, as the real one to that of its product. */
  readonly swedishTimetableUrl: URL;
  close(): Promise<void>;
}

/**
 * Starts a server on loopback that speaks the shapes of JobTech's JobStream and JobSearch and of Jobnet, filled with
 * invented vacancies dated relative to the clock, and serves both countries' timetables. What it has does not change
 * while it runs.
 * @param port 0, the default, takes any free one.
 * @throws the system's error where the port is taken.
 */
export async function startDemoUpstream({
  clock,
  port = 0,
}: {
  clock: Clock;
  port?: number;
}): Promise<DemoUpstream> {
  const data = buildDemoData(clock);
  const server = fastify({ forceCloseConnections: true });
  serveJobtech(server, data.jobtech);
  serveJobnet(server, data.jobnet);
  let timetables: DemoTimetables | null = null;
  serveTimetables(server, () => {
    timetables ??= writeDemoTimetables(clock);
    return timetables;
  });
  const address = await server.listen({ host: '127.0.0.1', port });
  return {
    jobtechStreamUrl: new URL('/jobstream', address),
    jobtechSearchUrl: new URL('/jobsearch', address),
    jobnetUrl: new URL('/jobnet', address),
    danishTimetableUrl: new URL(DANISH_TIMETABLE_PATH, address),
    swedishTimetableUrl: new URL(SWEDISH_TIMETABLE_PATH, address),
    close: () => server.close(),
  };
}
