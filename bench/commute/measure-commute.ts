import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { createCommutes } from '../../src/cli/commutes.ts';
import type { Commutes } from '../../src/commute/commute-finder.ts';
import { createVacancyJourneys } from '../../src/commute/vacancy-journeys.ts';
import { DemoCalendar } from '../../src/demo/demo-calendar.ts';
import { type Random, seededRandom, seedOf } from '../../src/demo/random.ts';
import { roundedPoint, type VacancyJourneyFinder } from '../../src/domain/commute.ts';
import { ANY_VACANCY, type VacancySearch } from '../../src/domain/vacancy.ts';
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
import { readWorkplaceOf } from '../../src/store/read-vacancies.ts';
import { createTaxonomyStore } from '../../src/store/taxonomy-store.ts';
import { importFeeds } from '../../src/timetable/service/import-feeds.ts';
import {
  openTimetableService,
  type ServingTimetable,
} from '../../src/timetable/service/timetable-service.ts';
import { generateFeed } from '../journeys/feed.ts';
import { type AdRow, adWriter } from '../search/ad-rows.ts';
import { loadAds } from '../search/load-ads.ts';
import { HttpMeter, quantile } from '../search/measure-http.ts';

export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
}

export interface CommuteFigures {
  readonly ads: number;
  readonly workplaces: number;
  readonly stops: number;
  /** To read all workplaces and find their stops. */
  readonly warmSeconds: number;
  readonly cold: Times;
  readonly again: Times;
  readonly bothWays: Times;
  readonly bothAgain: Times;
  readonly without: Times;
  /** Inside the program. */
  readonly computing: Times;
  readonly computingBoth: Times;
  /** The journeys to all vacancies of one page, with what a missed connection costs, from a home already searched from. */
  readonly chances: Times;
  readonly crowd: { readonly besides: Times; readonly homes: Times; readonly errors: number };
}

interface Parts {
  readonly commutes: Commutes;
  readonly vacancies: VacancySearch;
  readonly journeys: VacancyJourneyFinder;
}

export interface Measure {
  readonly ads: number;
  readonly origins: number;
  readonly scale: string;
}

const WORKPLACES = 40_000;
const CROWD = 16;
const SEARCHES = [
  'q=sygeplejerske',
  'q=l%C3%A4rare&country=SE',
  'q=erfaring&country=DK',
  'q=arbete&hours=full_time',
  'q=kok',
  '',
];

export async function measureCommute(folder: string, measure: Measure): Promise<CommuteFigures> {
  const feed = generateFeed(folder, measure.scale);
  const timetables = path.join(folder, 'timetables');
  await mkdir(timetables);
  const now = Temporal.Instant.fromEpochMilliseconds(systemClock.now().getTime());
  const asOf = now.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
  const feeds = feed.countries.map((zip, i) => ({ id: `gtfs-${i === 0 ? 'dk' : 'se'}`, path: zip }));
  await importFeeds(timetables, feeds, { clock: systemClock, asOf });
  const service = await openTimetableService(timetables, { clock: systemClock, logger: silentLogger });
  const options = { databaseUrl: null, dataDir: folder, share: false, logger: silentLogger };
  const database = await openDatabase(options);
  try {
    const timetable = service.current();
    if (timetable === null) throw new Error('the timetable is not in service');
    const { app, parts, board } = await program(database, folder, measure.ads, service, timetable);
    const warmed = performance.now();
    await parts.commutes.warm();
    const warmSeconds = (performance.now() - warmed) / 1000;
    const meter = new HttpMeter(await app.listen({ host: '127.0.0.1', port: 0 }), 2 * CROWD);
    try {
      const { rows } = await database.pool.query('select count(*)::int as count from workplace');
      return {
        ads: measure.ads,
        workplaces: rows[0].count,
        stops: timetable.network.stops.latitude.length,
        warmSeconds,
        ...(await measureHttp(meter, parts, timetable, measure.origins)),
      };
    } finally {
      meter.close();
      await app.close();
      parts.commutes.close();
      await board.close();
    }
  } finally {
    await service.close();
    await database.close();
  }
}

async function program(
  database: Database,
  folder: string,
  ads: number,
  timetables: Awaited<ReturnType<typeof openTimetableService>>,
  timetable: ServingTimetable,
) {
  await migrate(database);
  const taxonomy = createTaxonomyStore(database);
  const concepts = createLiveConceptIndex(taxonomy);
  await taxonomy.replace([await readSeedLayer()], systemClock.now());
  await concepts.refresh();
  const client = await database.pool.connect();
  const write = adWriter(concepts, new DemoCalendar(systemClock), systemClock.now());
  const place = placer(timetable);
  await loadAds(client, path.join(folder, 'copy'), ads, (index) => ({ ...write(index), ...place(index) }));
  await client.query('analyze workplace');
  client.release();
  const places = await loadPlaces();
  const commutes = createCommutes({ database, timetables, places, clock: systemClock });
  const board = new VacancyBoard({
    url: database.url,
    mostVacancies: Number.MAX_SAFE_INTEGER,
    logger: silentLogger,
  });
  board.start();
  await board.settled();
  const vacancies = createVacancySearch({
    database,
    board,
    clock: systemClock,
    commutes,
    municipalityName: (code) => places.municipality(code)?.name ?? null,
    occupations: concepts,
    places: new QueryPlaces(places),
    vocabulary: keepVocabulary({ pool: database.pool, clock: systemClock, logger: silentLogger }),
  });
  const journeys = createVacancyJourneys({
    commutes,
    workplaceOf: (id) => readWorkplaceOf(database.db, id),
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
  return { app, board, parts: { commutes, vacancies, journeys } };
}

/** Four ads in five have an address, at one of 40,000 workplaces near stops; the others only their municipality. */
function placer(timetable: ServingTimetable): (index: number) => AdRow {
  const random = seededRandom(seedOf('commute bench workplaces'));
  const workplaces = Array.from({ length: WORKPLACES }, () => pointNear(timetable, random));
  return (index) => {
    const draw = seededRandom(seedOf(`commute bench ad ${index}`));
    if (draw.fraction() > 0.8) return {};
    const { lat, lon } = workplaces[draw.whole(0, WORKPLACES - 1)] ?? { lat: 55.6, lon: 13 };
    return { precision: 'address', lat, lon };
  };
}

/** Within some 600 m of a stop. */
function pointNear({ network }: ServingTimetable, random: Random): { lat: number; lon: number } {
  const { latitude, longitude } = network.stops;
  const called = network.calls.stop;
  const stop = called[random.whole(0, called.length - 1)] ?? 0;
  const away = () => (random.fraction() - 0.5) * 0.01;
  return { lat: (latitude[stop] ?? 0) + away(), lon: (longitude[stop] ?? 0) + away() * 1.8 };
}

async function measureHttp(meter: HttpMeter, parts: Parts, timetable: ServingTimetable, origins: number) {
  const { commutes } = parts;
  const random = seededRandom(seedOf('commute bench homes'));
  const homes = (count: number) => Array.from({ length: count }, () => pointNear(timetable, random));
  const oneWay = 'arriveBy=07:00&maxCommute=90&sort=commute';
  const both = `${oneWay}&leaveAfter=15:30`;
  // The program is warm, as after its first minute: both days' layouts built, every search made once.
  for (const home of homes(8)) await meter.time(searchPath(SEARCHES[0] ?? '', home, both));
  for (const search of SEARCHES) await meter.time(searchPath(search, homes(1)[0], oneWay));

  const search = (i: number) => SEARCHES[i % SEARCHES.length] ?? '';
  const times = {
    cold: [] as number[],
    again: [] as number[],
    bothWays: [] as number[],
    bothAgain: [] as number[],
    without: [] as number[],
  };
  const pairs = homes(origins);
  for (const [i, home] of pairs.entries()) {
    times.cold.push((await meter.time(searchPath(search(i), home, oneWay))).ms);
    times.again.push((await meter.time(searchPath(search(i), home, oneWay))).ms);
    const other = pointNear(timetable, random);
    times.bothWays.push((await meter.time(searchPath(search(i), other, both))).ms);
    times.bothAgain.push((await meter.time(searchPath(search(i), other, both))).ms);
    times.without.push((await meter.time(searchPath(search(i), undefined, ''))).ms);
  }
  return {
    cold: timesOf(times.cold),
    again: timesOf(times.again),
    bothWays: timesOf(times.bothWays),
    bothAgain: timesOf(times.bothAgain),
    without: timesOf(times.without),
    computing: await computingTimes(commutes, homes(origins), null),
    computingBoth: await computingTimes(commutes, homes(origins), '15:30'),
    chances: await chanceTimes(parts, homes(origins)),
    crowd: await crowdTimes(meter, homes(CROWD * 8), both, search),
  };
}

async function computingTimes(
  commutes: Commutes,
  homes: readonly { lat: number; lon: number }[],
  leaveAfter: string | null,
): Promise<Times> {
  const times: number[] = [];
  for (const home of homes) {
    const began = performance.now();
    const origin = roundedPoint(home);
    const limits = { maxCommute: 90, maxTravelDay: null, maxAway: null };
    await commutes.prepare({ origin, arriveBy: '07:00', leaveAfter, date: null, ...limits });
    times.push(performance.now() - began);
  }
  return timesOf(times);
}

async function chanceTimes(
  { vacancies, journeys }: Parts,
  homes: readonly { lat: number; lon: number }[],
): Promise<Times> {
  const times: number[] = [];
  for (const home of homes) {
    const limits = { maxCommute: 90, maxTravelDay: null, maxAway: null };
    const commute = {
      origin: roundedPoint(home),
      arriveBy: '07:00',
      leaveAfter: null,
      date: null,
      ...limits,
    };
    const { items } = await vacancies.search({ ...ANY_VACANCY, commute });
    const began = performance.now();
    await Promise.all(items.map(({ id }) => journeys.find({ id, placeName: '' }, commute)));
    times.push(performance.now() - began);
  }
  return timesOf(times);
}

/** Sixteen homes at once, one after another each, and beside them searches without a commute, one at a time. */
async function crowdTimes(
  meter: HttpMeter,
  homes: readonly { lat: number; lon: number }[],
  parameters: string,
  search: (i: number) => string,
): Promise<CommuteFigures['crowd']> {
  const waiting = [...homes.entries()];
  const homeTimes: number[] = [];
  const besides: number[] = [];
  let errors = 0;
  let isDone = false;
  const crowd = Array.from({ length: CROWD }, async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [i, home] = next;
      try {
        homeTimes.push((await meter.time(searchPath(search(i), home, parameters))).ms);
      } catch {
        errors += 1;
      }
    }
  });
  const beside = (async () => {
    for (let i = 0; !isDone; i++) besides.push((await meter.time(searchPath(search(i), undefined, ''))).ms);
  })();
  await Promise.all(crowd);
  isDone = true;
  await beside;
  return { besides: timesOf(besides), homes: timesOf(homeTimes), errors };
}

function searchPath(
  search: string,
  home: { lat: number; lon: number } | undefined,
  parameters: string,
): string {
  const from = home === undefined ? '' : `from=${home.lat.toFixed(4)},${home.lon.toFixed(4)}`;
  const parts = [search, from, parameters, 'facets=true'].filter((part) => part !== '');
  return `/api/v1/vacancies?${parts.join('&')}`;
}

function timesOf(times: readonly number[]): Times {
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), worst: Math.max(...times) };
}
