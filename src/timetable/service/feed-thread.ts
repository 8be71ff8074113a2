import { Temporal } from 'temporal-polyfill';
import { describeProblem } from '../gtfs/problem-log.ts';
import { readGtfs } from '../gtfs/read-gtfs.ts';
import { validateFeed } from '../gtfs/validate.ts';
import { stopCount, tripCount } from '../network/network.ts';
import { packNetwork } from '../network/network-pack.ts';
import { NO_FOOTPATHS } from '../network/walking.ts';
import { FeedRefusedError } from '../timetable-errors.ts';
import { savePacks } from '../timetable-file.ts';
import { serveJob } from './thread-job.ts';
import type { KeptFeed } from './timetable-folder.ts';

export interface FeedJob {
  readonly id: string;
  /** Zip or folder. */
  readonly path: string;
  /** ISO date. */
  readonly asOf: string;
  readonly previousTrips: number | null;
  /** Where to keep what was read. */
  readonly file: string;
}

export interface FeedJobResult {
  readonly feed: Omit<KeptFeed, 'file' | 'importedAt' | 'asOf'>;
  /** The network, packed. */
  readonly network: SharedArrayBuffer;
}

/** Kinds of faults told at once; the others are like them. */
const MOST_REASONS = 5;
/** Telling more often than this costs more than it tells, bytes. */
const TOLD_EVERY = 1 << 20;

/** Reads one feed, judges it and keeps it packed. @throws FeedRefusedError, FeedUnreadableError */
serveJob<FeedJob>(async ({ id, path, asOf, previousTrips, file }, tell) => {
  let told = 0;
  const read = await readGtfs(path, {
    feed: id,
    onProgress(done, total) {
      if (done - told < TOLD_EVERY && done < total) return;
      told = done;
      tell({ done, total });
    },
  });
  const verdict = validateFeed(read, { asOf: Temporal.PlainDate.from(asOf), previousTrips });
  if (!verdict.accepted) {
    const reasons = verdict.errors.slice(0, MOST_REASONS).map(describeProblem);
    const more = verdict.errors.length - reasons.length;
    const rest = more > 0 ? `\n  and ${more} more kinds of fault` : '';
    throw new FeedRefusedError(`${id} is not fit for service:\n  ${reasons.join('\n  ')}${rest}`);
  }
  const { buffer, network } = packNetwork(read.network, NO_FOOTPATHS);
  await savePacks(file, [buffer]);
  const [info] = network.feeds;
  const result: FeedJobResult = {
    feed: {
      id,
      publisher: info?.publisher ?? null,
      version: info?.version ?? null,
      validFrom: info?.validFrom ?? null,
      validTo: info?.validTo ?? null,
      stops: stopCount(network),
      trips: tripCount(network),
      tripsOnBusiestDay: verdict.tripsOnBusiestDay,
      warnings: verdict.warnings.map(describeProblem),
    },
    network: buffer,
  };
  return result;
});
