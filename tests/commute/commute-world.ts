import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { geographyOf } from '../../src/cli/commutes.ts';
import { type CommuteDeps, Commutes } from '../../src/commute/commute-finder.ts';
import { writeDemoTimetables } from '../../src/demo/timetable/write-timetables.ts';
import type { Clock } from '../../src/lib/clock.ts';
import { loadPlaces } from '../../src/normalise/places/load-places.ts';
import type { WorkplaceRow } from '../../src/store/read-workplaces.ts';
import { readGtfs } from '../../src/timetable/gtfs/read-gtfs.ts';
import { buildLayout } from '../../src/timetable/layout/build-layout.ts';
import { concatNetworks } from '../../src/timetable/network/concat-networks.ts';
import type { Network } from '../../src/timetable/network/network.ts';
import { dayNumber, serviceDayStart } from '../../src/timetable/network/service-day.ts';
import { buildFootpaths, StopFinder } from '../../src/timetable/network/walking.ts';
import { createRouter, type Router } from '../../src/timetable/router.ts';
import { answerQuestion } from '../../src/timetable/service/answer-question.ts';
import type { ServingTimetable } from '../../src/timetable/service/timetable-service.ts';

const GENERATOR = path.resolve(import.meta.dirname, '../../../shared/tools/generate-gtfs.mjs');
export const HAS_GENERATOR = existsSync(GENERATOR);

/** The demo's timetables of both countries, or of one. */
export function demoNetwork(clock: Clock, only?: 'gtfs-dk' | 'gtfs-se'): Promise<Network> {
  return inFolder(async (folder) => {
    const { danish, swedish } = writeDemoTimetables(clock);
    const networks: Network[] = [];
    for (const [feed, zip] of [
      ['gtfs-dk', danish],
      ['gtfs-se', swedish],
    ] as const) {
      if (only !== undefined && feed !== only) continue;
      const file = path.join(folder, `${feed}.zip`);
      writeFileSync(file, zip);
      networks.push((await readGtfs(file, { feed })).network);
    }
    return concatNetworks(networks);
  });
}

/** A generated region, a tenth of the real one's buses. */
export function generatedNetwork(): Promise<Network> {
  return inFolder(async (folder) => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [GENERATOR, '--out', folder, '--seed', '1', '--scale', '0.1'],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`the generator failed: ${stderr}`);
    return (await readGtfs(folder, { feed: 'generated' })).network;
  });
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sundet-commute-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A timetable that answers on this thread. */
export function servingHere(network: Network, id = 'here'): ServingTimetable {
  const footpaths = buildFootpaths(network);
  const routers = new Map<string, Router>();
  const timeZone = network.feeds[0]?.timeZone ?? 'UTC';
  return {
    id,
    network,
    stops: new StopFinder(network),
    feeds: network.feeds.map(({ id: feed, publisher, validFrom, validTo }) => {
      return { id: feed, publisher, validFrom, validTo, importedAt: '2026-11-24T03:00:00+01:00' };
    }),
    validFrom: network.feeds[0]?.validFrom ?? '',
    validTo: network.feeds[0]?.validTo ?? '',
    timeZone,
    baseOf: (date) => serviceDayStart(dayNumber(Temporal.PlainDate.from(date)), timeZone),
    ordinaryWeekdayAfter: () => {
      throw new Error('commutes know their holidays themselves');
    },
    async ask(date, question) {
      let router = routers.get(date);
      if (router === undefined) {
        const layout = buildLayout(network, footpaths, Temporal.PlainDate.from(date));
        router = createRouter({ network, layout });
        routers.set(date, router);
      }
      return answerQuestion(router, question);
    },
  };
}

/**
 * Commutes over a timetable that can be exchanged, and places that can be added to.
 * @param read where the places are read from, where that is not these rows.
 */
export async function commuteWorld(
  clock: Clock,
  timetable: ServingTimetable | null,
  rows: WorkplaceRow[],
  read?: CommuteDeps['readWorkplaces'],
) {
  const listeners = new Set<() => void>();
  const world = { timetable, rows };
  const commutes = new Commutes({
    clock,
    geography: geographyOf(await loadPlaces()),
    timetables: {
      current: () => world.timetable,
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    readWorkplaces:
      read ??
      (async (after, missing) =>
        world.rows.filter(({ number }) => number > after || missing.includes(number))),
  });
  return {
    commutes,
    add: (row: WorkplaceRow) => world.rows.push(row),
    timetable: () => world.timetable,
    serve(next: ServingTimetable | null) {
      world.timetable = next;
      for (const listener of listeners) listener();
    },
  };
}

export function address(number: number, lat: number, lon: number): WorkplaceRow {
  const rest = { municipalityCode: null, postcode: null, city: null } as const;
  return { number, precision: 'address', country: 'DK', ...rest, lat, lon };
}
