import { existsSync } from 'node:fs';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/demo/random.ts';
import { checkJourney } from '../../src/timetable/check-journey.ts';
import { readGtfs } from '../../src/timetable/gtfs/read-gtfs.ts';
import { validateFeed } from '../../src/timetable/gtfs/validate.ts';
import { buildLayout } from '../../src/timetable/layout/build-layout.ts';
import { buildFootpaths, StopFinder } from '../../src/timetable/network/walking.ts';
import { createRouter, UNREACHED } from '../../src/timetable/router.ts';

/** Real timetables that nobody here wrote; see the folder's own notes. */
const FEEDS = path.resolve(import.meta.dirname, '../../../shared/data/journeys/gtfs');
const HOUR = 3600;
const PAIRS = 12;

/** What stands in them, counted with other tools, and a day they run on. */
const EXPECTED = [
  { name: 'amtrak_2021-10.zip', date: '2021-10-06', stops: 672, trips: 3173, calls: 39_721 },
  { name: 'kuopio_2017.zip', date: '2017-03-15', stops: 1355, trips: 2149, calls: 79_123 },
  { name: 'plzen_pmdp.zip', date: '2026-02-17', stops: 710, trips: 7942, calls: 132_436 },
  { name: 'sao_paulo_frequencies_sample.zip', date: '2019-09-11', stops: 654, trips: 36, calls: 860 },
  { name: 'trafiklab_klt_2019_minified.zip', date: '2019-05-20', stops: 5899, trips: 2, calls: 92 },
];

describe.skipIf(!existsSync(FEEDS))('real feeds', () => {
  it.each(EXPECTED)(
    '$name is read whole, and every journey in it exists',
    async ({ name, date, ...counts }) => {
      const feed = await readGtfs(path.join(FEEDS, name), { feed: name });
      const { network } = feed;
      const day = Temporal.PlainDate.from(date);
      expect({
        stops: network.stops.latitude.length,
        trips: network.trips.route.length,
        calls: network.calls.stop.length,
      }).toEqual(counts);
      const { accepted, errors } = validateFeed(feed, { asOf: day, previousTrips: null });
      expect(errors).toEqual([]);
      expect(accepted).toBe(true);

      const layout = buildLayout(network, buildFootpaths(network), day);
      const router = createRouter({ network, layout });
      const finder = new StopFinder(network);
      const random = seededRandom(1);
      const called = [...new Set(network.calls.stop)].sort((a, b) => a - b);
      const place = () => {
        const stop = called[random.whole(0, called.length - 1)] ?? 0;
        const point = {
          latitude: network.stops.latitude[stop] ?? 0,
          longitude: network.stops.longitude[stop] ?? 0,
        };
        return finder.near(point, 600);
      };
      for (let i = 0; i < PAIRS; i++) {
        const [origins, targets] = [place(), place()];
        const window = { kind: 'departure', from: 8 * HOUR, to: 9 * HOUR } as const;
        const journeys = router.range({ origins, targets, window });
        for (const journey of journeys) {
          expect(checkJourney(journey, network, layout.date, layout.timeZone)).toEqual([]);
        }
        // Three ways to the same answer: the window's earliest is the one-to-one's, and one-to-all's over all targets.
        const first = router.earliestArrival({ origins, targets, departure: 8 * HOUR });
        const all = router.oneToAll({ origins, departure: 8 * HOUR });
        const arrivals = targets.map(({ stop, seconds }) => (all.times[stop] ?? UNREACHED) + seconds);
        expect(first?.arrival.seconds ?? UNREACHED).toBe(Math.min(UNREACHED, ...arrivals));
        const leaving = journeys.filter((journey) => journey.departure.seconds >= 8 * HOUR);
        const soonest = Math.min(UNREACHED, ...leaving.map((journey) => journey.arrival.seconds));
        if (first !== null && first.departure.seconds <= window.to)
          expect(soonest).toBe(first.arrival.seconds);
      }
    },
  );

  it('says what a feed without stop times lacks', async () => {
    const feed = await readGtfs(path.join(FEEDS, 'ul_uppsala_2022_partial'), { feed: 'ul' });
    const asOf = Temporal.PlainDate.from('2021-10-06');
    const { accepted, errors } = validateFeed(feed, { asOf, previousTrips: null });
    expect(accepted).toBe(false);
    expect(errors.map((error) => error.code)).toEqual(['missing_required_file', 'no_usable_trips']);
    expect(feed.network.stations.latitude.length).toBe(4613);
  });
});
