import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { DemoCalendar } from '../../src/demo/demo-calendar.ts';
import { buildApp } from '../../src/http/app.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLogger } from '../../src/lib/logger.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import { QueryPlaces } from '../../src/normalise/places/query-places.ts';
import { createLiveConceptIndex } from '../../src/occupations/live-concept-index.ts';
import { readSeedLayer } from '../../src/occupations/seed-layer.ts';
import { VacancyBoard } from '../../src/search/board/vacancy-board.ts';
import { keepVocabulary } from '../../src/search/keep-vocabulary.ts';
import { createVacancySearch } from '../../src/search/vacancy-search.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createTaxonomyStore } from '../../src/store/taxonomy-store.ts';
import { adWriter } from './ad-rows.ts';
import { type CpuTime, cpuTimeOf } from './cpu-time.ts';
import { loadAds } from './load-ads.ts';
import { HttpMeter, quantile } from './measure-http.ts';
import { preparePlain, servePlain } from './plain-search.ts';
import { type BenchQuery, benchQueries } from './queries.ts';

export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
}

export interface Figures {
  readonly ads: number;
  readonly megabytes: number;
  readonly loadSeconds: number;
  /** Until all vacancies were in memory. */
  readonly boardSeconds: number;
  readonly search: Times;
  readonly kinds: readonly { readonly kind: string; readonly count: number; readonly times: Times }[];
  readonly plain: Times;
  /** Of each query's own two times. */
  readonly ratio: Times;
  readonly medianRatio: number;
  /** Of the queries, those that took ours more than 1.5 times as long. */
  readonly slowerShare: number;
  /** Of one search, in the mean. */
  readonly cpu: CpuTime;
  readonly plainCpu: CpuTime;
  readonly suggest: Times;
  readonly throughput: { readonly perSecond: number; readonly p95: number; readonly errors: number };
  readonly slowest: readonly { readonly path: string; readonly ms: number; readonly plainMs: number }[];
}

const CONNECTIONS = 32;
/** Each query is asked so often of both, in turns, and its median counts: a shared machine hiccups. */
const ROUNDS = 3;

export async function measureSearch(
  folder: string,
  measure: { ads: number; queries: number },
): Promise<Figures> {
  const database = await openDatabase({
    databaseUrl: null,
    dataDir: folder,
    share: false,
    logger: silentLogger,
  });
  try {
    const loadSeconds = await load(database, folder, measure.ads);
    tell('measuring');
    return { ...(await measureLoaded(database, measure.queries)), loadSeconds };
  } finally {
    await database.close();
  }
}

/** Of what goes on, for whoever waits. */
function tell(progress: string): void {
  process.stderr.write(`${progress}\n`);
}

/** How many ads are there from a run before; 0 where none are. */
async function adsIn(database: Database): Promise<number> {
  const { rows } = await database.pool.query<{ filled: boolean }>(
    "select to_regclass('plain_ad') is not null as filled",
  );
  if (rows[0]?.filled !== true) return 0;
  const counted = await database.pool.query<{ ads: number }>('select count(*)::int as ads from plain_ad');
  return counted.rows[0]?.ads ?? 0;
}

/**
 * @returns seconds that ours took; 0 where they were there already.
 * @throws Error where other ads are.
 */
async function load(database: Database, folder: string, ads: number): Promise<number> {
  await migrate(database);
  const there = await adsIn(database);
  if (there === ads) return 0;
  if (there > 0) throw new Error(`${folder} holds ${there} ads and not ${ads}: leave it out, or remove it`);
  tell(`loading ${ads} ads`);
  const taxonomy = createTaxonomyStore(database);
  const concepts = createLiveConceptIndex(taxonomy);
  await taxonomy.replace([await readSeedLayer()], systemClock.now());
  await concepts.refresh();
  const client = await database.pool.connect();
  const write = adWriter(concepts, new DemoCalendar(systemClock), systemClock.now());
  const loadSeconds = await loadAds(client, path.join(folder, 'copy'), ads, write);
  tell(`loaded in ${loadSeconds.toFixed(0)} s; plain full text of the same`);
  await preparePlain(client);
  client.release();
  return loadSeconds;
}

/** Measures on ads that are there already. */
export async function measureLoaded(
  database: Database,
  queries: number,
): Promise<Omit<Figures, 'loadSeconds'>> {
  const concepts = createLiveConceptIndex(createTaxonomyStore(database));
  await concepts.refresh();
  const { rows } = await database.pool.query<{ mb: number; ads: number }>(
    `select pg_total_relation_size('vacancy') / 1e6::float8 as mb, count(*)::int as ads from vacancy`,
  );

  const places = await loadPlaces();
  const board = new VacancyBoard({
    url: database.url,
    mostVacancies: Number.MAX_SAFE_INTEGER,
    logger: silentLogger,
  });
  const began = performance.now();
  board.start();
  await board.settled();
  const boardSeconds = (performance.now() - began) / 1000;
  const vacancies = createVacancySearch({
    database,
    board,
    clock: systemClock,
    municipalityName: (code) => places.municipality(code)?.name ?? null,
    occupations: concepts,
    places: new QueryPlaces(places),
    vocabulary: keepVocabulary({ pool: database.pool, clock: systemClock, logger: silentLogger }),
  });
  const app = await buildApp({
    vacancies,
    sources: { list: async () => [] },
    knownMunicipality: (code) => places.municipality(code) !== null,
    readiness: async () => ({ ready: true, checks: {} }),
    clock: systemClock,
    logger: silentLogger,
    pages: null,
  });
  const plainServer = servePlain(database.pool);
  const ours = new HttpMeter(await app.listen({ host: '127.0.0.1', port: 0 }), CONNECTIONS);
  plainServer.listen(0, '127.0.0.1');
  await once(plainServer, 'listening');
  const plain = new HttpMeter(`http://127.0.0.1:${(plainServer.address() as AddressInfo).port}`, CONNECTIONS);
  try {
    const mix = benchQueries(queries);
    const compared = await compare(ours, plain, mix);
    const eachOf = async (meter: HttpMeter): Promise<CpuTime> => {
      const { program, postgresql } = await cpuTimeOf(database, async () => {
        for (const query of mix) await meter.time(pathOf(query, { limit: '17' }));
      });
      return { program: program / queries, postgresql: postgresql === null ? null : postgresql / queries };
    };
    return {
      ads: rows[0]?.ads ?? 0,
      megabytes: rows[0]?.mb ?? 0,
      boardSeconds,
      ...compared,
      cpu: await eachOf(ours),
      plainCpu: await eachOf(plain),
      suggest: timesOf(await suggestTimes(ours)),
      throughput: await throughputOf(ours, benchQueries(queries)),
    };
  } finally {
    ours.close();
    plain.close();
    await app.close();
    await board.close();
    plainServer.close();
  }
}

interface Compared {
  readonly query: BenchQuery;
  readonly path: string;
  readonly ms: number;
  /** Of the first time of asking: nothing is remembered. */
  readonly firstMs: number;
  readonly plainMs: number;
}

type Comparison = Pick<
  Figures,
  'search' | 'kinds' | 'plain' | 'ratio' | 'medianRatio' | 'slowerShare' | 'slowest'
>;

async function compare(
  ours: HttpMeter,
  plain: HttpMeter,
  queries: readonly BenchQuery[],
): Promise<Comparison> {
  // The program is warm, as after its first minute; the queries are new to it.
  for (const query of benchQueries(20)) await ours.time(pathOf(query, { limit: '19' }));
  for (const query of benchQueries(20)) await plain.time(pathOf(query));
  const compared: Compared[] = [];
  for (const [index, query] of queries.entries()) {
    if (index > 0 && index % 100 === 0) tell(`${index} of ${queries.length} queries`);
    const path = pathOf(query);
    const [mine, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      mine.push((await ours.time(path)).ms);
      theirs.push((await plain.time(path)).ms);
    }
    compared.push({
      query,
      path,
      ms: quantile(mine, 0.5),
      firstMs: mine[0] ?? 0,
      plainMs: quantile(theirs, 0.5),
    });
  }
  const ratios = compared.map(({ ms, plainMs }) => ms / plainMs);
  const byKind = new Map<string, Compared[]>();
  for (const one of compared) byKind.set(one.query.kind, [...(byKind.get(one.query.kind) ?? []), one]);
  return {
    search: timesOf(compared.map(({ firstMs }) => firstMs)),
    kinds: [...byKind].map(([kind, of]) => ({
      kind,
      count: of.length,
      times: timesOf(of.map(({ firstMs }) => firstMs)),
    })),
    plain: timesOf(compared.map(({ plainMs }) => plainMs)),
    ratio: timesOf(ratios),
    medianRatio: quantile(ratios, 0.5),
    slowerShare: ratios.filter((ratio) => ratio > 1.5).length / ratios.length,
    slowest: compared
      .toSorted((a, b) => b.ms - a.ms)
      .slice(0, 15)
      .map(({ path, ms, plainMs }) => ({ path: decodeURIComponent(path), ms, plainMs })),
  };
}

function pathOf({ parameters }: BenchQuery, more: Record<string, string> = {}): string {
  return `/api/v1/vacancies?${new URLSearchParams({ ...parameters, facets: 'true', ...more })}`;
}

/** As one types: each beginning of some words. */
async function suggestTimes(ours: HttpMeter): Promise<number[]> {
  const words = [
    'sygeplejerske',
    'undersköterska',
    'developer',
    'malmö',
    'københavn',
    'region skåne',
    'lastbilschaufför',
    'kok helsing',
  ];
  const times: number[] = [];
  for (const word of words) {
    for (let length = 1; length <= word.length; length += 1) {
      const q = encodeURIComponent(word.slice(0, length));
      times.push((await ours.time(`/api/v1/suggest?q=${q}&lang=sv`)).ms);
    }
  }
  return times;
}

async function throughputOf(ours: HttpMeter, queries: readonly BenchQuery[]): Promise<Figures['throughput']> {
  const waiting = queries.map((query) => pathOf(query, { limit: '18' }));
  const times: number[] = [];
  let errors = 0;
  const began = performance.now();
  const work = async (): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      try {
        times.push((await ours.time(path)).ms);
      } catch {
        errors += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  const seconds = (performance.now() - began) / 1000;
  return { perSecond: times.length / seconds, p95: quantile(times, 0.95), errors };
}

function timesOf(times: readonly number[]): Times {
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), worst: Math.max(...times) };
}
