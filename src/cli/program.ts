import path from 'node:path';
import type { Commutes } from '../commute/commute-finder.ts';
import type { StopPlaceFinder } from '../commute/places/place-finder.ts';
import { type Config, isLoopback } from '../config.ts';
import type { JourneyFinder } from '../domain/journeys.ts';
import type { SharedLists } from '../domain/shared-list.ts';
import type { TaxonomyStore } from '../domain/taxonomy.ts';
import type { VacancySearch } from '../domain/vacancy.ts';
import { explainJoin } from '../harvest/join-postings.ts';
import type { HarvestDeps } from '../harvest/run-harvest.ts';
import type { Clock } from '../lib/clock.ts';
import { ConfigError, type SundetError } from '../lib/errors.ts';
import { createHttpClient } from '../lib/http-client.ts';
import type { Logger } from '../lib/logger.ts';
import { loadPlaces } from '../normalise/places/load-places.ts';
import type { PlaceIndex } from '../normalise/places/place-index.ts';
import { QueryPlaces } from '../normalise/places/query-places.ts';
import { createJobtechTaxonomy } from '../occupations/fetch/jobtech-taxonomy.ts';
import type { TaxonomySource } from '../occupations/fetch/taxonomy-source.ts';
import { type TaxonomyReport, updateTaxonomy } from '../occupations/fetch/update-taxonomy.ts';
import { createLiveConceptIndex, type LiveConceptIndex } from '../occupations/live-concept-index.ts';
import { readSeedLayer } from '../occupations/seed-layer.ts';
import { VacancyBoard } from '../search/board/vacancy-board.ts';
import { keepVocabulary } from '../search/keep-vocabulary.ts';
import { createVacancySearch } from '../search/vacancy-search.ts';
import { readEmployerFeeds } from '../sources/employer-feeds.ts';
import { createSources, type SourceSettings } from '../sources/registry.ts';
import type { Source } from '../sources/source.ts';
import { type Database, openDatabase } from '../store/database.ts';
import type { HarvestStore } from '../store/harvest-store.ts';
import { migrate } from '../store/migrate.ts';
import { createSharedLists } from '../store/shared-lists.ts';
import { createSharedTurns } from '../store/shared-turns.ts';
import { createTaxonomyStore } from '../store/taxonomy-store.ts';
import type { UpkeepStore } from '../store/upkeep-store.ts';
import { openTimetableService, type TimetableService } from '../timetable/service/timetable-service.ts';
import { createTimetableSources, type TimetableSource } from '../timetable/source/timetable-source.ts';
import { type UpdateReport, updateTimetable } from '../timetable/source/update-timetable.ts';
import { createCommutes } from './commutes.ts';
import { createStores } from './stores.ts';
import { createTravel } from './travel.ts';
import { VERSION } from './version.ts';

/** The program with everything built and connected: what each command takes its parts from. */
export interface Program {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly database: Database;
  readonly store: HarvestStore;
  readonly upkeep: UpkeepStore;
  readonly places: PlaceIndex;
  readonly sharedLists: SharedLists;
  readonly taxonomy: TaxonomyStore;
  readonly concepts: LiveConceptIndex;
  /** Every source there is. */
  readonly sources: readonly Source[];
  /** Those that the settings switch on. */
  readonly enabledSources: readonly Source[];
  readonly commutes: Commutes;
  readonly search: VacancySearch;
  readonly harvest: HarvestDeps;
  readonly timetables: TimetableService;
  /** Services that tell occupations, configured and switched on. */
  readonly taxonomySources: readonly TaxonomySource[];
  /** Fetches what such a service tells and puts it in the place of what it told before, if it is fit. */
  updateTaxonomy(
    source: TaxonomySource,
    options: { readonly signal: AbortSignal; readonly accept?: boolean },
  ): Promise<TaxonomyReport>;
  /** Publishers of timetables that are configured and switched on. */
  readonly timetableSources: readonly TimetableSource[];
  /** Fetches a publisher's timetable if it has a newer one, and puts it in service if it is fit. */
  updateTimetable(source: TimetableSource, signal: AbortSignal): Promise<UpdateReport>;
  /** Not started: whoever serves searches to many starts it. */
  readonly board: VacancyBoard;
  readonly placeFinder: StopPlaceFinder;
  readonly journeys: JourneyFinder;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Use the embedded database of a Sundet that already runs, rather than refuse. */
  readonly share: boolean;
  /** Called with the sources that are switched on before anything is opened: what it throws ends the start at once. */
  check?(enabledSources: readonly Source[]): void;
}

/**
 * Builds the program: opens and migrates the database, reads the reference data, makes the sources.
 * @throws ConfigError, DatabaseUnavailableError: one sentence each, saying what to do.
 */
export async function openProgram(config: Config, options: OpenOptions): Promise<Program> {
  const { clock, logger, share } = options;
  const { sources, enabledSources, timetableSources, taxonomySources } = await configureSources(config);
  options.check?.(enabledSources);
  const places = await loadPlaces();
  const { databaseUrl, dataDir } = config;
  const database = await openDatabase({ databaseUrl, dataDir, share, logger });
  const taxonomy = createTaxonomyStore(database);
  const concepts = createLiveConceptIndex(taxonomy);
  try {
    await migrate(database);
    await taxonomy.replace([await readSeedLayer()], clock.now());
    await concepts.refresh();
  } catch (error) {
    await database.close();
    throw error;
  }
  const sharedTurns = createSharedTurns(database.pool);
  const http = createHttpClient({ userAgent: userAgent(config), pace: config.pace, sharedTurns });
  const { store, upkeep } = createStores(database, clock, sources);
  const timetables = await openTimetableService(timetableFolder(config), { clock, logger });
  const commutes = createCommutes({ database, timetables, places, clock });
  const board = new VacancyBoard({ url: database.url, mostVacancies: config.boardVacancies, logger });
  const municipalityName = (code: string) => places.municipality(code)?.name ?? null;
  return {
    config,
    clock,
    logger,
    database,
    store,
    upkeep,
    places,
    sharedLists: createSharedLists(database, clock),
    taxonomy,
    concepts,
    sources,
    enabledSources,
    timetableSources,
    taxonomySources,
    async updateTaxonomy(source, options) {
      const report = await updateTaxonomy(source, { http, store: taxonomy, clock, logger, ...options });
      if (report.outcome === 'ok') await concepts.refresh();
      return report;
    },
    commutes,
    board,
    search: createVacancySearch({
      database,
      board,
      clock,
      municipalityName,
      explainJoin,
      commutes,
      occupations: concepts,
      places: new QueryPlaces(places),
      vocabulary: keepVocabulary({ pool: database.pool, clock, logger }),
    }),
    harvest: { store, http, places, concepts, readTaxonomy: () => taxonomy.read(), clock, logger },
    timetables,
    async updateTimetable(source, signal) {
      const folder = timetableFolder(config);
      const report = await updateTimetable(source, { folder, http, clock, logger, signal });
      await timetables.refresh();
      return report;
    },
    ...createTravel({ config, clock, logger, http, timetables, places }),
    async close() {
      commutes.close();
      await board.close();
      await timetables.close();
      await http.close();
      await database.close();
    },
  };
}

/**
 * Every source that is configured, and those that the settings switch on.
 * @throws ConfigError for an unknown source, wrong employers' feeds, or a hurry that a public upstream is spared.
 */
export async function configureSources(config: Config): Promise<ConfiguredSources> {
  const sources = createSources(await sourceSettings(config));
  const timetables = createTimetableSources(config.timetables);
  const taxonomies = createTaxonomySources(config);
  const isOther = (id: string) => [...timetables, ...taxonomies].some((source) => source.id === id);
  const wanted = config.sources;
  const enabledSources = chooseSources(
    sources,
    wanted?.filter((id) => !isOther(id)) ?? null,
    (message) => new ConfigError(`SUNDET_SOURCES: ${message}`),
  );
  const isWanted = ({ id }: { readonly id: string }) => wanted === null || wanted.includes(id);
  const timetableSources = timetables.filter(isWanted);
  const taxonomySources = taxonomies.filter(isWanted);
  requirePoliteness(config, [...enabledSources, ...timetableSources.map(askedBy), ...taxonomySources]);
  return { sources, enabledSources, timetableSources, taxonomySources };
}

export type ConfiguredSources = Pick<
  Program,
  'sources' | 'enabledSources' | 'timetableSources' | 'taxonomySources'
>;

/** Services that tell occupations, as far as they are configured. */
export function createTaxonomySources({ taxonomies }: Pick<Config, 'taxonomies'>): TaxonomySource[] {
  return taxonomies.jobtech === null ? [] : [createJobtechTaxonomy(taxonomies.jobtech)];
}

/** Whoever is asked, and where. */
type Asked = Pick<Source, 'name' | 'baseUrls'>;

/** A publisher of timetables as one who is asked. */
export function askedBy({ name, url }: TimetableSource): Asked {
  return { name, baseUrls: [url.href] };
}

/**
 * Live upstreams are asked only by someone who says who they are.
 * @throws ConfigError where a source is public and `SUNDET_CONTACT` is unset.
 */
export function requireContact(config: Config, sources: readonly Asked[]): void {
  if (config.contact !== null) return;
  const live = sources.filter((source) => publicHosts(source).length > 0);
  if (live.length === 0) return;
  const names = live.map((source) => source.name).join(' and ');
  throw new ConfigError(
    `SUNDET_CONTACT is not set: ${names} may be asked only with an e-mail address or URL by which their people can reach you`,
  );
}

/**
 * The sources of these ids, each once, in the order named; null for all.
 * @param fault makes what is thrown for an id that is not among them.
 */
export function chooseSources(
  sources: readonly Source[],
  ids: readonly string[] | null,
  fault: (message: string) => SundetError,
): readonly Source[] {
  if (ids === null) return sources;
  return [...new Set(ids)].map((id) => {
    const found = sources.find((source) => source.id === id);
    if (found !== undefined) return found;
    const known = sources.map((source) => source.id).join(', ');
    throw fault(`there is no source “${id}” among those switched on: ${known}`);
  });
}

/**
 * Public upstreams are never hurried.
 * @throws ConfigError where `SUNDET_PACE` is below 1 and a source is not on loopback.
 */
export function requirePoliteness(config: Config, sources: readonly Asked[]): void {
  if (config.pace >= 1) return;
  const hosts = sources.flatMap((source) => publicHosts(source));
  if (hosts.length === 0) return;
  throw new ConfigError(
    `SUNDET_PACE: below 1 is accepted only for upstreams on loopback, not for ${hosts[0]}: leave its source out with SUNDET_SOURCES, or set SUNDET_PACE=1`,
  );
}

/** The hosts a source asks that are not on this machine. */
export function publicHosts(source: Pick<Source, 'baseUrls'>): string[] {
  return source.baseUrls.map((url) => new URL(url)).flatMap((url) => (isLoopback(url) ? [] : [url.hostname]));
}

async function sourceSettings(config: Config): Promise<SourceSettings> {
  const { jobtechStream, jobtechSearch, jobtechLinks, jobnet } = config.upstreams;
  return {
    jobtechStreamUrl: jobtechStream,
    jobtechSearchUrl: jobtechSearch,
    joblinksUrl: jobtechLinks,
    jobnetUrl: jobnet,
    ...(config.employerFeeds === null ? {} : await readEmployerFeeds(config.employerFeeds)),
  };
}

/** Where timetables are kept. */
export function timetableFolder({ dataDir }: Pick<Config, 'dataDir'>): string {
  return path.join(dataDir, 'timetables');
}

export function userAgent(config: Config): string {
  const name = `Sundet/${VERSION}`;
  return config.contact === null ? name : `${name} (+${config.contact})`;
}
