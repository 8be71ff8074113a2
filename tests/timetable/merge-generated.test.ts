import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkJourney } from '../../src/timetable/check-journey.ts';
import { stringAt, stringCount, stringTable } from '../../src/timetable/columns/string-table.ts';
import { readGtfs } from '../../src/timetable/gtfs/read-gtfs.ts';
import { buildLayout } from '../../src/timetable/layout/build-layout.ts';
import { type MergePlan, mergeNetworks, planMerge } from '../../src/timetable/merge/merge-networks.ts';
import { readBorderStations } from '../../src/timetable/merge/read-border-stations.ts';
import { type Network, tripCount } from '../../src/timetable/network/network.ts';
import { buildFootpaths } from '../../src/timetable/network/walking.ts';
import { createRouter } from '../../src/timetable/router.ts';

// Threads start slowly on a machine that has much else to do.
vi.setConfig({ testTimeout: 60_000 });

const GENERATOR = path.resolve(import.meta.dirname, '../../../shared/tools/generate-gtfs.mjs');
const isThere = existsSync(GENERATOR);

/**
 * The generated feed, once whole and once as two countries tell it: the other country's stations under other ids and
 * names and up to 320 m away, the Danish side cut short. Ids tell what belongs together; the merge does not see that.
 */
describe.skipIf(!isThere)(
  `the generated feed by country${isThere ? '' : ' (skipped: no generator here)'}`,
  () => {
    let folder: string;
    let danish: Network;
    let swedish: Network;

    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'sundet-split-'));
      execFileSync(process.execPath, [
        GENERATOR,
        '--out',
        folder,
        '--seed',
        '1',
        '--scale',
        '0.01',
        '--split',
      ]);
      danish = (await readGtfs(path.join(folder, 'dk'), { feed: 'gtfs-dk' })).network;
      swedish = (await readGtfs(path.join(folder, 'se'), { feed: 'gtfs-se' })).network;
    });

    afterAll(async () => {
      await rm(folder, { recursive: true, force: true });
    });

    it('finds every train that is in both, every stop, and nothing else', async () => {
      const { network, stops, trips } = planMerge(danish, swedish, await readBorderStations());
      expect(judgeTrips({ network, trips })).toEqual({ missed: 0, wrong: 0, right: 849 });
      const { into } = stops;
      const trueStop = (stop: number) =>
        stringAt(network.stops.id, stop)
          .replace(/^0000-/, 'se:')
          .replace(/^9021045-/, 'dk:');
      const both = [...into.keys()].filter((stop) => into[stop] !== stop);
      expect(both.length).toBe(43);
      expect(both.filter((stop) => trueStop(stop) !== trueStop(into[stop] ?? -1))).toEqual([]);
    });

    it('without train numbers leaves out what could be two, and takes nothing for what it is not', async () => {
      const plan = planMerge(unnumbered(danish), unnumbered(swedish), await readBorderStations());
      const { missed, wrong, right } = judgeTrips(plan);
      expect(wrong).toBe(0);
      expect(right).toBeGreaterThan(800);
      expect(plan.trips.nearMisses.filter((miss) => miss.why === 'ambiguous').length).toBeGreaterThanOrEqual(
        missed,
      );
    });

    it('does so without the list of border stations too, by name, mode and place', () => {
      expect(judgeTrips(planMerge(danish, swedish, []))).toMatchObject({ missed: 0, wrong: 0 });
    });

    it('answers as the whole feed does', async () => {
      const whole = (await readGtfs(folder, { feed: 'whole' })).network;
      const { network } = mergeNetworks([danish, swedish], {
        borderStations: await readBorderStations(),
        idsFrom: ['gtfs-se'],
      });
      expect(tripCount(network)).toBe(tripCount(whole));
      const date = Temporal.PlainDate.from('2026-11-24');
      const asking = (of: Network) => {
        const layout = buildLayout(of, buildFootpaths(of), date);
        const router = createRouter({ network: of, layout });
        return (from: string, to: string) => {
          const journeys = router.range({
            origins: stopsNamed(of, from),
            targets: stopsNamed(of, to),
            window: { kind: 'departure', from: 8 * 3600, to: 10 * 3600 },
          });
          const faults = journeys.flatMap((found) =>
            checkJourney(found, of, date.toString(), layout.timeZone),
          );
          expect(faults).toEqual([]);
          return journeys.map(({ departure, arrival, changes }) => [
            departure.seconds,
            arrival.seconds,
            changes,
          ]);
        };
      };
      const [askMerged, askWhole] = [asking(network), asking(whole)];
      for (const [from, to] of [
        ['Østerport', 'Lund C'],
        ['Lund C', 'Helsingør st'],
        ['Roskilde st', 'Kristianstad C'],
        ['Ystad st', 'Hillerød st'],
      ] as const) {
        const merged = askMerged(from, to);
        expect(merged.length).toBeGreaterThan(0);
        expect(merged).toEqual(askWhole(from, to));
      }
    });
  },
);

function judgeTrips({ network, trips }: Pick<MergePlan, 'network' | 'trips'>) {
  const id = (trip: number) => stringAt(network.trips.id, trip);
  const counts = new Map<string, number>();
  for (let trip = 0; trip < tripCount(network); trip++) {
    const trueId = id(trip).slice(2);
    counts.set(trueId, (counts.get(trueId) ?? 0) + 1);
  }
  const inBoth = [...counts.values()].filter((count) => count === 2).length;
  const pairs = trips.matches.map(({ trips: [a, b] }) => [id(a).slice(2), id(b).slice(2)]);
  const right = new Set(pairs.filter(([a, b]) => a === b).map(([a]) => a)).size;
  return { missed: inBoth - right, wrong: pairs.filter(([a, b]) => a !== b).length, right };
}

function unnumbered(network: Network): Network {
  const shortName = stringTable(Array.from({ length: tripCount(network) }, () => ''));
  return { ...network, trips: { ...network.trips, shortName } };
}

function stopsNamed({ stops }: Network, name: string): { stop: number; seconds: number }[] {
  const found: { stop: number; seconds: number }[] = [];
  for (let stop = 0; stop < stringCount(stops.name); stop++) {
    if (stringAt(stops.name, stop) === name) found.push({ stop, seconds: 0 });
  }
  return found;
}
