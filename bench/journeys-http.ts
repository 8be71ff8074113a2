import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createJourneyFinder } from '../src/commute/journeys/journey-finder.ts';
import { createPlaceFinder } from '../src/commute/places/place-finder.ts';
import { seededRandom } from '../src/demo/random.ts';
import type { JourneysAnswer } from '../src/domain/journeys.ts';
import { buildApp } from '../src/http/app.ts';
import { fixedClock } from '../src/lib/clock.ts';
import { silentLogger } from '../src/lib/logger.ts';
import { loadPlaces } from '../src/normalise/places/load-places.ts';
import { openTimetableService, type ServingTimetable } from '../src/timetable/service/timetable-service.ts';
import { generateFeed, temporaryFolder } from './journeys/feed.ts';
import { measure, quantile } from './journeys/measure.ts';
import { child } from './journeys/run-child.ts';

const USAGE = `usage: npm run bench -- journeys-http [options]
  --scale N    size of the generated feed (default 1)
  --pairs N    pairs of addresses, one on each side of the Sound, seeded (default 60)
  --rounds N   rounds over the pairs, after one to warm up, which is told by itself (default 7)
`;
const DATE = '2026-11-24';
const SEED = 11;
/** An address lies about this far from some stop, degrees. */
const BESIDE = 0.002;
const SOUND = 12.75;

/** What `GET /api/v1/journeys` and `/places` cost over HTTP, the whole way of a request; milliseconds. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scale: { type: 'string', default: '1' },
      pairs: { type: 'string', default: '60' },
      rounds: { type: 'string', default: '7' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const folder = temporaryFolder();
  try {
    await bench(folder, values.scale, Number(values.pairs), Number(values.rounds));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bench(folder: string, scale: string, pairCount: number, rounds: number): Promise<void> {
  const now = `${DATE}T07:00:00+01:00`;
  const clock = fixedClock(now);
  const feed = generateFeed(folder, scale);
  const data = path.join(folder, 'timetables');
  // As in service, where the worker has brought them in: what that leaves behind in memory is not the server's.
  child('import', now, data, ...feed.countries);
  const timetables = await openTimetableService(data, { clock, logger: silentLogger, pollMs: 0 });
  const timetable = timetables.current();
  if (timetable === null) throw new Error('no timetable came into service');
  const places = createPlaceFinder({ facts: await loadPlaces(), timetables, addresses: [] });
  const app = await buildApp({
    vacancies: { search: () => Promise.reject(new Error()), get: async () => null },
    sources: { list: async () => [] },
    knownMunicipality: () => false,
    readiness: async () => ({ ready: true, checks: {} }),
    travel: { places, journeys: createJourneyFinder({ timetables, places, clock, realtime: null }) },
    clock,
    logger: silentLogger,
    pages: null,
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  try {
    const pairs = addressPairs(timetable, pairCount);
    const sizes: number[] = [];
    const cold: number[] = [];
    const asked = await measure(pairs, rounds, async ([from, to]) => {
      const begin = performance.now();
      const answer = await get(
        `${address}/api/v1/journeys?from=${from}&to=${to}&departAt=08:00&date=${DATE}`,
      );
      sizes.push((answer as JourneysAnswer).journeys.length);
      if (cold.length < pairs.length) cold.push(performance.now() - begin);
    });
    const typed = await measure(TYPED, rounds, (q) =>
      get(`${address}/api/v1/places?q=${encodeURIComponent(q)}`),
    );
    const show = ({ p50, p95 }: { p50: number; p95: number }) =>
      `p50 ${p50.toFixed(1)}  p95 ${p95.toFixed(1)}`;
    process.stdout.write(
      `GET /journeys between both sides, 2 h: ${show(asked)} ms (asked p50 ≤ 25, p95 ≤ 90), ` +
        `${quantile(sizes, 0.5)} choices; in the first round, to warm up, ` +
        `p50 ${quantile(cold, 0.5).toFixed(1)}\nGET /places: ${show(typed)} ms\n`,
    );
  } finally {
    await app.close();
    places.close();
    await timetables.close();
  }
}

const TYPED = [
  'köp',
  'København H',
  'malmo c',
  'helsingbrog',
  'Elsinore',
  '211',
  'nørrebros runddel',
  'k',
  'lun',
];

/** Points beside stops, one on each side; which way one goes alternates. */
function addressPairs({ network }: ServingTimetable, count: number): (readonly [string, string])[] {
  const random = seededRandom(SEED);
  const { latitude, longitude } = network.stops;
  const called = [...new Set(network.calls.stop)].sort((a, b) => a - b);
  const side = (isEast: boolean) => called.filter((stop) => (longitude[stop] ?? 0) > SOUND === isEast);
  const [west, east] = [side(false), side(true)];
  const beside = (stops: readonly number[]) => {
    const stop = stops[random.whole(0, stops.length - 1)] ?? 0;
    const moved = (degrees: number | undefined) => (degrees ?? 0) + (random.fraction() - 0.5) * BESIDE * 2;
    return `${moved(latitude[stop]).toFixed(5)},${moved(longitude[stop]).toFixed(5)}`;
  };
  return Array.from({ length: count }, (_, i) => {
    const [a, b] = [beside(west), beside(east)];
    return i % 2 === 0 ? [a, b] : [b, a];
  });
}

async function get(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
