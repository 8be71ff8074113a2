import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import type { HarvestQueue, HarvestWorker } from '../../workers/harvest-queue.ts';
import { startHarvestWorker } from '../../workers/harvest-worker.ts';
import { MISSED_WEEK_MS, missedTheirNight } from '../../workers/schedule.ts';
import { createReachFinder } from '../commute/reach.ts';
import { createRegionMap } from '../commute/region-map.ts';
import { createVacancyJourneys } from '../commute/vacancy-journeys.ts';
import type { Following } from '../domain/follow.ts';
import { purge } from '../harvest/purge.ts';
import { createSourceStates } from '../harvest/source-states.ts';
import type { Administration } from '../http/administration.ts';
import { buildApp } from '../http/app.ts';
import { within } from '../lib/deadline.ts';
import { ConfigError, messageOf } from '../lib/errors.ts';
import type { TaxonomyReport } from '../occupations/fetch/update-taxonomy.ts';
import { createListedVacancies } from '../search/listed-vacancies.ts';
import { type Database, isReachable } from '../store/database.ts';
import { readWorkplaceOf } from '../store/read-vacancies.ts';
import { createTimetableSourceStates, lastGoodFetches } from '../timetable/source/timetable-source-states.ts';
import type { UpdateReport } from '../timetable/source/update-timetable.ts';
import { AssetsMissingError } from '../web/server/asset-manifest.ts';
import { createRenderer } from '../web/server/renderer.tsx';
import { ASSETS, EMBED_SCRIPT } from './assets.ts';
import { askedBy, type Program, requireContact, timetableFolder } from './program.ts';

/** BullMQ waits for a Redis that is gone; whoever looks at the status does not, milliseconds. */
const QUEUE_MS = 3_000;

/** Starts the API and the pages. @returns the app and the address it answers at. */
export async function startHttp(
  program: Program,
  queue: HarvestQueue,
  following: Following | null,
): Promise<{ app: FastifyInstance; address: string }> {
  const { config, clock, logger, places, search, database } = program;
  program.timetables.keepReady();
  program.commutes.keepReady();
  program.board.start();
  const pages = renderPages();
  const nextRuns = () => within(QUEUE_MS, 'the queue', queue.nextRuns());
  const sources = createSourceStates({
    ...program,
    isEnabled: (id) => program.enabledSources.some((source) => source.id === id),
    nextRuns,
  });
  const app = await buildApp({
    vacancies: search,
    sources,
    timetableSources: createTimetableSourceStates({
      folder: timetableFolder(config),
      sources: program.timetableSources,
      clock,
      logger,
      nextRuns,
    }),
    contact: config.contact,
    mapTiles: config.mapTiles,
    limits: config.limits,
    following,
    regionMap: createRegionMap(
      program.timetables,
      places.municipalities().map(({ centre }) => ({ name: centre.town, lat: centre.lat, lon: centre.lon })),
    ),
    knownMunicipality: (code) => places.municipality(code) !== null,
    mainTown: (code) => places.municipality(code)?.centre ?? null,
    readiness: () => checkDatabase(database),
    travel: {
      places: program.placeFinder,
      journeys: program.journeys,
      reach: createReachFinder(program.commutes),
      vacancyJourneys: createVacancyJourneys({
        commutes: program.commutes,
        workplaceOf: (id) => readWorkplaceOf(database.db, id),
      }),
    },
    shortlists: {
      vacancies: createListedVacancies({
        database,
        clock,
        municipalityName: (code) => places.municipality(code)?.name ?? null,
        commutes: program.commutes,
      }),
      shares: program.sharedLists,
    },
    clock,
    logger,
    pages,
    embedScript: existsSync(EMBED_SCRIPT) ? await readFile(EMBED_SCRIPT, 'utf8') : null,
    queue: { counts: () => within(QUEUE_MS, 'the queue', queue.view.counts()) },
    administration: administrationOf(program, queue),
  });
  const address = await listen(app, config.host, config.port);
  search
    .warmUp?.()
    .catch((error: unknown) => logger.warn({ error: messageOf(error) }, 'the search is not warm yet'));
  // Only of a page that is served: a start that fails is told in its one sentence.
  if (pages.assetsDir === null) logger.warn({}, 'the page has no styles or scripts: run “npm run build”');
  return { app, address };
}

/** With what `npm run build` left; plain where there is nothing, or only what an older version needed. */
function renderPages(): ReturnType<typeof createRenderer> {
  try {
    return createRenderer({ assetsDir: existsSync(ASSETS) ? ASSETS : null });
  } catch (error) {
    if (error instanceof AssetsMissingError) return createRenderer({ assetsDir: null });
    throw error;
  }
}

function administrationOf(program: Program, queue: HarvestQueue): Administration | null {
  const { adminToken } = program.config;
  if (adminToken === null) return null;
  const all = [...program.enabledSources, ...program.timetableSources, ...program.taxonomySources];
  const sourceIds = all.map((source) => source.id);
  return { token: adminToken, queue: queue.view, sourceIds };
}

/** Schedules the nightly harvest and takes jobs; a source that missed its night is brought in at once. */
export async function startWorkers(
  program: Program,
  queue: HarvestQueue,
  signal: AbortSignal,
): Promise<HarvestWorker> {
  const ids = [...program.enabledSources, ...program.timetableSources].map((source) => source.id);
  const { timetableSources, taxonomySources, config } = program;
  requireContact(config, [...timetableSources.map(askedBy), ...taxonomySources]);
  await queue.schedule([...program.enabledSources, ...timetableSources, ...taxonomySources]);
  const rows = await program.store.sourceRows(0);
  const lastGood = new Map([
    ...rows.map((row) => [row.source, row.lastGoodRunAt] as const),
    ...(await lastGoodFetches(timetableFolder(config), timetableSources)),
  ]);
  const now = program.clock.now();
  await queue.enqueueNow([
    ...missedTheirNight(lastGood, ids, now),
    ...missedTheirNight(
      await lastGoodTaxonomies(program),
      taxonomySources.map(({ id }) => id),
      now,
      MISSED_WEEK_MS,
    ),
  ]);
  const others: [string, () => Promise<UpdateReport | TaxonomyReport>][] = [
    ...timetableSources.map((source): (typeof others)[number] => {
      return [source.id, () => program.updateTimetable(source, signal)];
    }),
    ...taxonomySources.map((source): (typeof others)[number] => {
      return [source.id, () => program.updateTaxonomy(source, { signal })];
    }),
  ];
  return startHarvestWorker(
    queue,
    program.enabledSources,
    program.harvest,
    signal,
    () => tidy(program),
    new Map(others),
  );
}

/** When what each service tells of occupations was last known to be what is here. */
async function lastGoodTaxonomies({ taxonomy }: Pick<Program, 'taxonomy'>): Promise<Map<string, Date>> {
  return new Map((await taxonomy.layers()).map(({ source, importedAt }) => [source, importedAt]));
}

/** How often an import by another process is looked for, milliseconds. */
const CONCEPTS_MS = 30_000;

/** Follows imports of occupations until the program is asked to stop. */
export function followConcepts({ concepts, logger }: Program, signal: AbortSignal): void {
  const timer = setInterval(() => {
    concepts.refresh().then(
      (changed) => changed && logger.info({ version: concepts.version }, 'occupations were imported'),
      (error: unknown) => logger.warn({ error: messageOf(error) }, 'occupations could not be looked for'),
    );
  }, CONCEPTS_MS);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

/** Deletes what has been closed, or recorded, for longer than the settings keep it, and shared lists that have expired. */
export async function tidy({ upkeep, sharedLists, clock, config }: Program): Promise<unknown> {
  await sharedLists.purge();
  return purge(upkeep, clock, config.retentionDays);
}

/** Settles once the program is asked to stop. */
export function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    await app.close();
    throw new ConfigError(whyNotListening(error, host, port), { cause: error });
  }
}

function whyNotListening(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return `port ${port} on ${host} is taken: stop what uses it, or choose another with PORT=${port + 1}`;
  }
  if (code === 'EACCES')
    return `port ${port} on ${host} may not be used by this user: choose one above 1023 with PORT`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST=${host} is not an address of this machine`;
  return `cannot listen on ${host}:${port}: ${messageOf(error)}`;
}

async function checkDatabase(
  database: Database,
): Promise<{ ready: boolean; checks: Record<string, string> }> {
  const ready = await isReachable(database);
  return { ready, checks: { database: ready ? 'ok' : 'does not answer' } };
}
