import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { systemClock } from '../../src/lib/clock.ts';
import { buildLayout } from '../../src/timetable/layout/build-layout.ts';
import { importFeeds } from '../../src/timetable/service/import-feeds.ts';
import { openTimetable, type Timetable } from '../../src/timetable/timetable-file.ts';

/**
 * Zips to something that can be searched, as `sundet import gtfs` and a server do it: read and checked, each on a thread
 * of its own, merged, written, opened, and the date's layout built.
 */
export async function loadFeeds(
  feeds: readonly string[],
  date: Temporal.PlainDate,
  folder: string,
): Promise<Timetable> {
  const ids = feeds.length === 2 ? ['gtfs-dk', 'gtfs-se'] : feeds.map((_, i) => `feed-${i}`);
  const wanted = feeds.map((zip, i) => ({ id: ids[i] ?? '', path: zip }));
  const { timetable } = await importFeeds(folder, wanted, { clock: systemClock, asOf: date });
  const { network, footpaths } = await openTimetable(path.join(folder, timetable.file));
  const layout = buildLayout(network, footpaths, date);
  rmSync(folder, { recursive: true, force: true });
  return { network, footpaths, layouts: [layout] };
}
