import { openPack } from '../columns/pack.ts';
import { mergeNetworks } from '../merge/merge-networks.ts';
import type { MergeReport } from '../merge/merge-report.ts';
import { readBorderStations } from '../merge/read-border-stations.ts';
import { networkOf } from '../network/network-pack.ts';
import { buildFootpaths } from '../network/walking.ts';
import { saveTimetable } from '../timetable-file.ts';
import { serveJob } from './thread-job.ts';

export interface MergeJob {
  /** Packed, in the order of their feeds. */
  readonly networks: readonly SharedArrayBuffer[];
  /** Where to write the result. */
  readonly file: string;
}

/** Real-time messages name trips as this feed does. */
const IDS_FROM = ['gtfs-se'];

/** Joins the networks, finds the ways on foot, and writes one timetable. */
serveJob<MergeJob>(async ({ networks, file }) => {
  const { network, reports } = mergeNetworks(
    networks.map((buffer) => networkOf(openPack(buffer, false)).network),
    { borderStations: await readBorderStations(), idsFrom: IDS_FROM },
  );
  await saveTimetable(file, { network, footpaths: buildFootpaths(network), layouts: [] });
  return reports satisfies MergeReport[];
});
