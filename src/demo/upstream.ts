import fastify from 'fastify';
import type { Clock } from '../lib/clock.ts';
import { buildDemoData } from './demo-data.ts';
import { serveJobnet } from './jobnet-api.ts';
import { serveJobtech } from './jobtech-api.ts';

/** The base URLs to give to the settings of the same names. */
export interface DemoUpstream {
  readonly jobtechStreamUrl: URL;
  readonly jobtechSearchUrl: URL;
  readonly jobnetUrl: URL;
  close(): Promise<void>;
}

/**
 * Starts a server on loopback that speaks the shapes of JobTech's JobStream and JobSearch and of Jobnet, filled with
 * invented vacancies dated relative to the clock. What it has does not change while it runs.
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
  const address = await server.listen({ host: '127.0.0.1', port });
  return {
    jobtechStreamUrl: new URL('/jobstream', address),
    jobtechSearchUrl: new URL('/jobsearch', address),
    jobnetUrl: new URL('/jobnet', address),
    close: () => server.close(),
  };
}
