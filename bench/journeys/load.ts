import type { Temporal } from 'temporal-polyfill';
import { readGtfs } from '../../src/timetable/gtfs/read-gtfs.ts';
import { buildLayout } from '../../src/timetable/layout/build-layout.ts';
import { concatNetworks } from '../../src/timetable/network/concat-networks.ts';
import { packNetwork } from '../../src/timetable/network/network-pack.ts';
import { buildFootpaths } from '../../src/timetable/network/walking.ts';
import type { Timetable } from '../../src/timetable/timetable-file.ts';

/** Zips to something that can be searched. */
export async function loadFeeds(feeds: readonly string[], date: Temporal.PlainDate): Promise<Timetable> {
  const read = [];
  for (const [i, feed] of feeds.entries()) read.push((await readGtfs(feed, { feed: `feed-${i}` })).network);
  const merged = concatNetworks(read);
  const footpaths = buildFootpaths(merged);
  const layout = buildLayout(merged, footpaths, date);
  return { ...packNetwork(merged, footpaths), layouts: [layout] };
}
