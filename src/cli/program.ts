import { type Config, isLoopback } from '../config.ts';
import type { VacancySearch } from '../domain/vacancy.ts';
import type { HarvestDeps } from '../harvest/run-harvest.ts';
import type { Clock } from '../lib/clock.ts';
import { ConfigError } from '../lib/errors.ts';
import { createHttpClient } from '../lib/http-client.ts';
import type { Logger } from '../lib/logger.ts';
import { loadPlaces } from '../normalise/places/load-places.ts';
import type { PlaceIndex } from '../normalise/places/place-index.ts';
import { createVacancySearch } from '../search/vacancy-search.ts';
import { createSources } from '../sources/registry.ts';
import type { Source } from '../sources/source.ts';
import { createHarvestStore } from '../store/create-harvest-store.ts';
import { type Database, openDatabase } from '../store/database.ts';
import type { HarvestStore } from '../store/harvest-store.ts';
import { migrate } from '../store/migrate.ts';

/** The program with everything built and connected: what each command takes its parts from. */
export interface Program {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly database: Database;
  readonly store: HarvestStore;
  readonly places: PlaceIndex;
  /** Every source there is. */
  readonly sources: readonly Source[];
  /** Those that the settings switch on. */
  readonly enabledSources: readonly Source[];
  readonly search: VacancySearch;
  readonly harvest: HarvestDeps;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Use the embedded database of a Sundet that already runs, rather than refuse. */
  readonly share: boolean;
}

/**
 * Builds the program: opens and migrates the database, reads the reference data, makes the sources.
 * @throws ConfigError, DatabaseUnavailableError: one sentence each, saying what to do.
 */
export async function openProgram(config: Config, options: OpenOptions): Promise<Program> {
  const { clock, logger, share } = options;
  const sources = createSources(sourceSettings(config));
  const enabledSources = chooseSources(sources, config.sources);
  const places = await loadPlaces();
  const { databaseUrl, dataDir } = config;
  const database = await openDatabase({ databaseUrl, dataDir, share, logger });
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  const http = createHttpClient({ userAgent: userAgent(config), pace: config.pace });
  const store = createHarvestStore(database, clock);
  const municipalityName = (code: string) => places.municipality(code)?.name ?? null;
  return {
    config,
    clock,
    logger,
    database,
    store,
    places,
    sources,
    enabledSources,
    search: createVacancySearch({ database, clock, municipalityName }),
    harvest: { store, http, places, clock, logger },
    async close() {
      await http.close();
      await database.close();
    },
  };
}

/**
 * Live upstreams are asked only by someone who says who they are.
 * @throws ConfigError where a source is public and `SUNDET_CONTACT` is unset.
 */
export function requireContact(config: Config, sources: readonly Source[]): void {
  if (config.contact !== null) return;
  const live = sources.filter((source) => source.baseUrls.some((url) => !isLoopback(new URL(url))));
  if (live.length === 0) return;
  const names = live.map((source) => source.name).join(' and ');
  throw new ConfigError(
    `SUNDET_CONTACT is not set: ${names} may be asked only with an e-mail address or URL by which their people can reach you`,
  );
}

/** Sources named by the settings or by a command. @throws ConfigError for one that does not exist. */
export function chooseSources(sources: readonly Source[], ids: readonly string[] | null): readonly Source[] {
  if (ids === null) return sources;
  return ids.map((id) => {
    const found = sources.find((source) => source.id === id);
    if (found !== undefined) return found;
    const known = sources.map((source) => source.id).join(', ');
    throw new ConfigError(`there is no source “${id}”; the sources are: ${known}`);
  });
}

function sourceSettings(config: Config): Parameters<typeof createSources>[0] {
  const { jobtechStream, jobtechSearch, jobnet } = config.upstreams;
  // JobSearch confirms what JobStream listed: a count from another world would confirm nothing.
  const sameWorld = isLoopback(jobtechSearch) === isLoopback(jobtechStream);
  return {
    jobtechStreamUrl: jobtechStream,
    jobtechSearchUrl: sameWorld ? jobtechSearch : null,
    jobnetUrl: jobnet,
  };
}

function userAgent(config: Config): string {
  return config.contact === null ? 'Sundet/0.1' : `Sundet/0.1 (+${config.contact})`;
}
